//! The prover's own thread, at the real cost: the engine answers everybody while a PIN is being checked.

use crate::house::{ADMIN, House, PEPPER, id, person};
use domain::staff::Role;
use std::sync::Arc;
use std::time::{Duration, Instant};
use till::clock::Clock;
use till::engine::Command;
use till::task::{Devices, NoCloud, Outlet, Parts, Pictures, TillHandle, start};
use till::view::{CounterView, DeskView};
use till::waypoint::Unwatched;
use tokio::runtime::Runtime;

struct Nobody;

impl Outlet for Nobody {
    fn show(&mut self, _: &Pictures) {}
}

/// The picture once it is as wanted.
fn until(runtime: &Runtime, till: &TillHandle, wanted: impl Fn(&CounterView) -> bool) -> DeskView {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let counter = runtime.block_on(till.pictures()).unwrap().counter;
        if wanted(&counter) {
            return counter.desk;
        }
        assert!(Instant::now() < end, "not seen in time: {:?}", counter.desk);
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn engine_does_not_wait_for_a_proof() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let house = House::bare();
    let book = house.book();
    let parts = Parts {
        clock: Clock::from(house.desk.counter.book().head().moment),
        counter: house.desk.counter,
        first: Vec::new(),
        cloud: Arc::new(NoCloud),
        devices: Devices::default(),
        outlet: Box::new(Nobody),
        waypoints: Arc::new(Unwatched),
        runtime: runtime.handle().clone(),
        pepper: PEPPER,
        book,
        backup: None,
    };
    let till = start(parts).unwrap();
    let key = |command| runtime.block_on(till.command(command)).unwrap();
    key(Command::SaveStaff { staff: person(ADMIN, Role::Admin, &[]), known: false });
    key(Command::SetPin { staff: id(ADMIN), pin: "4711".to_owned() });
    until(&runtime, &till, |counter| counter.desk.staffed);

    key(Command::SignIn { staff: id(ADMIN), pin: "4712".to_owned() });
    let mut slowest = Duration::ZERO;
    let mut asked = 0;
    loop {
        let begun = Instant::now();
        let counter = runtime.block_on(till.pictures()).unwrap().counter;
        slowest = slowest.max(begun.elapsed());
        if !counter.desk.checking {
            assert_eq!(counter.notice.unwrap().code.0, "PinWrong");
            break;
        }
        asked += 1;
    }
    println!("{asked} pictures while a PIN was checked, the slowest after {slowest:?}");
    assert!(asked > 0, "the proof was over before anybody could ask");
    key(Command::SignIn { staff: id(ADMIN), pin: "4711".to_owned() });
    let desk = until(&runtime, &till, |counter| counter.desk.person.is_some());
    assert_eq!(desk.person.unwrap().id, ADMIN);
    runtime.block_on(till.stop());
}
