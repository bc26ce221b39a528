//! Practice: the same engine with a pretend cloud inside the program, pretend paper and voice, and a
//! pretend guest. Nothing of it exists in real mode.

mod bench;
mod faces;
mod guest;
pub mod rows;
mod strip;

pub use bench::{BenchCode, BenchLine, BenchPlug, BenchScript, BenchShown, BenchView, DotsView};

use crate::events::BenchChanged;
use camera::twin::TwinLens;
use cpay::{Client, Endpoint, Key, Merchant, RefundAuthority};
use display::twin::{TwinDisplay, TwinPole};
use domain::evidence::Wallet;
use domain::ids::{DeviceId, StaffId};
use faces::Shared;
use kit::twin::Switch;
use printer::twin::{TwinPaper, TwinPrinter};
use sandbox::door::{Server, serve};
use sandbox::{Cloud, Registered, Stage};
use speaker::twin::{TwinSpeaker, TwinVoice};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tauri::AppHandle;
use tauri_specta::Event;
use till::engine::Input;
use till::task::TillHandle;
use till::view::{MoneyView, WalletView};

/// How often the bench looks at its own paper and voice.
const GLANCE: Duration = Duration::from_millis(150);
/// The practice counter's device number.
const DEVICE: &str = "practice";

/// A running practice world.
pub struct Practice {
    cloud: Arc<Mutex<Cloud>>,
    /// `None` while the network is unplugged.
    server: Mutex<Option<Server>>,
    address: SocketAddr,
    account: Registered,
    paper: TwinPaper,
    voice: TwinVoice,
    printer: Shared<TwinPrinter>,
    speaker: Shared<TwinSpeaker>,
    display: Shared<TwinDisplay>,
    pole: TwinPole,
    lens: TwinLens,
    till: Mutex<Option<TillHandle>>,
    guest: Mutex<guest::Guest>,
}

