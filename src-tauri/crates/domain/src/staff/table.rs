//! The matrix act x role x duty, written out: a change of any cell must be made here, too.

use super::*;
use crate::refusal::Refusal;

const MATRIX: &str = include_str!("matrix.txt");

/// `Clerk+` is a clerk who has been granted every right.
fn who() -> [(&'static str, Option<Staff>); 5] {
    let new =
        |role: Role, grants| Staff { id: StaffId("1".to_owned()), name: "甲".to_owned(), role, grants };
    [
        ("nobody", None),
        ("Clerk", Some(new(Role::Clerk, Role::Clerk.grants()))),
        ("Clerk+", Some(new(Role::Clerk, Role::Admin.grants()))),
        ("Manager", Some(new(Role::Manager, Role::Manager.grants()))),
        ("Admin", Some(new(Role::Admin, Role::Admin.grants()))),
    ]
}

fn cell(staff: Option<&Staff>, on_duty: bool, act: Act) -> String {
    let asker = Asker { staff, on_duty, spent: Fen::ZERO };
    match verdict(asker, act, Fen::ZERO) {
        Verdict::Allowed => "yes".to_owned(),
        Verdict::Approval(why) => format!("ask:{why:?}"),
        Verdict::Refused(why) => format!("no:{why:?}"),
    }
}

fn matrix() -> String {
    let mut out = String::new();
    for act in Act::ALL {
        for (name, staff) in who() {
            let [off, on] = [false, true].map(|on_duty| cell(staff.as_ref(), on_duty, act));
            let told = if off == on { off } else { format!("off {off}, on {on}") };
            out.push_str(&format!("{act:?} {name}: {told}\n"));
        }
    }
    out
}

#[test]
fn every_act_of_every_role_on_duty_and_off() {
    let (matrix, written) = (matrix(), MATRIX.lines());
    for (cell, line) in matrix.lines().zip(written.clone()) {
        assert_eq!(cell, line, "the matrix of rights has changed");
    }
    assert_eq!(matrix.lines().count(), written.count());
}

#[test]
fn every_act_is_in_the_list() {
    let mut all = Act::ALL.to_vec();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 22);
}

#[test]
fn a_clerk_with_the_right_refunds_only_on_duty_and_within_limits() {
    let fen = |n| Fen::new(n).unwrap();
    let grant = Grant { right: Right::Refund, each: Some(fen(30_000)), day: Some(fen(50_000)) };
    let clerk =
        Staff { id: StaffId("7".to_owned()), name: "乙".to_owned(), role: Role::Clerk, grants: vec![grant] };
    let ask = |on_duty, spent, amount| {
        verdict(Asker { staff: Some(&clerk), on_duty, spent: fen(spent) }, Act::Refund, fen(amount))
    };
    assert_eq!(ask(true, 0, 30_000), Verdict::Allowed);
    assert_eq!(ask(false, 0, 1), Verdict::Approval(Refusal::NotOnDuty));
    assert_eq!(ask(true, 0, 30_001), Verdict::Approval(Refusal::RightLimitEach));
    assert_eq!(ask(true, 20_000, 30_000), Verdict::Allowed);
    assert_eq!(ask(true, 20_001, 30_000), Verdict::Approval(Refusal::RightLimitDay));
}

#[test]
fn five_misses_wait_longer_and_longer_and_twenty_need_somebody_else() {
    use crate::time::{BusinessDate, Moment};
    let day = BusinessDate(20_261_126);
    let mut misses = Misses::default();
    let mut waits = Vec::new();
    for _ in 0..12 {
        misses = misses.missed(day, Moment(0));
        waits.push(misses.wait(day, Moment(0)).unwrap() / 1000);
    }
    assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    for _ in 0..8 {
        misses = misses.missed(day, Moment(0));
    }
    assert_eq!(misses.wait(day, Moment(10_000_000)), None);
    // a clock that is set back changes nothing; the next day does
    assert_eq!(misses.wait(BusinessDate(20_261_125), Moment(10_000_000)), None);
    assert_eq!(misses.wait(BusinessDate(20_261_127), Moment(10_000_000)), Some(0));
    assert_eq!(misses.cleared().wait(day, Moment(10_000_000)), Some(0));
}
