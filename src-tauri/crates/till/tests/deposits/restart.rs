use crate::house::{ALIPAY, House, WECHAT, done_for, facts, fen};
use crate::settling::{consumes, releases};
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::{Doubt, Evidence, RefundEvidence};
use domain::ids::TradeNo;
use domain::slip::SlipKind;
use money::Fen;
use std::collections::BTreeMap;
use till::engine::Command;
use till::view::CaseKind;

fn asks_freeze(call: &CloudCall) -> bool {
    matches!(call, CloudCall::AskFreeze { .. })
}

fn asks_consume(call: &CloudCall) -> bool {
    matches!(call, CloudCall::AskConsume { .. })
}

#[test]
fn a_freeze_is_asked_about_and_never_sent_again() {
    for answered in [false, true] {
        let mut house = House::new();
        let call = house.freeze("806", "500", WECHAT);
        if answered {
            house.hears(&call, Evidence::Unsure(Doubt::Silence));
        }
        house.restart();
        let ask = house.only(asks_freeze);
        assert!(house.calls.is_empty(), "{:?}", house.calls);
        assert_eq!(house.cases(CaseKind::Freeze).len(), 1);
        house.paid(&ask);
        assert!(house.newest().is_held());
        house.restart();
        assert!(house.calls.is_empty());
        house.settle(&[house.newest().id], "0").unwrap();
        house.only(releases);
        house.verify();
    }
}

#[test]
fn a_given_up_freeze_stays_given_up() {
    let mut house = House::new();
    house.freeze("806", "500", WECHAT);
    let id = house.newest().id;
    house.key(Command::GiveBack { key: format!("freeze:{}", id.0) }).unwrap();
    house.restart();
    let ask = house.only(asks_freeze);
    house.paid(&ask);
    house.only(releases);
    // the way back is opened once
    house.restart();
    let ask = house.only(|call| matches!(call, CloudCall::AskRelease { .. }));
    house.done(&ask);
    assert_eq!(house.stands(id), (0, 50_000, 0, 0));
    house.restart();
    assert!(house.calls.is_empty() && !house.counter().has_open_work());
}

#[test]
fn an_unwanted_deposit_whose_release_was_not_opened_goes_back_after_the_start() {
    let mut house = House::new();
    house.set_up(|config| config.refund_orphans = false);
    let call = house.freeze("806", "500", WECHAT);
    let id = house.newest().id;
    house.key(Command::GiveBack { key: format!("freeze:{}", id.0) }).unwrap();
    house.paid(&call);
    house.config.refund_orphans = true;
    house.restart();
    house.only(releases);
}

#[test]
fn draws_are_asked_about_and_their_settlement_has_its_slip() {
    let mut house = House::new();
    let frozen = house.frozen("806", "500", WECHAT);
    let other = house.frozen("806", "300", ALIPAY);
    let cash = house.cash_deposit("806", "100");
    house.wait(10);
    house.settle(&[frozen, other, cash], "600").unwrap();
    let first = house.calls.remove(0);
    house.done(&first);
    let printed = house.printed;
    house.restart();
    let ask = house.only(asks_consume);
    assert!(house.calls.is_empty(), "{:?}", house.calls);
    house.done(&ask);
    assert_eq!(house.printed - printed, 1);
    let paper = house.last_slip();
    assert_eq!((paper.kind, paper.deposits.len()), (SlipKind::Settlement, 3), "also what was spent before");
    assert_eq!((paper.total, paper.deposits[2].returned), (fen(60_000), fen(10_000)));
    assert!(!house.counter().has_open_work());
    house.verify();
}

#[test]
fn a_repeat_after_the_start_says_the_same() {
    let mut house = House::new();
    let id = house.frozen("806", "500", ALIPAY);
    house.settle_keeping(&[id], "100", true).unwrap();
    let first = house.only(consumes);
    house.restart();
    let ask = house.only(asks_consume);
    house.drawn(&ask, RefundEvidence::NotFound);
    assert!(house.calls.is_empty(), "too early for a repeat");
    house.wait(200_000);
    let ask = house.last(asks_consume);
    house.drawn(&ask, RefundEvidence::NotFound);
    let again = house.only(consumes);
    assert_eq!(again.call, first.call);
    house.done(&again);
    assert_eq!(house.stands(id), (10_000, 0, 0, 40_000));
    house.verify();
}

