//! Random days: whatever is pressed and whatever the cloud says, the promise holds after every input (the house
//! looks after each), and the journal makes the same book again.

use crate::house::{ALIPAY, DAY, House, WECHAT, done_for, facts, fen};
use domain::cloud::{CloudAnswer, CloudCall, HoldFacts};
use domain::deposit::Hold;
use domain::entry::Slash;
use domain::evidence::{Doubt, Evidence, Reason, RefundEvidence, RefundReason, Wallet};
use domain::ids::DepositId;
use domain::refund::Phase;
use domain::tender::RecordKind;
use till::engine::Command;
use till::view::{CaseAct, Stage};

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let n = self.below(from.len());
        from[n]
    }
}

fn payment(chance: &mut Chance, amount: i64) -> Evidence {
    match chance.below(10) {
        0..=3 => Evidence::Paid(facts(fen(amount), fen(amount - i64::try_from(chance.below(3)).unwrap()))),
        4 => Evidence::Failed(Reason::Balance),
        5 => Evidence::NotFound,
        6 => Evidence::Paying(Doubt::Typing),
        7 => Evidence::Closed,
        8 => Evidence::NeverLeft,
        _ => Evidence::Unsure(Doubt::Silence),
    }
}

fn drawn(chance: &mut Chance, amount: i64) -> RefundEvidence {
    match chance.below(8) {
        0..=2 => done_for(fen(amount)),
        3 => RefundEvidence::Failed(RefundReason::Declined),
        4 => RefundEvidence::NotFound,
        5 => RefundEvidence::Processing,
        6 => RefundEvidence::NeverLeft,
        _ => RefundEvidence::Unsure(Doubt::Silence),
    }
}

fn answer(chance: &mut Chance, call: &CloudCall) -> CloudAnswer {
    match call {
        CloudCall::Pay(call) => CloudAnswer::Payment(payment(chance, call.amount.get())),
        CloudCall::Freeze(call) => CloudAnswer::Payment(payment(chance, call.amount.get())),
        CloudCall::ShowFreeze(_) => CloudAnswer::Payment(Evidence::CodeReady("qr".to_owned())),
        CloudCall::AskFreeze { amount, .. } | CloudCall::AskPayment { amount, .. } => {
            CloudAnswer::Payment(payment(chance, amount.get()))
        }
        CloudCall::Consume(call) => CloudAnswer::Refund(drawn(chance, call.amount.get())),
        CloudCall::Release(call) => CloudAnswer::Refund(drawn(chance, call.amount.get())),
        CloudCall::Refund(call) => CloudAnswer::Refund(drawn(chance, call.amount.get())),
        CloudCall::AskConsume { amount, .. }
        | CloudCall::AskRelease { amount, .. }
        | CloudCall::AskRefund { amount, .. } => CloudAnswer::Refund(drawn(chance, amount.get())),
        CloudCall::AskHold { amount, .. } => CloudAnswer::Hold(Some(HoldFacts {
            frozen: *amount,
            consumed: fen(0),
            released: fen(0),
            lapsed: if chance.below(2) == 0 { *amount } else { fen(0) },
        })),
        _ => CloudAnswer::Payment(Evidence::Acknowledged),
    }
}

fn key(house: &mut House, command: Command) {
    // a refusal is an answer as good as any
    let _refused = house.key(command);
}

fn press(house: &mut House, chance: &mut Chance) {
    let ids: Vec<DepositId> = house.all().iter().map(|deposit| deposit.id).collect();
    match chance.below(12) {
        0..=3 => {
            let (room, name) = (chance.pick(&["806", "807", ""]).to_owned(), String::new());
            key(house, Command::Room { room, name });
            house.type_line(chance.pick(&["500", "30.5", "300/200"]));
            let code = house.code(chance.pick(&[WECHAT, ALIPAY]));
            match chance.below(5) {
                0..=2 => drop(house.scan(&code)),
                3 => drop(house.cash("")),
                _ => {
                    let (amount, reference) = (String::new(), String::new());
                    key(house, Command::Record { kind: RecordKind::BankCard, amount, reference });
                }
            }
        }
        4 => key(house, Command::ShowCode { wallet: Wallet::Alipay }),
        5..=7 if !ids.is_empty() => {
            let deposits = vec![chance.pick(&ids), chance.pick(&ids)];
            let consume = chance.pick(&["0", "*", "10", "380"]).to_owned();
            key(house, Command::SettleDeposit { deposits, consume, keep_rest: chance.below(2) == 0 });
        }
        8 => {
            let cases = house.picture().cases;
            if let Some(case) = cases.get(chance.below(cases.len().max(1))) {
                let act =
                    chance.pick(&[CaseAct::AskNow, CaseAct::GiveBack, CaseAct::Refund, CaseAct::Resume]);
                key(house, Command::Act { key: case.key.clone(), act });
            }
        }
        9 => key(house, Command::Park),
        10 => {
            if let Some(question) = house.picture().question {
                key(house, Command::Answer { id: question.id, yes: chance.below(2) == 0 });
            }
        }
        _ => key(house, Command::Dismiss),
    }
}

/// What a day came to: deposits that are held, dead, lapsed, paid with a sale, and draws that were done or failed.
#[derive(Debug, Default)]
struct Seen {
    held: usize,
    dead: usize,
    unwanted: usize,
    lapsed: usize,
    paid: usize,
    done: usize,
    failed: usize,
    restarts: usize,
}

fn day(seed: u64, seen: &mut Seen) {
    let mut chance = Chance(seed);
    let mut house = House::new();
    house.set_up(|config| config.limits.slash = Slash::Deposit);
    for _ in 0..120 {
        match chance.below(10) {
            0..=3 => press(&mut house, &mut chance),
            4..=7 if !house.calls.is_empty() => {
                let place = chance.below(house.calls.len());
                // some answers come twice, some never
                let call =
                    if chance.below(5) == 0 { house.calls[place].clone() } else { house.calls.remove(place) };
                let said = answer(&mut chance, &call.call);
                house.answer(&call, said);
            }
            8 if chance.below(4) == 0 => {
                seen.restarts += 1;
                house.restart();
            }
            8 if chance.below(3) == 0 => house.wait(DAY * 10),
            _ => house.wait(chance.pick(&[100, 3_000, 60_000, 400_000])),
        }
        assert!(!matches!(house.stage(), Stage::CodeReady { .. }) || house.picture().line.text.is_empty());
    }
    for deposit in house.all() {
        seen.held += usize::from(deposit.is_held());
        seen.dead += usize::from(deposit.is_dead());
        seen.unwanted += usize::from(deposit.is_unwanted());
        seen.lapsed += usize::from(!deposit.lapsed.is_zero());
        seen.paid += usize::from(matches!(deposit.hold, Hold::Paid { .. }));
        let draws = house.draws(deposit.id);
        seen.done += draws.iter().filter(|draw| draw.phase == Phase::Done).count();
        seen.failed += draws.iter().filter(|draw| matches!(draw.phase, Phase::Failed(_))).count();
    }
    house.verify();
}

#[test]
fn random_days_keep_the_promise() {
    let mut seen = Seen::default();
    for seed in 0..40 {
        day(seed, &mut seen);
    }
    let Seen { held, dead, unwanted, lapsed, paid, done, failed, restarts } = seen;
    let counts = [held, dead, unwanted, lapsed, paid, done, failed, restarts];
    assert!(
        counts.iter().all(|count| *count > 0),
        "held, dead, unwanted, lapsed, paid, done, failed, restarts: {counts:?}"
    );
}
