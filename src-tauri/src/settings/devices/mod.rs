//! The devices in the settings.

mod identity;
mod pole;
mod printer;
mod reading;
mod voice;

pub use identity::{IdentityView, spot};
pub use pole::{PoleKind, PoleView};
pub use printer::{PrintWay, PrinterKind, PrinterView};
pub use reading::{CameraKind, CameraSetting, ScannerKind, ScannerView};
pub use voice::{SpeakerKind, SpeakerView};

use serde::{Deserialize, Serialize};
use specta::Type;

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

/// A line of text for a setting.
pub(super) fn short(text: &str) -> bool {
    text.chars().count() <= 200 && !text.chars().any(char::is_control)
}
