//! When the rules say no. Closed: each has one sentence in zh-CN and one in en.

use serde::{Deserialize, Serialize};

/// Why something asked of the counter was not done. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Refusal {
    /// No amount was typed.
    AmountEmpty,
    AmountZero,
    AmountNegative,
    AmountTooLarge,
    AmountDecimals,
    AmountIsScan,
    AmountUnreadable,
    /// The discount is as large as the amount, or unreadable.
    DiscountTooLarge,
    /// The non-discountable part is larger than what is due.
    UndiscountableTooLarge,
    /// A WeChat code cannot carry a non-discountable part; ask to drop it.
    UndiscountableNotForWeChat,
    /// Nothing readable was scanned.
    ScanEmpty,
    ScanTooLong,
    ScanUnionPay,
    ScanWeChatLength,
    ScanAlipayLength,
    ScanGoods,
    ScanNotACode,
    /// A member card; members come with their own screen.
    ScanMember,
    /// The same payment code was used a moment ago.
    CodeUsedTwice,
    /// A payment code, but this sale already has an attempt that is not decided.
    AttemptOpen,
    /// The payment cloud cannot be reached; cash and bookkeeping go on.
    CloudAway,
    /// No merchant, shop or key is set.
    NotConfigured,
    /// Wallets are used up to this amount only.
    OverLimit,
    /// There is no such sale.
    SaleUnknown,
    /// The sale is settled or given up.
    SaleNotOpen,
    /// The sale is not settled, so there is nothing to refund.
    SaleNotSettled,
    /// More than is left to refund.
    RefundTooMuch,
    /// Nothing is left to refund.
    RefundNothingLeft,
    /// There is no open case with that number.
    CaseUnknown,
    /// The case is decided.
    CaseDecided,
    /// Nothing to print again.
    NothingToReprint,
    /// Too many slips wait for the printer.
    PrintQueueFull,
    /// The cash received is unreadable or absurd.
    CashUnreadable,
    /// The number of open cases has reached its limit.
    TooManyOpen,
    /// The book cannot be written: disk full, locked or damaged.
    BookTrouble,
    /// No camera is set up.
    NoCamera,
    /// There is no second screen for the guest.
    NoSecondScreen,
    /// A device does not do what was asked; its light tells why.
    DeviceTrouble,
    /// A template has a field that is not known, or a value that cannot be.
    TemplateInvalid,
    /// A file is no picture that can be printed.
    LogoInvalid,
    /// Only in practice mode.
    PracticeOnly,
    /// A setting has no valid form.
    SettingInvalid,
    /// The key store refuses.
    KeyStoreTrouble,
    /// There is no key yet.
    KeyMissing,
    /// The engine is busy beyond its limit.
    Busy,
}

impl From<money::AmountError> for Refusal {
    fn from(error: money::AmountError) -> Self {
        use money::AmountError as E;
        match error {
            E::Empty => Self::AmountEmpty,
            E::Zero => Self::AmountZero,
            E::Negative => Self::AmountNegative,
            E::TooLarge => Self::AmountTooLarge,
            E::TooManyDecimals => Self::AmountDecimals,
            E::LooksLikeScan => Self::AmountIsScan,
            E::Unreadable => Self::AmountUnreadable,
        }
    }
}

impl From<crate::code::ScanRefusal> for Refusal {
    fn from(why: crate::code::ScanRefusal) -> Self {
        use crate::code::ScanRefusal as S;
        match why {
            S::Empty => Self::ScanEmpty,
            S::TooLong => Self::ScanTooLong,
            S::UnionPay => Self::ScanUnionPay,
            S::WeChatLength => Self::ScanWeChatLength,
            S::AlipayLength => Self::ScanAlipayLength,
            S::Goods => Self::ScanGoods,
            S::NotACode => Self::ScanNotACode,
        }
    }
}
