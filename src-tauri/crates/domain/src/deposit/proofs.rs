//! What must hold for every deposit, whatever is typed, answered or forgotten.

mod checks;

use super::table::{deposit, draw, fen, held_facts, number};
use super::*;
use crate::cloud::HoldFacts;
use crate::evidence::{Doubt, Reason, RefundEvidence, RefundFacts, RefundReason};
use crate::policy::Policies;
use crate::refund::{self, Asked, Event, Rules};
use proptest::prelude::*;

/// What may happen. Amounts in fen; places count round.
#[derive(Clone, Debug)]
enum Act {
    Take {
        kind: u8,
        amount: i64,
    },
    /// What the cloud says of a freeze.
    Frozen {
        which: usize,
        said: u8,
    },
    /// A freeze is given up before it is decided.
    GivenUp {
        which: usize,
    },
    /// One number for the deposits whose bit is set.
    Settle {
        chosen: u8,
        consume: Option<i64>,
        keep: bool,
    },
    /// An answer to a draw, true or not; its question was sent so long ago, in ms.
    Answer {
        which: usize,
        query: bool,
        said: u8,
        age: u64,
    },
    Restart,
    /// The cloud says so much has lapsed.
    Lapsed {
        which: usize,
        amount: i64,
    },
    Later {
        ms: u64,
    },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let which = || 0..30_usize;
    let number = prop_oneof![
        2 => Just(None),
        2 => Just(Some(0)),
        6 => (1..2000_i64).prop_map(Some),
    ];
    let act = prop_oneof![
        3 => (0..5_u8, 1..1000_i64).prop_map(|(kind, amount)| Act::Take { kind, amount }),
        4 => (which(), 0..4_u8).prop_map(|(which, said)| Act::Frozen { which, said }),
        1 => which().prop_map(|which| Act::GivenUp { which }),
        6 => (any::<u8>(), number, any::<bool>())
            .prop_map(|(chosen, consume, keep)| Act::Settle { chosen, consume, keep }),
        9 => (which(), any::<bool>(), 0..6_u8, 0..200_000_u64)
            .prop_map(|(which, query, said, age)| Act::Answer { which, query, said, age }),
        1 => Just(Act::Restart),
        1 => (which(), 0..1000_i64).prop_map(|(which, amount)| Act::Lapsed { which, amount }),
        2 => (1..200_000_u64).prop_map(|ms| Act::Later { ms }),
    ];
    proptest::collection::vec(act, 1..60)
}

fn channels() -> impl Strategy<Value = Channels> {
    let channel = || {
        (any::<bool>(), any::<bool>()).prop_map(|(once, keeps_rest)| Channel {
            consumptions: if once { Times::Once } else { Times::Many },
            keeps_rest,
            ..Channels::default().wechat
        })
    };
    let any = (channel(), channel()).prop_map(|(wechat, alipay)| Channels { wechat, alipay });
    prop_oneof![Just(Channels::default()), any]
}

struct House {
    channels: Channels,
    deposits: Vec<Deposit>,
    draws: Vec<Draw>,
    now: u64,
}

impl House {
    fn happens(&mut self, act: &Act) {
        match *act {
            Act::Take { kind, amount } if self.deposits.len() < 8 => self.take(kind, fen(amount)),
            Act::Take { .. } => {}
            Act::Frozen { which, said } => self.frozen(which, said),
            Act::GivenUp { which } => {
                if let Some(freeze) = self.freeze(which) {
                    freeze.want = Want::GiveBack;
                }
            }
            Act::Settle { chosen, consume, keep } => self.settle(chosen, consume.map(fen), keep),
            Act::Answer { which, query, said, age } => {
                let from = if query { Asked::Query } else { Asked::Send };
                let sent = Moment(self.now.saturating_sub(age));
                self.feed(which, Event::Heard { from, sent, evidence: evidence(said) });
            }
            Act::Restart => (0..self.draws.len()).for_each(|which| self.feed(which, Event::Restarted)),
            Act::Lapsed { which, amount } => self.lapsed(which, fen(amount)),
            Act::Later { ms } => self.now += ms,
        }
    }

    fn take(&mut self, kind: u8, amount: Fen) {
        let id = u64::try_from(self.deposits.len() + 1).unwrap();
        let hold = match kind {
            0 => Hold::Frozen { wallet: Wallet::WeChat },
            1 => Hold::Frozen { wallet: Wallet::Alipay },
            2 => {
                Hold::Paid { wallet: Wallet::WeChat, of: number('P', id), total: Fen::MAX, sale: SaleId(id) }
            }
            3 => Hold::Cash,
            _ => Hold::Record(RecordKind::BankCard),
        };
        let mut it = deposit(id, hold, amount);
        if let Some(freeze) = &mut it.freeze {
            freeze.phase = Phase::Dispatched;
        }
        self.deposits.push(it);
    }

