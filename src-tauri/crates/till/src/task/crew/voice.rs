//! The speaker's thread.

use super::report;
use crate::engine::Input;
use crate::limits::{IDLE_LOOK_MS, SAY_QUEUE_MAX};
use crate::task::run::Message;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, TrySendError, bounded};
use kit::{Speaker, Trouble};
use std::thread;
use std::time::Duration;

/// How long a phrase may take.
const PHRASE: Duration = Duration::from_secs(12);
/// A quiet speaker is asked seldom: the question is a frame on its line.
const QUIET: Duration = Duration::from_millis(3 * IDLE_LOOK_MS);

enum Word {
    Say(String),
    Check,
}

/// The way to the speaker.
pub struct Voice {
    send: Sender<Word>,
    queue: Receiver<Word>,
}

impl Voice {
    /// A full queue drops its oldest phrase: old news is no news.
    pub fn say(&self, phrase: String) {
        if let Err(TrySendError::Full(word)) = self.send.try_send(Word::Say(phrase)) {
            let _oldest = self.queue.try_recv();
            let _spoken_next = self.send.try_send(word);
        }
    }

    pub fn check(&self) {
        // one that is speaking shows by itself how it is
        let _busy = self.send.try_send(Word::Check);
    }
}

pub fn spawn(mut speaker: Box<dyn Speaker>, inbox: &Sender<Message>) -> Option<Voice> {
    let (send, receive) = bounded::<Word>(SAY_QUEUE_MAX);
    let (inbox, queue) = (inbox.clone(), receive.clone());
    let run = move || {
        let mut told: Option<Result<(), Trouble>> = None;
        let mut word = Ok(Word::Check);
        loop {
            let result = match word {
                Ok(Word::Say(phrase)) => speaker.say(&phrase, PHRASE),
                Ok(Word::Check) => {
                    told = None;
                    speaker.check()
                }
                Err(RecvTimeoutError::Timeout) => speaker.check(),
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if told.as_ref() != Some(&result) {
                told = Some(result.clone());
                report(&inbox, Input::SpeakerSeen(result));
            }
            word = receive.recv_timeout(QUIET);
        }
    };
    thread::Builder::new().name("speaker".to_owned()).spawn(run).ok().map(|_| Voice { send, queue })
}
