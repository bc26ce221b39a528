//! Drivers are guests: each has a thread, none is waited for.

mod ears;
mod eye;
mod paper;
mod pole;
mod voice;

use super::run::Message;
use crate::config::Drawer;
use crate::engine::Input;
use crate::waypoint::Waypoints;
use crossbeam_channel::{Sender, TrySendError};
use domain::ids::JobId;
use kit::{Camera, Display, PrintFault, Printer, Scanner, Shown, Speaker, Trouble, TroubleKind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// What is plugged in. `None` means not set up.
#[derive(Default)]
pub struct Devices {
    /// By number, as in the configuration.
    pub printers: Vec<Box<dyn Printer>>,
    pub speaker: Option<Box<dyn Speaker>>,
    pub scanner: Option<Box<dyn Scanner>>,
    pub camera: Option<Box<dyn Camera>>,
    pub display: Option<Box<dyn Display>>,
}

/// The running device threads. Dropping it lets each finish what it does and end.
pub(super) struct Crew {
    papers: Vec<Option<Sender<paper::Paper>>>,
    voice: Option<voice::Voice>,
    eye: Option<Sender<bool>>,
    pole: Option<pole::Pole>,
    stop: Arc<AtomicBool>,
    inbox: Sender<Message>,
}

impl Crew {
    pub fn start(devices: Devices, inbox: &Sender<Message>, waypoints: &Arc<dyn Waypoints>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let printers = devices.printers.into_iter().enumerate();
        let papers = printers.map(|(number, printer)| paper::spawn(number, printer, inbox, waypoints));
        let papers = papers.collect();
        if let Some(scanner) = devices.scanner {
            ears::spawn(scanner, inbox, &stop);
        }
        Self {
            papers,
            voice: devices.speaker.and_then(|speaker| voice::spawn(speaker, inbox)),
            eye: devices.camera.and_then(|camera| eye::spawn(camera, inbox)),
            pole: devices.display.and_then(|display| pole::spawn(display, inbox)),
            stop,
            inbox: inbox.clone(),
        }
    }

    fn hand(&self, printer: usize, paper: paper::Paper) -> bool {
        let thread = self.papers.get(printer).and_then(Option::as_ref);
        thread.is_some_and(|thread| thread.try_send(paper).is_ok())
    }

    pub fn print(&self, job: JobId, printer: usize, bytes: Vec<u8>) {
        if !self.hand(printer, paper::Paper::Print(job, bytes)) {
            let result = Err(PrintFault { trouble: no_thread(), began: false });
            self.own_report(Input::PrintDone { job, result });
        }
    }

    /// A test page: no job, so a failure is only a light.
    pub fn test(&self, printer: usize, bytes: Vec<u8>) {
        if !self.hand(printer, paper::Paper::Test(bytes)) {
            self.own_report(Input::PrinterSeen { printer, result: Err(no_thread()) });
        }
    }

    /// `printer` is the one the drawer hangs on, where it hangs on one.
    pub fn kick(&self, drawer: Drawer, printer: Option<usize>) {
        let taken = match drawer {
            Drawer::None => true,
            Drawer::Printer => printer.is_some_and(|printer| self.hand(printer, paper::Paper::Kick)),
            Drawer::Display => self.pole.as_ref().is_some_and(pole::Pole::kick),
        };
        if !taken {
            let busy = Trouble::new(TroubleKind::Busy, "the drawer was not kicked");
            self.own_report(Input::DrawerDone(Err(busy)));
        }
    }

    /// Every device that can be asked tells anew how it is.
    pub fn look(&self) {
        for printer in 0..self.papers.len() {
            // a busy one tells by itself when it is done
            let _busy = self.hand(printer, paper::Paper::Look);
        }
        if let Some(voice) = &self.voice {
            voice.check();
        }
    }

    pub fn say(&self, phrase: String) {
        if let Some(voice) = &self.voice {
            voice.say(phrase);
        }
    }

    pub fn watch(&self, on: bool) {
        if let Some(eye) = &self.eye
            && eye.try_send(on).is_err()
        {
            tracing::warn!("the camera does not listen");
        }
    }

    pub fn show(&self, shown: Option<Shown>) {
        if let Some(pole) = &self.pole {
            pole.show(shown);
        }
    }

    /// Everything that a display can light.
    pub fn test_show(&self) {
        let (lamp, figure) = (kit::Lamp::Total, "88888.88".to_owned());
        let (upper, lower) = ("12345678901234567890".to_owned(), "ABCDEFGHIJKLMNOPQRST".to_owned());
        if let Some(pole) = &self.pole {
            pole.test(Shown { lamp, figure, upper, lower });
        }
    }

    /// From the engine's own thread, which must never wait for itself: a full inbox gets it from another.
    fn own_report(&self, input: Input) {
        if let Err(TrySendError::Full(message)) = self.inbox.try_send(Message::Input(Box::new(input))) {
            let inbox = self.inbox.clone();
            thread::spawn(move || {
                let _stopped = inbox.send(message);
            });
        }
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn no_thread() -> Trouble {
    Trouble::new(TroubleKind::NotFound, "no printer thread")
}

/// The inbox has room for every answer that can be outstanding; a full one is waited for, never skipped.
fn report(inbox: &Sender<Message>, input: Input) {
    if inbox.send(Message::Input(Box::new(input))).is_err() {
        tracing::debug!("the engine has stopped");
    }
}
