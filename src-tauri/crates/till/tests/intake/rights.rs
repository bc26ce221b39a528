//! Who may bring balances in, and whose work it stays.

use crate::house::{House, table};
use domain::ids::StaffId;
use domain::staff::{Role, Staff};
use std::time::{Duration, Instant};
use till::engine::Command;
use till::view::{DeskView, IntakeView};

fn desk(house: &House, wanted: impl Fn(&DeskView) -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !wanted(&house.runtime.block_on(house.till.pictures()).unwrap().counter.desk) {
        assert!(Instant::now() < end);
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn employ(house: &House, number: &str, role: Role) {
    let (id, name) = (StaffId(number.to_owned()), format!("员工{number}"));
    let staff = Staff { id, name, role, grants: role.grants() };
    house.key(Command::SaveStaff { staff, known: false }).unwrap();
}

fn set_pin(house: &House, number: &str) {
    house.key(Command::SetPin { staff: StaffId(number.to_owned()), pin: number.repeat(4) }).unwrap();
    desk(house, |desk| !desk.checking);
}

fn sign_in(house: &House, number: &str) {
    house.key(Command::SignIn { staff: StaffId(number.to_owned()), pin: number.repeat(4) }).unwrap();
    desk(house, |desk| desk.person.as_ref().is_some_and(|person| person.id == number));
}

#[test]
fn only_who_may_move_members_brings_balances_in() {
    let house = House::new();
    employ(&house, "1", Role::Admin);
    employ(&house, "3", Role::Clerk);
    set_pin(&house, "3");
    set_pin(&house, "1");
    desk(&house, |desk| desk.staffed);
    house.key(Command::Lock).unwrap();
    house.check(&house.write("old.csv", &table(3_000)));
    assert_eq!(house.bring(), Err("Locked".to_owned()));
    sign_in(&house, "3");
    assert_eq!(house.bring(), Err("RightMissing".to_owned()));
    assert!(house.cards().is_empty());
    // what the admin began stays hers, though the counter is locked before its end
    sign_in(&house, "1");
    house.intake.run().unwrap();
    while house.reader().staged_batch().unwrap().is_none() {
        std::thread::yield_now();
    }
    house.key(Command::Lock).unwrap();
    let batch = house.ended().unwrap();
    let IntakeView::Done { slip, .. } = house.intake.state() else { panic!() };
    let slip = house.reader().slip(&domain::ids::SlipNo(slip)).unwrap().unwrap();
    assert_eq!(slip.staff, "员工1");
    assert_eq!(house.reader().batch(batch).unwrap().unwrap().staff, StaffId("1".to_owned()));
    assert_eq!(till::intake::batches(&house.reader()).unwrap()[0].staff, "员工1");
    house.is_sound();
}
