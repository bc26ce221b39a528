//! The counter itself: window, printer, scanner and the guest's screen in one payment.

use super::paper::{self, Machine};
use super::{PRINTER, SCANNER, codes};
use crate::guest::Done;
use crate::guest::desk::{Desk, Side};
use crate::guest::gadget::{Gadget, SOON};
use crate::guest::kernel::{check, same, settle, until};
use crate::guest::line::Gun;
use kit::{Found, FoundKind};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// A web page comes up slowly where every instruction is translated.
const PAGE: Duration = Duration::from_secs(240);
/// A page with words on it shows more colours than these: letters have soft edges.
const COLOURS: usize = 24;
const HOME: &str = "/tmp/rig-counter";
const CODE: &str = "134567890123456789";

pub fn payment() -> Done {
    let Machine { gadget: _plugged, device, host } = paper::machine(0, PRINTER)?;
    let keys = Gadget::keyboard(1, SCANNER)?;
    keys.plug()?;
    let printer = paper::found(PRINTER).ok_or("no printer is found")?;
    let scanner = until("the scanner", SOON, || codes::found(FoundKind::Keyboard, SCANNER))?;
    settle()?;
    let gun = Gun::at(keys.hid()?);
    let mut desk = Desk::open()?;
    let start = Instant::now();
    desk.start(counter(&printer, &scanner)?, "counter.out")?;
    let outcome = pays(&mut desk, &gun, start).and_then(|()| {
        until("the slip", PAGE, || (!device.jobs().is_empty()).then_some(()))?;
        println!("slip after {:?}", start.elapsed());
        let jobs = device.jobs();
        same("slips", &jobs.len(), &1)?;
        let amount = jobs.concat().windows(6).any(|six| six == b"128.50");
        check(amount, || "the amount is not on the slip".to_owned())?;
        desk.all_live()
    });
    println!("{} bytes came to the printer", host.heard().len());
    desk.picture("counter-end").and(outcome)
}

/// The program, as it is shipped, with a folder of its own.
fn counter(printer: &Found, scanner: &Found) -> Done<Command> {
    let data = Path::new(HOME).join("data");
    std::fs::create_dir_all(&data).map_err(|error| error.to_string())?;
    let device = |kind: &str, found: &Found| -> Done<Value> {
        let known = found.identity.as_ref().ok_or("a device without a name")?;
        let identity = json!({"vendor": known.vendor, "product": known.product, "serial": known.serial, "socket": known.socket});
        Ok(json!({"kind": kind, "path": found.path, "identity": identity}))
    };
    let settings = json!({
        "mode": "practice",
        "printer": device("usb", printer)?,
        "scanner": device("grab", scanner)?,
        "devices": {"guest_screen": true},
    });
    std::fs::write(data.join("settings.json"), settings.to_string()).map_err(|error| error.to_string())?;
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(own.with_file_name("qiantai"));
    command.arg("--data").arg(&data).args(["--sealed-keys", "--beside"]);
    command
        .env("HOME", HOME)
        .env("GDK_BACKEND", "x11")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "1");
    command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    Ok(command)
}

/// The cashier types an amount, the guest sees it, the cashier scans.
fn pays(desk: &mut Desk, gun: &Gun, start: Instant) -> Done {
    let mut place = None;
    let mut looked = Instant::now();
    let stands = until("the guest's window", PAGE, || {
        let seen = desk.window("Guest");
        if seen != place || looked.elapsed() > Duration::from_secs(15) {
            looked = Instant::now();
            println!("the guest's window: {seen:?}");
            let _no_picture = desk.picture("counter-window");
            place = seen;
        }
        (desk.all_live().is_err() || place.as_deref() == Some("1280,0 1024x576")).then_some(())
    });
    desk.all_live().and(stands)?;
    println!("the guest's window after {:?}", start.elapsed());
    for side in [Side::Cashier, Side::Guest] {
        until("a painted page", PAGE, || (desk.colours(side).ok()? > COLOURS).then_some(()))?;
        println!("{side:?} painted after {:?}", start.elapsed());
    }
    desk.picture("counter-start")?;
    let before = desk.sees(Side::Guest)?;
    desk.types("128.5")?;
    guest_sees_other_than(desk, &before, "the amount")?;
    println!("amount on the guest's screen after {:?}", start.elapsed());
    desk.picture("counter-amount")?;
    let before = desk.sees(Side::Guest)?;
    gun.types(CODE)?;
    guest_sees_other_than(desk, &before, "the payment")?;
    println!("payment on the guest's screen after {:?}", start.elapsed());
    desk.picture("counter-paid")
}

fn guest_sees_other_than(desk: &Desk, before: &[u8], what: &str) -> Done {
    until(&format!("{what} on the guest's screen"), PAGE, || {
        desk.sees(Side::Guest).is_ok_and(|now| now != before).then_some(())
    })
}
