//! Wrong PINs: written before the next is tried, and no restart and no clock shortens the wait.

use crate::house::{ADMIN, CLERK, House, MANAGER, OTHER_ADMIN, REFUNDER, SPARE, id};
use domain::fact::Fact;
use domain::refusal::Refusal;
use domain::staff::MISSES_A_DAY;
use till::engine::{Command, Input, Proof};

fn misses(house: &House) -> usize {
    house.facts().iter().filter(|fact| matches!(fact, Fact::PinMissed { .. })).count()
}

/// Until the next PIN may be tried.
fn wait_out(house: &mut House) {
    let wait = house.desk.picture().desk.wait_ms;
    house.desk.wait(wait);
}

#[test]
fn five_wrong_ones_wait_and_the_right_one_waits_as_well() {
    let mut house = House::staffed();
    for _ in 0..4 {
        assert_eq!(house.wrong_pin(CLERK), Refusal::PinWrong);
    }
    assert_eq!(house.wrong_pin(CLERK), Refusal::PinLocked);
    assert_eq!(house.desk.picture().desk.wait_ms, 30_000);
    assert_eq!(house.pin(CLERK).unwrap_err(), Refusal::PinLocked);
    assert_eq!(misses(&house), 5, "what is not tried is no miss");
    // others are not kept waiting
    house.pin(REFUNDER).unwrap();
    house.does(Command::Lock);
    house.desk.wait(29_999);
    assert_eq!(house.pin(CLERK).unwrap_err(), Refusal::PinLocked);
    house.desk.wait(1);
    house.pin(CLERK).unwrap();
    assert_eq!(house.person().as_deref(), Some(CLERK));
    // and the row is over
    house.does(Command::Lock);
    assert_eq!(house.wrong_pin(CLERK), Refusal::PinWrong);
}

#[test]
fn screen_hears_when_the_wait_is_over() {
    let mut house = House::staffed();
    for _ in 0..5 {
        house.wrong_pin(CLERK);
    }
    let until = house.desk.now.moment.after(30_000);
    assert!(house.desk.counter.wake_at().unwrap() <= until);
    house.desk.wait(30_000);
    house.desk.feed(Input::Tick);
    assert_eq!(house.desk.picture().desk.wait_ms, 0);
    assert!(house.desk.counter.wake_at().is_none_or(|at| at > until), "nothing is woken for the past");
}

#[test]
fn neither_restart_nor_clock_shortens_the_wait() {
    let mut house = House::staffed();
    for _ in 0..5 {
        house.wrong_pin(CLERK);
    }
    let mut house = house.restart();
    assert_eq!(house.pin(CLERK).unwrap_err(), Refusal::PinLocked);
    // the wall clock is set, forward and back; a day of it changes nothing
    for days in [1, -2, 400] {
        house.desk.now.wall.0 += days * 86_400_000;
        assert_eq!(house.pin(CLERK).unwrap_err(), Refusal::PinLocked);
    }
    house.desk.wait(30_000);
    house.pin(CLERK).unwrap();
}

#[test]
fn power_cut_between_miss_and_next_try() {
    let mut house = House::staffed();
    for n in 1..=5 {
        house.wrong_pin(CLERK);
        let mut again = house.after_a_cut();
        assert_eq!(misses(&again), n);
        let next = again.pin(CLERK);
        if n < 5 {
            next.unwrap();
        } else {
            assert_eq!(next.unwrap_err(), Refusal::PinLocked);
        }
    }
}

#[test]
fn nothing_is_tried_while_a_proof_is_under_way() {
    let mut house = House::staffed();
    house.slow = true;
    house.key(Command::SignIn { staff: id(CLERK), pin: "0000".to_owned() }).unwrap();
    for _ in 0..50 {
        let again = Command::SignIn { staff: id(CLERK), pin: "0001".to_owned() };
        assert_eq!(house.key(again).unwrap_err(), Refusal::Busy);
    }
    assert_eq!(house.proofs.len(), 1);
    assert_eq!(house.prove_now().unwrap_err(), Refusal::PinWrong);
    assert_eq!(misses(&house), 1);
}

#[test]
fn proof_that_never_comes_does_not_lock_the_counter_for_ever() {
    let mut house = House::staffed();
    house.slow = true;
    house.key(Command::SignIn { staff: id(CLERK), pin: "3333".to_owned() }).unwrap();
    house.desk.wait(60_000);
    house.desk.feed(Input::Tick);
    assert!(!house.desk.picture().desk.checking);
    // its late answer is nobody's
    assert!(house.prove_now().is_ok());
    assert_eq!(house.person(), None);
    house.slow = false;
    house.pin(CLERK).unwrap();
}

#[test]
fn miss_counts_although_somebody_else_stands_there_by_then() {
    let mut house = House::staffed();
    house.slow = true;
    house.key(Command::SignIn { staff: id(CLERK), pin: "0000".to_owned() }).unwrap();
    house.badge(MANAGER).unwrap();
    assert_eq!(house.prove_now().unwrap_err(), Refusal::PinWrong);
    assert_eq!(misses(&house), 1);
    assert_eq!(house.person().as_deref(), Some(MANAGER));
}

