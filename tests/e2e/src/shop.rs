//! A shop on this machine: the pretend cloud over HTTPS with its own root, two network printers, a voice
//! chip and a pole display on serial lines, a HID scanner, and the installer's file that makes the counter
//! its own.

use crate::{Done, Paper};
use display::DisplayKind;
use display::twin::{TwinPole, serve_pty};
use kit::twin::PtyHost;
use printer::twin::{TcpTwin, TwinDevice};
use sandbox::door::{Authority, Server, Validity, serve};
use sandbox::{Cloud, Registered, Script};
use scanner::twin::TwinGun;
use serde_json::json;
use speaker::ProfileName;
use speaker::twin::TwinChip;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The shop.
pub struct Shop {
    cloud: Arc<Mutex<Cloud>>,
    door: Option<Server>,
    authority: Authority,
    address: std::net::SocketAddr,
    pub printer: TwinDevice,
    paper: TcpTwin,
    /// Prints the shop's copies, as dots on wide paper.
    pub office: TwinDevice,
    office_paper: TcpTwin,
    pub voice: TwinChip,
    pub gun: TwinGun,
    pub pole: TwinPole,
    _lines: [PtyHost; 3],
    folder: tempfile::TempDir,
    codes: u64,
}

impl Shop {
    /// Opens the shop and writes the installer's file.
    ///
    /// # Errors
    /// When a port or a serial line cannot be had.
    pub async fn open() -> Done<Self> {
        let folder = tempfile::tempdir()?;
        let cloud = Arc::new(Mutex::new(Cloud::new([Registered::practice()])));
        let authority = Authority::new()?;
        authority.write(&folder.path().join("ca.pem"))?;
        let acceptor = authority.acceptor(&["localhost"], Validity::Running)?;
        let door = serve(cloud.clone(), "127.0.0.1:0".parse()?, Some(acceptor)).await?;
        let address = door.addr;
        let printer = TwinDevice::new();
        let paper = printer.serve_tcp()?;
        let voice = TwinChip::new(ProfileName::Syn6288, Duration::from_millis(4));
        let office = TwinDevice::new();
        let office_paper = office.serve_tcp()?;
        let gun = TwinGun::new();
        let (pole_line, pole) = serve_pty(DisplayKind::Led8, folder.path().join("pole"))?;
        let voice_line = voice.serve_pty(folder.path().join("voice"))?;
        let lines = [voice_line, gun.serve_hid(folder.path().join("gun"))?, pole_line];
        let shop = Self {
            cloud,
            door: Some(door),
            authority,
            address,
            printer,
            paper,
            office,
            office_paper,
            voice,
            gun,
            pole,
            _lines: lines,
            folder,
            codes: 0,
        };
        shop.install()?;
        Ok(shop)
    }

    fn install(&self) -> Done {
        let account = Registered::practice();
        let text = json!({
            "settings": {
                "mode": "real",
                "shop_name": "海景酒店",
                "merchant": {
                    "out_mch_id": account.out_mch_id,
                    "out_sub_mch_id": account.out_sub_mch_id,
                    "out_shop_id": account.out_shop_id,
                    "device_id": "61204",
                    "prefix": account.prefix,
                    "hosts": [format!("https://localhost:{}", self.address.port())],
                    "ca_file": self.folder.path().join("ca.pem"),
                },
                "printer": { "kind": "tcp", "host": "127.0.0.1", "port": self.paper.address().port() },
                "speaker": { "kind": "syn6288", "path": self.folder.path().join("voice") },
                "scanner": { "kind": "hid_pos", "path": self.folder.path().join("gun") },
                "devices": {
                    "more_printers": [{
                        "kind": "tcp", "host": "127.0.0.1", "port": self.office_paper.address().port(),
                        "label": "后台", "roles": ["shop"], "columns": 48, "way": "raster",
                    }],
                    "pole": { "kind": "led8", "path": self.folder.path().join("pole") },
                },
                "members": {
                    "tiers": [{ "amount": "500", "gift": { "kind": "amount", "value": "75" } }],
                },
            },
            "key": account.key,
        });
        std::fs::create_dir_all(self.data())?;
        std::fs::write(self.data().join("install.json"), text.to_string())?;
        Ok(())
    }

    /// The counter's data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("counter")
    }

    /// A home for the web view's own files.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// The pretend cloud's books, as of now.
    pub fn cloud(&self) -> MutexGuard<'_, Cloud> {
        let mut cloud = self.cloud.lock().unwrap_or_else(PoisonError::into_inner);
        cloud.settle(sandbox::door::unix_ms());
        cloud
    }

    /// A fresh WeChat code of a guest who behaves so.
    pub fn code(&mut self, script: Script) -> String {
        self.codes += 1;
        let code = format!("13{:016}", 7_000_000 + self.codes);
        self.cloud().script(&code, script);
        code
    }

    /// A fresh Alipay code of a guest who behaves so.
    pub fn alipay_code(&mut self, script: Script) -> String {
        self.codes += 1;
        let code = format!("28{:016}", 7_000_000 + self.codes);
        self.cloud().script(&code, script);
        code
    }

    /// Takes the cloud off the network, or brings it back at the same place.
    ///
    /// # Errors
    /// When the place is taken.
    pub async fn plug_cloud(&mut self, on: bool) -> Done {
        if let Some(door) = self.door.take() {
            door.stop().await;
        }
        if on {
            let acceptor = self.authority.acceptor(&["localhost"], Validity::Running)?;
            self.door = Some(serve(self.cloud.clone(), self.address, Some(acceptor)).await?);
        }
        Ok(())
    }

    /// What the printer has put on paper, oldest first.
    #[must_use]
    pub fn papers(&self) -> Vec<Paper> {
        self.printer.jobs().iter().map(|job| Paper::read(job)).collect()
    }

    /// What the printer has printed, as text a person would read; commands are left out.
    #[must_use]
    pub fn slips(&self) -> Vec<String> {
        self.printer.jobs().iter().map(|job| readable(job)).collect()
    }
}

/// GB text with everything that is no text dropped.
fn readable(job: &[u8]) -> String {
    let (text, _) = encoding_rs::GB18030.decode_without_bom_handling(job);
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}