#[test]
fn a_done_draw_is_done() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.settle(&[id], "380").unwrap();
    let call = house.only(consumes);
    house.done(&call);
    house.restart();
    assert!(house.calls.is_empty());
    assert_eq!(house.stands(id), (38_000, 12_000, 0, 0));
    house.frozen("806", "1", WECHAT);
    house.verify();
}

/// A cloud that tells the truth and takes each number once.
#[derive(Default)]
struct Cloud {
    frozen: BTreeMap<TradeNo, Fen>,
    done: BTreeMap<TradeNo, Fen>,
}

impl Cloud {
    fn reach(&mut self, call: &CloudCall) -> CloudAnswer {
        let frozen = |amount: Option<&Fen>| {
            CloudAnswer::Payment(amount.map_or(Evidence::NotFound, |fen| Evidence::Paid(facts(*fen, *fen))))
        };
        let done = |amount: Option<&Fen>| {
            CloudAnswer::Refund(amount.map_or(RefundEvidence::NotFound, |fen| done_for(*fen)))
        };
        match call {
            CloudCall::Freeze(call) => {
                self.frozen.insert(call.no.clone(), call.amount);
                frozen(Some(&call.amount))
            }
            CloudCall::AskFreeze { no, .. } => frozen(self.frozen.get(no)),
            CloudCall::Consume(call) => {
                self.done.insert(call.no.clone(), call.amount);
                done(Some(&call.amount))
            }
            CloudCall::AskConsume { no, .. } => done(self.done.get(no)),
            other => panic!("{other:?}"),
        }
    }

    fn answer(&mut self, house: &mut House) {
        for call in std::mem::take(&mut house.calls) {
            let answer = self.reach(&call.call);
            house.answer(&call, answer);
        }
    }

    /// The machine stops; what was sent has reached the cloud or not. Then time goes by.
    fn stop(&mut self, house: &mut House, arrived: bool) {
        for call in std::mem::take(&mut house.calls).iter().filter(|_| arrived) {
            self.reach(&call.call);
        }
        house.restart();
        for _ in 0..60 {
            self.answer(house);
            house.wait(10_000);
        }
        self.answer(house);
    }
}

#[test]
fn a_stop_at_every_step_ends_as_without_it() {
    for (step, arrived) in (0..5).flat_map(|step| [(step, false), (step, true)]) {
        let (mut house, mut cloud) = (House::new(), Cloud::default());
        house.room("806");
        house.type_line("500");
        house.scan(WECHAT).unwrap();
        if step == 0 {
            cloud.stop(&mut house, arrived);
        }
        cloud.answer(&mut house);
        let id = house.newest().id;
        if step == 0 && !arrived {
            assert!(house.deposit(id).is_dead() && cloud.frozen.is_empty());
            house.verify();
            continue;
        }
        if step == 1 {
            cloud.stop(&mut house, arrived);
        }
        house.settle(&[id], "380").unwrap();
        if step == 2 {
            cloud.stop(&mut house, arrived);
        }
        cloud.answer(&mut house);
        if step == 3 {
            cloud.stop(&mut house, arrived);
        }
        assert_eq!(house.stands(id), (38_000, 12_000, 0, 0), "step {step}, arrived {arrived}");
        let amounts: Vec<i64> = cloud.done.values().map(|fen| fen.get()).collect();
        assert_eq!((cloud.frozen.len(), amounts), (1, vec![38_000]), "step {step}, arrived {arrived}");
        assert_eq!(house.printed, 2, "one slip when it was taken, one when it was settled");
        assert!(!house.counter().has_open_work());
        house.verify();
    }
}

/// A guest's name is kept while the deposit is, and for a while after; then nothing in the book tells it.
#[test]
fn a_guests_name_is_forgotten_when_the_deposit_is_long_over() {
    const DAY: u64 = 24 * 3_600_000;
    let mut house = House::new();
    let over = house.cash_deposit("806", "300");
    house.settle(&[over], "0").unwrap();
    let held = house.cash_deposit("807", "200");
    let names = |house: &House| [over, held].map(|id| house.book().guest_name(id).unwrap());
    house.wait(89 * DAY);
    house.restart();
    assert!(names(&house).iter().all(Option::is_some));
    house.wait(2 * DAY);
    house.restart();
    assert_eq!(names(&house), [None, Some("王小明".to_owned())]);
    house.verify();
}
