//! What reads codes: scanner and camera.

use super::IdentityView;
use serde::{Deserialize, Serialize};
use specta::Type;

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
