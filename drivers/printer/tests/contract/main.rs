//! One contract for the bench twin and for the real driver against an emulated printer on every transport.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

mod rigs;

use kit::twin::Switch;
use kit::{Printed, Printer, TroubleKind};
use rigs::Rig;
use std::time::{Duration, Instant};

/// A slip as the engine sends it, with a picture whose dots look like printer questions.
fn slip(number: usize, rows: u8) -> Vec<u8> {
    let mut job = b"\x1b@\x1c&\x1b\x61\x01".to_vec();
    job.extend(format!("No. HD2026112300{number:04}\n").bytes());
    job.extend([0xce, 0xa2, 0xd0, 0xc5, 0x0a, 0x1d, b'v', b'0', 0, 48, 0, rows, 0]);
    for _ in 0..rows {
        job.extend([0x10, 0x04, 0x01, 0x1d, 0x72, 0x01, 0x1b, 0x40].repeat(6));
    }
    job.extend(b"\x1bd\x03\x1dV\x42\x00");
    job
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(8), "never seen: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn prints_until_it_works(printer: &mut dyn Printer, job: &[u8]) -> Printed {
    let start = Instant::now();
    loop {
        match printer.print(job) {
            Ok(printed) => return printed,
            Err(fault) => {
                assert!(!fault.began, "{fault:?}");
                assert!(start.elapsed() < Duration::from_secs(5), "{fault:?}");
            }
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn prints_arrive_exactly_and_once(rig: &dyn Rig) {
    let mut printer = rig.printer();
    let jobs = [slip(1, 0), slip(2, 255), slip(3, 1)];
    for job in &jobs {
        assert_eq!(printer.print(job), Ok(Printed::Proven), "{}", rig.name());
    }
    assert_eq!(rig.jobs(), jobs, "{}", rig.name());
    let state = printer.status().unwrap();
    assert_eq!(state.online, Some(true));
    assert!(!state.paper_out && !state.paper_near_end && !state.cover_open && !state.error);
}

fn without_paper_nothing_is_sent(rig: &dyn Rig) {
    let mut printer = rig.printer();
    for (switch, kind) in
        [(Switch::PaperOut, TroubleKind::PaperOut), (Switch::CoverOpen, TroubleKind::CoverOpen)]
    {
        rig.switches().set(switch, true);
        let fault = printer.print(&slip(1, 1)).unwrap_err();
        assert_eq!((fault.trouble.kind, fault.began), (kind, false), "{}", rig.name());
        let state = printer.status().unwrap();
        assert_eq!(state.online, Some(false));
        assert_eq!(state.paper_out, switch == Switch::PaperOut);
        assert_eq!(state.cover_open, switch == Switch::CoverOpen);
        assert_eq!(printer.kick_drawer().unwrap_err().kind, kind);
        rig.switches().set(switch, false);
    }
    assert_eq!(prints_until_it_works(printer.as_mut(), &slip(2, 1)), Printed::Proven);
    assert_eq!(rig.jobs(), [slip(2, 1)], "{}", rig.name());
    assert_eq!(rig.kicks(), 0);
}

fn an_unplugged_printer_is_told_and_works_when_it_is_back(rig: &dyn Rig) {
    let mut printer = rig.printer();
    assert_eq!(printer.print(&slip(1, 1)), Ok(Printed::Proven));
    rig.switches().set(Switch::Unplugged, true);
    until("unplugged", || printer.status().is_err());
    let fault = printer.print(&slip(2, 1)).unwrap_err();
    assert_eq!((fault.trouble.kind, fault.began), (TroubleKind::NotFound, false), "{}", rig.name());
    assert_eq!(printer.kick_drawer().unwrap_err().kind, TroubleKind::NotFound);
    rig.switches().set(Switch::Unplugged, false);
    prints_until_it_works(printer.as_mut(), &slip(3, 1));
    assert_eq!(rig.jobs(), [slip(1, 1), slip(3, 1)], "{}", rig.name());
}

fn a_printer_gone_in_the_job_may_have_begun(rig: &dyn Rig) {
    let mut printer = rig.printer();
    assert_eq!(printer.print(&slip(1, 1)), Ok(Printed::Proven));
    rig.tear_after(1000);
    let fault = printer.print(&slip(2, 200)).unwrap_err();
    assert_eq!((fault.trouble.kind, fault.began), (TroubleKind::Disconnected, true), "{}", rig.name());
    prints_until_it_works(printer.as_mut(), &slip(3, 1));
    let jobs = rig.jobs();
    assert_eq!((jobs.first(), jobs.last()), (Some(&slip(1, 1)), Some(&slip(3, 1))), "{}", rig.name());
    assert!(!jobs.contains(&slip(2, 200)), "{}", rig.name());
}

fn a_printer_that_takes_nothing_is_given_up(rig: &dyn Rig) {
    rig.switches().set(Switch::Deaf, true);
    let mut printer = rig.printer();
    let start = Instant::now();
    let fault = printer.print(&vec![b'x'; 16 << 20]).unwrap_err();
    assert_eq!((fault.trouble.kind, fault.began), (TroubleKind::TimedOut, true), "{}", rig.name());
    // Megabytes of socket buffer keep trickling for a while; a minute is the driver's limit for a trickle.
    assert!(start.elapsed() < Duration::from_secs(30), "{} took {:?}", rig.name(), start.elapsed());
}

fn a_mute_printer_is_believed_and_waited_for_once(rig: &dyn Rig) {
    rig.switches().set(Switch::Mute, true);
    let mut printer = rig.printer();
    let jobs = [slip(1, 1), slip(2, 3), slip(3, 2)];
    assert_eq!(printer.print(&jobs[0]), Ok(Printed::Accepted), "{}", rig.name());
    let start = Instant::now();
    assert_eq!(printer.print(&jobs[1]), Ok(Printed::Accepted));
    assert_eq!(printer.print(&jobs[2]), Ok(Printed::Accepted));
    assert!(start.elapsed() < Duration::from_millis(400), "{} took {:?}", rig.name(), start.elapsed());
    until("mute jobs", || rig.jobs() == jobs);
    assert_eq!(printer.status().unwrap(), kit::PaperState::default());
}

fn a_slow_printer_gets_the_whole_job(rig: &dyn Rig) {
    rig.switches().set(Switch::Slow, true);
    let mut printer = rig.printer();
    assert_eq!(printer.print(&slip(1, 120)), Ok(Printed::Proven), "{}", rig.name());
    assert_eq!(rig.jobs(), [slip(1, 120)]);
}

/// It may be believed or not; it cannot hold the counter up, and nothing is printed twice.
fn a_printer_that_babbles_holds_nobody_up(rig: &dyn Rig) {
    let mut printer = rig.printer();
    rig.switches().set(Switch::Babbling, true);
    for number in 1..=3 {
        let start = Instant::now();
        let _believed_or_not = printer.print(&slip(number, 1));
        let _believed_or_not = printer.status();
        assert!(start.elapsed() < Duration::from_secs(40), "{} took {:?}", rig.name(), start.elapsed());
    }
    rig.switches().set(Switch::Babbling, false);
    // what was on the line when the babble broke off may be lost with it
    let start = Instant::now();
    let mut number = 9;
    while !rig.jobs().contains(&slip(number, 1)) {
        assert!(start.elapsed() < Duration::from_secs(30), "{}", rig.name());
        number += 1;
        let _arrives_or_not = printer.print(&slip(number, 1));
        std::thread::sleep(Duration::from_millis(300));
    }
    for number in 1..=number {
        let printed = rig.jobs().iter().filter(|job| **job == slip(number, 1)).count();
        assert!(printed <= 1, "{} printed slip {number} {printed} times", rig.name());
    }
}

fn nonsense_is_no_answer(rig: &dyn Rig) {
    rig.switches().set(Switch::Lying, true);
    let mut printer = rig.printer();
    assert_eq!(printer.print(&slip(1, 1)), Ok(Printed::Accepted), "{}", rig.name());
    assert_eq!(printer.status().unwrap(), kit::PaperState::default(), "{}", rig.name());
    until("the slip", || rig.jobs() == [slip(1, 1)]);
}

fn the_drawer_is_kicked_once(rig: &dyn Rig) {
    let mut printer = rig.printer();
    printer.kick_drawer().unwrap();
    until("kick", || rig.kicks() == 1);
    printer.print(&slip(1, 1)).unwrap();
    assert_eq!((rig.kicks(), rig.jobs()), (1, vec![slip(1, 1)]), "{}", rig.name());
}

fn contract(rig: impl Fn() -> Box<dyn Rig>) {
    prints_arrive_exactly_and_once(rig().as_ref());
    without_paper_nothing_is_sent(rig().as_ref());
    an_unplugged_printer_is_told_and_works_when_it_is_back(rig().as_ref());
    a_printer_gone_in_the_job_may_have_begun(rig().as_ref());
    a_printer_that_takes_nothing_is_given_up(rig().as_ref());
    a_mute_printer_is_believed_and_waited_for_once(rig().as_ref());
    a_slow_printer_gets_the_whole_job(rig().as_ref());
    the_drawer_is_kicked_once(rig().as_ref());
    nonsense_is_no_answer(rig().as_ref());
    a_printer_that_babbles_holds_nobody_up(rig().as_ref());
}

#[test]
fn the_bench_twin_keeps_the_contract() {
    contract(|| Box::new(rigs::Bench::new()));
}

#[test]
fn the_driver_keeps_the_contract_over_tcp() {
    contract(|| Box::new(rigs::Machine::tcp()));
}

#[test]
fn the_driver_keeps_the_contract_over_a_serial_line() {
    contract(|| Box::new(rigs::Machine::serial()));
}

#[test]
fn the_driver_keeps_the_contract_over_a_device_file() {
    contract(|| Box::new(rigs::Machine::file()));
}
