//! How long an import takes, and how long a sale waits for it. Printed; only what must not be is judged, since disks
//! and neighbours differ by the hour.

use crate::house::{House, table};
use std::time::{Duration, Instant};
use till::engine::Command;
use till::intake::export;
use till::view::IntakeView;

/// A sale in notes, from the amount to the drawer.
fn sale(house: &House, seq: u32) -> Duration {
    let begun = Instant::now();
    house.key(Command::Draft { seq, text: "12.50".into() }).unwrap();
    house.key(Command::Cash { received: String::new() }).unwrap();
    house.key(Command::Dismiss).unwrap();
    begun.elapsed()
}

fn spread(mut waits: Vec<Duration>) -> (Duration, Duration) {
    waits.sort_unstable();
    (waits[waits.len() / 2], waits[waits.len() - 1])
}

#[test]
fn a_hundred_thousand_rows_come_in_while_the_counter_sells() {
    let house = House::new();
    let path = house.write("old.csv", &table(100_000));
    let alone = spread((1..=50).map(|seq| sale(&house, seq)).collect());
    let begun = Instant::now();
    let dry = house.check(&path);
    let checked = begun.elapsed();
    assert_eq!((dry.new_cards, dry.bad_rows), (100_000, 0));
    let begun = Instant::now();
    house.intake.run().unwrap();
    let mut waits = Vec::new();
    for seq in 51.. {
        if !matches!(house.intake.state(), IntakeView::Running { .. }) {
            break;
        }
        waits.push(sale(&house, seq));
        // a guest takes longer than this, and a queue of slips without a printer is no part of the measurement
        std::thread::sleep(Duration::from_millis(100));
    }
    house.ended().unwrap();
    let (ran, sales) = (begun.elapsed(), waits.len());
    println!("100,000 rows: dry run {checked:?}, import {ran:?} beside {sales} sales");
    let during = spread(waits);
    println!(
        "a sale alone: {:?}, at most {:?}; during the import: {:?}, at most {:?}",
        alone.0, alone.1, during.0, during.1
    );
    assert!(sales > 3 && during.1 < Duration::from_secs(2), "the counter stood still: {during:?}");
    assert_eq!(house.cards().len(), 100_000);
    let views = house.told.lock().unwrap().len();
    let most = 30 + (checked + ran).as_millis() / 50;
    assert!(views as u128 <= most, "{views} views were told, {most} may be");
    let begun = Instant::now();
    let out = house.path("members.csv");
    let exported =
        export(&house.reader(), &house.finder, &out, true, &mut |_| (), &|| false).unwrap().unwrap();
    println!("100,000 members to a table: {:?}", begun.elapsed());
    assert_eq!(exported.count(), 100_000);
    house.is_sound();
}
