//! What speaks and shows: voice chip, sound card, pole display.

use super::SERIAL;
use crate::guest::gadget::{Gadget, SOON};
use crate::guest::kernel::{check, program, same, settle, until};
use crate::guest::line::Host;
use crate::guest::{Done, OUT};
use display::twin::{Glass, serve_pty};
use display::{DisplayAddress, DisplayKind};
use kit::line::{Line, PollFile, serial_ports};
use kit::twin::WireTwin;
use kit::{Found, Lamp, Shown, Speaker, Trouble};
use speaker::twin::TwinChip;
use speaker::{ProfileName, SpeakerAddress};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Longest phrase, with a machine ten times slower than a desk's.
const LONG: Duration = Duration::from_secs(20);
const PHRASES: [&str; 2] = ["微信收款，十二点五元", "支付宝到账，零点零一元"];

fn words(trouble: Trouble) -> String {
    trouble.to_string()
}

/// The serial adapter, plugged in, and its port.
fn adapter() -> Done<(Gadget, Found)> {
    let gadget = Gadget::serial(0, SERIAL)?;
    gadget.plug()?;
    let found = until("the port", SOON, port)?;
    settle()?;
    println!("{found:?}");
    Ok((gadget, found))
}

fn port() -> Option<Found> {
    let ours = |one: &Found| one.identity.as_ref().is_some_and(|identity| identity.vendor == SERIAL.vendor);
    serial_ports().into_iter().find(ours)
}

pub fn chip() -> Done {
    for profile in [ProfileName::Syn6288, ProfileName::Xfs5152] {
        let (gadget, found) = adapter()?;
        let chip = TwinChip::new(profile, Duration::from_millis(60));
        let _host = Host::serve(&gadget.tty()?, chip.face())?;
        let mut speaker = speaker::open(SpeakerAddress::Serial {
            path: found.path,
            profile,
            baud: None,
            volume: Some(60),
            identity: found.identity,
            custom: None,
        });
        speaker.check().map_err(words)?;
        for phrase in PHRASES {
            speaker.say(phrase, LONG).map_err(words)?;
        }
        let spoken = chip.spoken();
        println!("{spoken:?}");
        let whole = spoken.len() == PHRASES.len() && spoken.iter().zip(PHRASES).all(|(s, p)| s.ends_with(p));
        check(whole && chip.rejected() == 0, || {
            format!("spoken: {spoken:?}, rejected: {}", chip.rejected())
        })?;
        check(chip.cut_off().is_empty(), || format!("cut off: {:?}", chip.cut_off()))?;
        torn(&gadget, &chip, speaker.as_mut())?;
    }
    Ok(())
}

/// The cable is out in the middle of a phrase, and back.
fn torn(gadget: &Gadget, chip: &TwinChip, speaker: &mut dyn Speaker) -> Done {
    let start = Instant::now();
    let outcome = std::thread::scope(|scope| {
        let saying = scope.spawn(|| speaker.say(&"八".repeat(40), LONG));
        std::thread::sleep(Duration::from_millis(700));
        let out = gadget.unplug();
        let said = saying.join().map_err(|_| "the driver panics".to_owned());
        out.and(said)
    })?;
    println!("unplugged: {outcome:?} after {:?}", start.elapsed());
    check(outcome.is_err(), || "it claims to have spoken without a cable".to_owned())?;
    gadget.plug()?;
    until("the port", SOON, port)?;
    until("the chip", SOON, || speaker.check().ok())?;
    speaker.say(PHRASES[0], LONG).map_err(words)?;
    let last = chip.spoken().last().cloned().unwrap_or_default();
    check(last.ends_with(PHRASES[0]), || format!("spoken last: {last}"))
}

/// Hands what comes over the cable on to a pretend display.
struct Relay(PollFile);

impl WireTwin for Relay {
    fn appetite(&mut self) -> usize {
        usize::MAX
    }
    fn hear(&mut self, bytes: &[u8]) {
        if let Err(fault) = self.0.write_all(bytes, crate::guest::line::PACE) {
            println!("the glass takes nothing: {fault}");
        }
    }
    fn answer(&mut self) -> Vec<u8> {
        Vec::new()
    }
}

