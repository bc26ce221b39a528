//! What the screens see: complete pictures, never differences. The screen keeps no facts of its own
//! and does no arithmetic; every amount comes with its text.

mod deposit;
mod devices;
mod guest;
mod search;
mod shift;
mod staff;
mod tray;

pub use deposit::{
    DepositCard, DepositList, DepositPreview, DepositShare, DepositStateView, DrawLine, HoldView, MethodView,
    SettledView, StayView, TakingView, WorkView, hold_kind,
};
pub use devices::{CameraView, DeviceView, Light};
pub use guest::GuestView;
pub use search::{
    AttemptLine, RefundLine, RefundPartView, RefundPreview, SaleDetail, SaleRow, SaleStateView, SlipLine,
    TenderView,
};
pub use shift::{
    CashReasonView, CashWayView, DifferenceReasonView, DrawerLine, FigureDetail, FigureLine, FigureRowView,
    FigureView, FiguresView, HeldSaleView, MethodFigures, ReportView, ScopeView, ShiftRow, ShiftStateView,
    ShiftView, SignedView, SuspectView,
};
pub use staff::{
    ApprovalView, DeskView, GrantEdit, GrantView, PersonView, RightView, RoleView, StaffEdit, StaffView,
};
pub use tray::{CaseAct, CaseKind, CaseView};

use domain::evidence::{Doubt, Reason, RefundReason, Wallet};
use domain::refusal::Refusal;
use money::Fen;
use serde::{Deserialize, Serialize};
use specta::Type;

/// An amount: fen for keys and tests, text for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct MoneyView {
    pub fen: i64,
    /// `1,128.50`, without a sign of currency.
    pub text: String,
}

impl From<Fen> for MoneyView {
    fn from(fen: Fen) -> Self {
        Self { fen: fen.get(), text: format!("{fen:#}") }
    }
}

/// A closed code with a sentence in every language under `code.<Name>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Code(pub String);

impl From<Refusal> for Code {
    fn from(refusal: Refusal) -> Self {
        Self(format!("{refusal:?}"))
    }
}

impl From<Reason> for Code {
    fn from(reason: Reason) -> Self {
        Self(format!("Pay{reason:?}"))
    }
}

impl From<RefundReason> for Code {
    fn from(reason: RefundReason) -> Self {
        Self(format!("Refund{reason:?}"))
    }
}

impl From<Doubt> for Code {
    fn from(doubt: Doubt) -> Self {
        Self(format!("Doubt{doubt:?}"))
    }
}

/// A wallet on the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WalletView {
    Wechat,
    Alipay,
}

impl From<Wallet> for WalletView {
    fn from(wallet: Wallet) -> Self {
        match wallet {
            Wallet::WeChat => Self::Wechat,
            Wallet::Alipay => Self::Alipay,
        }
    }
}

impl From<WalletView> for Wallet {
    fn from(wallet: WalletView) -> Self {
        match wallet {
            WalletView::Wechat => Self::WeChat,
            WalletView::Alipay => Self::Alipay,
        }
    }
}

/// A bookkeeping tender on the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RecordView {
    BankCard,
    Voucher,
    RoomAccount,
}

/// Practice or real money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ModeView {
    Practice,
    Real,
}

/// The amount line as the engine reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct LineView {
    /// The newest typed state that this view has seen.
    pub seq: u32,
    pub text: String,
    pub gross: Option<MoneyView>,
    pub discount: Option<MoneyView>,
    pub undiscountable: Option<MoneyView>,
    /// Paid on top as a deposit ("consumption + deposit").
    pub deposit: Option<MoneyView>,
    /// What the guest pays; `None` while the text is no amount.
    pub due: Option<MoneyView>,
    /// Why the text is no amount; `None` while it is empty.
    pub problem: Option<Code>,
}

/// A sale of which a part is paid, or an attempt failed and another is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct OpenSaleView {
    pub sale: u64,
    /// A part is paid; without it the sale is open for its whole amount.
    pub partly: bool,
    pub due: MoneyView,
    pub counted: MoneyView,
    pub rest: MoneyView,
    /// What cash would be asked, after cash rounding.
    pub cash: MoneyView,
    pub parts: Vec<TenderView>,
}

