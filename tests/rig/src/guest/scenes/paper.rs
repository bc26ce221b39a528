//! A receipt printer on a USB cable.

use super::PRINTER;
use crate::guest::Done;
use crate::guest::gadget::{Gadget, Label, SOON, there};
use crate::guest::kernel::{check, same, until};
use crate::guest::line::Host;
use kit::twin::Switch;
use kit::{Found, Identity, PrintFault, Printed, Spot, TroubleKind};
use printer::twin::TwinDevice;
use printer::{KICK, PrinterAddress};
use std::path::Path;
use std::time::{Duration, Instant};

/// The questions before a job.
const ASKS: &[u8] = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04";
/// The question behind it.
const PROOF: &[u8] = b"\x1d\x72\x01";

/// A printer that works, at its end of the cable. Every part must be bound by name: one left out of a
/// pattern is dropped there and then.
pub struct Machine {
    pub gadget: Gadget,
    pub device: TwinDevice,
    pub host: Host,
}

pub fn machine(socket: u8, label: Label) -> Done<Machine> {
    let gadget = Gadget::printer(socket, label)?;
    gadget.plug()?;
    let device = TwinDevice::new();
    until("the printer", SOON, || found(label))?;
    let host = Host::serve(&there("/dev/g_printer0")?, device.face())?;
    Ok(Machine { gadget, device, host })
}

/// The printer of this label, as the counter finds it.
pub fn found(label: Label) -> Option<Found> {
    let serial = (!label.serial.is_empty()).then_some(label.serial);
    let same = |identity: &Identity| identity.vendor == label.vendor && identity.serial.as_deref() == serial;
    printer::plugged()
        .into_iter()
        .find(|one| one.identity.as_ref().is_some_and(same) && Path::new(&one.path).exists())
}

fn spot(found: &Found) -> PrinterAddress {
    PrinterAddress::Usb { spot: Spot { path: found.path.clone(), identity: found.identity.clone() } }
}

/// A slip of about this many bytes; every line differs, so that nothing can be lost or doubled unseen.
fn slip(mark: &str, bytes: usize) -> Vec<u8> {
    let mut job = b"\x1b@\x1c&".to_vec();
    // hanzi in GBK, a code, and a picture that holds what would be a question elsewhere
    job.extend(b"\xba\xa3\xbe\xb0\xbe\xc6\xb5\xea\n\x1dk\x49\x08{BHD{C\x14\x1a");
    job.extend(b"\x1dv0\x00\x03\x00\x02\x00\x10\x14\x11\x1d\x72\x02");
    for n in 0_u32.. {
        if job.len() >= bytes {
            break;
        }
        job.extend(format!("{mark} line {n:06} 128.50\n").bytes());
    }
    job.extend(b"\x1dVB\x00");
    job
}

fn began(outcome: Result<Printed, PrintFault>) -> Done<(TroubleKind, bool)> {
    match outcome {
        Err(fault) => {
            println!("{} began={}", fault.trouble, fault.began);
            Ok((fault.trouble.kind, fault.began))
        }
        Ok(printed) => Err(format!("it claims to be {printed:?}")),
    }
}

