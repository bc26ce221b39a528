//! What may happen to one frozen deposit.

use super::{AMOUNT, CALM};
use crate::evidence::Wallet;
use crate::policy::TRANSIT;
use proptest::prelude::*;

/// What the cloud does with a call that it could fulfil.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mood {
    AtOnce,
    /// Done, or failed, after so many ms.
    Later {
        ms: u64,
        done: bool,
    },
    /// A no; `kept`: the number is remembered as failed, else the cloud knows nothing of it.
    Refuses {
        kept: bool,
    },
}

/// One step of the way of a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// Delay of the request and of the answer, in ms.
    pub(super) there: u64,
    pub(super) back: u64,
    pub(super) lost_there: bool,
    pub(super) lost_back: bool,
    pub(super) garbled: bool,
    pub(super) never_left: bool,
    /// The answer arrives a second time after this many ms.
    pub(super) again: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    /// One number, in fen.
    Settle {
        consume: Option<i64>,
        keep: bool,
    },
    AskNow,
    AskHold,
    Crash,
    /// The wallet's time is over.
    Lapse,
}

#[derive(Clone, Debug)]
pub(super) struct Plot {
    pub(super) wallet: Wallet,
    pub(super) moods: Vec<Mood>,
    pub(super) ways: Vec<Way>,
    /// What people, the power and the wallet do, and when, in ms.
    pub(super) acts: Vec<(u64, Act)>,
}

fn ways() -> impl Strategy<Value = Vec<Way>> {
    let delay = || prop_oneof![4 => 20..800_u64, 2 => 800..9000_u64, 1 => 9000..TRANSIT];
    let odd = || proptest::bool::weighted(0.15);
    let again = proptest::option::weighted(0.2, 1..60_000_u64);
    let way = (delay(), delay(), [odd(), odd(), odd(), odd()], again).prop_map(
        |(there, back, [lost_there, lost_back, garbled, never_left], again)| Way {
            there,
            back,
            lost_there,
            lost_back,
            garbled,
            never_left,
            again,
        },
    );
    proptest::collection::vec(way, 1..30)
}

pub(super) fn plots() -> impl Strategy<Value = Plot> {
    let mood = prop_oneof![
        3 => Just(Mood::AtOnce),
        2 => (1..300_000_u64, proptest::bool::weighted(0.8)).prop_map(|(ms, done)| Mood::Later { ms, done }),
        2 => any::<bool>().prop_map(|kept| Mood::Refuses { kept }),
    ];
    let number = prop_oneof![Just(None), Just(Some(0)), (1..AMOUNT).prop_map(Some)];
    let act = prop_oneof![
        6 => (number, any::<bool>()).prop_map(|(consume, keep)| Act::Settle { consume, keep }),
        2 => Just(Act::AskNow),
        2 => Just(Act::AskHold),
        2 => Just(Act::Crash),
        1 => Just(Act::Lapse),
    ];
    let acts = proptest::collection::vec((200..CALM, act), 1..14);
    let wallet = prop_oneof![Just(Wallet::WeChat), Just(Wallet::Alipay)];
    (wallet, proptest::collection::vec(mood, 1..8), ways(), acts)
        .prop_map(|(wallet, moods, ways, acts)| Plot { wallet, moods, ways, acts })
}