#[test]
fn twenty_on_a_day_need_somebody_else() {
    let mut house = House::staffed();
    let mut last = Refusal::PinWrong;
    for _ in 0..MISSES_A_DAY {
        wait_out(&mut house);
        last = house.wrong_pin(CLERK);
    }
    assert_eq!(last, Refusal::PinBlocked);
    house.desk.wait(3_600_000);
    let mut house = house.restart();
    assert_eq!(house.pin(CLERK).unwrap_err(), Refusal::PinBlocked);
    house.badge(MANAGER).unwrap();
    house.does(Command::UnlockStaff { staff: id(CLERK) });
    house.desk.wait(900_000);
    house.pin(CLERK).unwrap();
    assert_eq!(house.person().as_deref(), Some(CLERK));
}

#[test]
fn nobody_unlocks_himself() {
    let mut house = House::staffed();
    house.badge(MANAGER).unwrap();
    let own = Command::UnlockStaff { staff: id(MANAGER) };
    assert_eq!(house.key(own).unwrap_err(), Refusal::StaffSelf);
}

#[test]
fn ten_in_a_row_by_anybody_make_everybody_wait() {
    let mut house = House::staffed();
    let people = [CLERK, REFUNDER, SPARE];
    let mut n = 0;
    for staff in people.iter().cycle() {
        n += 1;
        if n == 10 {
            assert_eq!(house.wrong_pin(staff), Refusal::PinLocked, "the tenth");
            break;
        }
        assert_eq!(house.wrong_pin(staff), Refusal::PinWrong, "{n}");
    }
    assert_eq!(house.pin(ADMIN).unwrap_err(), Refusal::PinLocked);
    // the lane's wait is found again in the journal
    let mut house = house.restart();
    assert_eq!(house.pin(ADMIN).unwrap_err(), Refusal::PinLocked);
    // a badge needs no PIN
    house.badge(OTHER_ADMIN).unwrap();
    house.does(Command::Lock);
    house.desk.wait(30_000);
    house.pin(ADMIN).unwrap();
    house.does(Command::Lock);
    assert_eq!(house.wrong_pin(MANAGER), Refusal::PinWrong, "the row is over");
}

#[test]
fn what_cannot_be_written_is_owed_before_the_next_try() {
    let mut house = House::staffed();
    house.slow = true;
    house.key(Command::SignIn { staff: id(CLERK), pin: "0000".to_owned() }).unwrap();
    let (proof, _) = house.proofs.remove(0);
    // another program writes into the book's file: nothing can be committed
    let other = rusqlite::Connection::open(house.book()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(house.answer_proof(proof, Proof::Wrong).unwrap_err(), Refusal::BookTrouble);
    let again = Command::SignIn { staff: id(CLERK), pin: "3333".to_owned() };
    assert_eq!(house.key(again).unwrap_err(), Refusal::BookTrouble);
    other.execute_batch("ROLLBACK").unwrap();
    house.slow = false;
    assert_eq!(misses(&house), 0);
    // the owed miss is written first, then the right one is tried
    house.pin(CLERK).unwrap();
    assert_eq!(misses(&house), 1);
}

#[test]
fn a_pin_that_cannot_be_checked_is_no_miss() {
    let mut house = House::staffed();
    house.slow = true;
    house.does(Command::SignIn { staff: id(CLERK), pin: "3333".to_owned() });
    let (proof, _) = house.proofs.remove(0);
    assert_eq!(house.answer_proof(proof, Proof::Failed).unwrap_err(), Refusal::PinUnproven);
    assert_eq!(misses(&house), 0);
}

/// The admins are out of their PINs, and one is locked out: the machine's owner opens the shop again.
#[test]
fn admins_pins_forgotten_by_the_machines_owner() {
    let mut house = House::staffed();
    for _ in 0..5 {
        house.wrong_pin(ADMIN);
    }
    house.desk.feed(Input::ForgetAdminPins);
    // badges go on, and with one the shop stays closed
    assert!(house.desk.picture().desk.staffed);
    assert_eq!(house.pin(ADMIN).unwrap_err(), Refusal::PinWrong);
    house.pin(CLERK).unwrap();
    house.does(Command::Lock);
    house.badge(ADMIN).unwrap();
    house.does(Command::DropBadge { staff: id(OTHER_ADMIN) });
    house.does(Command::SetPin { staff: id(ADMIN), pin: "975310".to_owned() });
    house.does(Command::DropBadge { staff: id(ADMIN) });
    // the last key of the shop
    house.desk.feed(Input::ForgetAdminPins);
    house.does(Command::Lock);
    assert!(!house.desk.picture().desk.staffed, "nobody could open it");
    house.does(Command::SetPin { staff: id(ADMIN), pin: "864200".to_owned() });
    assert!(house.desk.picture().desk.staffed);
    house.desk = house.desk.restart();
    assert!(house.desk.picture().desk.staffed, "the book knows it");
}