pub fn job() -> Done {
    let Machine { gadget: _plugged, device, host } = machine(0, PRINTER)?;
    let found = found(PRINTER).ok_or("no printer is found")?;
    println!("{found:?}");
    same("name", &found.name, &"Xprinter XP-80C".to_owned())?;
    let mut printer = printer::open(spot(&found));
    let job = slip("A", 24_000);
    let start = Instant::now();
    same("print", &printer.print(&job), &Ok(Printed::Proven))?;
    println!("{} bytes in {:?}", job.len(), start.elapsed());
    check(host.heard() == [ASKS, &job, PROOF].concat(), || "the bytes on the cable differ".to_owned())?;
    check(device.jobs() == std::slice::from_ref(&job), || "the slip on the paper differs".to_owned())?;

    let switches = device.switches();
    let state = |printer: &mut dyn kit::Printer| printer.status().map_err(|trouble| trouble.to_string());
    switches.set(Switch::PaperNearEnd, true);
    let near = state(printer.as_mut())?;
    same("near end", &(near.online, near.paper_near_end, near.paper_out), &(Some(true), true, false))?;
    switches.set(Switch::PaperNearEnd, false);
    switches.set(Switch::CoverOpen, true);
    check(state(printer.as_mut())?.cover_open, || "the open cover is not told".to_owned())?;
    same("cover open", &began(printer.print(&job))?, &(TroubleKind::CoverOpen, false))?;
    switches.set(Switch::CoverOpen, false);
    switches.set(Switch::PaperOut, true);
    let before = host.heard().len();
    same("paper out", &began(printer.print(&job))?, &(TroubleKind::PaperOut, false))?;
    let asked = host.heard().split_off(before);
    check(asked == ASKS, || format!("a refused job sent {asked:02x?}"))?;
    switches.set(Switch::PaperOut, false);
    same("print", &printer.print(b"\x1b@next\n"), &Ok(Printed::Proven))?;
    check(device.jobs() == [job, b"\x1b@next\n".to_vec()], || "two slips, whole and once".to_owned())?;

    printer.kick_drawer().map_err(|trouble| trouble.to_string())?;
    until("the drawer", SOON, || (device.kicks() == [KICK]).then_some(()))
}

pub fn unplug() -> Done {
    let Machine { gadget, device, host } = machine(0, PRINTER)?;
    let found = found(PRINTER).ok_or("no printer is found")?;
    let mut printer = printer::open(spot(&found));
    same("print", &printer.print(b"\x1b@first\n"), &Ok(Printed::Proven))?;
    device.switches().set(Switch::Slow, true);
    let torn = slip("T", 300_000);
    let before = host.heard().len();
    let (outcome, pulled) = std::thread::scope(|scope| {
        let job = scope.spawn(|| printer.print(&torn));
        let pulled =
            until("the middle of the job", SOON, || (host.heard().len() > before + 9000).then_some(()))
                .and_then(|()| gadget.unplug())
                .map(|()| Instant::now());
        (job.join().map_err(|_| "the driver panics".to_owned()), pulled)
    });
    let told = pulled?.elapsed();
    same("unplugged", &began(outcome?)?, &(TroubleKind::Disconnected, true))?;
    println!("told {told:?} after the cable was out");
    check(told < Duration::from_secs(10), || format!("told only after {told:?}"))?;
    let gone = began(printer.print(b"\x1b@gone\n"))?;
    check(!gone.1, || "a job to nobody has begun".to_owned())?;

    device.switches().set(Switch::Slow, false);
    drop(host);
    gadget.plug()?;
    until("the printer", SOON, || self::found(PRINTER))?;
    let _host = Host::serve(&there("/dev/g_printer0")?, device.face())?;
    same("print", &printer.print(b"\x1b@next\n"), &Ok(Printed::Proven))?;
    let jobs = device.jobs();
    println!("{:?} bytes on paper", jobs.iter().map(Vec::len).collect::<Vec<_>>());
    check(jobs.last().is_some_and(|job| job == b"\x1b@next\n"), || "the next slip differs".to_owned())?;
    let all = jobs.concat();
    let middle = &all[b"\x1b@first\n".len()..all.len() - b"\x1b@next\n".len()];
    check(torn.starts_with(middle) && middle.len() < torn.len(), || {
        "what came of the torn slip is no beginning of it".to_owned()
    })?;
    same("after it", &printer.print(b"\x1b@last\n"), &Ok(Printed::Proven))
}

