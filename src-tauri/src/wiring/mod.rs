//! Chooses the parts: book, cloud and devices of a mode.

mod cloud;
mod config;
mod devices;
mod holders;
mod paper;

pub use cloud::real_client;
pub use paper::{a4, printers, shop, way, written};

use crate::books;
use crate::events::WindowOutlet;
use crate::logo;
use crate::practice::Practice;
use crate::settings::{KeyStore, Settings};
use crate::tables;
use cloud::cloud;
use config::config;
use devices::devices;
use domain::fact::Mode;
use domain::ids::Numbering;
use domain::refusal::Refusal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::BookError;
use tauri::AppHandle;
use till::clock::Clock;
use till::engine::{Counter, Input, Opening};
use till::intake::Intake;
use till::task::{Backup, NoCloud, Parts, TillHandle, draw_nonce};
use till::view::IntakeView;
use till::waypoint::Unwatched;

/// Names of the secrets in the key store.
pub const KEY: &str = "authen-key";
pub const PROXY_PASSWORD: &str = "proxy-password";
const PEPPER: &str = "pin-pepper";
const FORGET_ADMIN_PINS: &str = "forget-admin-pins";

/// A running engine with what belongs to its mode.
pub struct Running {
    pub till: TillHandle,
    pub intake: Intake,
    pub mode: Mode,
    pub practice: Option<Arc<Practice>>,
    pub numbering: Numbering,
}

impl Running {
    /// Rows are being brought in.
    pub fn is_importing(&self) -> bool {
        matches!(self.intake.state(), IntakeView::Running { .. })
    }
}

/// Why the engine did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartTrouble {
    #[error("the book: {0}")]
    Book(BookError),
    #[error("the engine: {0:?}")]
    Engine(Refusal),
    #[error("the system: {0}")]
    System(std::io::Error),
}

impl StartTrouble {
    /// The code of the sentence that tells the cashier.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Book(BookError::NewerBook { .. }) => "BookNewer",
            Self::Book(BookError::WrongMode { .. }) => "BookWrongMode",
            Self::Book(BookError::NotABook) => "BookNotABook",
            Self::Book(BookError::Damaged(_)) => "BookDamaged",
            Self::Book(BookError::DiskFull) => "BookDiskFull",
            Self::Book(BookError::Locked) => "BookLocked",
            Self::Book(_) | Self::Engine(_) => "BookTrouble",
            Self::System(_) => "SystemTrouble",
        }
    }
}

/// What stays the same for all modes.
pub struct Ground {
    pub app: AppHandle,
    pub folder: PathBuf,
    pub keys: KeyStore,
    /// What the camera sees, for the cashier to aim by.
    pub glimpse: kit::Glimpse,
}

