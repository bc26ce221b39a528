//! What is known about the cloud, the devices, the book and the clock.

use crate::clock::Now;
use crate::config::{Config, Drawer, PrinterPlan};
use crate::limits::{PROBE_AWAY_MS, PROBE_HERE_MS};
use crate::view::{DeviceView, Light};
use domain::cloud::{CloudAnswer, Reach};
use domain::evidence::{Evidence, RefundEvidence};
use domain::fact::PaperRole;
use domain::time::{Moment, Wall};
use kit::{PaperState, PrintFault, Printed, Trouble, TroubleKind};

/// A wall clock this far from the cloud's is wrong, in ms.
const CLOCK_WRONG_MS: i64 = 60_000;

/// How a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Unknown,
    Good,
    Warn(&'static str),
    Bad(&'static str),
}

/// The lights.
#[derive(Clone, Debug)]
pub(super) struct Lights {
    cloud: Option<bool>,
    probe: Moment,
    /// Cloud time minus wall time, in ms, once known.
    offset: Option<i64>,
    printers: Vec<Seen>,
    speaker: Seen,
    scanner: Seen,
    camera: Seen,
    display: Seen,
    book: Seen,
}

impl Lights {
    pub fn new(now: Moment, printers: usize) -> Self {
        Self {
            cloud: None,
            probe: now,
            offset: None,
            printers: vec![Seen::Unknown; printers],
            speaker: Seen::Unknown,
            scanner: Seen::Unknown,
            camera: Seen::Unknown,
            display: Seen::Unknown,
            book: Seen::Good,
        }
    }

    /// Other devices are set up now: nothing is known of them yet.
    pub fn refit(&mut self, printers: usize) {
        self.printers = vec![Seen::Unknown; printers];
        (self.speaker, self.scanner) = (Seen::Unknown, Seen::Unknown);
        (self.camera, self.display) = (Seen::Unknown, Seen::Unknown);
    }

    pub fn cloud_away(&self) -> bool {
        self.cloud == Some(false)
    }

    pub const fn probe_at(&self) -> Option<Moment> {
        Some(self.probe)
    }

    /// True once per due probe; plans the next.
    pub fn take_probe(&mut self, now: Moment) -> bool {
        if self.probe > now {
            return false;
        }
        self.probe = now.after(if self.cloud_away() { PROBE_AWAY_MS } else { PROBE_HERE_MS });
        true
    }

    /// Something did not leave the machine: look at once.
    pub fn suspect_cloud(&mut self, now: Moment) {
        self.probe = now;
    }

    /// Any verified word of the cloud proves that it is there.
    pub fn heard(&mut self, now: Now, answer: &CloudAnswer) {
        match answer {
            CloudAnswer::Probe(Reach::Here { server_time }) => {
                self.cloud = Some(true);
                self.offset = server_time.checked_mul(1000).map(|at| at.saturating_sub(now.wall.0));
            }
            CloudAnswer::Probe(Reach::Away) => {
                self.cloud = Some(false);
                self.probe = self.probe.min(now.moment.after(PROBE_AWAY_MS));
            }
            CloudAnswer::Payment(Evidence::Unsure(_) | Evidence::NeverLeft)
            | CloudAnswer::Refund(RefundEvidence::Unsure(_) | RefundEvidence::NeverLeft) => {}
            CloudAnswer::Hold(None) => {}
            CloudAnswer::Payment(_) | CloudAnswer::Refund(_) | CloudAnswer::Hold(Some(_)) => {
                self.cloud = Some(true);
            }
        }
    }

    /// The cloud's time where it is known, else the machine's.
    pub fn trusted(&self, now: Now) -> Wall {
        match self.offset {
            Some(offset) if offset.saturating_abs() > CLOCK_WRONG_MS => {
                Wall(now.wall.0.saturating_add(offset))
            }
            _ => now.wall,
        }
    }

    pub fn book(&mut self, error: Option<&store::BookError>) {
        self.book = error.map_or(Seen::Good, |error| Seen::Bad(book_code(error)));
    }

    pub fn book_doubt(&mut self) {
        self.book = Seen::Bad("book_trouble");
    }

    pub fn printed(&mut self, printer: usize, result: &Result<Printed, PrintFault>) {
        let seen = match result {
            // a mute printer that takes a slip is no healthier for it
            Ok(Printed::Accepted) if self.printers.get(printer) == Some(&Seen::Warn("mute")) => return,
            Ok(_) => Seen::Good,
            Err(fault) => Seen::Bad(trouble_code(fault.trouble.kind)),
        };
        self.set_printer(printer, seen);
    }

    fn set_printer(&mut self, printer: usize, seen: Seen) {
        if let Some(light) = self.printers.get_mut(printer) {
            *light = seen;
        }
    }

    pub fn printer(&mut self, printer: usize, result: &Result<PaperState, Trouble>) {
        let seen = match result {
            Err(trouble) => Seen::Bad(trouble_code(trouble.kind)),
            Ok(state) if state.paper_out => Seen::Bad("paper_out"),
            Ok(state) if state.cover_open => Seen::Bad("cover_open"),
            Ok(state) if state.error || state.online == Some(false) => Seen::Bad("device_error"),
            Ok(state) if state.paper_near_end => Seen::Warn("paper_near_end"),
            Ok(PaperState { online: None, .. }) => Seen::Warn("mute"),
            Ok(_) => Seen::Good,
        };
        self.set_printer(printer, seen);
    }

    /// A drawer that did not open is the trouble of the device that should have opened it.
    pub fn drawer(&mut self, config: &Config, result: &Result<(), Trouble>) {
        let Err(trouble) = result else { return };
        let seen = Seen::Bad(trouble_code(trouble.kind));
        match config.drawer {
            Drawer::Display => self.display = seen,
            Drawer::Printer => {
                if let Some(printer) = config.printer_for(PaperRole::Guest) {
                    self.set_printer(printer, seen);
                }
            }
            Drawer::None => {}
        }
    }

    pub fn camera(&mut self, result: &Result<(), Trouble>) {
        self.camera = seen(result);
    }

    pub fn display(&mut self, result: &Result<(), Trouble>) {
        self.display = seen(result);
    }

    pub fn speaker(&mut self, result: &Result<(), Trouble>) {
        self.speaker = seen(result);
    }

    pub fn scanner(&mut self, result: &Result<(), Trouble>) {
        self.scanner = seen(result);
    }

    /// All lights, in the order of the status line.
    pub fn views(&self, config: &Config) -> Vec<DeviceView> {
        let cloud = match (config.wallets_ready, self.cloud) {
            (false, _) => (Light::Off, "not_configured"),
            (true, None) => (Light::Off, "unknown"),
            (true, Some(true)) => (Light::Good, "good"),
            (true, Some(false)) => (Light::Bad, "cloud_away"),
        };
        let clock = match self.offset {
            None => (Light::Off, "unknown"),
            Some(offset) if offset.saturating_abs() > CLOCK_WRONG_MS => (Light::Warn, "clock_wrong"),
            Some(_) => (Light::Good, "good"),
        };
        let fitted = config.fitted;
        let mut views = vec![view("cloud", cloud)];
        views.extend(self.printer_views(config));
        views.push(view("speaker", self.speaker.of(fitted.speaker)));
        // one that types into the window needs no driver
        let scanner = if fitted.scanner { self.scanner.view() } else { (Light::Off, "wedge") };
        views.push(view("scanner", scanner));
        views.push(view("camera", self.camera.of(fitted.camera)));
        views.push(view("display", self.display.of(fitted.display)));
        views.push(view("book", self.book.view()));
        views.push(view("clock", clock));
        views
    }

    fn printer_views(&self, config: &Config) -> Vec<DeviceView> {
        if config.printers.is_empty() {
            return vec![view("printer", NOT_SET_UP)];
        }
        let lights = config.printers.iter().zip(&self.printers);
        let one = |(plan, seen): (&PrinterPlan, &Seen)| DeviceView {
            id: if plan.place == 1 { "printer".to_owned() } else { format!("printer{}", plan.place) },
            label: plan.label.clone(),
            ..view("printer", seen.view())
        };
        lights.map(one).collect()
    }
}

const NOT_SET_UP: (Light, &str) = (Light::Off, "not_set_up");

fn view(name: &str, (light, code): (Light, &str)) -> DeviceView {
    let name = name.to_owned();
    DeviceView { id: name.clone(), name, label: String::new(), light, code: code.to_owned() }
}

impl Seen {
    const fn view(self) -> (Light, &'static str) {
        match self {
            Self::Unknown => (Light::Off, "unknown"),
            Self::Good => (Light::Good, "good"),
            Self::Warn(code) => (Light::Warn, code),
            Self::Bad(code) => (Light::Bad, code),
        }
    }

    const fn of(self, fitted: bool) -> (Light, &'static str) {
        if fitted { self.view() } else { NOT_SET_UP }
    }
}

fn seen(result: &Result<(), Trouble>) -> Seen {
    result.as_ref().map_or_else(|trouble| Seen::Bad(trouble_code(trouble.kind)), |()| Seen::Good)
}

const fn trouble_code(kind: TroubleKind) -> &'static str {
    match kind {
        TroubleKind::NotFound => "not_found",
        TroubleKind::Busy => "busy",
        TroubleKind::PermissionDenied => "permission_denied",
        TroubleKind::Disconnected => "disconnected",
        TroubleKind::TimedOut => "timed_out",
        TroubleKind::PaperOut => "paper_out",
        TroubleKind::CoverOpen => "cover_open",
        TroubleKind::DeviceError => "device_error",
        TroubleKind::Garbled => "garbled",
        TroubleKind::Unsupported => "unsupported",
        TroubleKind::Ambiguous => "ambiguous",
        TroubleKind::Other => "other",
    }
}

const fn book_code(error: &store::BookError) -> &'static str {
    match error {
        store::BookError::DiskFull => "disk_full",
        store::BookError::Locked => "book_locked",
        _ => "book_trouble",
    }
}