pub fn stuck() -> Done {
    nobody()?;
    let quick = Duration::from_secs(20);
    let Machine { gadget: _plugged, device, host } = machine(0, PRINTER)?;
    let found = self::found(PRINTER).ok_or("no printer is found")?;

    // it answers nothing, takes a part, and takes no more
    let switches = device.switches();
    switches.set(Switch::Mute, true);
    let mut printer = printer::open(spot(&found));
    let job = slip("N", 300_000);
    let start = Instant::now();
    let (outcome, deaf) = std::thread::scope(|scope| {
        let printing = scope.spawn(|| printer.print(&job));
        let deaf = until("the middle of the job", SOON, || (host.heard().len() > 9000).then_some(()));
        switches.set(Switch::Deaf, true);
        (printing.join().map_err(|_| "the driver panics".to_owned()), deaf)
    });
    deaf?;
    same("takes no more", &began(outcome?)?, &(TroubleKind::TimedOut, true))?;
    println!("given up after {:?}", start.elapsed());
    check(start.elapsed() < quick, || format!("took {:?}", start.elapsed()))?;
    let start = Instant::now();
    let (again, _) = began(printer.print(b"\x1b@again\n"))?;
    println!("again: {again:?} after {:?}", start.elapsed());
    same("takes nothing", &again, &TroubleKind::TimedOut)?;
    check(start.elapsed() < quick, || format!("took {:?}", start.elapsed()))?;

    // it reads again: what was begun comes out, and after it the next slip, once
    switches.set(Switch::Deaf, false);
    switches.set(Switch::Mute, false);
    until("the printer's answer", SOON, || printer.status().ok()?.online)?;
    same("next", &printer.print(b"\x1b@next\n"), &Ok(Printed::Proven))?;
    let paper = device.jobs().concat();
    let rest = paper.strip_suffix(b"\x1b@next\n").ok_or("the next slip differs")?;
    check(job.starts_with(rest) && rest.len() < job.len(), || "the torn slip is no beginning".to_owned())?;

    // it answered before, and between two jobs it stops reading
    switches.set(Switch::Deaf, true);
    // the read that is under way is its last
    std::thread::sleep(Duration::from_millis(200));
    let start = Instant::now();
    same("stopped reading", &began(printer.print(&job))?, &(TroubleKind::TimedOut, false))?;
    check(start.elapsed() < quick, || format!("took {:?}", start.elapsed()))
}

/// Nobody is at the device's own side: it takes no byte and answers nothing.
fn nobody() -> Done {
    let gadget = Gadget::printer(0, PRINTER)?;
    gadget.plug()?;
    let found = until("the printer", SOON, || found(PRINTER))?;
    let mut printer = printer::open(spot(&found));
    let start = Instant::now();
    same("never reads", &began(printer.print(&slip("0", 300_000)))?, &(TroubleKind::TimedOut, false))?;
    println!("given up after {:?}", start.elapsed());
    check(start.elapsed() < Duration::from_secs(20), || format!("took {:?}", start.elapsed()))
}

pub fn moved() -> Done {
    let Machine { gadget, device, host } = machine(0, PRINTER)?;
    let at_home = found(PRINTER).ok_or("no printer is found")?;
    let mut printer = printer::open(spot(&at_home));
    same("print", &printer.print(b"\x1b@one\n"), &Ok(Printed::Proven))?;
    gadget.unplug()?;
    drop(host);
    until("no printer", SOON, || found(PRINTER).is_none().then_some(()))?;
    // the driver lets go of the dead line when it is next asked
    let gone = printer.status().err().map(|trouble| trouble.kind);
    println!("unplugged: {gone:?}");

    // an equal one takes its number; nothing of ours may come out of it
    let label = Label { serial: "RIG0002", ..PRINTER };
    let twin = Gadget::printer(1, label)?;
    twin.plug()?;
    let other = TwinDevice::new();
    let twin_found = until("the other printer", SOON, || found(label))?;
    let _other_host = Host::serve(&there("/dev/g_printer1")?, other.face())?;
    same("its place", &twin_found.path, &at_home.path)?;
    same("not ours", &began(printer.print(b"\x1b@two\n"))?, &(TroubleKind::NotFound, false))?;

    gadget.plug_at(2)?;
    let now = until("the printer", SOON, || found(PRINTER))?;
    let _host = Host::serve(&there("/dev/g_printer0")?, device.face())?;
    check(now.path != at_home.path, || "it has its old number".to_owned())?;
    println!("{} is {} now", at_home.path, now.path);
    same("print", &printer.print(b"\x1b@two\n"), &Ok(Printed::Proven))?;
    same("paper", &device.jobs(), &vec![b"\x1b@one\n".to_vec(), b"\x1b@two\n".to_vec()])?;
    check(other.jobs().is_empty(), || "the other printer printed our slip".to_owned())
}
