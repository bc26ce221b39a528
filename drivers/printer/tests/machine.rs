//! What only the real driver meets: an emulated printer that changes its mind in the middle.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use kit::twin::Switch;
use kit::{PaperState, Printed, Printer, TroubleKind};
use printer::twin::{Mishap, TcpTwin, TwinDevice};
use printer::{EscPosPrinter, KICK, Patience, PrinterAddress};
use std::net::TcpListener;
use std::time::{Duration, Instant};

fn at(twin: &TcpTwin) -> EscPosPrinter {
    let address = PrinterAddress::Tcp { host: "127.0.0.1".into(), port: twin.address().port() };
    let patience = Patience {
        answer: Duration::from_millis(250),
        look: Duration::from_millis(200),
        ..Patience::default()
    };
    EscPosPrinter::new(address, patience)
}

#[test]
fn paper_that_ends_in_the_job_is_told_and_the_rest_comes_with_the_next_roll() {
    let device = TwinDevice::new();
    let twin = device.serve_tcp().unwrap();
    let mut printer = at(&twin);
    let job = [b"\x1b@".as_slice(), &b"line\n".repeat(400)].concat();
    device.after(700, Mishap::PaperOut);
    let fault = printer.print(&job).unwrap_err();
    assert_eq!((fault.trouble.kind, fault.began), (TroubleKind::PaperOut, true));
    let fault = printer.print(b"\x1b@next\n").unwrap_err();
    assert_eq!((fault.trouble.kind, fault.began), (TroubleKind::PaperOut, false));
    device.switches().set(Switch::PaperOut, false);
    assert_eq!(printer.print(b"\x1b@next\n"), Ok(Printed::Proven));
    assert!(device.jobs() == [job, b"\x1b@next\n".to_vec()], "both slips, whole and once");
}

#[test]
fn a_printer_that_answered_before_is_not_believed_when_it_falls_silent() {
    let device = TwinDevice::new();
    let twin = device.serve_tcp().unwrap();
    let mut printer = at(&twin);
    assert_eq!(printer.print(b"\x1b@one\n"), Ok(Printed::Proven));
    device.switches().set(Switch::Mute, true);
    let fault = printer.print(b"\x1b@two\n").unwrap_err();
    assert_eq!((fault.trouble.kind, fault.began), (TroubleKind::TimedOut, false));
    assert_eq!(device.jobs(), [b"\x1b@one\n".to_vec()]);
}

#[test]
fn asking_for_the_status_ends_the_belief_that_it_is_mute() {
    let device = TwinDevice::new();
    let twin = device.serve_tcp().unwrap();
    let mut printer = at(&twin);
    device.switches().set(Switch::Mute, true);
    assert_eq!(printer.print(b"\x1b@one\n"), Ok(Printed::Accepted));
    device.switches().set(Switch::Mute, false);
    device.switches().set(Switch::PaperNearEnd, true);
    assert_eq!(printer.print(b"\x1b@two\n"), Ok(Printed::Accepted));
    let near_end = PaperState { online: Some(true), paper_near_end: true, ..PaperState::default() };
    assert_eq!(printer.status(), Ok(near_end));
    assert_eq!(printer.print(b"\x1b@three\n"), Ok(Printed::Proven));
    assert_eq!(device.jobs().len(), 3);
}

#[test]
fn automatic_status_between_the_answers_does_no_harm() {
    let device = TwinDevice::new();
    let twin = device.serve_tcp().unwrap();
    let mut printer = at(&twin);
    assert_eq!(printer.print(b"\x1b@\x1da\x0fone\n"), Ok(Printed::Proven));
    assert_eq!(printer.print(b"\x1b@two\n"), Ok(Printed::Proven));
    device.switches().set(Switch::PaperOut, true);
    assert_eq!(printer.print(b"\x1b@three\n").unwrap_err().trouble.kind, TroubleKind::PaperOut);
}

