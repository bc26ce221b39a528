//! What a guest, a wallet and the network do with one payment code.

use crate::fault::Fault;
use money::Fen;
use serde::{Deserialize, Serialize};

/// What happens to one payment. Chosen by payment code, or by order number for a shown code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Script {
    /// The money moves at once.
    #[default]
    PaysAtOnce,
    /// The guest types a password: so many questions hear "paying", the next hears "paid".
    TypesPassword { queries: u32 },
    /// The guest types a password and is done after so many ms, asked or not.
    PaysAfter { ms: i64 },
    /// The guest begins to type and stops after so many questions.
    StopsTyping { queries: u32 },
    /// The wallet says no.
    Refuses(Refusal),
    /// The guest never types the password; the order ends 120 s after its making.
    NeverAnswers,
    /// A coupon lowers what the guest pays; one not paid for in advance lowers the settlement too.
    Coupon { off: Fen, prefunded: bool },
    /// Paid; the answer comes late.
    Late { ms: u64 },
    /// Paid; the answer comes twice.
    Twice,
    /// The request is lost: nothing takes effect.
    DropBefore,
    /// Paid; the answer is lost.
    DropAfter,
    /// Paid; the answer's authentication code is wrong.
    WrongCode,
    /// Paid; the answer is status 3.
    Status3,
    /// Paid; the answer is status 103.
    Status103,
    /// Paid; something else is wrong with the answer.
    Faulty(Fault),
}

/// Why a wallet says no. Each has its sentence, and leaves its trace in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// 余额不足.
    Balance,
    /// 限额.
    Limit,
    /// 付款码已过期.
    CodeExpired,
    /// 付款码无效.
    CodeInvalid,
    /// 用户取消支付.
    GuestStopped,
    /// 银行拒绝.
    Bank,
    /// 商户无权限: nothing is recorded.
    NotAllowed,
}

/// What happens to one refund. Chosen by the order's number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RefundScript {
    /// Done at once.
    AtOnce,
    /// Under way for so many ms.
    After { ms: i64 },
    /// Accepted; the wallet fails it after so many ms.
    FailsAfter { ms: i64 },
    /// Accepted; the guest's account cannot take it.
    PayByHand,
    /// Refused: the merchant's balance is too low.
    BalanceTooLow,
    /// Accepted and done after `ms`; something is wrong with the answer.
    Faulty { ms: i64, fault: Fault },
}

/// What happens to one consumption or release of a deposit. Chosen by the deposit's number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DrawScript {
    /// Done at once.
    #[default]
    AtOnce,
    /// Under way for so many ms.
    After { ms: i64 },
    /// Accepted; the wallet fails it after so many ms.
    FailsAfter { ms: i64 },
    /// Refused.
    Refused,
    /// Accepted and done after `ms`; something is wrong with the answer.
    Faulty { ms: i64, fault: Fault },
}

impl DrawScript {
    /// What goes wrong on the way.
    pub(crate) const fn fault(&self) -> Option<Fault> {
        match self {
            Self::Faulty { fault, .. } => Some(*fault),
            _ => None,
        }
    }
}

/// How the guest goes on after the charge was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guest {
    Pays,
    PaysAfterQueries(u32),
    StopsAfterQueries(u32),
    PaysAt(i64),
    Never,
}

impl Script {
    /// The wallet has not enough money.
    #[must_use]
    pub const fn refuses_balance() -> Self {
        Self::Refuses(Refusal::Balance)
    }

    /// The payment code is too old.
    #[must_use]
    pub const fn refuses_expired() -> Self {
        Self::Refuses(Refusal::CodeExpired)
    }

    /// The script of a code by its last two digits; see `--help`.
    #[must_use]
    pub fn by_magic(code: &str) -> Self {
        match code.get(code.len().saturating_sub(2)..).unwrap_or_default() {
            "01" => Self::TypesPassword { queries: 2 },
            "02" => Self::NeverAnswers,
            "03" => Self::StopsTyping { queries: 1 },
            "04" => Self::Late { ms: 8_000 },
            "05" => Self::Late { ms: 20_000 },
            "06" => Self::Twice,
            "07" => Self::DropBefore,
            "08" => Self::DropAfter,
            "09" => Self::WrongCode,
            "11" => Self::Refuses(Refusal::Balance),
            "12" => Self::Refuses(Refusal::Limit),
            "13" => Self::Refuses(Refusal::CodeExpired),
            "14" => Self::Refuses(Refusal::CodeInvalid),
            "15" => Self::Refuses(Refusal::GuestStopped),
            "16" => Self::Refuses(Refusal::Bank),
            "17" => Self::Refuses(Refusal::NotAllowed),
            "21" => Self::Status3,
            "22" => Self::Status103,
            "23" => Self::Faulty(Fault::Http500),
            "24" => Self::Faulty(Fault::NotJson),
            "25" => Self::Faulty(Fault::NoCode),
            "26" => Self::Faulty(Fault::OtherNumber),
            "27" => Self::Faulty(Fault::OtherAmount),
            "28" => Self::Faulty(Fault::OtherMerchant),
            "31" => Self::Coupon { off: Fen::new(100).unwrap_or_default(), prefunded: true },
            "32" => Self::Coupon { off: Fen::new(100).unwrap_or_default(), prefunded: false },
            _ => Self::PaysAtOnce,
        }
    }

    /// What goes wrong on the way.
    pub(crate) fn fault(&self) -> Option<Fault> {
        match self {
            Self::Late { ms } => Some(Fault::Late { ms: *ms }),
            Self::Twice => Some(Fault::Twice),
            Self::DropBefore => Some(Fault::DropBefore),
            Self::DropAfter => Some(Fault::DropAfter),
            Self::WrongCode => Some(Fault::WrongCode),
            Self::Status3 => Some(Fault::Status3),
            Self::Status103 => Some(Fault::Status103),
            Self::Faulty(fault) => Some(*fault),
            _ => None,
        }
    }

    /// How the guest goes on.
    pub(crate) const fn guest(&self, now_ms: i64) -> Guest {
        match self {
            Self::TypesPassword { queries } => Guest::PaysAfterQueries(*queries),
            Self::StopsTyping { queries } => Guest::StopsAfterQueries(*queries),
            Self::PaysAfter { ms } => Guest::PaysAt(now_ms.saturating_add(*ms)),
            Self::NeverAnswers | Self::Refuses(_) => Guest::Never,
            _ => Guest::Pays,
        }
    }
}

impl Refusal {
    /// The sentence.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Balance => "账户余额不足，请更换支付方式",
            Self::Limit => "超出单笔支付限额",
            Self::CodeExpired => "付款码已过期，请刷新后重试",
            Self::CodeInvalid => "付款码无效",
            Self::GuestStopped => "用户取消支付",
            Self::Bank => "银行拒绝交易",
            Self::NotAllowed => "商户未开通此支付权限",
        }
    }
}
