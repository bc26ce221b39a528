//! What one number does to every kind of deposit, written out; and where a deposit stands.

use super::*;
use crate::attempt::Means;
use crate::cloud::HoldFacts;
use crate::evidence::{Doubt, PaidFacts, Reason, RefundReason};
use crate::refund::{self, Course};
use crate::refusal::Refusal;

pub(super) fn fen(n: i64) -> Fen {
    Fen::new(n).unwrap()
}

pub(super) fn number(letter: char, count: u64) -> TradeNo {
    TradeNo::new(format!("130000520001123456{letter}{count:07}")).unwrap()
}

pub(super) fn held_facts(amount: Fen) -> PaidFacts {
    PaidFacts { transaction_id: None, guest_paid: amount, settled: amount, paid_at: 0, payer: None }
}

/// A deposit as taken; a frozen one is proven held.
pub(super) fn deposit(id: u64, hold: Hold, amount: Fen) -> Deposit {
    let freeze = match hold {
        Hold::Frozen { wallet } => {
            let mut freeze = Attempt::prepare(number('F', id), SaleId::NONE, wallet, Means::Scanned, amount);
            freeze.phase = Phase::Paid(held_facts(amount));
            Some(freeze)
        }
        _ => None,
    };
    Deposit {
        id: DepositId(id),
        chain: DepositId(1),
        room: "806".to_owned(),
        amount,
        hold,
        freeze,
        lapsed: Fen::ZERO,
        taken: Moment(1000),
        wall: Wall(0),
    }
}

pub(super) fn draw(no: TradeNo, id: DepositId, kind: DrawKind, amount: Fen, freed: Fen) -> Draw {
    Draw {
        no,
        deposit: id,
        kind,
        amount,
        freed,
        nonce: "n".to_owned(),
        by: None,
        phase: refund::Phase::Dispatched,
        dispatched: Moment(1000),
        settled: None,
        course: Course::default(),
    }
}

fn hold(letter: char) -> Hold {
    match letter {
        'W' => Hold::Frozen { wallet: Wallet::WeChat },
        'A' => Hold::Frozen { wallet: Wallet::Alipay },
        'P' => Hold::Paid { wallet: Wallet::WeChat, of: number('P', 1), total: fen(90_000), sale: SaleId(7) },
        'C' => Hold::Cash,
        'R' => Hold::Record(RecordKind::BankCard),
        other => panic!("unknown hold {other}"),
    }
}

/// `A500-c100+50d-r20u-l10`: Alipay, 500 fen; 100 consumed with 50 freed, done; 20 released, unknown; 10
/// lapsed. `f` has failed. Instead of draws: `?` freeze in doubt, `x` refused, `!` held and given up.
fn written(word: &str, id: u64) -> (Deposit, Vec<Draw>) {
    let (word, mark) = match word.strip_suffix(['?', 'x', '!']) {
        Some(rest) => (rest, word.chars().last()),
        None => (word, None),
    };
    let mut parts = word.split('-');
    let head = parts.next().unwrap();
    let number_of = |text: &str| fen(text.parse().unwrap());
    let mut it = deposit(id, hold(head.chars().next().unwrap()), number_of(&head[1..]));
    if let (Some(freeze), Some(mark)) = (it.freeze.as_mut(), mark) {
        match mark {
            '?' => freeze.phase = Phase::Asking(Doubt::Silence),
            'x' => freeze.phase = Phase::Refused(Reason::Balance),
            _ => freeze.want = Want::GiveBack,
        }
    }
    let mut draws = Vec::new();
    for (place, part) in parts.enumerate() {
        if let Some(lapsed) = part.strip_prefix('l') {
            it.lapsed = number_of(lapsed);
            continue;
        }
        let (body, phase) = part.split_at(part.len() - 1);
        let (amount, freed) = body[1..].split_once('+').unwrap_or((&body[1..], "0"));
        let kind = if body.starts_with('c') { DrawKind::Consume } else { DrawKind::Release };
        let no = number('D', id * 10 + u64::try_from(place).unwrap());
        let mut draw = draw(no, it.id, kind, number_of(amount), number_of(freed));
        draw.phase = match phase {
            "d" => refund::Phase::Done,
            "f" => refund::Phase::Failed(RefundReason::Declined),
            "u" => refund::Phase::Asking(Doubt::Silence),
            "a" => refund::Phase::Accepted,
            other => panic!("unknown phase {other}"),
        };
        draws.push(draw);
    }
    (it, draws)
}

