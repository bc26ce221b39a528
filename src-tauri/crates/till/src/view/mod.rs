//! What the screens see: complete pictures, never differences. The screen keeps no facts of its own
//! and does no arithmetic; every amount comes with its text.

mod deposit;
mod devices;
mod figures;
mod guest;
mod intake;
mod member;
mod search;
mod shift;
mod staff;
mod stage;
mod tray;

pub use deposit::{
    DepositCard, DepositList, DepositPreview, DepositShare, DepositStateView, DrawLine, HoldView, MethodView,
    SettledView, StayView, TakingView, WorkView, hold_kind,
};
pub use devices::{CameraView, DeviceView, Light};
pub use figures::{
    DrawerLine, FigureDetail, FigureLine, FigureRowView, FigureView, FiguresView, MethodFigures, ReportView,
    ScopeView,
};
pub use guest::GuestView;
pub use intake::{
    BatchView, ChoiceView, DryRunView, FieldView, FileView, IntakeView, MappingView, MeetRowView, MeetView,
    RepeatRowsView, RepeatView, RowFaultView, SHOWN,
};
pub use member::{
    CardChangeView, CardPartView, CardView, ClosePreview, DeltaView, HolderEdit, HolderView, MemberList,
    MemberOrder, MembersView, PayOutView, SpendPreview, StandingView, StatementRowView, StatementView,
    TierView, TopUpPreview, TopUpView, UnloadView, move_code,
};
pub use search::{
    AttemptLine, RefundLine, RefundPartView, RefundPreview, SaleDetail, SaleRow, SaleStateView, SlipLine,
    TenderView,
};
pub use shift::{
    CashReasonView, CashWayView, DifferenceReasonView, HeldSaleView, ShiftRow, ShiftStateView, ShiftView,
    SignedView, SuspectView,
};
pub use staff::{
    ApprovalView, DeskView, GrantEdit, GrantView, PersonView, RightView, RoleView, StaffEdit, StaffView,
};
pub use stage::{Ask, PaidView, Question, Stage};
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
    OnlineCard,
}

impl From<Wallet> for WalletView {
    fn from(wallet: Wallet) -> Self {
        match wallet {
            Wallet::WeChat => Self::Wechat,
            Wallet::Alipay => Self::Alipay,
            Wallet::OnlineCard => Self::OnlineCard,
        }
    }
}

impl From<WalletView> for Wallet {
    fn from(wallet: WalletView) -> Self {
        match wallet {
            WalletView::Wechat => Self::WeChat,
            WalletView::Alipay => Self::Alipay,
            WalletView::OnlineCard => Self::OnlineCard,
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
    /// The card that is topped up by it; the gift stands there before the guest pays.
    pub top_up: Option<TopUpView>,
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
    /// A card that a scan or a find asked to see; stays until it is put away.
    pub opened_member: Option<u64>,
    /// The counter's cards; `None` where it has none.
    pub members: Option<MembersView>,
    /// The change of the sale on the screen can still go on a card (F3).
    pub change_to_card: bool,
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
    if let Some(Question { ask: Ask::Approve { approval }, .. }) = &mut counter.question {
        approval.left_ms = 0;
    }
    counter.desk.wait_ms = u64::from(counter.desk.wait_ms > 0);
    if let Some(camera) = &mut counter.camera {
        camera.left_ms = 0;
    }
    if let GuestView::Scan { left_ms, .. } = guest {
        *left_ms = 0;
    }
}
