//! What the other tests lean on: the emulator notices what must not happen.

use super::*;
use std::io::Read;
use std::net::{Shutdown, TcpStream};

/// Sends each part on its own and closes; then what came of it.
fn send(desk: &mut Desk, name: &str, parts: &[&[u8]]) -> Taken {
    let mut stream = TcpStream::connect(("127.0.0.1", desk.emulator.port())).unwrap();
    stream.set_nodelay(true).unwrap();
    for part in parts {
        stream.write_all(part).unwrap();
        std::thread::sleep(Duration::from_millis(60));
    }
    stream.shutdown(Shutdown::Write).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    // it hangs up when it is done with everything
    stream.read_to_end(&mut Vec::new()).unwrap();
    desk.emulator.take(name).unwrap()
}

fn rows(taken: &Taken) -> Vec<&str> {
    taken.slips[0].rows.iter().map(|row| row.text.as_str()).collect()
}

#[test]
fn commands_it_does_not_know_are_told() {
    let Some(mut desk) = Desk::new() else { return };
    // FS ! is the command whose bits differ between makers
    let taken = send(&mut desk, "oracle-unknown", &[b"\x1b@\x1c!\x0cA\n\x1dV\x42\x00"]);
    assert_eq!(taken.unknown().next().unwrap().data["bytes"], "1c 21", "{:?}", taken.events);
    let taken = send(&mut desk, "oracle-known", &[b"\x1b@\x1c&A\n\x1dV\x42\x00"]);
    assert_eq!((taken.unknown().count(), rows(&taken)), (0, vec!["A"]));
}

#[test]
fn a_letter_torn_by_a_command_is_told_and_one_torn_by_the_network_is_whole() {
    let Some(mut desk) = Desk::new() else { return };
    let taken = send(&mut desk, "oracle-torn", &[b"\xd6\x1bE\x01\xd0\xb9\xfa\n\x1dV\x42\x00"]);
    assert_eq!(taken.unknown().next().unwrap().data["bytes"], "d6", "{:?}", taken.events);
    let taken = send(&mut desk, "oracle-split", &[b"\xd6", b"\xd0\xb9", b"\xfa\n\x1dV\x42\x00"]);
    assert_eq!((taken.unknown().count(), rows(&taken)), (0, vec!["中国"]));
}

#[test]
fn a_row_too_wide_wraps_and_a_slip_without_its_cut_says_so() {
    let Some(mut desk) = Desk::new() else { return };
    desk.emulator.paper(Columns::C32.dots()).unwrap();
    let wide = [b'x'; 33];
    let taken = send(&mut desk, "oracle-wide", &[&wide, b"\n"]);
    assert_eq!(rows(&taken), [&"x".repeat(32), "x"]);
    assert_eq!((taken.slips[0].boundary.as_str(), taken.cuts.len()), ("connection-closed", 0));
}

#[test]
fn every_kick_is_counted() {
    let Some(mut desk) = Desk::new() else { return };
    let taken = send(&mut desk, "oracle-kick", &[b"\x1bp\x01\x19\xfa\x10\x14\x01\x00\x01"]);
    assert_eq!(taken.pulses, ["1b 70 01 19 fa", "10 14 01 00 01"]);
    assert_eq!(taken.drawer, "open");
}

#[test]
fn letters_in_the_wrong_place_are_seen() {
    let Some(mut desk) = Desk::new() else { return };
    let taken = send(&mut desk, "oracle-ink", &[b"A B\n\x1dV\x42\x00"]);
    let picture = Picture::open(&taken.slips[0].picture).unwrap();
    let cells = [0, 1, 2, 3].map(|cell| picture.ink(cell * CELL, 0, CELL, LETTER) > 0);
    assert_eq!(cells, [true, false, true, false]);
}
