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
    /// A member card that is nobody's here, and this shop takes no others.
    ScanMember,
    /// This wallet pays by its own code only.
    CodeNotShown,
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
    /// Nobody is signed in.
    Locked,
    /// This person lacks the right; somebody who has it can approve.
    RightMissing,
    /// Clerks give money back only while on duty.
    NotOnDuty,
    /// More than this person may move at once.
    RightLimitEach,
    /// More than this person may move on one day.
    RightLimitDay,
    /// The approver must be another person, with the right.
    ApproverUnfit,
    /// The approval came too late or for another question.
    ApprovalOver,
    /// Wrong PIN.
    PinWrong,
    /// Too many wrong PINs; the screen shows how long to wait.
    PinLocked,
    /// Too many wrong PINs today: somebody else must unlock.
    PinBlocked,
    /// A PIN has 4 to 8 digits.
    PinShape,
    /// The PIN belongs to somebody else of this shop.
    PinTaken,
    /// This machine cannot tell whether a PIN is right: its part of the secret is not at hand.
    PinUnproven,
    /// A badge of nobody here.
    BadgeUnknown,
    StaffUnknown,
    /// The number or name is empty, too long or taken.
    StaffInvalid,
    /// Nobody removes himself.
    StaffSelf,
    /// Nobody grants what they lack.
    GrantLacking,
    /// The last person with this right; name another one first.
    LastHolder,
    TooManyStaff,
    /// Another shift is open on this counter.
    ShiftOpen,
    /// No shift is open.
    ShiftNone,
    /// The count is locked: cash waits until the shift is closed.
    ShiftCounted,
    /// The shift must be counted first.
    ShiftNotCounted,
    /// The count is unreadable.
    CountUnreadable,
    /// A difference needs a reason.
    DifferenceNeedsReason,
    /// More than the drawer holds.
    DrawerTooLittle,
    /// The note or reason is empty or too long.
    ReasonMissing,
    /// This counter takes no deposits.
    DepositsOff,
    /// This counter takes deposits only.
    DepositsOnly,
    /// A deposit needs a room.
    RoomMissing,
    RoomTooLong,
    /// This wallet's channel has no deposits, or not this way.
    DepositChannel,
    DepositUnknown,
    /// The deposit is not proven held.
    DepositNotHeld,
    /// Something of it is not decided yet.
    DepositInDoubt,
    /// Nothing is left of it.
    DepositNothingLeft,
    /// More than is left of it.
    DepositTooMuch,
    /// This wallet's deposits are consumed once.
    DepositUsedOnce,
    /// The amount covers the sale but not the deposit that goes with it.
    DepositMissing,
    /// A deposit that goes with a sale is paid by wallet or cash.
    DepositNotByRecord,
    /// Nothing is on hold.
    NothingHeld,
    /// There is no such report.
    ReportUnknown,
    /// This counter has no member cards.
    MembersOff,
    /// Who holds which card is not known yet, or cannot be read; cards are found by their number.
    MembersAway,
    CardUnknown,
    CardLost,
    CardClosed,
    CardNotLost,
    /// Both holders must agree.
    ConsentMissing,
    /// Two cards are needed.
    CardSame,
    /// The new card has money on it already.
    CardNotEmpty,
    /// The card was used since.
    CardUsed,
    /// Something of the card is not finished: a top-up that waits for its payment.
    CardBusy,
    /// A card is not loaded by a card.
    CardByCard,
    /// More than is on the card.
    BalanceTooLow,
    NothingOnCard,
    /// More than the prepaid-card rules let a card of this kind hold.
    CardOverLimit,
    /// So much at once needs a card with a name.
    CardNameNeeded,
    /// Only the fixed amounts are sold.
    NotATier,
    /// The card programme cannot be as it is set.
    ProgrammeInvalid,
    /// More than may be paid out in notes.
    CashBackTooMuch,
    /// There is no such balance that was brought in.
    NotBroughtIn,
    /// A name of 1 to 40 letters.
    HolderName,
    /// Not a phone number.
    HolderPhone,
    /// Another card has this number.
    CardNumberTaken,
    /// The holder was forgotten, or never named.
    HolderGone,
    /// One import at a time.
    ImportBusy,
    ImportNone,
    /// This file's balances are here already.
    ImportTwice,
    /// Nothing of the file can be brought in.
    ImportEmpty,
    /// Members or cards changed since the file was checked.
    ImportStale,
    /// The file cannot be read, or is not what it says.
    ImportFile,
    BatchUnknown,
    /// A card of the batch was used since.
    BatchUsed,
}

impl From<crate::member::MemberRefusal> for Refusal {
    fn from(why: crate::member::MemberRefusal) -> Self {
        use crate::member::MemberRefusal as M;
        match why {
            M::AmountZero => Self::AmountZero,
            M::AmountTooLarge => Self::AmountTooLarge,
            M::CardLost => Self::CardLost,
            M::CardClosed => Self::CardClosed,
            M::CardNotLost => Self::CardNotLost,
            M::SameCard => Self::CardSame,
            M::CardNotEmpty => Self::CardNotEmpty,
            M::CardUsed => Self::CardUsed,
            M::BalanceTooLow => Self::BalanceTooLow,
            M::NothingOnCard => Self::NothingOnCard,
            M::OverLimit => Self::CardOverLimit,
            M::NameNeeded => Self::CardNameNeeded,
            M::NotATier => Self::NotATier,
            M::ProgrammeInvalid => Self::ProgrammeInvalid,
            M::TopUpNothingLeft | M::GiveBackNothingLeft => Self::RefundNothingLeft,
            M::TopUpTooMuch | M::GiveBackTooMuch => Self::RefundTooMuch,
            M::CashBackTooMuch => Self::CashBackTooMuch,
            M::NotBroughtIn => Self::NotBroughtIn,
        }
    }
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
