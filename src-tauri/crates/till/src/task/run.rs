//! The loop.

use super::cloud::Cloud;
use super::crew::{Crew, Devices};
use super::handle::{Pictures, TillHandle};
use super::keeper::{Backup, Keeper};
use super::knock::{Knock, Steps};
use super::proof::{Argon, Cost, Pepper, Proofs};
use crate::clock::Clock;
use crate::config::Config;
use crate::engine::people::BADGE_PAGE;
use crate::engine::{Command, Counter, Input, Output};
use crate::limits::INBOX_MAX;
use crate::view::LineView;
use crate::waypoint::Waypoints;
use crossbeam_channel::{Receiver, Sender, bounded};
use domain::cloud::CloudCall;
use domain::member::CardId;
use domain::refusal::Refusal;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

/// The longest sleep between two looks at the clock.
const NAP: Duration = Duration::from_secs(2);

/// Where pictures go. Must not block.
pub trait Outlet: Send {
    /// Called after every change.
    fn show(&mut self, pictures: &Pictures);
}

/// What the running engine is built from.
pub struct Parts {
    pub counter: Counter,
    /// What `Counter::open` wanted done.
    pub first: Vec<Output>,
    pub clock: Clock,
    pub cloud: Arc<dyn Cloud>,
    pub devices: Devices,
    pub outlet: Box<dyn Outlet>,
    pub waypoints: Arc<dyn Waypoints>,
    pub runtime: Handle,
    /// Mixed into the hashes of PINs; from the machine's key store.
    pub pepper: Pepper,
    /// The book's file.
    pub book: PathBuf,
    /// Where backups go.
    pub backup: Option<Backup>,
}

/// What is in the inbox.
pub(super) enum Message {
    Input(Box<Input>),
    Command(Command, oneshot::Sender<Result<(), Refusal>>),
    Draft(u32, String, oneshot::Sender<LineView>),
    Pictures(oneshot::Sender<Pictures>),
    TakeLook(CardId, oneshot::Sender<bool>),
    Configure(Box<Config>, Option<Arc<dyn Cloud>>, Option<Devices>),
    /// A test page or a test phrase; no job, no fact.
    TestPrint(usize, Vec<u8>),
    TestSay(String),
    TestShow,
    /// How is everybody?
    Look,
    Stop(oneshot::Sender<()>),
}

/// Starts the engine's thread.
///
/// # Errors
/// When the system has no thread to give.
pub fn start(parts: Parts) -> std::io::Result<TillHandle> {
    let (send, receive) = bounded(INBOX_MAX);
    let (ask, steps) = Steps::new();
    let finder = parts.counter.finder();
    let handle = TillHandle { inbox: send.clone(), steps: ask, book: parts.book.clone(), finder };
    let keeper = Keeper::start(&parts.book, parts.backup.clone());
    let crew = Crew::start(parts.devices, &send, &parts.waypoints);
    let prover = Argon { pepper: parts.pepper, cost: Cost::REAL };
    let proofs = Proofs::start(Box::new(prover), &send);
    let engine = Engine {
        counter: parts.counter,
        clock: parts.clock,
        cloud: parts.cloud,
        crew,
        proofs,
        outlet: parts.outlet,
        waypoints: parts.waypoints,
        runtime: parts.runtime,
        inbox: send,
        last: None,
        dirty: true,
    };
    let first = parts.first;
    thread::Builder::new()
        .name("till".to_owned())
        .spawn(move || engine.run(first, &receive, steps, keeper))?;
    Ok(handle)
}

struct Engine {
    counter: Counter,
    clock: Clock,
    cloud: Arc<dyn Cloud>,
    crew: Crew,
    proofs: Proofs,
    outlet: Box<dyn Outlet>,
    waypoints: Arc<dyn Waypoints>,
    runtime: Handle,
    inbox: Sender<Message>,
    last: Option<Pictures>,
    /// Something was committed since the last quiet moment.
    dirty: bool,
}

impl Engine {
    fn run(mut self, first: Vec<Output>, inbox: &Receiver<Message>, mut steps: Steps, keeper: Keeper) {
        self.perform(first);
        self.publish();
        loop {
            match steps.next(inbox, self.nap()) {
                Knock::Message(Message::Stop(reply)) => {
                    drop(keeper);
                    drop(self);
                    let _waiting = reply.send(());
                    return;
                }
                Knock::Message(message) => {
                    self.take(message);
                    if self.counter.take_forgotten() {
                        keeper.forget();
                    }
                }
                Knock::Import(step, reply) => {
                    let (result, outputs) = self.counter.import_step(self.clock.now(), step);
                    self.perform(outputs);
                    self.dirty = true;
                    let _gone = reply.send(result);
                }
                Knock::Nobody => {
                    let outputs = self.counter.handle(self.clock.now(), Input::Tick);
                    let quiet = outputs.is_empty();
                    self.perform(outputs);
                    if quiet && self.dirty {
                        self.dirty = false;
                        self.counter.idle();
                    }
                }
                Knock::Gone => return,
            }
            self.publish();
        }
    }

    /// Until the next thing is due, at most [`NAP`].
    fn nap(&self) -> Duration {
        let now = self.clock.now().moment;
        let wait = self.counter.wake_at().map(|at| Duration::from_millis(at.since(now)));
        wait.map_or(NAP, |wait| wait.min(NAP))
    }