pub fn pole() -> Done {
    for kind in [DisplayKind::Led8, DisplayKind::Cd5220] {
        let (gadget, found) = adapter()?;
        let link = std::env::temp_dir().join("rig-pole");
        let (line, pole) = serve_pty(kind, link).map_err(words)?;
        let glass = PollFile::open(line.path()).map_err(words)?;
        let _host = Host::serve(&gadget.tty()?, Relay(glass))?;
        let mut display = display::open(DisplayAddress::Serial {
            path: found.path,
            identity: found.identity,
            baud: 2400,
            kind,
        });
        let led = kind == DisplayKind::Led8;
        let shows = |figure: &str| {
            let reads = |glass: Glass| {
                if led { glass.figure == figure } else { glass.rows[1] == format!("RMB {figure}") }
            };
            until(figure, SOON, || reads(pole.glass()).then_some(()))
                .map_err(|error| format!("{error}: {:?}", pole.glass()))
        };
        for (lamp, figure) in [(Lamp::Total, "128.50"), (Lamp::Change, "21.50")] {
            display.show(Some(&shown(lamp, figure))).map_err(words)?;
            shows(figure)?;
        }
        display.show(None).map_err(words)?;
        until("a dark display", SOON, || pole.glass().is_dark().then_some(()))?;
        if led {
            display.kick_drawer().map_err(words)?;
            until("the drawer", SOON, || (pole.glass().kicks == 1).then_some(()))?;
        }
        gadget.unplug()?;
        until("no port", SOON, || port().is_none().then_some(()))?;
        let gone = display.show(Some(&shown(Lamp::Total, "5.00"))).map_err(|trouble| trouble.kind);
        println!("unplugged: {gone:?}");
        check(gone.is_err(), || "it claims to show without a cable".to_owned())?;
        gadget.plug()?;
        until("the port", SOON, port)?;
        until("the display", SOON, || display.show(Some(&shown(Lamp::Total, "7.00"))).ok())?;
        shows("7.00")?;
        if led {
            same("drawer", &pole.glass().kicks, &1)?;
        }
    }
    Ok(())
}

fn shown(lamp: Lamp, figure: &str) -> Shown {
    Shown { lamp, figure: figure.to_owned(), upper: "TOTAL".to_owned(), lower: format!("RMB {figure}") }
}

pub fn sound() -> Done {
    program("modprobe", &["snd-aloop"])?;
    until("the sound card", SOON, || Path::new("/dev/snd/pcmC0D1c").exists().then_some(()))?;
    settle()?;
    let mut speaker = speaker::open(SpeakerAddress::Sound { volume: Some(100), clips: None });
    speaker.check().map_err(words)?;
    let file = Path::new(OUT).join("sound.wav");
    let mut ear = Command::new("timeout")
        .args([
            "60",
            "arecord",
            "-q",
            "-D",
            "plughw:0,1,0",
            "-f",
            "S16_LE",
            "-r",
            "48000",
            "-c",
            "1",
            "-d",
            "12",
        ])
        .arg(&file)
        .spawn()
        .map_err(|error| error.to_string())?;
    std::thread::sleep(Duration::from_secs(2));
    let start = Instant::now();
    let said = speaker.say(PHRASES[0], LONG).map_err(words);
    println!("said in {:?}", start.elapsed());
    let heard = ear.wait().map_err(|error| error.to_string());
    said?;
    println!("arecord: {}", heard?);
    let bytes = std::fs::read(&file).map_err(|error| error.to_string())?;
    let samples = bytes.get(44..).unwrap_or_default();
    let loud = |piece: &[u8]| {
        piece.chunks_exact(2).any(|two| i16::from_le_bytes([two[0], two[1]]).unsigned_abs() > 1500)
    };
    // tenths of a second in which something was heard
    let tenths = samples.chunks(9600).filter(|piece| loud(piece)).count();
    println!("{} bytes, loud in {tenths} tenths of a second", samples.len());
    check((10..=80).contains(&tenths), || format!("loud in {tenths} tenths of a second"))
}
