//! The scanner's thread.

use super::report;
use crate::engine::Input;
use crate::task::run::Message;
use crossbeam_channel::Sender;
use kit::{Scanner, ScannerNews};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How long a scanner is listened to at a time.
const LISTEN: Duration = Duration::from_millis(250);

pub fn spawn(mut scanner: Box<dyn Scanner>, inbox: &Sender<Message>, stop: &Arc<AtomicBool>) {
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
