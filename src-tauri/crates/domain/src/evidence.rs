//! What an answer of the payment cloud proves. The cloud's own words end in `cpay`; only these arrive here.

use money::Fen;
use serde::{Deserialize, Serialize};

/// A wallet whose money the payment cloud moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Wallet {
    /// 微信支付, cpay platform 1.
    WeChat,
    /// 支付宝, cpay platform 2.
    Alipay,
    /// The member card in the guest's WeChat wallet whose balance the payment cloud holds, cpay platform 3.
    OnlineCard,
}

impl Wallet {
    /// Every wallet, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::WeChat, Self::Alipay, Self::OnlineCard];

    /// True for a card's balance: only its own code pays, and only for goods. No code of ours is shown for it, no
    /// deposit is held in it, and no other card is loaded by it.
    #[must_use]
    pub const fn is_card(self) -> bool {
        matches!(self, Self::OnlineCard)
    }
}

/// The paid order as the cloud tells it, verified and matching number, merchant and amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidFacts {
    /// The wallet's own number, printed for the guest.
    pub transaction_id: Option<String>,
    /// What the guest paid in money after coupons; the full amount when the cloud is silent.
    pub guest_paid: Fen,
    /// What will be settled to the merchant; the full amount when the cloud is silent.
    pub settled: Fen,
    /// Paid at, Unix seconds of the cloud's clock; 0 when unknown.
    pub paid_at: i64,
    /// Who paid, masked to the last four characters of the wallet's own id; `None` when the cloud is silent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<String>,
}

/// The refund as the cloud tells it, verified and matching number, order and amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundFacts {
    /// What is taken from the merchant's settlement; the full amount when the cloud is silent.
    pub settled: Fen,
}

/// Why the guest's money did not move. Closed; each has a card on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// Not enough money in the wallet or card.
    Balance,
    /// A limit of the wallet, bank or day.
    Limit,
    /// The payment code has expired or was used.
    CodeExpired,
    /// The code does not belong to this wallet or is not a payment code.
    CodeInvalid,
    /// The guest stopped or typed a wrong password.
    GuestStopped,
    /// The bank or wallet said no without more.
    Declined,
    /// The order was closed before it was paid.
    Closed,
    /// The order number was refused as used (cpay 104/407 and 102): a new number is needed, never a reversal.
    NumberTaken,
    /// The merchant may not take this payment: contract, authorisation or channel.
    NotAllowed,
    /// The key or the merchant's data are wrong (cpay 101).
    Rejected,
    /// The cloud could not be reached; not one byte left this machine.
    Unreachable,
}

/// Why there is doubt about an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Doubt {
    /// The guest is typing a password.
    Typing,
    /// The guest has not scanned our code yet.
    Scanning,
    /// No answer in time, or the connection broke after the first byte left.
    Silence,
    /// The cloud says it does not know (status 3, 103, a 5xx).
    CloudUnsure,
    /// The answer's authentication code is missing or wrong.
    Unverified,
    /// The answer speaks of another number, merchant or amount.
    Mismatch,
    /// A status or state that is on no list.
    Unknown,
    /// The cloud does not know the number, but the request may still be under way.
    NotFoundYet,
    /// A refusal waits for its confirmation by one query.
    Confirming,
    /// The program was restarted in the middle.
    Restarted,
}

/// What one verified or missing answer proves about an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Paid: verified, same number, same merchant, same amount.
    Paid(PaidFacts),
    /// The guest is typing a password or has yet to scan.
    Paying(Doubt),
    /// The code for the guest to scan; only from a show-code call. Nothing is paid.
    CodeReady(String),
    /// A verified no that needs one confirming query.
    Failed(Reason),
    /// The number was blocked as used with other content (407): this request moved nothing.
    NumberTaken,
    /// The order is closed: can no longer be paid.
    Closed,
    /// The order was reversed, or paid and fully refunded.
    GivenBack,
    /// The cloud does not know the number.
    NotFound,
    /// The call was accepted and says nothing about the money (reverse, close).
    Acknowledged,
    /// Not one byte of the call left this machine.
    NeverLeft,
    /// Anything else. The default of every mapping.
    Unsure(Doubt),
}

/// What one answer proves about a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundEvidence {
    /// The money went back, or the consumption or release is done.
    Done(RefundFacts),
    /// Accepted; the money is under way.
    Processing,
    /// A verified no that needs one confirming query.
    Failed(RefundReason),
    /// The cloud does not know the refund number.
    NotFound,
    /// Not one byte of the call left this machine.
    NeverLeft,
    /// Anything else.
    Unsure(Doubt),
}

/// Why a refund did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RefundReason {
    /// The merchant's balance is too low.
    MerchantBalance,
    /// More than is left of the order.
    TooMuch,
    /// The order is too old for a refund by the wallet.
    TooOld,
    /// The operator lacks the right.
    NotAllowed,
    /// The guest's account cannot take it; it must be paid by hand.
    PayByHand,
    /// The cloud said no without more.
    Declined,
    /// The key or the merchant's data are wrong (cpay 101).
    Rejected,
    /// The cloud could not be reached; not one byte left this machine.
    Unreachable,
}
