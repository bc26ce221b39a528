//! The pole display's thread.

use super::report;
use crate::engine::Input;
use crate::task::run::Message;
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded, select};
use kit::{Display, Shown, Trouble};
use std::thread;
use std::time::Duration;

/// Figures that may wait; the oldest is dropped.
const SHOWN_MAX: usize = 4;
/// How long a test stays.
const TEST: Duration = Duration::from_secs(2);
/// Kicks that may wait.
const KICKS_MAX: usize = 2;

/// The way to the display.
pub struct Pole {
    shown: Sender<Option<Shown>>,
    queue: Receiver<Option<Shown>>,
    kicks: Sender<()>,
    tests: Sender<Shown>,
}

impl Pole {
    pub fn show(&self, shown: Option<Shown>) {
        if let Err(TrySendError::Full(shown)) = self.shown.try_send(shown) {
            let _stale = self.queue.try_recv();
            let _shown_next = self.shown.try_send(shown);
        }
    }

    /// Shows this and keeps it for a while before what comes next.
    pub fn test(&self, shown: Shown) {
        // one under way is enough
        let _busy = self.tests.try_send(shown);
    }

    pub fn kick(&self) -> bool {
        self.kicks.try_send(()).is_ok()
    }
}

pub fn spawn(mut display: Box<dyn Display>, inbox: &Sender<Message>) -> Option<Pole> {
    let (shown, receive) = bounded::<Option<Shown>>(SHOWN_MAX);
    let (kicks, kicked) = bounded::<()>(KICKS_MAX);
    let (tests, tested) = bounded::<Shown>(1);
    let (inbox, queue) = (inbox.clone(), receive.clone());
    let run = move || {
        let mut told: Option<Result<(), Trouble>> = None;
        loop {
            select! {
                recv(receive) -> what => {
                    let Ok(what) = what else { break };
                    let result = display.show(what.as_ref());
                    if told.as_ref() != Some(&result) {
                        told = Some(result.clone());
                        report(&inbox, Input::DisplaySeen(result));
                    }
                }
                recv(tested) -> test => {
                    let Ok(test) = test else { break };
                    report(&inbox, Input::DisplaySeen(display.show(Some(&test))));
                    thread::sleep(TEST);
                    told = None;
                }
                recv(kicked) -> kick => {
                    if kick.is_err() { break }
                    report(&inbox, Input::DrawerDone(display.kick_drawer()));
                }
            }
        }
        // better dark than the last guest's figures
        let _gone = display.show(None);
    };
    let thread = thread::Builder::new().name("display".to_owned()).spawn(run);
    thread.ok().map(|_| Pole { shown, queue, kicks, tests })
}
