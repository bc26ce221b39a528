//! The part of the table about deposits (cpay 569 «枚举值定义», «刷卡押金冻结», «押金消费», «押金解冻»).

use super::{NO_ORDER, NO_REFUND, OTHER_CONTENT, RefundKind, RefundRuling, Ruling, Status, giving};
use domain::evidence::{Doubt, Reason, RefundReason, Wallet};

/// The calls that ask about or make a freeze.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FreezeKind {
    /// `micro_freeze`.
    Freeze,
    /// `scancode_freeze`.
    Show,
    /// `query_freeze_order`.
    Ask,
}

/// No page names the fine code with which `query_freeze_order` and `query_unfreeze_order` say that they do not
/// know a number, so both that are known from other questions count: no such order (400), no such refund (426).
const NO_DEPOSIT: [i64; 2] = [NO_ORDER, NO_REFUND];

/// The meaning of a verified answer about a freeze; [`Ruling::Paid`] means frozen. `state` is the wallet's own
/// `current_trade_state`; `shown` when the guest scans our code.
///
/// "Not found" of `query_freeze_order` is taken from the fine codes 400 and 426, which are known from
/// `query_order` and `query_refund_order` only; any other refusal of the question is doubt.
#[must_use]
pub fn freeze(
    kind: FreezeKind,
    status: Status,
    internal: Option<i64>,
    wallet: Wallet,
    state: Option<i64>,
    shown: bool,
) -> Ruling {
    match (status, kind) {
        (Status::Done, FreezeKind::Freeze | FreezeKind::Ask) => freeze_state(wallet, state, shown),
        (Status::Done, FreezeKind::Show) => Ruling::CodeReady,
        (Status::Unsure | Status::Repeat, _) => Ruling::Unsure(Doubt::CloudUnsure),
        (Status::Unlisted, _) => Ruling::Unsure(Doubt::Unknown),
        (Status::Rejected, FreezeKind::Freeze | FreezeKind::Show) => Ruling::Failed(Reason::Rejected),
        (Status::NewNumber, FreezeKind::Freeze | FreezeKind::Show) => Ruling::Failed(Reason::NumberTaken),
        (Status::Refused, FreezeKind::Freeze | FreezeKind::Show) => match internal {
            Some(OTHER_CONTENT) => Ruling::NumberTaken,
            _ => Ruling::FailedByWords,
        },
        (Status::Rejected | Status::NewNumber | Status::Refused, FreezeKind::Ask) => match internal {
            Some(code) if NO_DEPOSIT.contains(&code) => Ruling::NotFound,
            _ => Ruling::Unsure(Doubt::CloudUnsure),
        },
    }
}

/// The meaning of a verified answer about a consumption, which is an order. `state` is the wallet's own
/// `current_trade_state`.
#[must_use]
pub fn consumption(
    kind: RefundKind,
    status: Status,
    internal: Option<i64>,
    wallet: Wallet,
    state: Option<i64>,
) -> RefundRuling {
    giving(kind, status, internal, &[NO_ORDER], consumption_state(wallet, state))
}

/// The meaning of a verified answer about a release. `state` is the wallet's own `current_trade_state`.
///
/// "Not found" of `query_unfreeze_order` is taken from the fine codes 400 and 426, which are known from
/// `query_order` and `query_refund_order` only; any other refusal of the question is doubt.
#[must_use]
pub fn release(
    kind: RefundKind,
    status: Status,
    internal: Option<i64>,
    wallet: Wallet,
    state: Option<i64>,
) -> RefundRuling {
    giving(kind, status, internal, &NO_DEPOSIT, release_state(wallet, state))
}

/// `WxpayFreezeState` and `AlipayFreezeState`; a card holds no deposits, so whatever is said of one is doubt.
const fn freeze_state(wallet: Wallet, state: Option<i64>, shown: bool) -> Ruling {
    match (wallet, state) {
        (Wallet::WeChat | Wallet::Alipay, Some(2)) => Ruling::Paid,
        (Wallet::WeChat, Some(1 | 3)) | (Wallet::Alipay, Some(1)) => {
            Ruling::Paying(if shown { Doubt::Scanning } else { Doubt::Typing })
        }
        (Wallet::WeChat, Some(4)) => Ruling::Failed(Reason::GuestStopped),
        (Wallet::WeChat, Some(6)) => Ruling::Failed(Reason::Declined),
        // it was frozen, and all of it was taken or given back
        (Wallet::WeChat, Some(5)) => Ruling::GivenBack,
        (Wallet::Alipay, Some(3)) => Ruling::ClosedOrGivenBack,
        // known to cpay and not to the wallet: the freeze may still be on its way there
        (Wallet::WeChat, Some(7)) | (Wallet::Alipay, Some(4)) => Ruling::NotFound,
        (Wallet::WeChat | Wallet::Alipay | Wallet::OnlineCard, _) => Ruling::Unsure(Doubt::Unknown),
    }
}

/// `WxpayOrderState` and `AlipayOrderState` of an order that takes from a deposit. A refunded one is doubt: somebody
/// else gave back what we do not know to have taken.
const fn consumption_state(wallet: Wallet, state: Option<i64>) -> RefundRuling {
    match (wallet, state) {
        (Wallet::WeChat, Some(2 | 14)) | (Wallet::Alipay, Some(2)) => RefundRuling::Done,
        (Wallet::WeChat, Some(12)) => RefundRuling::Processing,
        (Wallet::WeChat, Some(1)) | (Wallet::Alipay, Some(1)) => RefundRuling::Unsure(Doubt::CloudUnsure),
        (Wallet::WeChat, Some(10)) => RefundRuling::Failed(RefundReason::Declined),
        (Wallet::Alipay, Some(5)) => RefundRuling::Closed,
        (Wallet::WeChat, Some(11)) | (Wallet::Alipay, Some(7)) => RefundRuling::NotFound,
        (Wallet::WeChat | Wallet::Alipay | Wallet::OnlineCard, _) => RefundRuling::Unsure(Doubt::Unknown),
    }
}

/// `WxpayUnfreezeState` and `AlipayUnfreezeState`. "Unknown to the wallet" is doubt: another state says "does not
/// exist", so it is not that.
const fn release_state(wallet: Wallet, state: Option<i64>) -> RefundRuling {
    match (wallet, state) {
        (Wallet::WeChat | Wallet::Alipay, Some(1)) => RefundRuling::Processing,
        (Wallet::WeChat | Wallet::Alipay, Some(2)) => RefundRuling::Done,
        (Wallet::WeChat | Wallet::Alipay, Some(3)) => RefundRuling::Failed(RefundReason::Declined),
        (Wallet::WeChat | Wallet::Alipay, Some(4)) => RefundRuling::Unsure(Doubt::CloudUnsure),
        (Wallet::Alipay, Some(5)) => RefundRuling::NotFound,
        (Wallet::WeChat | Wallet::Alipay | Wallet::OnlineCard, _) => RefundRuling::Unsure(Doubt::Unknown),
    }
}
