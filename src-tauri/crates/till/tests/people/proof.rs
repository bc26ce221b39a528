//! The proof itself, at the real cost and the cheap one.

use crate::house::PEPPER;
use std::time::Instant;
use till::engine::{Pin, Proof, Prove};
use till::task::proof::{Cost, prove};

fn pin(text: &str) -> Pin {
    Pin::new(text).unwrap()
}

fn make(text: &str, cost: Cost) -> String {
    match prove(&Prove::Make { pin: pin(text), others: Vec::new() }, &PEPPER, cost) {
        Proof::Made(hash) => hash,
        other => panic!("{other:?}"),
    }
}

fn check(text: &str, hash: &str, pepper: &[u8; 32], cost: Cost) -> Proof {
    prove(&Prove::Check { pin: pin(text), hash: hash.to_owned() }, pepper, cost)
}

#[test]
fn real_cost_is_what_the_hash_says_and_what_it_takes() {
    let begun = Instant::now();
    let hash = make("4711", Cost::REAL);
    assert!(begun.elapsed().as_millis() >= 5, "too cheap: {:?}", begun.elapsed());
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1,keyid="), "{hash}");
    assert_eq!(check("4711", &hash, &PEPPER, Cost::REAL), Proof::Right);
    assert_eq!(check("4712", &hash, &PEPPER, Cost::REAL), Proof::Wrong);
}

/// A machine that has lost the pepper knows of no PIN whether it is right: nobody is locked out by that.
#[test]
fn without_the_pepper_nothing_is_proven_and_a_new_pin_can_be_set() {
    let hash = make("4711", Cost::CHEAP);
    assert_eq!(check("4711", &hash, &PEPPER, Cost::CHEAP), Proof::Right);
    assert_eq!(check("4711", &hash, &[8; 32], Cost::CHEAP), Proof::Failed);
    assert_eq!(check("4712", &hash, &[8; 32], Cost::CHEAP), Proof::Failed);
    let anew = Prove::Make { pin: pin("4711"), others: vec![hash] };
    assert!(matches!(prove(&anew, &[8; 32], Cost::CHEAP), Proof::Made(_)));
}

#[test]
fn salt_makes_equal_pins_differ_and_still_they_are_found() {
    let (one, other) = (make("4711", Cost::CHEAP), make("4711", Cost::CHEAP));
    assert_ne!(one, other);
    let taken = Prove::Make { pin: pin("4711"), others: vec![make("1234", Cost::CHEAP), one] };
    assert_eq!(prove(&taken, &PEPPER, Cost::CHEAP), Proof::Taken);
}

#[test]
fn hashes_of_another_kind_prove_nothing() {
    let costly = make("4711", Cost::REAL);
    for hash in ["", "plain", "$argon2id$v=19$m=8,t=1,p=1$", "$1$abc$def", costly.as_str()] {
        assert_eq!(check("4711", hash, &PEPPER, Cost::CHEAP), Proof::Failed, "{hash}");
    }
}

#[test]
fn no_debug_shows_a_pin() {
    let told = format!("{:?}", Prove::Check { pin: pin("4711"), hash: "secret".to_owned() });
    assert!(!told.contains("4711"), "{told}");
    assert!(!told.contains("secret"), "{told}");
    assert!(!format!("{:?}", Proof::Made("secret".to_owned())).contains("secret"));
}