    fn take(&mut self, message: Message) {
        let now = self.clock.now();
        match message {
            Message::Input(input) => {
                let outputs = self.counter.handle(now, *input);
                self.perform(outputs);
            }
            Message::Command(command, reply) => {
                let (result, outputs) = self.counter.command(now, command);
                self.perform(outputs);
                let _gone = reply.send(result);
            }
            Message::Draft(seq, text, reply) => {
                let (_, outputs) = self.counter.command(now, Command::Draft { seq, text });
                self.perform(outputs);
                let _gone = reply.send(self.counter.line());
            }
            Message::Pictures(reply) => {
                let _gone = reply.send(self.pictures());
            }
            Message::TakeLook(card, reply) => {
                let _gone = reply.send(self.counter.take_look(now, card));
            }
            Message::Configure(config, cloud, devices) => {
                if let Some(cloud) = cloud {
                    self.cloud = cloud;
                }
                if let Some(devices) = devices {
                    self.crew = Crew::start(devices, &self.inbox, &self.waypoints);
                }
                let outputs = self.counter.configure(*config);
                self.perform(outputs);
                // a new display knows nothing yet
                self.last = None;
            }
            Message::TestPrint(printer, bytes) => self.crew.test(printer, bytes),
            Message::TestShow => {
                self.crew.test_show();
                // what the guest should see comes back with the next picture
                self.last = None;
            }
            Message::Look => self.crew.look(),
            Message::TestSay(phrase) => self.crew.say(phrase),
            Message::Stop(_) => {}
        }
        self.dirty = true;
    }

    fn perform(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            match output {
                Output::Call { ticket, sent, call } => self.call(ticket, sent, call),
                Output::Warm => {
                    self.runtime.spawn(self.cloud.warm());
                }
                Output::Print { job: BADGE_PAGE, printer, bytes } => self.crew.test(printer, bytes),
                Output::Print { job, printer, bytes } => self.crew.print(job, printer, bytes),
                Output::Kick(drawer) => self.crew.kick(drawer, self.counter.drawer_printer()),
                Output::Say(phrase) => self.crew.say(phrase),
                Output::Watch(on) => self.crew.watch(on),
                Output::Prove { proof, prove } => self.proofs.order(proof, prove),
            }
        }
    }

    fn call(&self, ticket: crate::engine::Ticket, sent: domain::time::Moment, call: CloudCall) {
        let name = call_name(&call);
        let (cloud, inbox, waypoints) = (self.cloud.clone(), self.inbox.clone(), self.waypoints.clone());
        self.runtime.spawn(async move {
            waypoints.pass(&format_args!("call.before:{name}"));
            let answer = cloud.call(call).await;
            waypoints.pass(&format_args!("call.after:{name}"));
            let input = Input::Answer { ticket, sent, answer };
            // a full inbox is waited for on a thread that may wait: an answer is never dropped
            let deliver = move || inbox.send(Message::Input(Box::new(input)));
            if tokio::task::spawn_blocking(deliver).await.is_err() {
                tracing::debug!("the engine has stopped");
            }
        });
    }

    fn pictures(&self) -> Pictures {
        let now = self.clock.now();
        Pictures { counter: self.counter.picture(now), guest: self.counter.guest_picture(now) }
    }

    /// Shows what changed. A picture that differs only by its running number or ages is not news.
    fn publish(&mut self) {
        let pictures = self.pictures();
        let changed = self.last.as_ref().is_none_or(|last| news(last, &pictures));
        if changed {
            if self.last.as_ref().is_none_or(|last| last.guest != pictures.guest) {
                self.crew.show(pictures.guest.on_pole());
            }
            self.outlet.show(&pictures);
            self.last = Some(pictures);
        }
    }
}

/// True when a person would see a difference.
fn news(before: &Pictures, after: &Pictures) -> bool {
    let still = |pictures: &Pictures| {
        let mut pictures = pictures.clone();
        pictures.counter.seq = 0;
        for case in &mut pictures.counter.cases {
            case.age_ms = 0;
        }
        crate::view::stop_clocks(&mut pictures.counter, &mut pictures.guest);
        pictures
    };
    still(before) != still(after)
}

const fn call_name(call: &CloudCall) -> &'static str {
    match call {
        CloudCall::Pay(_) => "pay",
        CloudCall::ShowCode(_) => "show_code",
        CloudCall::AskPayment { .. } => "ask_payment",
        CloudCall::Close { .. } => "close",
        CloudCall::Reverse { .. } => "reverse",
        CloudCall::Refund(_) => "refund",
        CloudCall::AskRefund { .. } => "ask_refund",
        CloudCall::Freeze(_) => "freeze",
        CloudCall::ShowFreeze(_) => "show_freeze",
        CloudCall::AskFreeze { .. } => "ask_freeze",
        CloudCall::AskHold { .. } => "ask_hold",
        CloudCall::Consume(_) => "consume",
        CloudCall::AskConsume { .. } => "ask_consume",
        CloudCall::Release(_) => "release",
        CloudCall::AskRelease { .. } => "ask_release",
        CloudCall::Probe => "probe",
    }
}
