//! Deposits on the screen.

use super::{Code, MoneyView, WalletView};
use domain::deposit::Hold;
use domain::slip::HoldKind;
use domain::tender::Method;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A method on the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MethodView {
    Wechat,
    Alipay,
    OnlineCard,
    MemberCard,
    Cash,
    BankCard,
    Voucher,
    RoomAccount,
}

impl From<Method> for MethodView {
    fn from(method: Method) -> Self {
        match method {
            Method::WeChat => Self::Wechat,
            Method::Alipay => Self::Alipay,
            Method::OnlineCard => Self::OnlineCard,
            Method::MemberCard => Self::MemberCard,
            Method::Cash => Self::Cash,
            Method::BankCard => Self::BankCard,
            Method::Voucher => Self::Voucher,
            Method::RoomAccount => Self::RoomAccount,
        }
    }
}

impl From<MethodView> for Method {
    fn from(method: MethodView) -> Self {
        match method {
            MethodView::Wechat => Self::WeChat,
            MethodView::Alipay => Self::Alipay,
            MethodView::OnlineCard => Self::OnlineCard,
            MethodView::MemberCard => Self::MemberCard,
            MethodView::Cash => Self::Cash,
            MethodView::BankCard => Self::BankCard,
            MethodView::Voucher => Self::Voucher,
            MethodView::RoomAccount => Self::RoomAccount,
        }
    }
}

/// How a deposit is held; each has a mark of its own on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HoldView {
    /// Frozen in the wallet, not paid.
    Frozen,
    /// Paid together with a sale.
    Paid,
    Cash,
    Booked,
}

impl From<HoldKind> for HoldView {
    fn from(kind: HoldKind) -> Self {
        match kind {
            HoldKind::Frozen => Self::Frozen,
            HoldKind::Paid => Self::Paid,
            HoldKind::Cash => Self::Cash,
            HoldKind::Booked => Self::Booked,
        }
    }
}

/// The mark of a hold.
#[must_use]
pub const fn hold_kind(hold: &Hold) -> HoldKind {
    match hold {
        Hold::Frozen { .. } => HoldKind::Frozen,
        Hold::Paid { .. } => HoldKind::Paid,
        Hold::Cash => HoldKind::Cash,
        Hold::Record(_) => HoldKind::Booked,
    }
}

/// Where a deposit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DepositStateView {
    /// The freeze is not decided.
    Taking,
    Held,
    /// Nothing is left and nothing is unknown.
    Spent,
    /// The freeze did not happen.
    Dead,
}

/// What kind of work the counter does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WorkView {
    CashierOnly,
    DepositOnly,
    #[default]
    Both,
}

/// The deposit that is being taken: shown beside the amount line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TakingView {
    pub room: String,
    pub name: String,
    /// Deposits the room has already: the new one is chained to them.
    pub known: Vec<DepositCard>,
    /// What can be taken now, by wallet and way.
    pub wechat_scan: bool,
    pub alipay_scan: bool,
    pub alipay_qr: bool,
    pub wechat_qr: bool,
}

/// One deposit as a card: who paid, how, when, what is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DepositCard {
    pub id: u64,
    /// The first deposit of the stay.
    pub chain: u64,
    pub room: String,
    /// The guest's name, when it was given; kept beside the journal.
    pub name: Option<String>,
    pub hold: HoldView,
    pub method: MethodView,
    pub wallet: Option<WalletView>,
    /// Last characters of the wallet's own id.
    pub payer: Option<String>,
    pub amount: MoneyView,
    pub consumed: MoneyView,
    pub returned: MoneyView,
    /// Not decided; nothing else can be done with the deposit meanwhile.
    pub unknown: MoneyView,
    pub left: MoneyView,
    pub state: DepositStateView,
    pub wall_ms: i64,
    /// Business days since it was taken.
    pub age_days: u32,
    /// Days until the wallet gives it back by itself; `None` where nothing does.
    pub days_left: Option<i32>,
    /// The warning before that.
    pub ageing: bool,
    /// Last eight characters of the number, for people.
    pub label: String,
    pub slip: Option<String>,
    /// May be consumed in several steps, the rest kept.
    pub keeps_rest: bool,
}

/// One consumption or way back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DrawLine {
    pub no: String,
    pub deposit: u64,
    /// Taken by the shop; else given back.
    pub consume: bool,
    pub amount: MoneyView,
    /// Given back together with a consumption.
    pub freed: MoneyView,
    pub phase: String,
    /// Why it failed or what is in doubt.
    pub code: Option<Code>,
    /// The sale that a consumption became.
    pub sale: Option<u64>,
}

/// A stay: all deposits chained together, oldest first, and what happened to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StayView {
    pub room: String,
    pub name: Option<String>,
    pub cards: Vec<DepositCard>,
    pub draws: Vec<DrawLine>,
    /// What is left of all cards.
    pub left: MoneyView,
    /// The card that a scan named; chosen first.
    pub named: Option<u64>,
    pub slips: Vec<super::SlipLine>,
}

/// What one number would do, before Enter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DepositPreview {
    pub consume: MoneyView,
    pub release: MoneyView,
    pub kept: MoneyView,
    pub shares: Vec<DepositShare>,
    /// Why it cannot be done; the amounts are zero then.
    pub problem: Option<Code>,
}

/// What happens to one card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DepositShare {
    pub deposit: u64,
    pub method: MethodView,
    pub hold: HoldView,
    pub payer: Option<String>,
    pub consume: MoneyView,
    pub release: MoneyView,
}

/// A list of deposits with its sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DepositList {
    pub cards: Vec<DepositCard>,
    pub left: MoneyView,
    /// Cards near the wallet's limit.
    pub ageing: u32,
}

/// A settlement under way or done, on the main screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SettledView {
    pub room: String,
    pub consumed: MoneyView,
    pub returned: MoneyView,
    pub kept: MoneyView,
    /// Every part is proven.
    pub done: bool,
    /// A part failed; it stands in the tray.
    pub failed: bool,
}
