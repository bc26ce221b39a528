//! What the owner decides about one kind of document.

use crate::fault::{TemplateFault, TemplateProblem};
use crate::layout::MAX_LINES;
use crate::qr;
use crate::template::Fields;
use domain::slip::SlipKind;
use serde::{Deserialize, Serialize};

/// Most characters of one header or footer line.
pub const MAX_LINE_CHARS: usize = 200;
/// Most characters of the QR code at the foot.
pub const MAX_QR_CHARS: usize = qr::LARGE;
/// Most copies of one document.
pub const MAX_COPIES: u8 = 5;

/// A kind of document with a form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Document {
    Sale,
    Refund,
    /// A charge that no sale wanted, given back.
    Orphan,
    /// A deposit taken.
    Deposit,
    /// A deposit consumed, given back, or both.
    Settlement,
    /// Cash moved without a guest.
    CashMove,
    /// What a shift or a day took and gave.
    Summary,
    /// Something done to member cards without a sale.
    Card,
    /// A card's statement.
    Statement,
    /// A batch of old balances, to be signed.
    Import,
}

impl Document {
    /// Every kind, in the order of a settings screen.
    pub const ALL: [Self; 10] = [
        Self::Sale,
        Self::Refund,
        Self::Orphan,
        Self::Deposit,
        Self::Settlement,
        Self::CashMove,
        Self::Summary,
        Self::Card,
        Self::Statement,
        Self::Import,
    ];

    /// As the owner's text names it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::Refund => "refund",
            Self::Orphan => "orphan",
            Self::Deposit => "deposit",
            Self::Settlement => "settlement",
            Self::CashMove => "cash_move",
            Self::Summary => "summary",
            Self::Card => "card",
            Self::Statement => "statement",
            Self::Import => "import",
        }
    }

    /// The document that a slip of this kind is.
    #[must_use]
    pub const fn of(kind: SlipKind) -> Self {
        match kind {
            SlipKind::Sale => Self::Sale,
            SlipKind::Refund => Self::Refund,
            SlipKind::Orphan => Self::Orphan,
            SlipKind::Deposit => Self::Deposit,
            SlipKind::Settlement => Self::Settlement,
            SlipKind::CashMove => Self::CashMove,
            SlipKind::Handover | SlipKind::Summary => Self::Summary,
            SlipKind::Card => Self::Card,
            SlipKind::Statement => Self::Statement,
            SlipKind::Import => Self::Import,
        }
    }
}

/// The owner's choices for one kind of document. The practice mark, the reprint mark, the slip number
/// and the total cannot be chosen away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Form {
    /// Below the shop's name; at most 12 lines of at most 200 characters.
    pub header: Vec<String>,
    /// Above the codes; at most 12 lines of at most 200 characters.
    pub footer: Vec<String>,
    pub fields: Fields,
    /// Whether the shop's picture is printed at the top.
    pub logo: bool,
    /// Whether `qr_text` is printed as a QR code at the foot.
    pub qr: bool,
    /// Printable ASCII, such as an address on the web; at most 213 characters.
    pub qr_text: String,
    /// How many are printed, 1 to 5. The layout knows one; whoever prints counts.
    pub copies: u8,
}

impl Form {
    /// Everything that a slip can say, once, without picture and code.
    pub const PLAIN: Self = Self {
        header: Vec::new(),
        footer: Vec::new(),
        fields: Fields::ALL,
        logo: false,
        qr: false,
        qr_text: String::new(),
        copies: 1,
    };

    /// Whether this can be printed as it is.
    ///
    /// # Errors
    ///
    /// Names the first field that is too long, no ASCII, or out of range.
    pub fn check(&self) -> Result<(), TemplateFault> {
        for (field, lines) in [("header", &self.header), ("footer", &self.footer)] {
            if lines.len() > MAX_LINES {
                return Err(TemplateFault::new(field, TemplateProblem::TooMany { most: MAX_LINES }));
            }
            if let Some(at) = lines.iter().position(|line| line.chars().nth(MAX_LINE_CHARS).is_some()) {
                let problem = TemplateProblem::TooLong { most: MAX_LINE_CHARS };
                return Err(TemplateFault::new(&format!("{field}[{at}]"), problem));
            }
        }
        if self.qr_text.chars().nth(MAX_QR_CHARS).is_some() {
            return Err(TemplateFault::new("qr_text", TemplateProblem::TooLong { most: MAX_QR_CHARS }));
        }
        let printable = qr::module_dots(&self.qr_text).is_some();
        if !printable && (self.qr || !self.qr_text.is_empty()) {
            return Err(TemplateFault::new("qr_text", TemplateProblem::NotAscii));
        }
        if !(1..=MAX_COPIES).contains(&self.copies) {
            let problem = TemplateProblem::OutOfRange { least: 1, most: usize::from(MAX_COPIES) };
            return Err(TemplateFault::new("copies", problem));
        }
        Ok(())
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::PLAIN
    }
}