#[test]
fn a_network_printer_is_let_go_after_each_job() {
    let device = TwinDevice::new();
    let twin = device.serve_tcp().unwrap();
    let (mut here, mut there) = (at(&twin), at(&twin));
    for _ in 0..3 {
        assert_eq!(here.print(b"\x1b@here\n"), Ok(Printed::Proven));
        assert_eq!(there.print(b"\x1b@there\n"), Ok(Printed::Proven));
    }
    assert_eq!(device.connections(), 6);
}

#[test]
fn two_kicks_leave_the_solenoid_a_pause() {
    let device = TwinDevice::new();
    let twin = device.serve_tcp().unwrap();
    let mut printer = at(&twin);
    let start = Instant::now();
    printer.kick_drawer().unwrap();
    printer.kick_drawer().unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1));
    while device.kicks().len() < 2 && start.elapsed() < Duration::from_secs(8) {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(device.kicks(), [KICK, KICK]);
    assert_eq!(KICK, [0x1b, 0x70, 0x00, 0x19, 0xfa]);
}

/// A health-only printer: answers DLE EOT, and never GS r, like many clones.
#[test]
fn a_printer_without_the_queued_question_is_accepted_and_waited_for_twice_at_most() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut bytes = [0; 1024];
            while let Ok(count @ 1..) = stream.read(&mut bytes) {
                let asks = bytes[..count].windows(2).filter(|pair| pair == &[0x10, 0x04]).count();
                if stream.write_all(&vec![0x12; asks]).is_err() {
                    break;
                }
            }
        }
    });
    let patience = Patience {
        proof: Duration::from_millis(400),
        look: Duration::from_millis(200),
        ..Patience::default()
    };
    let address = PrinterAddress::Tcp { host: "127.0.0.1".into(), port };
    let mut printer = EscPosPrinter::new(address, patience);
    assert_eq!(printer.print(b"one\n"), Ok(Printed::Accepted));
    assert_eq!(printer.print(b"two\n"), Ok(Printed::Accepted));
    let start = Instant::now();
    assert_eq!(printer.print(b"three\n"), Ok(Printed::Accepted));
    assert!(start.elapsed() < Duration::from_millis(300), "{:?}", start.elapsed());
}

#[test]
fn nobody_at_the_address_is_not_found() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let unknown = PrinterAddress::Tcp { host: "printer.invalid".into(), port };
    let closed = PrinterAddress::Tcp { host: "127.0.0.1".into(), port };
    let absent = PrinterAddress::File { path: "/dev/usb/lp-absent".into() };
    for address in [unknown, closed, absent] {
        let start = Instant::now();
        let fault = printer::open(address.clone()).print(b"x").unwrap_err();
        assert!(!fault.began);
        assert!(
            matches!(fault.trouble.kind, TroubleKind::NotFound | TroubleKind::TimedOut),
            "{address:?}: {fault:?}"
        );
        assert!(start.elapsed() < Duration::from_secs(4));
    }
}

#[test]
fn a_plain_file_gets_the_jobs_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.bin");
    std::fs::write(&path, b"").unwrap();
    let mut printer = printer::open(PrinterAddress::File { path: path.display().to_string() });
    assert_eq!(printer.print(b"\x1b@one\n"), Ok(Printed::Accepted));
    assert_eq!(printer.print(b"\x1b@two\n"), Ok(Printed::Accepted));
    assert_eq!(printer.status(), Ok(PaperState::default()));
    assert_eq!(std::fs::read(&path).unwrap(), b"\x1b@one\n\x1b@two\n");
}

#[test]
fn addresses_are_read_from_settings_with_the_usual_defaults() {
    let read = |text: &str| serde_json::from_str::<PrinterAddress>(text).unwrap();
    assert_eq!(
        read(r#"{"kind":"tcp","host":"kitchen"}"#),
        PrinterAddress::Tcp { host: "kitchen".into(), port: 9100 }
    );
    assert_eq!(
        read(r#"{"kind":"serial","path":"COM3","flow":"hardware"}"#),
        PrinterAddress::Serial {
            path: "COM3".into(),
            baud: 9600,
            flow: printer::Flow::Hardware,
            identity: None
        }
    );
    assert_eq!(
        read(r#"{"kind":"file","path":"/dev/usb/lp0"}"#),
        PrinterAddress::File { path: "/dev/usb/lp0".into() }
    );
}
