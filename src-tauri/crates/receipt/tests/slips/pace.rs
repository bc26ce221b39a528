//! How fast a slip becomes bytes: `cargo test --release -p receipt pace -- --ignored --nocapture`.

use crate::cases::{WHEN, sale, template};
use domain::fact::Copy;
use receipt::{Columns, Language, encode, encode_raster, layout};
use std::time::Instant;

fn measure(name: &str, rounds: u32, make: impl Fn() -> Vec<u8>) {
    let first = make();
    let begin = Instant::now();
    for _ in 0..rounds {
        assert_eq!(std::hint::black_box(make()).len(), first.len());
    }
    let each = begin.elapsed() / rounds;
    let per_second = 1_000_000_000 / each.as_nanos().max(1);
    println!("{name}: {each:?} per slip of {} bytes, {per_second} slips/s", first.len());
}

#[test]
#[ignore = "a measurement"]
fn pace() {
    let (slip, template) = (sale(), template(Language::Zh, Columns::C32));
    let lines = || layout(&slip, Copy::First, &template, &|_| WHEN.to_owned());
    measure("letters", 200_000, || encode(&lines(), &template.paper));
    measure("dots", 2_000, || encode_raster(&lines(), &template.paper));
}
