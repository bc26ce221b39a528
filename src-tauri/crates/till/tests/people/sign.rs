//! Signing in and out: the person changes, the work stays.

use crate::desk::WECHAT;
use crate::house::{ADMIN, CLERK, House, MANAGER, id};
use domain::fact::{Fact, SecretKind};
use domain::refusal::Refusal;
use till::engine::{Command, Input};
use till::view::Stage;

#[test]
fn counter_is_locked_after_a_start_and_takes_badges_only() {
    let mut house = House::staffed().restart();
    assert_eq!(house.person(), None);
    assert_eq!(house.desk.scan(WECHAT).0.unwrap_err(), Refusal::Locked);
    house.desk.feed(Input::Scan(WECHAT.to_owned()));
    assert_eq!(house.desk.picture().notice.unwrap().code.0, "Locked");
    assert_eq!(house.desk.picture().stage, Stage::Amount);
    // the device scanner reads a badge as the wedge does
    let badge = house.badges[CLERK].clone();
    house.desk.feed(Input::Scan(badge));
    assert_eq!(house.person().as_deref(), Some(CLERK));
    assert_eq!(house.desk.picture().staff, "员工3");
}

#[test]
fn another_badge_changes_the_person_and_the_work_stays() {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    house.desk.type_line("128.50");
    house.does(Command::Enter { line: "128.50".to_owned() });
    house.badge(MANAGER).unwrap();
    assert_eq!(house.person().as_deref(), Some(MANAGER));
    assert_eq!(house.desk.picture().line.text, "128.50");
    assert_eq!(house.desk.stage(), Stage::Armed);
    // locked and back again
    house.does(Command::Lock);
    house.desk.type_line("1");
    house.does(Command::Dismiss);
    house.badge(CLERK).unwrap();
    assert_eq!(house.desk.picture().line.text, "128.50");
    let facts = house.facts();
    let signed: Vec<&Fact> =
        facts.iter().filter(|fact| matches!(fact, Fact::SignedIn { .. } | Fact::SignedOut { .. })).collect();
    let (clerk, manager, by) = (id(CLERK), id(MANAGER), SecretKind::Badge);
    let told = &signed[signed.len() - 5..];
    assert_eq!(
        told,
        [
            &Fact::SignedIn { staff: clerk.clone(), by },
            &Fact::SignedOut { staff: clerk.clone() },
            &Fact::SignedIn { staff: manager.clone(), by },
            &Fact::SignedOut { staff: manager },
            &Fact::SignedIn { staff: clerk, by },
        ]
    );
}

#[test]
fn payment_under_way_goes_on_while_locked() {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    let charge = house.desk.charge("10", WECHAT);
    house.does(Command::Lock);
    house.desk.paid(&charge);
    let sale = house.desk.sale_of_last_slip();
    assert!(sale.rest().is_zero());
}

#[test]
fn badge_while_a_pin_is_checked() {
    let mut house = House::staffed();
    house.slow = true;
    house.does(Command::SignIn { staff: id(CLERK), pin: "3333".to_owned() });
    house.badge(MANAGER).unwrap();
    house.prove_now().unwrap();
    assert_eq!(house.person().as_deref(), Some(MANAGER), "the right PIN came for nobody");
}

#[test]
fn own_badge_again_is_nothing_and_a_strange_one_is_told() {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    let before = house.facts().len();
    house.badge(CLERK).unwrap();
    assert_eq!(house.facts().len(), before);
    let strange = house.desk.scan("QTABCDEFGHABCDEFGHABCDEFGH").0;
    assert_eq!(strange.unwrap_err(), Refusal::BadgeUnknown);
    assert_eq!(house.person().as_deref(), Some(CLERK));
}

#[test]
fn counter_locks_itself_and_not_while_a_guest_pays() {
    let mut house = House::staffed();
    house.desk.set_up(|config| config.idle_lock_ms = 180_000);
    house.badge(CLERK).unwrap();
    house.desk.wait(179_999);
    house.desk.feed(Input::Tick);
    assert_eq!(house.person().as_deref(), Some(CLERK));
    let charge = house.desk.charge("10", WECHAT);
    house.desk.wait(180_000);
    house.desk.feed(Input::Tick);
    assert_eq!(house.person().as_deref(), Some(CLERK), "a guest pays");
    house.desk.paid(&charge);
    house.desk.wait(179_999);
    house.desk.feed(Input::Tick);
    assert_eq!(house.person().as_deref(), Some(CLERK));
    house.desk.wait(1);
    assert!(house.desk.counter.wake_at().unwrap() <= house.desk.now.moment);
    house.desk.feed(Input::Tick);
    assert_eq!(house.person(), None);
    assert_eq!(house.facts().last(), Some(&Fact::SignedOut { staff: id(CLERK) }));
    // 0 is never
    house.desk.set_up(|config| config.idle_lock_ms = 0);
    house.badge(CLERK).unwrap();
    house.desk.wait(36_000_000);
    house.desk.feed(Input::Tick);
    assert_eq!(house.person().as_deref(), Some(CLERK));
}

#[test]
fn handing_over_locks() {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    house.does(Command::StartShift { float: "0".to_owned() });
    assert!(house.desk.picture().desk.on_duty);
    house.does(Command::CountShift { notes: Vec::new(), sum: "0".to_owned() });
    house.does(Command::CloseShift { reason: None, note: String::new(), next: Some(id(MANAGER)) });
    assert_eq!(house.person(), None);
    house.badge(ADMIN).unwrap();
    assert!(!house.desk.picture().desk.on_duty);
}
