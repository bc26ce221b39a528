//! Doors for hostile input.

use crate::escpos::status::{StatusStream, Word};

/// Splits any bytes at all into a printer's words; how many of each kind: real-time, queued, automatic.
#[must_use]
pub fn words(bytes: &[u8]) -> (usize, usize, usize) {
    let mut stream = StatusStream::default();
    let mut counts = (0, 0, 0);
    for word in bytes.iter().filter_map(|byte| stream.feed(*byte)) {
        match word {
            Word::RealTime(_) => counts.0 += 1,
            Word::Queued(_) => counts.1 += 1,
            Word::Automatic(_) => counts.2 += 1,
        }
    }
    counts
}
