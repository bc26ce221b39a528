//! Doors for hostile input.

use crate::reading::Reading;
use crate::wire::hid::Joiner;
use crate::wire::keys::{Keys, Typed};
use crate::wire::report::{Layout, layout};
use std::time::Instant;

/// The codes in any bytes at all, cut up as told by `cut`.
#[must_use]
pub fn codes(bytes: &[u8], cut: usize) -> Vec<String> {
    let mut reading = Reading::default();
    for piece in bytes.chunks(cut.max(1)) {
        reading.feed(piece, Instant::now());
    }
    reading.feed(b"\r", Instant::now());
    std::iter::from_fn(|| reading.take()).collect()
}

/// The codes in any reports at all, under any descriptor at all; the usual layout where it describes none.
#[must_use]
pub fn reports(descriptor: &[u8], reports: &[u8]) -> Vec<String> {
    let layout = layout(descriptor).unwrap_or_default();
    joined(&layout, reports)
}

fn joined(layout: &Layout, reports: &[u8]) -> Vec<String> {
    let (mut reading, mut joiner) = (Reading::default(), Joiner::default());
    for report in reports.chunks(layout.length.max(1)) {
        joiner.take(layout, report, &mut reading);
    }
    std::iter::from_fn(|| reading.take()).collect()
}

/// What any keys at all mean; one byte is a key, its highest bit tells that it goes up.
#[must_use]
pub fn keys(keys: &[u8]) -> Vec<u8> {
    let mut state = Keys::default();
    let typed = keys.iter().filter_map(|key| state.take(u16::from(key & 0x7f), i32::from(key >> 7 == 0)));
    typed
        .map(|typed| match typed {
            Typed::Letter(letter) => letter,
            Typed::End => b'\r',
        })
        .collect()
}
