//! Drivers in Windows, pretend devices here.

use super::windows::{PORTS, Windows};
use super::{Seen, same};
use display::DisplayKind;
use kit::twin::Switch;
use printer::twin::TwinDevice;
use scanner::twin::TwinGun;
use speaker::ProfileName;
use speaker::twin::TwinChip;
use std::error::Error;
use std::time::{Duration, Instant};

/// The words of the job, and the two jobs that are made of them.
pub const WORDS: &str = "QIANTAI 128.50";

pub fn jobs() -> Vec<Vec<u8>> {
    ["1", "2"].iter().map(|copy| format!("\u{1b}@{WORDS} {copy}\n").into_bytes()).collect()
}

/// Waits until it holds.
pub fn until(what: &str, holds: impl Fn() -> bool) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    while !holds() {
        if start.elapsed() > Duration::from_secs(20) {
            return Err(format!("{what}: not within 20 s").into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// Every port of ours has its name there.
pub fn ports(windows: &Windows) -> Seen {
    let told = windows.run(&["ports"])?;
    let missing: Vec<String> =
        PORTS.iter().map(|port| port.to_uppercase()).filter(|port| !told.contains(port)).collect();
    same("ports that are not listed", missing, Vec::new())?;
    Ok(told.join(" "))
}

/// Two jobs with their proof and a kick; then without paper, when nothing may be sent; then without a printer.
pub fn network_printer(windows: &Windows) -> Seen {
    let device = TwinDevice::new();
    let twin = device.serve_tcp()?;
    let port = twin.address().port().to_string();
    same("said", windows.run(&["tcp", &port, WORDS])?, words(&["Proven", "Proven", "kicked"]))?;
    until("the jobs", || device.jobs() == jobs())?;
    same("kicks", device.kicks(), vec![printer::KICK.to_vec()])?;

    device.switches().set(Switch::PaperOut, true);
    let said = windows.run(&["tcp", &port, WORDS])?;
    same(
        "without paper",
        said.get(..2),
        Some(&words(&["PaperOut began=false", "PaperOut began=false"])[..]),
    )?;
    same("jobs", device.jobs(), jobs())?;

    drop(twin);
    let said = windows.run(&["tcp", &port, WORDS])?;
    same("without a printer", said.get(..1), Some(&words(&["NotFound began=false"])[..]))?;
    Ok("proven twice, a kick; nothing sent without paper, absence told".to_owned())
}

/// The same over a serial line.
pub fn serial_printer(windows: &Windows) -> Seen {
    let device = TwinDevice::new();
    let host = device.serve_pty(windows.port("com1"))?;
    same("said", windows.run(&["serial", "COM1", WORDS])?, words(&["Proven", "Proven", "kicked"]))?;
    until("the jobs", || device.jobs() == jobs())?;
    same("kicks", device.kicks().len(), 1)?;
    drop(host);
    let start = Instant::now();
    let said = windows.run(&["serial", "COM1", WORDS])?;
    let nothing_sent = said.iter().take(2).all(|line| line.ends_with("began=false"));
    same("without a printer", (said.len(), nothing_sent), (3, true))?;
    same("told in time", start.elapsed() < Duration::from_secs(20), true)?;
    Ok(format!("proven twice, a kick; absence told as {:?}", said.first()))
}

/// A port that is not there is told and found when it comes; codes come whole and in order, with a suffix and by
/// silence. A cable pulled from an open port cannot be shown: Wine calls a terminal that hung up silent.
pub fn scanner(windows: &Windows) -> Seen {
    let gun = TwinGun::new();
    gun.switches().set(Switch::Unplugged, true);
    let _host = gun.serve_pty(windows.port("com2"))?;
    let mut guest = windows.spawn(&["scan", "COM2", "4"])?;
    guest.said("that it is lost", |lines| lines.iter().any(|line| line.starts_with("lost ")))?;
    gun.switches().set(Switch::Unplugged, false);
    guest.says("ready")?;
    let codes = ["134567890123456789", "6901234567892", "https://example.test/?a=1&b=%20"];
    for code in codes {
        gun.scan(code);
        guest.says(code)?;
    }
    let bare = "284400000000000002";
    gun.send(bare.as_bytes());
    guest.says(bare)?;
    guest.end()?;
    let said = guest.lines()?;
    let lines = said.iter().map(String::as_str).filter(|line| *line != "ready");
    let (lost, read): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("lost "));
    same("codes", read, [&codes[..], &[bare]].concat())?;
    Ok(format!("{lost:?} while away, then four codes, whole and in order"))
}

/// A phrase is spoken to its end.
pub fn speaker(windows: &Windows) -> Seen {
    let chip = TwinChip::new(ProfileName::Syn6288, Duration::from_millis(20));
    let _host = chip.serve_pty(windows.port("com3"))?;
    same("said", windows.run(&["say", "COM3", "微信收款，十二元五角"])?, words(&["spoken"]))?;
    until("the phrase", || chip.spoken().iter().any(|text| text.ends_with("微信收款，十二元五角")))?;
    same("bad frames", chip.rejected(), 0)?;
    Ok("a phrase, to its end".to_owned())
}

/// A figure and its lamp.
pub fn display(windows: &Windows) -> Seen {
    let (_host, pole) = display::twin::serve_pty(DisplayKind::Led8, windows.port("com4"))?;
    same("said", windows.run(&["show", "COM4", "128.50"])?, words(&["shown"]))?;
    until("the figure", || pole.glass().figure == "128.50" && pole.glass().lamp == kit::Lamp::Total)?;
    Ok("a figure and its lamp".to_owned())
}

pub fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
