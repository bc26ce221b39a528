//! A shop whose engine runs on its thread, and the intake beside it.

use crate::desk::Desk;
use domain::ids::BatchId;
use domain::member::{Card, CardId, Limits};
use domain::refusal::Refusal;
use members::Finder;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use store::{Book, Reader, verify};
use tempfile::TempDir;
use till::clock::Clock;
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::intake::{Intake, Parts};
use till::task::{Devices, NoCloud, Outlet, Pictures, TillHandle, start};
use till::view::{ChoiceView, DryRunView, IntakeView};
use till::waypoint::Unwatched;
use tokio::runtime::Runtime;

struct Nobody;

impl Outlet for Nobody {
    fn show(&mut self, _: &Pictures) {}
}

pub struct House {
    pub runtime: Runtime,
    pub till: TillHandle,
    pub intake: Intake,
    pub finder: Finder,
    /// Everything the shell was told.
    pub told: Arc<Mutex<Vec<IntakeView>>>,
    pub folder: TempDir,
    book: PathBuf,
}

impl House {
    pub fn new() -> Self {
        Self::open(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap())
    }

    /// The program starts over what lies in the folder.
    pub fn open(folder: TempDir) -> Self {
        let book = folder.path().join("book");
        Self::run(folder, Desk::on_disk(&book), book)
    }

    /// The same, with book and holders elsewhere.
    pub fn at(folder: TempDir, shop: &Path) -> Self {
        let book = shop.join("book");
        Self::run(folder, Desk::on_disk(&book), book)
    }

    /// The engine goes on its thread.
    pub fn run(folder: TempDir, desk: Desk, book: PathBuf) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let finder = desk.counter.finder().unwrap();
        let parts = till::task::Parts {
            clock: Clock::from(desk.counter.book().head().moment),
            counter: desk.counter,
            first: Vec::new(),
            cloud: Arc::new(NoCloud),
            devices: Devices::default(),
            outlet: Box::new(Nobody),
            waypoints: Arc::new(Unwatched),
            runtime: runtime.handle().clone(),
            pepper: [7; 32],
            book: book.clone(),
            backup: None,
        };
        let till = start(parts).unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&told);
        let intake = Intake::new(Parts {
            till: till.clone(),
            limits: Box::new(Limits::default),
            outlet: Box::new(move |view| heard.lock().unwrap().push(view.clone())),
        });
        Self { runtime, till, intake, finder, told, folder, book }
    }

    /// The program ends; what lies in the folder stays.
    pub fn stop(self) -> TempDir {
        self.runtime.block_on(self.till.stop());
        self.folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn reader(&self) -> Reader {
        Book::reader(&self.book).unwrap()
    }

    pub fn key(&self, command: Command) -> Result<(), Refusal> {
        self.runtime.block_on(self.till.command(command))
    }

    pub fn wish(&self, wish: MemberCommand) -> Result<(), Refusal> {
        self.key(Command::Member(wish))
    }

    /// Waits until the intake shows this.
    pub fn until(&self, what: &str, wanted: impl Fn(&IntakeView) -> bool) -> IntakeView {
        let end = Instant::now() + Duration::from_secs(300);
        loop {
            let view = self.intake.state();
            if wanted(&view) {
                return view;
            }
            assert!(Instant::now() < end, "{what}: {}", name(&view));
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    pub fn show(&self, path: &Path) {
        self.intake.open(path).unwrap();
        self.until("opened", |view| matches!(view, IntakeView::Opened { .. }));
    }

    /// Opens and tries dry.
    pub fn check(&self, path: &Path) -> DryRunView {
        self.show(path);
        self.check_again()
    }

    pub fn check_again(&self) -> DryRunView {
        self.intake.check().unwrap();
        dry(self.until("checked", |view| {
            !matches!(view, IntakeView::Opened { .. } | IntakeView::Checking { .. })
        }))
    }

    pub fn choose(&self, choice: ChoiceView) -> DryRunView {
        self.intake.choose(choice).unwrap();
        dry(self.intake.state())
    }

    /// Brings in what was tried; the batch.
    pub fn bring(&self) -> Result<BatchId, String> {
        self.intake.run().unwrap();
        self.ended()
    }

    pub fn ended(&self) -> Result<BatchId, String> {
        match self.until("ended", |view| !matches!(view, IntakeView::Running { .. })) {
            IntakeView::Done { batch, .. } => Ok(BatchId(batch)),
            IntakeView::Failed { code, .. } => Err(code),
            other => Err(name(&other).to_owned()),
        }
    }

    pub fn cards(&self) -> Vec<Card> {
        self.reader().cards_page(None, u32::MAX).unwrap().into_iter().map(|row| row.card).collect()
    }

    pub fn card(&self, id: u64) -> Card {
        self.reader().card(CardId(id)).unwrap().unwrap()
    }

    /// The book holds together, and knows of no import that is under way.
    pub fn is_sound(&self) {
        assert_eq!(self.reader().staged_batch().unwrap(), None);
        assert_eq!(verify(&self.book).unwrap().findings, []);
    }
}

pub fn dry(view: IntakeView) -> DryRunView {
    match view {
        IntakeView::Checked { dry, .. } => *dry,
        IntakeView::Failed { code, .. } => panic!("{code}"),
        other => panic!("{}", name(&other)),
    }
}

/// Without what is in it.
pub fn name(view: &IntakeView) -> &'static str {
    match view {
        IntakeView::Nothing => "nothing",
        IntakeView::Opened { .. } => "opened",
        IntakeView::Checking { .. } => "checking",
        IntakeView::Checked { .. } => "checked",
        IntakeView::Running { .. } => "running",
        IntakeView::Done { .. } => "done",
        IntakeView::Failed { .. } => "failed",
    }
}

/// A table of so many members with phones of their own.
pub fn table(members: u32) -> String {
    let mut text = "会员名称,手机号,卡号,本金,赠送\n".to_owned();
    for n in 0..members {
        let (yuan, fen) = (n % 3_000, n % 100);
        text += &format!(
            "会员{n},1{:010},VIP{n:07},{yuan}.{fen:02},{}\n",
            3_100_000_000_u64 + u64::from(n),
            n % 50
        );
    }
    text
}
