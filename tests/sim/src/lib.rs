//! A seeded world around the real engine, rules and book, with the pretend cloud called directly,
//! virtual time and faults at every effect. One seed is one day; the same seed is the same day.
//! It may know everything; nothing may know it.

pub mod audit;
pub mod cashier;
pub mod chance;
mod crash;
mod deeds;
mod forgery;
pub mod hotel;
pub mod members;
pub mod mutant;
mod mutation;
mod network;
pub mod paper;
mod setup;
pub mod world;

use mutant::Mutant;
use std::collections::BTreeMap;
use world::World;

/// What a day came to.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub seed: u64,
    /// End of the hash chain; the same seed gives the same.
    pub head: String,
    pub facts: u64,
    pub crashes: u32,
    pub calls: u64,
    pub orders: u64,
    /// How often cards moved, by what moved them.
    pub moves: BTreeMap<&'static str, u64>,
    pub violations: Vec<String>,
}

/// Deeds of one day.
const DEEDS: u64 = 30;

/// Lives through one day and audits it.
#[must_use]
pub fn run(seed: u64, mutant: Option<Mutant>) -> Outcome {
    live(seed, mutant, false)
}

/// The same, told on standard output as it happens.
#[must_use]
pub fn tell(seed: u64, mutant: Option<Mutant>) -> Outcome {
    live(seed, mutant, true)
}

fn live(seed: u64, mutant: Option<Mutant>, loud: bool) -> Outcome {
    let mut world = World::new(seed, mutant);
    world.loud = loud;
    world.live_through(DEEDS);
    let (crashes, calls) = (world.crashes, world.calls);
    let mut end = world.end();
    let mut violations = std::mem::take(&mut end.violations);
    let Some(book) = &end.book else {
        violations.push("the book is gone".to_owned());
        return Outcome { seed, violations, ..Outcome::default() };
    };
    violations.extend(audit::audit(book, &end.cloud, &end.paper));
    let head = book.head();
    let digest: String = head.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let orders = end.cloud.orders().len() as u64;
    let moves = audit::card_moves(book);
    Outcome { seed, head: digest, facts: head.seq, crashes, calls, orders, moves, violations }
}
