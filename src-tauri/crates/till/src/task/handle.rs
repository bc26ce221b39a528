//! How everybody else talks to the engine.

use super::crew::Devices;
use super::knock::{Asked, Reply};
use super::run::Message;
use crate::config::Config;
use crate::engine::members::Step;
use crate::engine::{Command, Input};
use crate::task::Cloud;
use crate::view::{CounterView, GuestView, LineView};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use domain::member::CardId;
use domain::refusal::Refusal;
use members::Finder;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::oneshot;

/// The engine has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the engine has stopped")]
pub struct TillStopped;

/// All pictures of one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Pictures {
    pub counter: CounterView,
    pub guest: GuestView,
}

/// A door to the engine. Cheap to copy.
#[derive(Clone)]
pub struct TillHandle {
    pub(super) inbox: Sender<Message>,
    pub(super) steps: Sender<Asked>,
    pub(super) book: PathBuf,
    pub(super) finder: Option<Finder>,
}

impl TillHandle {
    /// Asks for something and waits until it is committed or refused.
    ///
    /// # Errors
    /// The [`Refusal`]; [`Refusal::Busy`] when the inbox is full or the engine has ended.
    pub async fn command(&self, command: Command) -> Result<(), Refusal> {
        let (reply, answer) = oneshot::channel();
        self.post(Message::Command(command, reply))?;
        answer.await.unwrap_or(Err(Refusal::Busy))
    }

    /// Tells what was typed and hears how it is read.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub async fn draft(&self, seq: u32, text: String) -> Result<LineView, Refusal> {
        let (reply, answer) = oneshot::channel();
        self.post(Message::Draft(seq, text, reply))?;
        answer.await.map_err(|_| Refusal::Busy)
    }

    /// The newest pictures.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub async fn pictures(&self) -> Result<Pictures, Refusal> {
        let (reply, answer) = oneshot::channel();
        self.post(Message::Pictures(reply))?;
        answer.await.map_err(|_| Refusal::Busy)
    }

    /// Takes up a look at a whole phone number: true once after [`crate::engine::members::MemberCommand::SeePhone`]
    /// was written down for this card by the person at the counter, within a minute.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub async fn take_look(&self, card: CardId) -> Result<bool, Refusal> {
        let (reply, answer) = oneshot::channel();
        self.post(Message::TakeLook(card, reply))?;
        answer.await.map_err(|_| Refusal::Busy)
    }

    /// Hands over something the world did.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub fn input(&self, input: Input) -> Result<(), Refusal> {
        self.post(Message::Input(Box::new(input)))
    }

    /// New settings, a new cloud, new devices; `None` leaves what is there.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub fn configure(
        &self,
        config: Config,
        cloud: Option<Arc<dyn Cloud>>,
        devices: Option<Devices>,
    ) -> Result<(), Refusal> {
        self.post(Message::Configure(Box::new(config), cloud, devices))
    }

    /// Prints a test page on the printer with this number; how it went shows in its light.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub fn test_print(&self, printer: usize, bytes: Vec<u8>) -> Result<(), Refusal> {
        self.post(Message::TestPrint(printer, bytes))
    }

    /// All digits and both rows on the pole display, for a few seconds; how it went shows in its light.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub fn test_show(&self) -> Result<(), Refusal> {
        self.post(Message::TestShow)
    }

    /// Asks every device anew how it is; the lights tell.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub fn look_at_devices(&self) -> Result<(), Refusal> {
        self.post(Message::Look)
    }

    /// Speaks a test phrase; how it went shows in the speaker's light.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub fn test_say(&self, phrase: String) -> Result<(), Refusal> {
        self.post(Message::TestSay(phrase))
    }

    /// Ends the engine after what is in the inbox, with a last backup. Returns when the book is closed.
    pub async fn stop(&self) {
        let (reply, answer) = oneshot::channel();
        if self.inbox.send(Message::Stop(reply)).is_ok() {
            let _closed = answer.await;
        }
    }

    /// The next step of an import; its end comes out of what is answered. Waits while
    /// [`crate::limits::PIECES_MAX`] are waiting, so it is for a thread of its own.
    ///
    /// # Errors
    /// [`Refusal::Busy`] when the engine has ended.
    pub(crate) fn import_step(&self, step: Step) -> Result<Receiver<Reply>, Refusal> {
        let (reply, answer) = bounded(1);
        self.steps.send((step, reply)).map_err(|_| Refusal::Busy)?;
        Ok(answer)
    }

    /// What finds members, for any thread; `None` while who the cards belong to cannot be known.
    #[must_use]
    pub fn finder(&self) -> Option<Finder> {
        self.finder.clone()
    }

    /// The book's file, for readers.
    #[must_use]
    pub fn book(&self) -> &Path {
        &self.book
    }

    fn post(&self, message: Message) -> Result<(), Refusal> {
        match self.inbox.try_send(message) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => Err(Refusal::Busy),
        }
    }
}
