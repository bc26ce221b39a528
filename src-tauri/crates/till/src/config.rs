//! What the shop has set, as far as the engine needs it.

use domain::entry::EntryLimits;
use domain::fact::Mode;
use domain::ids::{DeviceId, Numbering, StaffId};
use domain::policy::Policies;
use domain::tender::CashRounding;
use jiff::tz::TimeZone;
use money::{Fen, Reading};

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
    pub reading: Reading,
    pub template: receipt::Template,
    /// The shop's time zone, for slips and business dates.
    pub zone: TimeZone,
    /// The guest never pays more than this through a wallet in one attempt.
    pub wallet_ceiling: Fen,
    /// A printer is set up; without one, slips are kept for reprint and not queued.
    pub has_printer: bool,
}
