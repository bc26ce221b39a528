//! Who works here: from the first person to the last key.

use crate::house::{ADMIN, CLERK, House, MANAGER, OTHER_ADMIN, SPARE, id, person, pin_of};
use domain::fact::Fact;
use domain::refusal::Refusal;
use domain::staff::{Right, Role};
use till::engine::Command;
use till::view::RightView;

fn save(number: &str, role: Role) -> Command {
    Command::SaveStaff { staff: person(number, role, &[]), known: false }
}

#[test]
fn shop_without_people_works_as_one_person() {
    let mut house = House::bare();
    let desk = house.desk.picture().desk;
    assert!(!desk.staffed && desk.person.is_none() && desk.rights.len() == Right::ALL.len());
    let sale = house.sale("10");
    house.does(House::refund(sale, ""));
    let refund = house.desk.counter.book().refunds_of(sale).unwrap().remove(0);
    assert_eq!(refund.by, None);
    assert_eq!(
        house.key(Command::SignIn { staff: id("1"), pin: "1111".into() }).unwrap_err(),
        Refusal::StaffUnknown
    );
    house.does(Command::Lock);
    house.sale("10");
}

#[test]
fn first_person_is_an_admin_and_locks_the_shop_with_his_pin() {
    let mut house = House::bare();
    assert_eq!(house.key(save(CLERK, Role::Clerk)).unwrap_err(), Refusal::LastHolder);
    assert_eq!(house.key(save(MANAGER, Role::Manager)).unwrap_err(), Refusal::LastHolder);
    house.does(save(ADMIN, Role::Admin));
    // nobody is locked out before the admin can sign in, nor by a restart
    let mut house = house.restart();
    house.sale("10");
    house.does(save(CLERK, Role::Clerk));
    house.does(Command::SetPin { staff: id(CLERK), pin: "3333".into() });
    house.sale("10");
    assert!(!house.desk.picture().desk.staffed);
    house.does(Command::SetPin { staff: id(ADMIN), pin: "1111".into() });
    let desk = house.desk.picture().desk;
    assert!(desk.staffed && desk.person.is_none() && desk.rights.is_empty());
    assert_eq!(house.key(save("7", Role::Clerk)).unwrap_err(), Refusal::Locked);
    house.pin(ADMIN).unwrap();
    house.does(save("7", Role::Clerk));
}

#[test]
fn pins_have_their_shape_and_are_nobody_elses() {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    let set = |staff: &str, pin: &str| Command::SetPin { staff: id(staff), pin: pin.to_owned() };
    for bad in ["", "123", "123456789", "12a4", "１２３４"] {
        assert_eq!(house.key(set(CLERK, bad)).unwrap_err(), Refusal::PinShape, "{bad}");
    }
    assert_eq!(house.key(set(CLERK, &pin_of(MANAGER))).unwrap_err(), Refusal::PinTaken);
    assert_eq!(house.key(set(SPARE, "4711")).unwrap_err(), Refusal::RightMissing);
    // one's own PIN again is no collision
    house.does(set(CLERK, &pin_of(CLERK)));
    house.does(set(CLERK, "4711"));
    house.does(Command::Lock);
    assert_eq!(house.pin(CLERK).unwrap_err(), Refusal::PinWrong);
    house.does(Command::SignIn { staff: id(CLERK), pin: "4711".into() });
    let house = house.restart();
    let secrets = house.desk.counter.book().secrets().unwrap();
    assert!(secrets.iter().all(|row| !row.hash.contains("4711")));
    let facts = format!("{:?}", house.facts());
    assert!(!facts.contains("4711") && !facts.contains("argon2"));
}

/// Whoever sets his own PIN again and again would learn those of others.
#[test]
fn taken_pins_count_as_misses() {
    let mut house = House::staffed();
    house.badge(CLERK).unwrap();
    let mut last = Refusal::PinTaken;
    for _ in 0..5 {
        let taken = Command::SetPin { staff: id(CLERK), pin: pin_of(MANAGER) };
        last = house.key(taken).unwrap_err();
    }
    assert_eq!(last, Refusal::PinLocked);
    let fresh = Command::SetPin { staff: id(CLERK), pin: "4711".into() };
    assert_eq!(house.key(fresh).unwrap_err(), Refusal::PinLocked);
}

#[test]
fn pin_set_by_somebody_who_has_left_is_not_set() {
    let mut house = House::staffed();
    house.badge(MANAGER).unwrap();
    house.slow = true;
    house.does(Command::SetPin { staff: id(SPARE), pin: "4711".into() });
    house.does(Command::Lock);
    assert!(house.prove_now().is_err());
    house.slow = false;
    house.pin(SPARE).unwrap();
}

