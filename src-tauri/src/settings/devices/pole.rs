//! The pole display.

use super::IdentityView;
use serde::{Deserialize, Serialize};
use specta::Type;

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
