//! A second person: for this command, this amount, now, once, and never oneself.

use crate::desk::{WECHAT, fen};
use crate::house::{ADMIN, CLERK, House, MANAGER, REFUNDER, id, person};
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::{RefundEvidence, RefundReason};
use domain::fact::{Fact, SecretKind};
use domain::ids::SaleId;
use domain::refusal::Refusal;
use domain::staff::{Act, Grant, Right, Role};
use domain::time::Moment;
use till::engine::{Command, Input, Output, Ticket};
use till::view::{Ask, CaseAct, CaseKind};

/// A clerk on duty with a sale of 100 yuan.
fn shop() -> (House, SaleId) {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    house.does(Command::StartShift { float: "500".to_owned() });
    let sale = house.sale("100");
    (house, sale)
}

fn refunded(house: &House, sale: SaleId) -> usize {
    house.desk.counter.book().refunds_of(sale).unwrap().len()
}

/// Approved is the fact right before the refund it allowed, with both names.
fn approvals(house: &House) -> Vec<Fact> {
    house.facts().into_iter().filter(|fact| matches!(fact, Fact::Approved { .. })).collect()
}

#[test]
fn named_approver_then_pin_and_it_is_done() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    let (_, approval) = house.approval().unwrap();
    assert_eq!(approval.act, "Refund");
    assert_eq!(approval.amount.unwrap().fen, 3_000);
    assert_eq!(approval.why.0, "RightMissing");
    // the other clerk is off duty
    let approvers: Vec<String> = approval.approvers.into_iter().map(|person| person.id).collect();
    assert_eq!(approvers, ["1", "2", "6"]);
    assert_eq!(refunded(&house, sale), 0);
    house.approve(MANAGER).unwrap();
    assert_eq!(house.desk.ask(), None);
    assert_eq!(refunded(&house, sale), 1);

    let facts = house.facts();
    let at = facts.iter().position(|fact| matches!(fact, Fact::RefundOpened { .. })).unwrap();
    let approved =
        Fact::Approved { act: Act::Refund, amount: fen(3_000), asker: id(CLERK), approver: id(MANAGER) };
    assert_eq!(facts[at - 1], approved);
    let refund = house.desk.counter.book().refunds_of(sale).unwrap().remove(0);
    assert_eq!(refund.by.unwrap().staff, id(MANAGER));
    let slips = house.desk.counter.book().slips_of(sale).unwrap();
    assert_eq!(slips.last().unwrap().approved_by, "员工2");
    assert_eq!(slips.last().unwrap().staff, "员工3");
    // the clerk stands there as before
    assert_eq!(house.person().as_deref(), Some(CLERK));
}

#[test]
fn badge_approves_at_once_and_the_person_stays() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, ""));
    house.badge(ADMIN).unwrap();
    assert_eq!(refunded(&house, sale), 1);
    assert_eq!(house.person().as_deref(), Some(CLERK));
    let refund = house.desk.counter.book().refunds_of(sale).unwrap().remove(0);
    assert!(refund.by.unwrap().admin);
}

#[test]
fn used_once() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    house.badge(MANAGER).unwrap();
    house.does(Command::Dismiss);
    // the same again is another question
    house.does(House::refund(sale, "30"));
    assert!(house.approval().is_some());
    assert_eq!(refunded(&house, sale), 1);
    assert_eq!(approvals(&house).len(), 1);
}

#[test]
fn old_question_approves_nothing() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    let (old, _) = house.approval().unwrap();
    house.does(House::refund(sale, "90"));
    let pin = crate::house::pin_of(MANAGER);
    let stale = Command::Approve { id: old, staff: id(MANAGER), pin };
    assert_eq!(house.key(stale).unwrap_err(), Refusal::ApprovalOver);
    assert_eq!(refunded(&house, sale), 0);
}

