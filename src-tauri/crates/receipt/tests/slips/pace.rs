//! How fast a slip becomes bytes: `cargo test --release -p receipt pace -- --ignored --nocapture`.

use crate::cases::{WHEN, sale, template};
use domain::fact::Copy;
use receipt::{Columns, Language, encode, layout};
use std::time::Instant;

#[test]
#[ignore = "a measurement"]
fn pace() {
    const ROUNDS: u32 = 200_000;
    let (slip, template) = (sale(), template(Language::Zh, Columns::C32));
    let make = || encode(&layout(&slip, Copy::First, &template, WHEN), &template.paper);
    let first = make();
    let begin = Instant::now();
    for _ in 0..ROUNDS {
        assert_eq!(std::hint::black_box(make()).len(), first.len());
    }
    let each = begin.elapsed() / ROUNDS;
    println!(
        "{each:?} per slip of {} bytes, {} slips/s",
        first.len(),
        1_000_000_000 / each.as_nanos().max(1)
    );
}
