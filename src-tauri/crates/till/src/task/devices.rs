//! Drivers are guests: each has a thread, none is waited for.

use super::run::Message;
use crate::engine::Input;
use crate::limits::SAY_QUEUE_MAX;
use crate::waypoint::Waypoints;
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use domain::ids::JobId;
use kit::{PrintFault, Printer, Scanner, ScannerNews, Speaker, Trouble, TroubleKind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// Jobs that may wait between the engine and the printer's thread; the engine sends one at a time.
const PAPER_MAX: usize = 4;
/// How long a phrase may take.
const PHRASE: Duration = Duration::from_secs(12);
/// How long a scanner is listened to at a time.
const LISTEN: Duration = Duration::from_millis(250);

/// What is plugged in. `None` means not set up.
#[derive(Default)]
pub struct Devices {
    pub printer: Option<Box<dyn Printer>>,
    pub speaker: Option<Box<dyn Speaker>>,
    pub scanner: Option<Box<dyn Scanner>>,
}

enum Paper {
    Print(JobId, Vec<u8>),
    Test(Vec<u8>),
    Kick,
    Look,
}

/// The running device threads. Dropping it lets each finish what it does and end.
pub(super) struct Crew {
    paper: Option<Sender<Paper>>,
    voice: Option<(Sender<String>, Receiver<String>)>,
    stop: Arc<AtomicBool>,
    inbox: Sender<Message>,
}

impl Crew {
    pub fn start(devices: Devices, inbox: &Sender<Message>, waypoints: &Arc<dyn Waypoints>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let paper = devices.printer.and_then(|printer| spawn_printer(printer, inbox, waypoints));
        let voice = devices.speaker.and_then(|speaker| spawn_speaker(speaker, inbox));
        if let Some(scanner) = devices.scanner {
            spawn_scanner(scanner, inbox, &stop);
        }
        Self { paper, voice, stop, inbox: inbox.clone() }
    }

    pub fn print(&self, job: JobId, bytes: Vec<u8>) {
        let sent = match &self.paper {
            Some(paper) => paper.try_send(Paper::Print(job, bytes)).is_ok(),
            None => false,
        };
        if !sent {
            let trouble = Trouble::new(TroubleKind::NotFound, "no printer thread");
            let result = Err(PrintFault { trouble, began: false });
            own_report(&self.inbox, Input::PrintDone { job, result });
        }
    }

    /// A test page: no job, so a failure is only a light.
    pub fn test(&self, bytes: Vec<u8>) {
        let sent = self.paper.as_ref().is_some_and(|paper| paper.try_send(Paper::Test(bytes)).is_ok());
        if !sent {
            let trouble = Trouble::new(TroubleKind::NotFound, "no printer thread");
            own_report(&self.inbox, Input::PrinterSeen(Err(trouble)));
        }
    }

    pub fn kick(&self) {
        if let Some(paper) = &self.paper
            && paper.try_send(Paper::Kick).is_err()
        {
            tracing::warn!("the printer is busy; the drawer was not kicked");
        }
    }

    pub fn look(&self) {
        if let Some(paper) = &self.paper {
            let _busy = paper.try_send(Paper::Look);
        }
    }

    /// A full queue drops its oldest phrase: old news is no news.
    pub fn say(&self, phrase: String) {
        let Some((voice, queue)) = &self.voice else { return };
        if let Err(TrySendError::Full(phrase)) = voice.try_send(phrase) {
            let _oldest = queue.try_recv();
            let _spoken_next = voice.try_send(phrase);
        }
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// The inbox has room for every answer that can be outstanding; a full one is waited for, never skipped.
fn report(inbox: &Sender<Message>, input: Input) {
    if inbox.send(Message::Input(Box::new(input))).is_err() {
        tracing::debug!("the engine has stopped");
    }
}

/// From the engine's own thread, which must never wait for itself: a full inbox gets it from a helper thread.
fn own_report(inbox: &Sender<Message>, input: Input) {
    if let Err(TrySendError::Full(message)) = inbox.try_send(Message::Input(Box::new(input))) {
        let inbox = inbox.clone();
        thread::spawn(move || {
            let _stopped = inbox.send(message);
        });
    }
}

fn spawn_printer(
    mut printer: Box<dyn Printer>,
    inbox: &Sender<Message>,
    waypoints: &Arc<dyn Waypoints>,
) -> Option<Sender<Paper>> {
    let (send, receive) = bounded::<Paper>(PAPER_MAX);
    let (inbox, waypoints) = (inbox.clone(), waypoints.clone());
    let run = move || {
        report(&inbox, Input::PrinterSeen(printer.status()));
        for paper in receive {
            match paper {
                Paper::Print(job, bytes) => {
                    waypoints.pass(&"print.before");
                    let result = printer.print(&bytes);
                    waypoints.pass(&"print.after");
                    report(&inbox, Input::PrintDone { job, result });
                }
                Paper::Test(bytes) => {
                    let seen = match printer.print(&bytes) {
                        Ok(_) => printer.status(),
                        Err(fault) => Err(fault.trouble),
                    };
                    report(&inbox, Input::PrinterSeen(seen));
                }
                Paper::Kick => report(&inbox, Input::DrawerDone(printer.kick_drawer())),
                Paper::Look => report(&inbox, Input::PrinterSeen(printer.status())),
            }
        }
    };
    thread::Builder::new().name("printer".to_owned()).spawn(run).ok().map(|_| send)
}

fn spawn_speaker(
    mut speaker: Box<dyn Speaker>,
    inbox: &Sender<Message>,
) -> Option<(Sender<String>, Receiver<String>)> {
    let (send, receive) = bounded::<String>(SAY_QUEUE_MAX);
    let (inbox, queue) = (inbox.clone(), receive.clone());
    let run = move || {
        for phrase in receive {
            report(&inbox, Input::SpeakerSeen(speaker.say(&phrase, PHRASE)));
        }
    };
    thread::Builder::new().name("speaker".to_owned()).spawn(run).ok().map(|_| (send, queue))
}

fn spawn_scanner(mut scanner: Box<dyn Scanner>, inbox: &Sender<Message>, stop: &Arc<AtomicBool>) {
    let (inbox, stop) = (inbox.clone(), stop.clone());
    let run = move || {
        while !stop.load(Ordering::Relaxed) {
            match scanner.next(LISTEN) {
                Some(ScannerNews::Read(scan)) => report(&inbox, Input::Scan(scan.text)),
                Some(ScannerNews::Ready) => report(&inbox, Input::ScannerSeen(Ok(()))),
                Some(ScannerNews::Lost(trouble)) => report(&inbox, Input::ScannerSeen(Err(trouble))),
                None => {}
            }
        }
    };
    if let Err(error) = thread::Builder::new().name("scanner".to_owned()).spawn(run) {
        tracing::error!(%error, "no scanner thread");
    }
}
