//! The one table from the cloud's words to the rules' evidence (cpay 569/37627 and the common
//! structures' enums). Whatever is on no list is doubt.

mod deposit;

pub use deposit::{FreezeKind, consumption, freeze, release};

use domain::evidence::{Doubt, Reason, RefundReason, Wallet};

/// The calls that ask about or move a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `micro_pay`.
    Pay,
    /// `scan_code_pay`.
    ShowCode,
    /// `query_order` for a scanned payment code.
    AskScanned,
    /// `query_order` for a code on our screen.
    AskShown,
    /// `close_order`.
    Close,
    /// `reverse`.
    Reverse,
}

/// The calls that ask about or move a refund, a consumption or a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundKind {
    /// `refund`, `deposit_consume` and `unfreeze`.
    Refund,
    /// `query_refund_order`, `query_order` about a consumption, and `query_unfreeze_order`.
    Ask,
}

/// `status` of a verified answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 0.
    Done,
    /// 3.
    Unsure,
    /// 101.
    Rejected,
    /// 102.
    NewNumber,
    /// 103.
    Repeat,
    /// 104.
    Refused,
    /// Any other, or none.
    Unlisted,
}

impl Status {
    /// From the wire.
    #[must_use]
    pub const fn of(status: Option<i64>) -> Self {
        match status {
            Some(0) => Self::Done,
            Some(3) => Self::Unsure,
            Some(101) => Self::Rejected,
            Some(102) => Self::NewNumber,
            Some(103) => Self::Repeat,
            Some(104) => Self::Refused,
            _ => Self::Unlisted,
        }
    }
}

/// What an answer about a payment means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// Paid, if number, merchant and amount agree.
    Paid,
    /// The guest is busy.
    Paying(Doubt),
    /// The code for the guest, if there is one.
    CodeReady,
    /// A no whose reason is known.
    Failed(Reason),
    /// A no whose reason is only in the description.
    FailedByWords,
    /// This request was blocked: the number is in use with other content.
    NumberTaken,
    /// Closed.
    Closed,
    /// Closed, or paid and fully given back; Alipay says both with one state.
    ClosedOrGivenBack,
    /// Reversed or fully given back.
    GivenBack,
    /// The cloud does not know the number.
    NotFound,
    /// Accepted; says nothing about money.
    Acknowledged,
    /// Anything else.
    Unsure(Doubt),
}

/// What an answer about a refund, a consumption or a release means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundRuling {
    /// The money went back.
    Done,
    /// Under way.
    Processing,
    /// A no whose reason is known.
    Failed(RefundReason),
    /// A no whose reason is only in the description.
    FailedByWords,
    /// Closed: a no, unless it had been paid and was given back.
    Closed,
    /// The cloud does not know the number.
    NotFound,
    /// Anything else.
    Unsure(Doubt),
}

/// `internal_status`: same number, other content (cpay 569/37632).
const OTHER_CONTENT: i64 = 407;
/// `internal_status`: no such order.
const NO_ORDER: i64 = 400;
/// `internal_status`: no such refund.
const NO_REFUND: i64 = 426;

/// The meaning of a verified answer about a payment. `state` is the wallet's own
/// `current_trade_state`, `None` when the answer has none.
#[must_use]
pub fn payment(
    kind: Kind,
    status: Status,
    internal: Option<i64>,
    wallet: Wallet,
    state: Option<i64>,
) -> Ruling {
    match (status, kind) {
        (Status::Done, Kind::Pay | Kind::AskScanned | Kind::AskShown) => {
            order_state(wallet, state, kind == Kind::AskShown)
        }
        (Status::Done, Kind::ShowCode) => Ruling::CodeReady,
        (Status::Done, Kind::Close | Kind::Reverse) => Ruling::Acknowledged,
        (Status::Unsure | Status::Repeat, _) => Ruling::Unsure(Doubt::CloudUnsure),
        (Status::Unlisted, _) => Ruling::Unsure(Doubt::Unknown),
        (Status::Rejected, Kind::Pay | Kind::ShowCode) => Ruling::Failed(Reason::Rejected),
        (Status::NewNumber, Kind::Pay | Kind::ShowCode) => Ruling::Failed(Reason::NumberTaken),
        (Status::Refused, Kind::Pay | Kind::ShowCode) => match internal {
            Some(OTHER_CONTENT) => Ruling::NumberTaken,
            _ => Ruling::FailedByWords,
        },
        // A refused question, closing or reversal says nothing about the payment itself.
        (Status::Rejected | Status::NewNumber | Status::Refused, Kind::AskScanned | Kind::AskShown) => {
            match internal {
                Some(NO_ORDER) => Ruling::NotFound,
                _ => Ruling::Unsure(Doubt::CloudUnsure),
            }
        }
        (Status::Rejected | Status::NewNumber | Status::Refused, Kind::Close | Kind::Reverse) => {
            Ruling::Unsure(Doubt::CloudUnsure)
        }
    }
}