/// `1:c380r120`, `a` when the release goes apart, `k` what stays held.
fn told(outcome: Result<Plan, Refusal>) -> String {
    let plan = match outcome {
        Ok(plan) => plan,
        Err(why) => return format!("{why:?}"),
    };
    let part =
        |letter: char, n: Fen| if n.is_zero() { String::new() } else { format!("{letter}{}", n.get()) };
    let mut words: Vec<String> = plan
        .shares
        .iter()
        .map(|share| {
            let apart = if share.apart { "a" } else { "" };
            let (consume, release) = (part('c', share.consume), part('r', share.release));
            format!("{}:{consume}{release}{apart}", share.deposit.0)
        })
        .collect();
    let sum = |of: fn(&Share) -> Fen| Fen::sum(plan.shares.iter().map(of)).unwrap();
    assert_eq!((plan.consume, plan.release), (sum(|s| s.consume), sum(|s| s.release)));
    words.extend((!plan.kept.is_zero()).then(|| part('k', plan.kept)));
    words.join(" ")
}

/// Chosen newest first, and every deposit with the draws of all.
fn planned(deposits: &str, settle: &str, channels: &Channels) -> String {
    let all: Vec<_> = deposits.split_whitespace().zip(1..).map(|(word, id)| written(word, id)).collect();
    let draws: Vec<Draw> = all.iter().flat_map(|(_, draws)| draws.clone()).collect();
    let chosen: Vec<_> = all.iter().rev().map(|(deposit, _)| (deposit, draws.as_slice())).collect();
    let (number, keep_rest) = settle.strip_suffix(" keep").map_or((settle, false), |number| (number, true));
    let consume = (number != "all").then(|| fen(number.parse().unwrap()));
    told(plan(&chosen, Settle { consume, keep_rest }, channels))
}

/// Deposits, the number that is typed, what happens.
const TABLE: &[(&str, &str, &str)] = &[
    // 0 releases all, the full sum keeps all, between them the rest goes back
    ("W500", "0", "1:r500a"),
    ("W500", "500", "1:c500"),
    ("W500", "380", "1:c380r120"),
    ("W500", "all", "1:c500"),
    ("A500", "0", "1:r500a"),
    ("A500", "380", "1:c380r120"),
    ("A500", "all", "1:c500"),
    // WeChat keeps no rest; whole it may stay
    ("W500", "380 keep", "1:c380r120"),
    ("A500", "380 keep", "1:c380 k120"),
    ("A500", "500 keep", "1:c500"),
    ("W500", "0 keep", "AmountZero"),
    ("A500 C500", "0 keep", "AmountZero"),
    // what was paid goes back by a refund of the charge: a call of its own; so do notes and bookings
    ("P500", "0", "1:r500a"),
    ("P500", "380", "1:c380r120a"),
    ("P500", "380 keep", "1:c380 k120"),
    ("P500", "500", "1:c500"),
    ("C500", "380", "1:c380r120a"),
    ("C500", "380 keep", "1:c380 k120"),
    ("R500", "380", "1:c380r120a"),
    ("R500", "0", "1:r500a"),
    // oldest first, across all kinds
    ("W300 W200", "400", "1:c300 2:c100r100"),
    ("W300 W200", "300", "1:c300 2:r200a"),
    ("W300 W200", "100", "1:c100r200 2:r200a"),
    ("W300 W200", "100 keep", "1:c100r200 k200"),
    ("A300 W200", "100 keep", "1:c100 k400"),
    ("W300 A200", "400 keep", "1:c300 2:c100 k100"),
    ("C300 P200 W100", "all", "1:c300 2:c200 3:c100"),
    ("C300 P200 W100", "550", "1:c300 2:c200 3:c50r50"),
    ("C300 P200 W100", "0", "1:r300a 2:r200a 3:r100a"),
    // what was taken, given back or lapsed is passed over; what has failed never was
    ("A500-c100d", "all", "1:c400"),
    ("A500-c100d-r50d", "0", "1:r350a"),
    ("A500-c100+50d", "350", "1:c350"),
    ("A500-c100f-r500f", "all", "1:c500"),
    ("A500-l200", "all", "1:c300"),
    ("A500-c500d W200", "150", "2:c150r50"),
    ("W500-c100+400f", "200", "1:c200r300"),
    // a consumption of one is not the other's
    ("W500-c100+400d W200", "50", "2:c50r150"),
    // each refusal
    ("A500", "501", "DepositTooMuch"),
    ("A500-c100d", "401", "DepositTooMuch"),
    ("A500-c500d", "0", "DepositNothingLeft"),
    ("A500-c500d", "1", "DepositNothingLeft"),
    ("A500-l500", "all", "DepositNothingLeft"),
    ("", "0", "DepositNothingLeft"),
    ("A500-c100u", "0", "DepositInDoubt"),
    ("A500-r10a", "1", "DepositInDoubt"),
    ("W500-c100+400u", "0", "DepositInDoubt"),
    ("C500 A500-r10u", "1", "DepositInDoubt"),
    ("A500?", "0", "DepositNotHeld"),
    ("A500x", "all", "DepositNotHeld"),
    ("C500 W500?", "1", "DepositNotHeld"),
    ("C10000000000000 C1", "1", "AmountTooLarge"),
    // held although it was given up: it goes back whole, whatever is wished
    ("W500!", "0", "1:r500a"),
    ("A500!", "0 keep", "1:r500a"),
    ("A500!", "1", "DepositNotHeld"),
    ("C500 W500!", "500", "1:c500 2:r500a"),
];