/// Starts the engine of the mode in the settings.
///
/// # Errors
/// [`StartTrouble`]; nothing is left running.
pub fn start(ground: &Ground, settings: &Settings) -> Result<Running, StartTrouble> {
    let mode = mode(settings);
    let path = books::path(&ground.folder, mode);
    let practice = match mode {
        Mode::Practice => Some(Practice::start(&ground.app).map_err(StartTrouble::System)?),
        Mode::Real => None,
    };
    let (prefix, device) = match &practice {
        Some(practice) => (practice.prefix(), practice.device()),
        None => (settings.merchant.prefix.clone(), settings.merchant.device_id.clone()),
    };
    let numbering = books::numbering(&path, &prefix, settings.merchant.lane);
    let book = books::open(&path, mode, &device, &numbering, settings).map_err(StartTrouble::Book)?;
    let clock = Clock::from(book.head().moment);
    let cloud = cloud(ground, settings, practice.as_deref());
    let logo = logo::load(&ground.folder);
    let config = config(settings, mode, &device, &numbering, cloud.is_some(), logo.as_ref());
    let holders = holders::open(&ground.folder, &ground.keys, mode, &book);
    let backup = Backup {
        book: books::backup(&ground.folder, mode),
        holders: holders.is_ok().then(|| holders::backup(&ground.folder, mode)),
    };
    let waypoints = Arc::new(Unwatched);
    let opening = Opening { book, config, nonces: Box::new(draw_nonce), waypoints, holders };
    let (counter, first) = Counter::open(clock.now(), opening).map_err(StartTrouble::Engine)?;
    let parts = Parts {
        counter,
        first,
        clock,
        cloud: cloud.unwrap_or_else(|| Arc::new(NoCloud)),
        devices: devices(ground, settings, practice.as_deref()),
        outlet: Box::new(WindowOutlet::new(ground.app.clone())),
        waypoints: Arc::new(Unwatched),
        runtime: runtime(),
        pepper: pepper(&ground.keys),
        book: path,
        backup: Some(backup),
    };
    let till = till::task::start(parts).map_err(StartTrouble::System)?;
    if let Some(practice) = &practice {
        practice.attach(till.clone());
    }
    forget_admin_pins(&ground.folder, &till);
    let intake = tables::place(&ground.app, &till);
    Ok(Running { till, intake, mode, practice, numbering })
}

/// The machine's owner has put an empty file of this name into the counter's folder: the merchant admins of the book
/// that is opened have no PIN any more. The file goes first, or every start would take their PINs away.
fn forget_admin_pins(folder: &Path, till: &TillHandle) {
    let wish = folder.join(FORGET_ADMIN_PINS);
    if !wish.exists() {
        return;
    }
    let gone = std::fs::remove_file(&wish).is_ok();
    let taken = gone && till.input(Input::ForgetAdminPins).is_ok();
    tracing::warn!(gone, taken, "the machine's owner takes the merchant admins' PINs away");
}

/// What goes into every PIN's hash beside the PIN. It is drawn once and stays in the key store, so that a stolen
/// book alone gives no PIN away. Without a key store there is none, and PINs are hashed without it.
fn pepper(keys: &KeyStore) -> [u8; 32] {
    let mut bytes = [0; 32];
    if keys.get(PEPPER).is_some_and(|known| hex::decode_to_slice(known.as_str(), &mut bytes).is_ok()) {
        return bytes;
    }
    let drawn = format!("{}{}", draw_nonce(), draw_nonce());
    match keys.set(PEPPER, &drawn) {
        Ok(_) if hex::decode_to_slice(&drawn, &mut bytes).is_ok() => bytes,
        other => {
            tracing::warn!(kept = other.is_ok(), "no pepper: PINs are hashed without it");
            [0; 32]
        }
    }
}

/// New settings for a running engine.
///
/// # Errors
/// [`Refusal::Busy`].
pub fn restart_parts(ground: &Ground, settings: &Settings, running: &mut Running) -> Result<(), Refusal> {
    let practice = running.practice.as_deref();
    let device = practice.map_or_else(|| settings.merchant.device_id.clone(), Practice::device);
    running.numbering.lane = settings.merchant.lane;
    if practice.is_none() {
        running.numbering.prefix.clone_from(&settings.merchant.prefix);
    }
    let cloud = cloud(ground, settings, practice);
    let logo = logo::load(&ground.folder);
    let ready = cloud.is_some();
    let config = config(settings, running.mode, &device, &running.numbering, ready, logo.as_ref());
    let cloud = cloud.unwrap_or_else(|| Arc::new(NoCloud));
    running.till.configure(config, Some(cloud), Some(devices(ground, settings, practice)))
}

/// The runtime that the window system brings along.
pub fn runtime() -> tokio::runtime::Handle {
    tauri::async_runtime::handle().inner().clone()
}

const fn mode(settings: &Settings) -> Mode {
    match settings.mode {
        till::view::ModeView::Practice => Mode::Practice,
        till::view::ModeView::Real => Mode::Real,
    }
}