#[test]
fn last_key_and_last_holder_stay() {
    let mut house = House::staffed();
    house.badge(ADMIN).unwrap();
    house.does(Command::RemoveStaff { staff: id(OTHER_ADMIN) });
    assert_eq!(house.key(Command::RemoveStaff { staff: id(ADMIN) }).unwrap_err(), Refusal::StaffSelf);
    // a manager keeps the right to manage people, but nobody could change the settings any more
    let lower = Command::SaveStaff { staff: person(ADMIN, Role::Clerk, &[]), known: true };
    assert_eq!(house.key(lower).unwrap_err(), Refusal::LastHolder);
    house.badge(MANAGER).unwrap();
    assert_eq!(house.key(Command::RemoveStaff { staff: id(ADMIN) }).unwrap_err(), Refusal::RightMissing);
    // a badge may go as long as there is a PIN
    house.badge(ADMIN).unwrap();
    house.does(Command::DropBadge { staff: id(ADMIN) });
    house.does(Command::Lock);
    assert_eq!(house.badge(ADMIN).unwrap_err(), Refusal::BadgeUnknown);
    house.pin(ADMIN).unwrap();
}

#[test]
fn only_badge_of_the_only_admin_stays() {
    let mut house = House::bare();
    house.does(save(ADMIN, Role::Admin));
    house.prints_badge(ADMIN);
    house.badge(ADMIN).unwrap();
    assert_eq!(house.key(Command::DropBadge { staff: id(ADMIN) }).unwrap_err(), Refusal::LastHolder);
    // a new one takes its place
    let old = house.badges[ADMIN].clone();
    house.prints_badge(ADMIN);
    assert_ne!(old, house.badges[ADMIN]);
    house.does(Command::Lock);
    assert_eq!(house.desk.scan(&old).0.unwrap_err(), Refusal::BadgeUnknown);
    house.badge(ADMIN).unwrap();
}

#[test]
fn somebody_who_is_gone_neither_signs_in_nor_leaves_secrets() {
    let mut house = House::staffed();
    house.badge(MANAGER).unwrap();
    house.does(Command::RemoveStaff { staff: id(SPARE) });
    house.does(Command::Lock);
    assert_eq!(house.badge(SPARE).unwrap_err(), Refusal::BadgeUnknown);
    assert_eq!(house.pin(SPARE).unwrap_err(), Refusal::StaffUnknown);
    let house = house.restart();
    assert!(house.desk.counter.book().secrets().unwrap().iter().all(|row| row.staff != id(SPARE)));
    assert!(house.facts().iter().any(|fact| *fact == Fact::StaffRemoved { staff: id(SPARE) }));
}

#[test]
fn changed_rights_count_at_once() {
    let mut house = House::staffed();
    house.badge(ADMIN).unwrap();
    let lower = person(ADMIN, Role::Admin, &[]);
    let mut lower = lower;
    lower.grants.retain(|grant| grant.right != Right::OpenDrawer);
    house.does(Command::SaveStaff { staff: lower, known: true });
    assert!(!house.desk.picture().desk.rights.contains(&RightView::OpenDrawer));
    house.does(Command::OpenDrawer { reason: domain::fact::DrawerReason::Change });
    assert_eq!(house.approval().unwrap().1.act, "OpenDrawer");
}

#[test]
fn list_tells_who_is_blocked_and_whose_right_would_be_lost() {
    let mut house = House::staffed();
    for _ in 0..5 {
        house.wrong_pin(CLERK);
    }
    let reader = store::Book::reader(&house.book()).unwrap();
    let head = reader.head().unwrap();
    let list = till::engine::people::list(&reader, head.business_date, head.moment).unwrap();
    let names: Vec<&str> = list.iter().map(|row| row.person.id.as_str()).collect();
    assert_eq!(names, ["1", "2", "3", "4", "5", "6"]);
    assert!(list.iter().all(|row| row.pin && row.badge && row.blocked == (row.person.id == CLERK)));
    assert!(list.iter().all(|row| row.last_of.is_empty()));
    house.badge(ADMIN).unwrap();
    house.does(Command::RemoveStaff { staff: id(OTHER_ADMIN) });
    let reader = store::Book::reader(&house.book()).unwrap();
    let list = till::engine::people::list(&reader, head.business_date, head.moment).unwrap();
    let alone = [RightView::ChangeSettings, RightView::AdjustCards, RightView::MoveMembers];
    assert_eq!(list[0].last_of, alone);
}
