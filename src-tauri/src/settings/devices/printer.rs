//! Printers.

use super::{IdentityView, short};
use domain::fact::PaperRole;
use serde::{Deserialize, Serialize};
use specta::Type;

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
