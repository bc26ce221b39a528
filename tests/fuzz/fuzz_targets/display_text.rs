//! Any text for a pole display: a frame holds our commands and printable letters only, never the drawer's, rows are
//! whole, and a figure is shown to the digit or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// Digits and at most one point behind a digit, one minus in front, at most eight places.
fn fits(figure: &str) -> bool {
    let digits = figure.strip_prefix('-').unwrap_or(figure);
    let minus = figure.len() - digits.len();
    let parts: Vec<&str> = digits.split('.').collect();
    let numbers = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    numbers && parts.len() <= 2 && !figure.starts_with('.') && minus + parts.concat().len() <= 8
}

fn letters(row: &[u8]) -> bool {
    row.len() == 20 && row.iter().all(|byte| (b' '..=b'~').contains(byte))
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.splitn(3, '|');
    let (figure, upper, lower) =
        (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let frames = display::probe::frames(figure, upper, lower);
    let [led8, cd5220, epson] = frames.as_slice() else { panic!("three kinds") };

    assert_eq!(led8.is_some(), fits(figure), "{figure:?}");
    if let Some(frame) = led8 {
        let mut wanted = b"\x1b@\x0c\x1bs2".to_vec();
        if !figure.is_empty() {
            wanted.extend(b"\x1bQA");
            wanted.extend(figure.as_bytes());
            wanted.push(b'\r');
        }
        assert_eq!(*frame, wanted);
    }
    let rest =
        cd5220.as_deref().and_then(|frame| frame.strip_prefix(b"\x1b@\x0c\x1bQA")).expect("a CD5220 frame");
    let (first, rest) = rest.split_at(20);
    let second =
        rest.strip_prefix(b"\r\x1bQB").and_then(|rest| rest.strip_suffix(b"\r")).expect("its second row");
    assert!(letters(first) && letters(second));

    let rest = epson
        .as_deref()
        .and_then(|frame| frame.strip_prefix(b"\x1b@\x0c\x1f$\x01\x01"))
        .expect("an Epson frame");
    let (upper, rest) = rest.split_at(20);
    let lower = rest.strip_prefix(b"\x1f$\x01\x02").expect("its second row");
    assert_eq!((upper, lower), (first, second), "both kinds show the same");
});