    /// A freeze that is not decided.
    fn freeze(&mut self, which: usize) -> Option<&mut Attempt> {
        let many = self.deposits.len().max(1);
        let freeze = self.deposits.get_mut(which % many)?.freeze.as_mut()?;
        (!freeze.phase.is_final()).then_some(freeze)
    }

    fn frozen(&mut self, which: usize, said: u8) {
        if let Some(freeze) = self.freeze(which) {
            freeze.phase = match said {
                0 => Phase::Asking(Doubt::Silence),
                1 => Phase::Refused(Reason::Balance),
                _ => Phase::Paid(held_facts(freeze.amount)),
            };
        }
    }

    fn settle(&mut self, mask: u8, consume: Option<Fen>, keep_rest: bool) {
        let of = |it: &&Deposit| mask >> ((it.id.0 - 1) % 8) & 1 == 1;
        let chosen: Vec<Deposit> = self.deposits.iter().filter(of).cloned().collect();
        // newest first: the plan sorts them
        let asked: Vec<_> = chosen.iter().rev().map(|it| (it, self.draws.as_slice())).collect();
        match plan(&asked, Settle { consume, keep_rest }, &self.channels) {
            Ok(plan) => {
                self.check(&chosen, consume, &plan);
                self.begin(&chosen, &plan);
            }
            Err(why) => self.check_refusal(&chosen, consume, keep_rest, why),
        }
    }

    /// Cash and bookkeeping are done at once, and so is taking from what was paid; the rest leaves.
    fn begin(&mut self, chosen: &[Deposit], plan: &Plan) {
        for share in &plan.shares {
            let it = chosen.iter().find(|it| it.id == share.deposit).unwrap();
            let freed = if share.apart { Fen::ZERO } else { share.release };
            let mut begun = Vec::new();
            if !share.consume.is_zero() {
                begun.push((DrawKind::Consume, share.consume, freed));
            }
            if share.apart {
                begun.push((DrawKind::Release, share.release, Fen::ZERO));
            }
            for (kind, amount, freed) in begun {
                let no = number('D', u64::try_from(self.draws.len()).unwrap());
                let mut draw = draw(no, it.id, kind, amount, freed);
                let paid = matches!(it.hold, Hold::Paid { .. }) && kind == DrawKind::Consume;
                let leaves = it.hold.through_cloud() && !paid;
                draw.phase = if leaves { refund::Phase::Dispatched } else { refund::Phase::Done };
                draw.dispatched = Moment(self.now);
                self.draws.push(draw);
                self.feed(self.draws.len() - 1, Event::Dispatch);
            }
        }
    }

    fn feed(&mut self, which: usize, event: Event) {
        let policy = Policies::default().refund;
        let many = self.draws.len().max(1);
        if let Some(draw) = self.draws.get_mut(which % many) {
            let before = draw.clone();
            *draw = step_draw(&before, event, Rules { policy: &policy }, Moment(self.now)).next;
            let content =
                |it: &Draw| (it.no.clone(), it.deposit, it.kind, it.amount, it.freed, it.nonce.clone());
            assert_eq!(content(draw), content(&before), "what a number stands for never changes");
            assert!(!before.phase.is_final() || *draw == before, "decided is decided");
        }
    }

    fn lapsed(&mut self, which: usize, amount: Fen) {
        let many = self.deposits.len().max(1);
        if let Some(it) = self.deposits.get_mut(which % many) {
            let facts =
                HoldFacts { frozen: Fen::ZERO, consumed: Fen::ZERO, released: Fen::ZERO, lapsed: amount };
            if let Some(new) = lapse(it, &self.draws, &facts) {
                it.lapsed = it.lapsed.plus(new).unwrap();
            }
        }
    }
}

/// Any answer at all, whether or not it could be true.
fn evidence(said: u8) -> RefundEvidence {
    match said {
        0 => RefundEvidence::Done(RefundFacts { settled: fen(1) }),
        1 => RefundEvidence::Processing,
        2 => RefundEvidence::Failed(RefundReason::Declined),
        3 => RefundEvidence::NotFound,
        4 => RefundEvidence::NeverLeft,
        _ => RefundEvidence::Unsure(Doubt::Silence),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_taken_or_given_twice(acts in acts(), channels in channels()) {
        let mut house = House { channels, deposits: Vec::new(), draws: Vec::new(), now: 1_000_000 };
        for act in acts {
            house.happens(&act);
            house.holds_together();
        }
    }
}
