//! Which readings of a camera are believed, and how often they are told.

use camera::reader::{Agreement, Reading, Symbology};
use std::time::{Duration, Instant};

fn reading(text: &str, sure: bool) -> Reading {
    let symbology = if sure { Symbology::Qr } else { Symbology::Code128 };
    Reading { text: text.as_bytes().to_vec(), symbology, sure }
}

fn after(start: Instant, ms: u64) -> Instant {
    start + Duration::from_millis(ms)
}

#[test]
fn a_sure_reading_is_believed_at_once() {
    let told = Agreement::new().hear(reading("134567890123456789", true), Instant::now());
    assert!(told.is_some_and(|r| r.text == b"134567890123456789"));
}

#[test]
fn an_unsure_reading_waits_for_a_second_one_that_says_the_same() {
    let (mut agreement, start) = (Agreement::new(), Instant::now());
    assert!(agreement.hear(reading("42094033", false), start).is_none());
    assert!(agreement.hear(reading("42094043", false), after(start, 33)).is_none());
    assert!(
        agreement.hear(reading("42094043", false), after(start, 66)).is_some_and(|r| r.text == b"42094043")
    );
}

#[test]
fn two_looks_far_apart_do_not_agree() {
    let (mut agreement, start) = (Agreement::new(), Instant::now());
    assert!(agreement.hear(reading("42094033", false), start).is_none());
    assert!(agreement.hear(reading("42094033", false), after(start, 5000)).is_none());
}

#[test]
fn a_code_held_in_view_is_told_once_and_again_when_it_was_away() {
    let (mut agreement, start) = (Agreement::new(), Instant::now());
    let mut told = 0;
    for frame in 0..300 {
        told += usize::from(agreement.hear(reading("1", true), after(start, frame * 33)).is_some());
    }
    assert_eq!(told, 1);
    let away = after(start, 300 * 33 + 1600);
    assert!(agreement.hear(reading("1", true), away).is_some());
}

#[test]
fn another_code_is_told_while_the_first_is_held() {
    let (mut agreement, start) = (Agreement::new(), Instant::now());
    assert!(agreement.hear(reading("1", true), start).is_some());
    assert!(agreement.hear(reading("2", true), after(start, 33)).is_some());
    assert!(agreement.hear(reading("1", true), after(start, 66)).is_none());
}

#[test]
fn the_same_text_in_both_kinds_of_code_is_one_reading() {
    let (mut agreement, start) = (Agreement::new(), Instant::now());
    let bars = |text: &str| Reading { text: text.into(), symbology: Symbology::Code128, sure: true };
    assert!(agreement.hear(reading("28", true), start).is_some());
    assert!(agreement.hear(bars("28"), after(start, 400)).is_none(), "a pay page shows one code in two ways");
}

#[test]
fn memory_is_bounded_and_a_held_code_stays_in_it() {
    let (mut agreement, start) = (Agreement::new(), Instant::now());
    assert!(agreement.hear(reading("held", true), start).is_some());
    for n in 0..1000u64 {
        agreement.hear(reading(&n.to_string(), false), after(start, n));
        if n % 10 == 0 {
            assert!(agreement.hear(reading("held", true), after(start, n)).is_none());
        }
    }
}