/// The meaning of a verified answer about a refund. `state` is the wallet's own refund state.
#[must_use]
pub fn refund(
    kind: RefundKind,
    status: Status,
    internal: Option<i64>,
    wallet: Wallet,
    state: Option<i64>,
) -> RefundRuling {
    giving(kind, status, internal, &[NO_REFUND], refund_state(wallet, state))
}

/// What a status means for money that is taken or given back under its own number. `unknown` are the fine codes
/// of a question about a number that the cloud does not know; `told` is what the state says.
fn giving(
    kind: RefundKind,
    status: Status,
    internal: Option<i64>,
    unknown: &[i64],
    told: RefundRuling,
) -> RefundRuling {
    match (status, kind) {
        (Status::Done, _) => told,
        (Status::Unsure | Status::Repeat, _) => RefundRuling::Unsure(Doubt::CloudUnsure),
        (Status::Unlisted, _) => RefundRuling::Unsure(Doubt::Unknown),
        (Status::Rejected, RefundKind::Refund) => RefundRuling::Failed(RefundReason::Rejected),
        // What stands under this number may be our own earlier call: the confirming query tells.
        (Status::NewNumber, RefundKind::Refund) => RefundRuling::Failed(RefundReason::Declined),
        (Status::Refused, RefundKind::Refund) => match internal {
            Some(OTHER_CONTENT) => RefundRuling::Failed(RefundReason::Declined),
            _ => RefundRuling::FailedByWords,
        },
        (Status::Rejected | Status::NewNumber | Status::Refused, RefundKind::Ask) => match internal {
            Some(code) if unknown.contains(&code) => RefundRuling::NotFound,
            _ => RefundRuling::Unsure(Doubt::CloudUnsure),
        },
    }
}

/// `WxpayOrderState`, `AlipayOrderState` and `CardOrderState`.
const fn order_state(wallet: Wallet, state: Option<i64>, shown: bool) -> Ruling {
    let waiting = Ruling::Paying(if shown { Doubt::Scanning } else { Doubt::Typing });
    match (wallet, state) {
        (Wallet::WeChat, Some(2 | 3 | 14))
        | (Wallet::Alipay, Some(2 | 6))
        | (Wallet::OnlineCard, Some(2)) => Ruling::Paid,
        (Wallet::WeChat, Some(4 | 8)) | (Wallet::OnlineCard, Some(4)) => Ruling::GivenBack,
        (Wallet::WeChat, Some(9)) => Ruling::Paying(Doubt::Typing),
        (Wallet::WeChat, Some(6)) | (Wallet::Alipay, Some(4)) | (Wallet::OnlineCard, Some(3)) => waiting,
        (Wallet::WeChat, Some(1 | 12)) | (Wallet::Alipay | Wallet::OnlineCard, Some(1)) => {
            Ruling::Unsure(Doubt::CloudUnsure)
        }
        (Wallet::WeChat, Some(5)) => Ruling::Failed(Reason::GuestStopped),
        (Wallet::WeChat, Some(10)) => Ruling::Failed(Reason::Declined),
        (Wallet::WeChat, Some(7)) | (Wallet::OnlineCard, Some(5)) => Ruling::Closed,
        (Wallet::Alipay, Some(5)) => Ruling::ClosedOrGivenBack,
        // known to cpay and not to the wallet: the charge may still be on its way there
        (Wallet::WeChat, Some(11)) | (Wallet::Alipay, Some(7)) => Ruling::NotFound,
        (Wallet::WeChat | Wallet::Alipay | Wallet::OnlineCard, _) => Ruling::Unsure(Doubt::Unknown),
    }
}

/// `WxpayRefundState`, `AlipayRefundState` and `CardRefundState`. No page tells whether a card's "initial" refund was
/// taken on, so it is doubt.
const fn refund_state(wallet: Wallet, state: Option<i64>) -> RefundRuling {
    match (wallet, state) {
        (Wallet::WeChat | Wallet::Alipay, Some(1 | 4)) => RefundRuling::Processing,
        (Wallet::OnlineCard, Some(1)) => RefundRuling::Unsure(Doubt::CloudUnsure),
        (Wallet::WeChat | Wallet::Alipay | Wallet::OnlineCard, Some(2)) => RefundRuling::Done,
        (Wallet::WeChat, Some(3 | 6)) | (Wallet::Alipay | Wallet::OnlineCard, Some(3)) => {
            RefundRuling::Failed(RefundReason::Declined)
        }
        (Wallet::WeChat, Some(5)) => RefundRuling::Failed(RefundReason::PayByHand),
        (Wallet::Alipay, Some(5)) => RefundRuling::NotFound,
        (Wallet::WeChat | Wallet::Alipay | Wallet::OnlineCard, _) => RefundRuling::Unsure(Doubt::Unknown),
    }
}