#[test]
fn what_one_number_does() {
    for (deposits, settle, expected) in TABLE {
        let got = planned(deposits, settle, &Channels::default());
        assert_eq!(got, *expected, "{deposits}: {settle}");
    }
}

/// A channel that consumes once and would keep the rest: the rest can only go back.
#[test]
fn a_channel_that_consumes_once_does_so_once() {
    let default = Channels::default();
    let wechat = Channel { keeps_rest: true, ..default.wechat };
    let channels = Channels { wechat, ..default };
    let table = [
        ("W500", "100 keep", "1:c100 k400"),
        ("W500-c100d", "100", "DepositUsedOnce"),
        ("W500-c100d", "all", "DepositUsedOnce"),
        ("W500-c100d", "0", "1:r400a"),
        ("W500-c100f", "100", "1:c100r400"),
        ("W500-c100d A500", "0", "1:r400a 2:r500a"),
        ("A500 W500-c100d", "500", "1:c500 2:r400a"),
        ("A500 W500-c100d", "501", "DepositUsedOnce"),
    ];
    for (deposits, settle, expected) in table {
        assert_eq!(planned(deposits, settle, &channels), expected, "{deposits}: {settle}");
    }
}

#[test]
fn a_cards_balance_takes_no_deposits_whatever_the_shop_sets() {
    let open = Channel { by_qr: true, ..Channels::default().alipay };
    let channels = Channels { wechat: open, alipay: open };
    let channel = channels.of(Wallet::OnlineCard);
    assert!(!channel.open && !channel.by_code && !channel.by_qr && !channel.keeps_rest);
}

#[test]
fn a_deposit_that_is_chosen_twice_counts_once() {
    let (it, draws) = written("C500", 1);
    let chosen = [(&it, draws.as_slice()), (&it, draws.as_slice())];
    let settle = |n| Settle { consume: Some(fen(n)), keep_rest: false };
    assert_eq!(told(plan(&chosen, settle(500), &Channels::default())), "1:c500");
    assert_eq!(told(plan(&chosen, settle(501), &Channels::default())), "DepositTooMuch");
}

/// Consumed, released, lapsed, unknown, left.
#[test]
fn where_a_deposit_stands() {
    let table = [
        ("A500", [0, 0, 0, 0, 500]),
        ("A500-c100+50d-r20u-l10", [100, 50, 10, 20, 320]),
        ("A500-c100+50u", [0, 0, 0, 150, 350]),
        ("A500-c100+50a", [0, 0, 0, 150, 350]),
        ("A500-c100+50f", [0, 0, 0, 0, 500]),
        ("A500-r500d", [0, 500, 0, 0, 0]),
        ("C500-c500d", [500, 0, 0, 0, 0]),
        ("A500?", [0, 0, 0, 0, 0]),
        ("A500x", [0, 0, 0, 0, 0]),
    ];
    for (word, expected) in table {
        let (deposit, draws) = written(word, 1);
        let Standing { consumed, released, lapsed, unknown, left } = standing(&deposit, &draws);
        assert_eq!([consumed, released, lapsed, unknown, left].map(Fen::get), expected, "{word}");
    }
}

/// What lapsed by the cloud's word, and what of it is new here.
#[test]
fn what_the_wallet_has_given_back_by_itself() {
    let table = [
        ("A500", 500, Some(500)),
        ("A500-c100d", 400, Some(400)),
        ("A500-l100", 500, Some(400)),
        // nothing new
        ("A500", 0, None),
        ("A500-l400", 400, None),
        ("A500-l400", 300, None),
        // the consumption and the lapse may be the same money
        ("A500-c100u", 500, None),
        ("A500-c100u", 401, None),
        ("A500-c100u", 400, Some(400)),
        ("A500-c100f", 500, Some(500)),
        // more than is left here: the cloud and the book differ
        ("A500-c100d", 401, None),
        // never frozen
        ("C500", 500, None),
        ("P500", 500, None),
        ("A500?", 500, None),
    ];
    for (word, lapsed, expected) in table {
        let (deposit, draws) = written(word, 1);
        let facts =
            HoldFacts { frozen: Fen::ZERO, consumed: Fen::ZERO, released: Fen::ZERO, lapsed: fen(lapsed) };
        assert_eq!(lapse(&deposit, &draws, &facts), expected.map(fen), "{word}: {lapsed}");
    }
}
