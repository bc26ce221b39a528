//! Chooses the parts: book, cloud and devices of a mode.

use crate::books;
use crate::events::WindowOutlet;
use crate::practice::Practice;
use crate::settings::{
    CashUnit, KeyStore, PrinterKind, Reading, ReceiptLanguage, ScannerKind, Settings, SpeakerKind,
};
use cpay::{Client, Endpoint, Key, Merchant, Proxy, RefundAuthority};
use domain::entry::EntryLimits;
use domain::fact::Mode;
use domain::ids::{DeviceId, Numbering, StaffId};
use domain::policy::Policies;
use domain::refusal::Refusal;
use domain::tender::CashRounding;
use jiff::tz::TimeZone;
use money::{Fen, parse_amount};
use std::path::PathBuf;
use std::sync::Arc;
use store::BookError;
use tauri::AppHandle;
use till::clock::Clock;
use till::config::Config;
use till::engine::{Counter, Opening};
use till::task::{Cloud, CpayCloud, Devices, NoCloud, Parts, TillHandle, draw_nonce};
use till::waypoint::Unwatched;

/// Names of the secrets in the key store.
pub const KEY: &str = "authen-key";
pub const PROXY_PASSWORD: &str = "proxy-password";

/// A running engine with what belongs to its mode.
pub struct Running {
    pub till: TillHandle,
    pub mode: Mode,
    pub practice: Option<Arc<Practice>>,
    pub numbering: Numbering,
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
    let config = config(settings, mode, &device, &numbering, cloud.is_some());
    let opening = Opening { book, config, nonces: Box::new(draw_nonce), waypoints: Arc::new(Unwatched) };
    let (counter, first) = Counter::open(clock.now(), opening).map_err(StartTrouble::Engine)?;
    let parts = Parts {
        counter,
        first,
        clock,
        cloud: cloud.unwrap_or_else(|| Arc::new(NoCloud)),
        devices: devices(settings, practice.as_deref()),
        outlet: Box::new(WindowOutlet::new(ground.app.clone())),
        waypoints: Arc::new(Unwatched),
        runtime: runtime(),
        book: path,
        backup: Some(books::backup(&ground.folder, mode)),
    };
    let till = till::task::start(parts).map_err(StartTrouble::System)?;
    if let Some(practice) = &practice {
        practice.attach(till.clone());
    }
    Ok(Running { till, mode, practice, numbering })
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
    let config = config(settings, running.mode, &device, &running.numbering, cloud.is_some());
    let cloud = cloud.unwrap_or_else(|| Arc::new(NoCloud));
    running.till.configure(config, Some(cloud), Some(devices(settings, practice)))
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

/// The client of the mode; `None` while real mode lacks a merchant, a key or a usable address.
fn cloud(ground: &Ground, settings: &Settings, practice: Option<&Practice>) -> Option<Arc<dyn Cloud>> {
    let client = match practice {
        Some(practice) => practice.client(),
        None => real_client(&ground.keys, settings),
    };
    client.map(|client| Arc::new(CpayCloud::new(client)) as Arc<dyn Cloud>)
}

/// A client for the merchant in the settings.
pub fn real_client(keys: &KeyStore, settings: &Settings) -> Option<Client> {
    if !settings.real_ready() {
        return None;
    }
    let key = Key::new(keys.get(KEY)?.as_str())?;
    match Client::new(merchant(settings, key), endpoint(keys, settings)) {
        Ok(client) => Some(client),
        Err(error) => {
            tracing::error!(%error, "the payment cloud's address cannot be used");
            None
        }
    }
}

fn merchant(settings: &Settings, key: Key) -> Merchant {
    let m = &settings.merchant;
    let authority = if m.is_admin {
        RefundAuthority::Admin
    } else {
        RefundAuthority::Staff { id: StaffId(m.staff_id.clone()), name: Some(m.staff_name.clone()) }
    };
    Merchant {
        key,
        out_mch_id: m.out_mch_id.clone(),
        out_sub_mch_id: m.out_sub_mch_id.clone(),
        out_shop_id: m.out_shop_id.clone(),
        shop_id: (!m.shop_id.is_empty()).then(|| m.shop_id.clone()),
        device_id: DeviceId(m.device_id.clone()),
        staff_id: StaffId(m.staff_id.clone()),
        machine_no: machine_no(&m.device_id),
        sub_terminal_type: 0,
        sdk_version: "1.0".to_owned(),
        spbill_create_ip: own_address(),
        sn_code: None,
        prefix: m.prefix.clone(),
        body_text: settings.shop_name.clone(),
        refund: authority,
        api_version: 1,
    }
}

/// Unique per counter: the device number, marked with this machine's own.
fn machine_no(device: &str) -> String {
    let machine = std::fs::read_to_string("/etc/machine-id").unwrap_or_default();
    let tail: String = machine.trim().chars().take(12).collect();
    format!("{device}-{tail}").chars().take(32).collect()
}

/// The address this machine would use; asking for the way sends nothing.
fn own_address() -> String {
    let probe = std::net::UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    probe.map_or_else(|_| "127.0.0.1".to_owned(), |address| address.ip().to_string())
}

fn endpoint(keys: &KeyStore, settings: &Settings) -> Endpoint {
    let m = &settings.merchant;
    let proxy = m.proxy.as_ref().filter(|proxy| !proxy.host.is_empty()).map(|proxy| Proxy {
        host: proxy.host.clone(),
        port: proxy.port,
        user: proxy.user.clone().filter(|user| !user.is_empty()),
        password: keys.get(PROXY_PASSWORD).map(|password| password.to_string()),
    });
    Endpoint {
        hosts: m.hosts.clone(),
        ca_file: m.ca_file.as_ref().filter(|file| !file.is_empty()).map(PathBuf::from),
        proxy,
        ..Endpoint::default()
    }
}

fn config(settings: &Settings, mode: Mode, device: &str, numbering: &Numbering, ready: bool) -> Config {
    let ceiling = parse_amount(&settings.ceiling).unwrap_or(Fen::MAX);
    Config {
        mode,
        shop: settings.shop_name.clone(),
        device: DeviceId(device.to_owned()),
        staff: StaffId(settings.merchant.staff_id.clone()),
        staff_name: settings.merchant.staff_name.clone(),
        numbering: numbering.clone(),
        limits: EntryLimits { ceiling, ..EntryLimits::default() },
        cash_rounding: cash_rounding(settings.cash_unit),
        policies: Policies::default(),
        can_reverse: settings.merchant.can_reverse,
        refund_orphans: true,
        wallets_ready: ready,
        reading: match settings.reading {
            Reading::Point => money::Reading::Point,
            Reading::JiaoFen => money::Reading::JiaoFen,
        },
        template: template(settings),
        zone: TimeZone::system(),
        wallet_ceiling: ceiling,
        has_printer: match settings.printer.kind {
            PrinterKind::None => false,
            PrinterKind::Practice => mode == Mode::Practice,
            PrinterKind::Tcp | PrinterKind::Serial | PrinterKind::File => true,
        },
    }
}

fn cash_rounding(unit: CashUnit) -> CashRounding {
    let fen = match unit {
        CashUnit::None => 0,
        CashUnit::Jiao => 10,
        CashUnit::Yuan => 100,
    };
    CashRounding { unit: Fen::new(fen).unwrap_or_default(), nearest: false }
}

pub fn template(settings: &Settings) -> receipt::Template {
    let columns = usize::try_from(settings.columns).ok().and_then(receipt::Columns::of);
    receipt::Template {
        shop: settings.shop_name.clone(),
        header: settings.header.clone(),
        footer: settings.footer.clone(),
        language: match settings.receipt_language {
            ReceiptLanguage::Zh => receipt::Language::Zh,
            ReceiptLanguage::En => receipt::Language::En,
        },
        paper: receipt::Paper::new(columns.unwrap_or(receipt::Columns::C32)),
        fields: receipt::Fields::default(),
    }
}

fn devices(settings: &Settings, practice: Option<&Practice>) -> Devices {
    Devices {
        printer: printer_of(settings, practice),
        speaker: speaker_of(settings, practice),
        scanner: scanner_of(settings),
    }
}

fn printer_of(settings: &Settings, practice: Option<&Practice>) -> Option<Box<dyn kit::Printer>> {
    let view = &settings.printer;
    let address = match view.kind {
        PrinterKind::None => return None,
        PrinterKind::Practice => return practice.map(Practice::printer),
        PrinterKind::Tcp => printer::PrinterAddress::Tcp { host: view.host.clone(), port: view.port },
        PrinterKind::Serial => printer::PrinterAddress::Serial {
            path: view.path.clone(),
            baud: view.baud,
            flow: printer::Flow::default(),
        },
        PrinterKind::File => printer::PrinterAddress::File { path: view.path.clone() },
    };
    Some(printer::open(address))
}

fn speaker_of(settings: &Settings, practice: Option<&Practice>) -> Option<Box<dyn kit::Speaker>> {
    let view = &settings.speaker;
    let profile = match view.kind {
        SpeakerKind::None => return None,
        SpeakerKind::Practice => return practice.map(Practice::speaker),
        SpeakerKind::Syn6288 => speaker::ProfileName::Syn6288,
        SpeakerKind::Xfs5152 => speaker::ProfileName::Xfs5152,
    };
    let (path, baud) = (view.path.clone(), Some(view.baud));
    Some(speaker::open(speaker::SpeakerAddress::Serial { path, baud, profile, volume: None }))
}

fn scanner_of(settings: &Settings) -> Option<Box<dyn kit::Scanner>> {
    let view = &settings.scanner;
    match view.kind {
        ScannerKind::Keyboard => None,
        ScannerKind::Serial => {
            let path = view.path.clone();
            Some(scanner::open(scanner::ScannerAddress::Serial { path, baud: view.baud }))
        }
    }
}