impl Practice {
    /// Starts the pretend cloud on this machine and lays paper in.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(app: &AppHandle) -> io::Result<Arc<Self>> {
        let account = Registered::practice();
        let cloud = Arc::new(Mutex::new(Cloud::new([account.clone()])));
        let serving = serve(cloud.clone(), ([127, 0, 0, 1], 0).into(), None);
        let server = tauri::async_runtime::block_on(serving)?;
        let (printer, paper) = TwinPrinter::new();
        let (speaker, voice) = TwinSpeaker::new();
        let (display, pole) = TwinDisplay::new();
        let practice = Arc::new(Self {
            cloud,
            address: server.addr,
            server: Mutex::new(Some(server)),
            account,
            paper,
            voice,
            printer: Shared::new(printer),
            speaker: Shared::new(speaker),
            display: Shared::new(display),
            pole,
            lens: TwinLens::new(),
            till: Mutex::new(None),
            guest: Mutex::new(guest::Guest::default()),
        });
        watch(app.clone(), Arc::downgrade(&practice));
        Ok(practice)
    }

    /// The engine that practises.
    pub fn attach(&self, till: TillHandle) {
        *lock(&self.till) = Some(till);
    }

    /// The practice merchant's order-number prefix.
    pub fn prefix(&self) -> String {
        self.account.prefix.clone()
    }

    /// The practice counter's device number.
    #[expect(clippy::unused_self, reason = "asked of a practice, so that real mode cannot ask it")]
    pub fn device(&self) -> String {
        DEVICE.to_owned()
    }

    /// The real client, pointed at the pretend cloud.
    pub fn client(&self) -> Option<Client> {
        let merchant = Merchant {
            key: Key::new(self.account.key.clone())?,
            out_mch_id: self.account.out_mch_id.clone(),
            out_sub_mch_id: self.account.out_sub_mch_id.clone(),
            out_shop_id: self.account.out_shop_id.clone(),
            shop_id: None,
            device_id: DeviceId(DEVICE.to_owned()),
            staff_id: StaffId("1".to_owned()),
            machine_no: DEVICE.to_owned(),
            sub_terminal_type: 0,
            sdk_version: "1.0".to_owned(),
            spbill_create_ip: "127.0.0.1".to_owned(),
            sn_code: None,
            prefix: self.account.prefix.clone(),
            body_text: "练习".to_owned(),
            refund: RefundAuthority::Admin,
            api_version: 1,
        };
        let endpoint = Endpoint { hosts: vec![format!("http://{}", self.address)], ..Endpoint::default() };
        match Client::new(merchant, endpoint) {
            Ok(client) => Some(client),
            Err(error) => {
                tracing::error!(%error, "no practice cloud");
                None
            }
        }
    }

    /// The paper strip as a printer. There is one, whoever asks.
    pub fn printer(&self) -> Box<dyn kit::Printer> {
        Box::new(self.printer.clone())
    }

    /// The pretend voice as a speaker.
    pub fn speaker(&self) -> Box<dyn kit::Speaker> {
        Box::new(self.speaker.clone())
    }

    /// The bench's pole as a display.
    pub fn display(&self) -> Box<dyn kit::Display> {
        Box::new(self.display.clone())
    }

    /// The bench's camera.
    pub fn camera(&self, glimpse: kit::Glimpse) -> Box<dyn kit::Camera> {
        camera::twin::open(self.lens.clone(), glimpse)
    }

    /// Holds a phone with this code before the camera, or takes it away.
    pub fn hold(&self, code: Option<&str>) {
        self.lens.hold(code);
    }

    /// A payment code nobody has used, of a guest who behaves as told.
    pub fn fresh_code(&self, wallet: WalletView, script: BenchScript) -> BenchCode {
        let code = lock(&self.guest).fresh_code(Wallet::from(wallet));
        lock(&self.cloud).script(&code, script.script());
        BenchCode { code }
    }

    /// Acts as a scanner.
    pub fn scan(&self, code: &str) {
        if let Some(till) = lock(&self.till).as_ref()
            && till.input(Input::Scan(code.chars().take(256).collect())).is_err()
        {
            tracing::warn!("the counter is busy");
        }
    }

    /// The pretend phone pays the code that is on the guest's screen.
    pub fn phone_pays(&self) {
        let Some(shown) = self.shown_code() else { return };
        let now = till::clock::wall().0;
        if !lock(&self.cloud).phone_pays(now, &shown.url) {
            tracing::info!("the shown code can no longer be paid");
        }
    }

    /// The newest code that a guest could scan.
    fn shown_code(&self) -> Option<BenchShown> {
        let mut cloud = lock(&self.cloud);
        cloud.settle(till::clock::wall().0);
        let waiting = |stage| matches!(stage, Stage::Waiting | Stage::Typing);
        let orders = cloud.orders().into_iter().rev().filter(|order| order.shown && waiting(order.stage));
        let order = orders.map(|order| (order.code_url, order.platform, order.total)).next();
        let hold = || {
            let holds = cloud.holds().into_iter().rev().filter(|hold| hold.shown && waiting(hold.stage));
            holds.map(|hold| (hold.code_url, hold.platform, hold.asked)).next()
        };
        let (url, platform, amount) = order.or_else(hold)?;
        let wallet = match platform {
            sandbox::Platform::WeChat => WalletView::Wechat,
            sandbox::Platform::Alipay => WalletView::Alipay,
            sandbox::Platform::Card => WalletView::OnlineCard,
        };
        Some(BenchShown { url: url?, wallet, amount: MoneyView::from(amount) })
    }

    /// Cuts the way to the pretend cloud, or opens it again at the same place.
    fn plug_network(&self, on: bool) {
        let mut server = lock(&self.server);
        match (on, server.is_some()) {
            (true, false) => {
                let serving = serve(self.cloud.clone(), self.address, None);
                match crate::wiring::runtime().block_on(serving) {
                    Ok(opened) => *server = Some(opened),
                    Err(error) => tracing::error!(%error, "the practice cloud does not come back"),
                }
            }
            (false, true) => {
                if let Some(closed) = server.take() {
                    crate::wiring::runtime().block_on(closed.stop());
                }
            }
            _ => {}
        }
    }

    /// Pulls a plug or puts it back.
    pub fn plug(&self, name: BenchPlug, on: bool) {
        match name {
            BenchPlug::Printer => self.paper.switches().set(Switch::Unplugged, !on),
            BenchPlug::Paper => self.paper.switches().set(Switch::PaperOut, !on),
            BenchPlug::Speaker => self.voice.switches().set(Switch::Unplugged, !on),
            BenchPlug::Camera => self.lens.switches().set(Switch::Unplugged, !on),
            BenchPlug::Display => self.pole.switches().set(Switch::Unplugged, !on),
            BenchPlug::Network => self.plug_network(on),
        }
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells the bench window what is new on paper and in the air.
fn watch(app: AppHandle, practice: std::sync::Weak<Practice>) {
    tauri::async_runtime::spawn(async move {
        let mut last: Option<BenchView> = None;
        while let Some(practice) = practice.upgrade() {
            let view = practice.view();
            drop(practice);
            if last.as_ref() != Some(&view) {
                if let Err(error) = BenchChanged(view.clone()).emit_to(&app, "bench") {
                    tracing::debug!(%error, "no bench window");
                }
                last = Some(view);
            }
            tokio::time::sleep(GLANCE).await;
        }
    });
}
