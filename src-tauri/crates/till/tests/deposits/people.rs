use crate::house::{ALIPAY, House, WECHAT, fen};
use crate::settling::{consumes, releases};
use domain::cloud::{Authority, CloudCall};
use domain::ids::StaffId;
use domain::staff::{Role, Staff};
use till::engine::Command;
use till::view::Ask;

/// Everybody's PIN is his number four times.
fn staffed() -> House {
    let mut house = House::new();
    for (id, role) in [("1", Role::Admin), ("3", Role::Clerk)] {
        let (id, name) = (StaffId(id.to_owned()), format!("员工{id}"));
        let staff = Staff { id, name, role, grants: role.grants() };
        house.key(Command::SaveStaff { staff, known: false }).unwrap();
    }
    for id in ["3", "1"] {
        let (staff, pin) = (StaffId(id.to_owned()), id.repeat(4));
        house.key(Command::SetPin { staff, pin }).unwrap();
    }
    sign_in(&mut house, "1");
    house
}

fn sign_in(house: &mut House, id: &str) {
    let (staff, pin) = (StaffId(id.to_owned()), id.repeat(4));
    house.key(Command::SignIn { staff, pin }).unwrap();
    assert_eq!(house.picture().desk.person.unwrap().id, id);
}

fn admin() -> Option<Authority> {
    Some(Authority { staff: StaffId("1".to_owned()), name: "员工1".to_owned(), admin: true })
}

#[test]
fn it_goes_back_in_the_right_of_who_decided() {
    let mut house = staffed();
    let own = house.frozen("806", "500", WECHAT);
    house.settle(&[own], "0").unwrap();
    let call = house.only(releases);
    assert!(matches!(&call.call, CloudCall::Release(call) if call.by == admin()));
    house.done(&call);
    assert_eq!(house.last_slip().approved_by, "");

    sign_in(&mut house, "3");
    let id = house.frozen("807", "500", ALIPAY);
    house.settle(&[id], "120").unwrap();
    assert!(house.calls.is_empty() && house.draws(id).is_empty(), "a second person is asked first");
    let question = house.picture().question.unwrap();
    assert!(matches!(question.ask, Ask::Approve { .. }));
    let (staff, pin) = (StaffId("1".to_owned()), "1111".to_owned());
    house.key(Command::Approve { id: question.id, staff, pin }).unwrap();
    let call = house.only(consumes);
    // the slip comes after the approval is long over
    house.wait(600_000);
    house.done(&call);
    let paper = house.last_slip();
    assert_eq!((paper.approved_by.as_str(), paper.staff.as_str()), ("员工1", "员工3"));
    assert_eq!(house.stands(id), (12_000, 38_000, 0, 0));
    house.verify();
}

#[test]
fn a_refund_that_arrives_late_still_names_who_approved_it() {
    let mut house = staffed();
    let id = house.frozen("806", "500", WECHAT);
    house.settle(&[id], "380").unwrap();
    let call = house.only(consumes);
    house.done(&call);
    let sale = house.book().slips_of_deposit(id).unwrap().iter().map(|slip| slip.sale).max().unwrap();
    sign_in(&mut house, "3");
    house.key(Command::Refund { sale, amount: "80".to_owned(), reason: String::new() }).unwrap();
    let question = house.picture().question.unwrap();
    let (staff, pin) = (StaffId("1".to_owned()), "1111".to_owned());
    house.key(Command::Approve { id: question.id, staff, pin }).unwrap();
    let call = house.only(|call| matches!(call, CloudCall::Refund(_)));
    assert!(matches!(&call.call, CloudCall::Refund(call) if call.by == admin() && call.amount == fen(8_000)));
    house.wait(60_000);
    house.done(&call);
    assert_eq!(house.last_slip().approved_by, "员工1");
    house.verify();
}