/// What the main screen shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Stage {
    /// The amount line listens.
    Amount,
    /// The amount is shown to the guest; a code is awaited.
    Armed,
    /// A code was scanned before the amount; it is kept for `left_ms`.
    CodeReady { wallet: WalletView, left_ms: u64 },
    /// An attempt is under way or in doubt.
    Waiting {
        key: String,
        wallet: WalletView,
        amount: MoneyView,
        doubt: Option<Code>,
        /// Milliseconds since the charge was sent.
        age_ms: u64,
        /// Milliseconds until patience is over; the screen counts down.
        left_ms: u64,
        /// The money is being given back.
        giving_back: bool,
        can_reverse: bool,
        /// The room, when it is a deposit and not a sale.
        room: Option<String>,
    },
    /// Our code is on the guest's screen; `code` is empty until the cloud made one.
    ShowingCode {
        key: String,
        wallet: WalletView,
        amount: MoneyView,
        code: Option<String>,
        left_ms: u64,
        /// The room, when it is a deposit and not a sale.
        room: Option<String>,
    },
    /// Green: paid in full.
    Paid(PaidView),
    /// Money went back, or is under way.
    Refunded { amount: MoneyView, arrived: bool },
    /// A deposit is held.
    DepositTaken { card: Box<DepositCard>, slip: String, late: bool },
    /// A deposit was settled, or is being settled.
    DepositSettled(SettledView),
    /// Not paid; the same amount stays armed.
    Refused { card: Code, wallet: Option<WalletView>, amount: Option<MoneyView> },
}

/// The green card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PaidView {
    pub amount: MoneyView,
    pub tenders: Vec<TenderView>,
    /// Cash to give back; `None` without cash.
    pub change: Option<MoneyView>,
    pub slip: String,
    /// Found late, after the guest may have left.
    pub late: bool,
}

/// A pause that only the cashier can end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Question {
    /// Answers name the question they mean.
    pub id: u32,
    pub ask: Ask,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Ask {
    /// Ten times the usual amount.
    Unusual { due: MoneyView, usual: MoneyView },
    /// A case of the same amount is open on this lane since less than three minutes.
    SameAmount { due: MoneyView, cases: Vec<CaseView> },
    /// A WeChat code, but a non-discountable part was typed: drop it?
    DropUndiscountable { part: MoneyView },
    /// One of our own slips was scanned while an amount is typed: open the slip?
    OpenSlip { slip: String, due: MoneyView },
    /// The sale has an undecided attempt; going on means that a late payment will be given back.
    GoOnBesideOpen { case: CaseView },
    /// A partly paid sale is to be given up: give back what was paid?
    GiveUpSale { counted: MoneyView },
    /// A second person must approve, here and now, this act and this amount.
    Approve { approval: ApprovalView },
}

/// The whole counter.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct CounterView {
    /// Grows with every picture.
    pub seq: u64,
    pub mode: ModeView,
    pub shop: String,
    pub staff: String,
    pub device: String,
    /// `2026-11-23`.
    pub business_date: String,
    pub line: LineView,
    pub stage: Stage,
    pub open_sale: Option<OpenSaleView>,
    pub question: Option<Question>,
    /// Open cases, orphan charges, unfinished refunds, slips that did not print.
    pub cases: Vec<CaseView>,
    /// The number in the corner.
    pub badge: u32,
    pub devices: Vec<DeviceView>,
    /// The camera looks for a code; its picture is asked for apart.
    pub camera: Option<CameraView>,
    /// The newest refusal; `seq` of the picture in which it came up, so that it is shown once.
    pub notice: Option<Notice>,
    pub last_slip: Option<String>,
    /// A sale that a scan of a slip or voucher asked to see; stays until it is put away.
    pub opened: Option<u64>,
    /// A deposit that a scan or a find asked to see; stays until it is put away.
    pub opened_deposit: Option<u64>,
    /// What kind of work the counter does.
    pub work: WorkView,
    /// The lane takes deposits now (F7), not sales.
    pub deposits: bool,
    /// The deposit that is being taken.
    pub taking: Option<TakingView>,
    /// Deposits near the wallet's limit.
    pub ageing: u32,
    pub desk: DeskView,
    pub shift: Option<ShiftView>,
    /// What the float would be, from the last count; for the screen of going on duty.
    pub float: MoneyView,
    /// Sales on hold, oldest first.
    pub held: Vec<HeldSaleView>,
}

/// One sentence for the cashier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Notice {
    pub seq: u64,
    pub code: Code,
}

/// Takes the running clocks out of two pictures, so that they can be compared for news.
pub(crate) fn stop_clocks(counter: &mut CounterView, guest: &mut GuestView) {
    match &mut counter.stage {
        Stage::CodeReady { left_ms, .. } | Stage::ShowingCode { left_ms, .. } => *left_ms = 0,
        Stage::Waiting { age_ms, left_ms, .. } => (*age_ms, *left_ms) = (0, u64::from(*left_ms > 0)),
        _ => {}
    }
    if let Some(Question { ask: Ask::SameAmount { cases, .. }, .. }) = &mut counter.question {
        for case in cases {
            case.age_ms = 0;
        }
    }
    if let Some(Question { ask: Ask::GoOnBesideOpen { case }, .. }) = &mut counter.question {
        case.age_ms = 0;
    }
    if let Some(camera) = &mut counter.camera {
        camera.left_ms = 0;
    }
    if let GuestView::Scan { left_ms, .. } = guest {
        *left_ms = 0;
    }
}