#[test]
fn pin_on_its_way_is_for_its_own_question_only() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    house.slow = true;
    house.approve(MANAGER).unwrap();
    assert!(house.desk.picture().desk.checking);
    // the clerk asks for more while the PIN is being checked
    house.does(House::refund(sale, "90"));
    assert_eq!(house.prove_now().unwrap_err(), Refusal::ApprovalOver);
    assert_eq!(refunded(&house, sale), 0);
    assert_eq!(house.approval().unwrap().1.amount.unwrap().fen, 9_000);
}

#[test]
fn amount_that_has_changed_is_not_what_was_approved() {
    let mut house = House::staffed();
    house.badge(REFUNDER).unwrap();
    house.does(Command::StartShift { float: "500".to_owned() });
    let sale = house.sale("100");
    // everything that is left, asked by somebody who may do less at once
    house.badge(ADMIN).unwrap();
    let grant = Grant { right: Right::Refund, each: Some(fen(5_000)), day: None };
    let mut limited = person(REFUNDER, Role::Clerk, &[]);
    limited.grants = vec![grant];
    house.does(Command::SaveStaff { staff: limited, known: true });
    house.badge(REFUNDER).unwrap();
    house.does(House::refund(sale, ""));
    let (_, approval) = house.approval().unwrap();
    assert_eq!((approval.why.0.as_str(), approval.amount.unwrap().fen), ("RightLimitEach", 10_000));
    house.slow = true;
    house.approve(MANAGER).unwrap();
    house.slow = false;
    // meanwhile he gives a part back within his own limit: the same words would now move less
    house.does(House::refund(sale, "40"));
    assert!(house.prove_now().is_err());
    assert_eq!(refunded(&house, sale), 1);
    assert!(approvals(&house).is_empty());
}

#[test]
fn only_a_minute() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    house.desk.wait(59_999);
    house.desk.feed(till::engine::Input::Tick);
    assert_eq!(house.approval().unwrap().1.left_ms, 1);
    house.desk.wait(1);
    assert_eq!(house.desk.counter.wake_at(), Some(house.desk.now.moment));
    house.desk.feed(till::engine::Input::Tick);
    assert!(house.approval().is_none());
    assert_eq!(house.desk.picture().notice.unwrap().code.0, "ApprovalOver");
    assert_eq!(refunded(&house, sale), 0);
}

#[test]
fn pin_that_comes_too_late() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    house.slow = true;
    house.approve(MANAGER).unwrap();
    house.desk.wait(60_000);
    assert_eq!(house.prove_now().unwrap_err(), Refusal::ApprovalOver);
    assert_eq!(refunded(&house, sale), 0);
}

#[test]
fn never_oneself_and_never_without_the_right() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    assert_eq!(house.badge(CLERK).unwrap_err(), Refusal::ApproverUnfit);
    assert_eq!(house.approve(CLERK).unwrap_err(), Refusal::ApproverUnfit);
    assert_eq!(house.badge(crate::house::SPARE).unwrap_err(), Refusal::ApproverUnfit);
    // he has the right, but only while on duty
    assert_eq!(house.badge(REFUNDER).unwrap_err(), Refusal::NotOnDuty);
    assert_eq!(refunded(&house, sale), 0);
    assert!(house.approval().is_some(), "the question waits for somebody who may");
    house.badge(MANAGER).unwrap();
    assert_eq!(refunded(&house, sale), 1);
}

#[test]
fn wrong_pin_at_an_approval_counts_and_a_right_one_ends_the_row() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    for _ in 0..4 {
        let (question, _) = house.approval().unwrap();
        let wrong = Command::Approve { id: question, staff: id(MANAGER), pin: "00000000".to_owned() };
        assert_eq!(house.key(wrong).unwrap_err(), Refusal::PinWrong);
    }
    house.approve(MANAGER).unwrap();
    let house = house.restart();
    let staff = house.desk.counter.book().staff().unwrap();
    assert_eq!(staff.iter().find(|row| row.staff.id == id(MANAGER)).unwrap().misses.row, 0);
}

