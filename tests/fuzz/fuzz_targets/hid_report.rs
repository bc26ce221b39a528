//! Any report descriptor and any reports: what is read lies within the report, codes are printable and bounded, and a
//! code that a scanner of the usual layout sends comes back whole. Any keys: only letters and ends come out.
#![no_main]

#[path = "../../../drivers/scanner/src/wire/report.rs"]
#[allow(dead_code, reason = "the driver's own file; the target needs a part of it")]
mod report;

use libfuzzer_sys::fuzz_target;
use report::{Layout, layout};

/// Longest code, bytes, and longest report.
const LONGEST: usize = 512;
const REPORT: usize = 1024;

fn printable(bytes: &[u8]) -> String {
    bytes.iter().filter(|byte| (b' '..=b'~').contains(byte)).map(|byte| char::from(*byte)).collect()
}

/// The reports of one code in the usual layout.
fn usual(code: &[u8]) -> Vec<u8> {
    let mut reports = Vec::new();
    let pieces: Vec<&[u8]> = code.chunks(56).collect();
    for (at, piece) in pieces.iter().enumerate() {
        let mut report = [0; 64];
        report[0] = 2;
        report[1] = u8::try_from(piece.len()).expect("at most 56");
        report[5..5 + piece.len()].copy_from_slice(piece);
        report[63] = u8::from(at + 1 < pieces.len());
        reports.extend(report);
    }
    reports
}

fn check(codes: &[String], from: usize) {
    for code in codes {
        assert!(!code.trim().is_empty() && code.len() <= LONGEST);
        assert!(code.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
    }
    assert!(codes.iter().map(String::len).sum::<usize>() <= from, "more came out than went in");
}

fuzz_target!(|data: &[u8]| {
    let [length, rest @ ..] = data else { return };
    let (descriptor, reports) = rest.split_at(usize::from(*length).min(rest.len()));
    let told = layout(descriptor);
    if let Some(layout) = told {
        let (start, room) = layout.data;
        assert!(layout.length <= REPORT && start + room <= layout.length && room > 0, "{layout:?}");
        assert!(layout.count.is_none_or(|at| at < start), "{layout:?}");
        assert!(layout.more.is_none_or(|(_, bit)| bit < 8), "{layout:?}");
    }
    let layout = told.unwrap_or_else(Layout::default);
    for report in reports.chunks(layout.length.max(1)) {
        if let Some((code, _)) = layout.read(report) {
            assert!(code.len() <= layout.data.1 && report[layout.data.0..].starts_with(code));
        }
    }
    check(&scanner::probe::reports(descriptor, reports), reports.len());

    let whole: Vec<u8> =
        reports.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n' | b'\t')).collect();
    let codes = scanner::probe::reports(&[], &usual(&whole));
    let wanted = printable(&whole);
    if whole.len() <= LONGEST && !wanted.trim().is_empty() {
        assert_eq!(codes, [wanted]);
    } else {
        assert!(codes.is_empty(), "{codes:?}");
    }

    let typed = scanner::probe::keys(reports);
    assert!(typed.len() <= reports.len());
    assert!(typed.iter().all(|letter| matches!(letter, b' '..=b'~' | b'\r')), "{typed:?}");
});
