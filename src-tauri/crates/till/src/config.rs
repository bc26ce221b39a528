//! What the shop has set, as far as the engine needs it.

use domain::deposit::Channels;
use domain::entry::EntryLimits;
use domain::fact::{Mode, PaperRole};
use domain::ids::{DeviceId, Numbering, StaffId};
use domain::policy::Policies;
use domain::slip::SlipKind;
use domain::tender::CashRounding;
use jiff::tz::TimeZone;
use money::{Fen, Reading};
use std::collections::BTreeSet;

/// The engine's settings. Replaced as a whole, between two inputs.
#[derive(Clone, Debug)]
pub struct Config {
    pub mode: Mode,
    pub shop: String,
    pub device: DeviceId,
    pub staff: StaffId,
    pub staff_name: String,
    pub numbering: Numbering,
    pub limits: EntryLimits,
    pub cash_rounding: CashRounding,
    pub policies: Policies,
    /// The cloud can reverse scanned payments.
    pub can_reverse: bool,
    /// Charges that no sale wants go back without a key press.
    pub refund_orphans: bool,
    /// A merchant and a key are set, so wallets can be used.
    pub wallets_ready: bool,
    /// The shop takes member cards whose balance the payment cloud holds.
    pub online_cards: bool,
    pub reading: Reading,
    /// The shop's time zone, for slips and business dates.
    pub zone: TimeZone,
    /// The guest never pays more than this through a wallet in one attempt.
    pub wallet_ceiling: Fen,
    /// The printers by number; without one, slips are kept for reprint and not queued.
    pub printers: Vec<PrinterPlan>,
    pub drawer: Drawer,
    pub fitted: Fitted,
    pub speech: Speech,
    pub work: Work,
    pub channels: Channels,
    /// The card programme; `None` where the shop has no cards.
    pub members: Option<domain::member::Programme>,
    /// The business day ends at this hour of the morning, `0 ..= 12`: a night desk's late sale counts for its evening.
    pub day_ends_h: u8,
    /// The counter locks itself after so long without a key, in ms; 0 never. Only where people sign in.
    pub idle_lock_ms: u64,
}

/// What kind of work the counter does (source document, 收银模式).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Work {
    CashierOnly,
    DepositOnly,
    #[default]
    Both,
}

/// A printer, what it is for, and what it can print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterPlan {
    /// Its place in the shop's list, from 1; lights and test pages go by it.
    pub place: u32,
    /// What the shop calls it; empty for "the printer".
    pub label: String,
    pub roles: BTreeSet<PaperRole>,
    pub paper: receipt::Paper,
    pub way: receipt::Way,
    /// How slips look on this paper.
    pub looks: receipt::Looks,
}

impl PrinterPlan {
    /// A printer for everything but the shop's copy, which costs paper and is asked for.
    #[must_use]
    pub fn plain(templates: &receipt::Templates, shop: &receipt::Shop) -> Self {
        Self {
            place: 1,
            label: String::new(),
            roles: [PaperRole::Guest, PaperRole::Summary].into(),
            paper: shop.paper,
            way: receipt::Way::default(),
            looks: receipt::Looks::new(templates, shop),
        }
    }
}

/// What opens the cash drawer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawer {
    /// There is none, or it has a key only.
    None,
    /// The printer that prints the guest's slips.
    #[default]
    Printer,
    /// The pole display's box.
    Display,
}

/// Which devices beside the printers are set up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fitted {
    pub speaker: bool,
    pub scanner: bool,
    pub camera: bool,
    pub display: bool,
}

/// What is spoken beside what every shop wants to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speech {
    /// A word when a payment takes long.
    pub waiting: bool,
    /// A word when a payment failed.
    pub failed: bool,
}

impl Default for Speech {
    fn default() -> Self {
        Self { waiting: true, failed: true }
    }
}

impl Config {
    /// The number of the printer for a role: one that has it, or else the first, which prints everything that
    /// nobody else does.
    #[must_use]
    pub fn printer_for(&self, role: PaperRole) -> Option<usize> {
        let has = |plan: &PrinterPlan| plan.roles.contains(&role);
        self.printers.iter().position(has).or_else(|| (!self.printers.is_empty()).then_some(0))
    }

    /// How often a slip of this kind is printed for the guest.
    #[must_use]
    pub fn copies(&self, kind: SlipKind) -> u8 {
        let plan = self.printer_for(PaperRole::Guest).and_then(|number| self.printers.get(number));
        plan.map_or(1, |plan| plan.looks.of(kind).copies)
    }

    /// True when some printer was given this role.
    #[must_use]
    pub fn wants(&self, role: PaperRole) -> bool {
        self.printers.iter().any(|plan| plan.roles.contains(&role))
    }
}