#[test]
fn approvers_own_limits_count() {
    let (mut house, sale) = shop();
    house.badge(ADMIN).unwrap();
    let mut limited = person(MANAGER, Role::Manager, &[]);
    for grant in &mut limited.grants {
        if grant.right == Right::Refund {
            grant.day = Some(fen(5_000));
        }
    }
    house.does(Command::SaveStaff { staff: limited, known: true });
    house.badge(CLERK).unwrap();
    house.does(House::refund(sale, "30"));
    house.badge(MANAGER).unwrap();
    house.does(Command::Dismiss);
    // what he approved is what he has used up, also after a restart
    let mut house = house.restart();
    house.badge(CLERK).unwrap();
    house.does(House::refund(sale, "30"));
    assert_eq!(house.badge(MANAGER).unwrap_err(), Refusal::RightLimitDay);
    house.does(House::refund(sale, "20"));
    house.badge(MANAGER).unwrap();
    assert_eq!(refunded(&house, sale), 2);
}

#[test]
fn day_limit_of_cash_moves() {
    let mut house = House::staffed();
    house.badge(ADMIN).unwrap();
    let mut clerk = person(CLERK, Role::Clerk, &[]);
    clerk.grants = vec![Grant { right: Right::MoveCash, each: None, day: Some(fen(10_000)) }];
    house.does(Command::SaveStaff { staff: clerk, known: true });
    house.badge(CLERK).unwrap();
    house.does(Command::StartShift { float: "500".to_owned() });
    let drop = |amount: &str| Command::MoveCash {
        way: domain::shift::CashWay::Drop,
        amount: amount.to_owned(),
        reason: domain::shift::CashReason::Safe,
        note: String::new(),
    };
    house.does(drop("60"));
    assert!(house.approval().is_none());
    let mut house = house.restart();
    house.badge(CLERK).unwrap();
    house.does(drop("40.01"));
    assert_eq!(house.approval().unwrap().1.why.0, "RightLimitDay");
    house.does(Command::Dismiss);
    house.does(drop("40"));
    assert!(house.approval().is_none());
}

#[test]
fn giving_up_a_part_paid_sale_comes_back_to_its_own_question() {
    let (mut house, _) = shop();
    house.desk.type_line("100");
    house.does(Command::Enter { line: "100".to_owned() });
    let (kind, reference) = (domain::tender::RecordKind::Voucher, String::new());
    house.does(Command::Record { kind, amount: "40".to_owned(), reference });
    house.does(Command::AbandonSale);
    assert!(matches!(house.desk.ask(), Some(Ask::GiveUpSale { .. })));
    house.desk.answer(true).0.unwrap();
    let (_, approval) = house.approval().unwrap();
    assert_eq!((approval.act.as_str(), approval.amount.unwrap().fen), ("Refund", 4_000));
    house.badge(MANAGER).unwrap();
    assert_eq!(house.desk.ask(), None);
    assert!(house.facts().iter().any(|fact| matches!(fact, Fact::SaleAbandoned { .. })));
    assert_eq!(approvals(&house).len(), 1);
}

#[test]
fn esc_and_no_give_up() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    house.does(Command::Dismiss);
    assert_eq!(house.desk.ask(), None);
    house.does(House::refund(sale, "30"));
    house.desk.answer(false).0.unwrap();
    house.does(House::refund(sale, "30"));
    house.desk.answer(true).0.unwrap();
    assert_eq!(house.desk.ask(), None);
    assert_eq!(refunded(&house, sale), 0);
    // whoever scans now changes the person and approves nothing
    house.badge(MANAGER).unwrap();
    assert_eq!(house.person().as_deref(), Some(MANAGER));
    assert_eq!(refunded(&house, sale), 0);
}

#[test]
fn question_goes_with_the_asker() {
    let (mut house, sale) = shop();
    house.does(House::refund(sale, "30"));
    house.does(Command::Lock);
    assert_eq!(house.desk.ask(), None);
    house.badge(MANAGER).unwrap();
    assert_eq!(house.person().as_deref(), Some(MANAGER));
    assert_eq!(refunded(&house, sale), 0);
}

