//! The devices in the settings.

use domain::fact::PaperRole;
use kit::{Identity, Spot};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a USB device is, so that it is found again at another port.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct IdentityView {
    pub vendor: u16,
    pub product: u16,
    pub serial: Option<String>,
    pub socket: Option<String>,
}

impl From<Identity> for IdentityView {
    fn from(identity: Identity) -> Self {
        let Identity { vendor, product, serial, socket } = identity;
        Self { vendor, product, serial, socket }
    }
}

impl From<IdentityView> for Identity {
    fn from(view: IdentityView) -> Self {
        let IdentityView { vendor, product, serial, socket } = view;
        Self { vendor, product, serial, socket }
    }
}

/// A path with what stood there.
pub fn spot(path: &str, identity: Option<&IdentityView>) -> Spot {
    Spot { path: path.to_owned(), identity: identity.cloned().map(Identity::from) }
}

/// Where slips go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PrinterKind {
    None,
    /// The paper strip of the bench; in real mode the same as none.
    #[default]
    Practice,
    Tcp,
    Serial,
    /// A device file, or a plain file that is appended to.
    File,
    /// A USB printer, found again wherever it is plugged in.
    Usb,
    /// A queue of the system's print spooler.
    Spooler,
}

/// Which of the shop's papers a printer prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PaperRoleView {
    Guest,
    Shop,
    Summary,
}

impl From<PaperRoleView> for PaperRole {
    fn from(view: PaperRoleView) -> Self {
        match view {
            PaperRoleView::Guest => Self::Guest,
            PaperRoleView::Shop => Self::Shop,
            PaperRoleView::Summary => Self::Summary,
        }
    }
}

/// How Chinese reaches this printer's paper; found out by its self-test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PrintWay {
    /// GBK, with Chinese switched on first.
    #[default]
    Gbk,
    /// GBK on a printer that does not know the switch.
    GbkPlain,
    Utf8,
    /// As a picture: the printer has no Chinese letters.
    Raster,
}

/// A printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct PrinterView {
    pub kind: PrinterKind,
    /// What the shop calls it; empty for "the printer".
    pub label: String,
    pub host: String,
    pub port: u16,
    pub path: String,
    pub baud: u32,
    /// Name of a spooler queue.
    pub queue: String,
    pub identity: Option<IdentityView>,
    pub roles: Vec<PaperRoleView>,
    /// 32, 42 or 48; absent: as the shop's slips are.
    pub columns: Option<u32>,
    pub way: PrintWay,
}

impl Default for PrinterView {
    fn default() -> Self {
        Self {
            kind: PrinterKind::default(),
            label: String::new(),
            host: String::new(),
            port: 9100,
            path: String::new(),
            baud: 9600,
            queue: String::new(),
            identity: None,
            roles: vec![PaperRoleView::Guest, PaperRoleView::Summary],
            columns: None,
            way: PrintWay::default(),
        }
    }
}

/// Who speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SpeakerKind {
    None,
    #[default]
    Practice,
    Syn6288,
    Xfs5152,
    /// This computer's own loudspeaker.
    Sound,
}

/// The speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct SpeakerView {
    pub kind: SpeakerKind,
    pub path: String,
    pub baud: u32,
    pub identity: Option<IdentityView>,
    /// Percent; absent: as the device is set.
    pub volume: Option<u8>,
    /// A folder of the shop's own recordings for the computer's loudspeaker.
    pub clips: Option<String>,
}

impl Default for SpeakerView {
    fn default() -> Self {
        Self {
            kind: SpeakerKind::default(),
            path: String::new(),
            baud: 9600,
            identity: None,
            volume: None,
            clips: None,
        }
    }
}

/// What reads codes. A scanner that types is heard beside any of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ScannerKind {
    /// Types like a keyboard; the window tells it from typing.
    #[default]
    Keyboard,
    Serial,
    /// Reports as HID-POS.
    HidPos,
    /// Types like a keyboard that this program keeps to itself.
    Grab,
}

/// The scanner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct ScannerView {
    pub kind: ScannerKind,
    pub path: String,
    pub baud: u32,
    pub identity: Option<IdentityView>,
}

impl Default for ScannerView {
    fn default() -> Self {
        Self { kind: ScannerKind::default(), path: String::new(), baud: 9600, identity: None }
    }
}

/// Which camera reads codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CameraKind {
    None,
    /// The bench's; in real mode the same as none.
    #[default]
    Practice,
    Device,
}

/// The camera.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct CameraSetting {
    pub kind: CameraKind,
    pub path: String,
    pub identity: Option<IdentityView>,
}

/// The display on a pole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PoleKind {
    None,
    /// The bench's; in real mode the same as none.
    #[default]
    Practice,
    /// Eight digits.
    Led8,
    /// Two rows of twenty, CD5220 commands.
    Cd5220,
    /// Two rows of twenty, Epson commands.
    Epson,
}

/// The pole display.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct PoleView {
    pub kind: PoleKind,
    pub path: String,
    pub baud: u32,
    pub identity: Option<IdentityView>,
}

impl Default for PoleView {
    fn default() -> Self {
        Self { kind: PoleKind::default(), path: String::new(), baud: 2400, identity: None }
    }
}

/// What opens the cash drawer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DrawerView {
    None,
    #[default]
    Printer,
    /// The pole display's box.
    Display,
}

/// What is spoken beside what every shop wants to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct SpeechView {
    pub waiting: bool,
    pub failed: bool,
}

/// The devices that came after the first printer, speaker and scanner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct DevicesView {
    pub more_printers: Vec<PrinterView>,
    pub camera: CameraSetting,
    pub pole: PoleView,
    pub drawer: DrawerView,
    pub speech: SpeechView,
    /// The guest's window opens by itself where there is a second screen.
    pub guest_screen: bool,
}

impl Default for DevicesView {
    fn default() -> Self {
        Self {
            more_printers: Vec::new(),
            camera: CameraSetting::default(),
            pole: PoleView::default(),
            drawer: DrawerView::default(),
            speech: SpeechView { waiting: true, failed: true },
            guest_screen: false,
        }
    }
}

/// Printers beside the first.
const MORE_PRINTERS_MAX: usize = 4;

impl DevicesView {
    /// Everything in here has a valid form.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.more_printers.len() <= MORE_PRINTERS_MAX
            && self.more_printers.iter().all(PrinterView::is_valid)
            && short(&self.camera.path)
            && short(&self.pole.path)
    }
}

impl PrinterView {
    /// Everything in here has a valid form.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let texts = [&self.label, &self.host, &self.path, &self.queue];
        texts.into_iter().all(|text| short(text))
            && self.roles.len() <= 3
            && self.columns.is_none_or(|columns| matches!(columns, 32 | 42 | 48))
    }
}

fn short(text: &str) -> bool {
    text.chars().count() <= 200 && !text.chars().any(char::is_control)
}