#[test]
fn shift_that_opens_on_the_way_is_not_what_was_approved() {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    let sale = house.sale("100");
    let sum = "100".to_owned();
    house.does(Command::CountShift { notes: Vec::new(), sum });
    house.does(Command::CloseShift { reason: None, note: String::new(), next: None });
    house.badge(CLERK).unwrap();
    house.does(House::refund(sale, "30"));
    house.badge(MANAGER).unwrap();
    let facts = house.facts();
    let at = facts.iter().position(|fact| matches!(fact, Fact::Approved { .. })).unwrap();
    assert!(matches!(facts[at - 1], Fact::ShiftOpened { .. }), "{:?}", facts[at - 1]);
    assert!(matches!(facts[at + 1], Fact::RefundOpened { .. }));
    let by = |fact: &&Fact| matches!(fact, Fact::SignedIn { by: SecretKind::Badge, .. });
    assert_eq!(facts.iter().filter(by).count(), 2);
}

#[test]
fn failed_way_back_that_is_tried_again_is_approved_again() {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    let charge = house.desk.charge("10", WECHAT);
    house.desk.paid(&charge);
    let sale = house.desk.sale_of_last_slip().id;
    house.does(Command::Dismiss);
    house.does(House::refund(sale, ""));
    let outputs = house.approve(MANAGER).unwrap();
    let (ticket, sent, call) = outputs
        .iter()
        .find_map(|output| match output {
            Output::Call { ticket, sent, call: CloudCall::Refund(call) } => Some((ticket, *sent, call)),
            _ => None,
        })
        .unwrap();
    // the cloud hears in whose right it goes back
    let by = call.by.clone().unwrap();
    assert_eq!((by.staff, by.name.as_str(), by.admin), (id(MANAGER), "员工2", false));
    fails(&mut house, ticket.clone(), sent);
    house.does(Command::Dismiss);
    let key = house.desk.cases(CaseKind::RefundFailed)[0].key.clone();
    house.does(Command::Act { key, act: CaseAct::Refund });
    let (_, approval) = house.approval().unwrap();
    assert_eq!((approval.act.as_str(), approval.amount.unwrap().fen), ("Refund", 1_000));
    house.badge(ADMIN).unwrap();
    assert_eq!(refunded(&house, sale), 2);
    assert_eq!(approvals(&house).len(), 2);
}

/// The cloud says no to a refund.
fn fails(house: &mut House, ticket: Ticket, sent: Moment) {
    // a no is believed when it is said twice
    let no = || CloudAnswer::Refund(RefundEvidence::Failed(RefundReason::Declined));
    let mut outputs = house.desk.feed(Input::Answer { ticket, sent, answer: no() });
    while house.desk.cases(CaseKind::RefundFailed).is_empty() {
        let asked = outputs.iter().find_map(|output| match output {
            Output::Call { ticket, sent, call: CloudCall::AskRefund { .. } } => Some((ticket.clone(), *sent)),
            _ => None,
        });
        outputs = match asked {
            Some((ticket, sent)) => house.desk.feed(Input::Answer { ticket, sent, answer: no() }),
            None => {
                house.desk.wait(1_000);
                house.desk.feed(Input::Tick)
            }
        };
    }
}

#[test]
fn more_that_is_left_by_then_is_not_what_was_approved() {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    let charge = house.desk.charge("10", WECHAT);
    house.desk.paid(&charge);
    let sale = house.desk.sale_of_last_slip().id;
    house.does(Command::Dismiss);
    house.does(House::refund(sale, "4"));
    let outputs = house.approve(MANAGER).unwrap();
    let call = outputs.iter().find_map(|output| match output {
        Output::Call { ticket, sent, call: CloudCall::Refund(_) } => Some((ticket.clone(), *sent)),
        _ => None,
    });
    let (ticket, sent) = call.unwrap();
    // all that is left: six yuan, and ten when the first refund turns out to have failed
    house.does(House::refund(sale, ""));
    assert_eq!(house.approval().unwrap().1.amount.unwrap().fen, 600);
    fails(&mut house, ticket, sent);
    assert_eq!(house.approve(MANAGER).unwrap_err(), Refusal::ApprovalOver);
    assert_eq!(refunded(&house, sale), 1);
    assert_eq!(approvals(&house).len(), 1);
}
