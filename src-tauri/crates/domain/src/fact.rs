//! What the journal remembers. A fact is appended, never changed; every view is a fold over facts.

mod kind;
mod paper;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod texts;

pub use paper::{Copy, DrawerReason, PaperRole, PrintState};

use crate::attempt::{Attempt, Phase, Want};
use crate::deposit::{Deposit, Draw};
use crate::evidence::PaidFacts;
use crate::ids::{BatchId, DepositId, DeviceId, JobId, Numbering, SaleId, ShiftId, SlipNo, StaffId, TradeNo};
use crate::ledger::Move;
use crate::member::{self, Card, CardId, Import, Why};
use crate::refund::{self, Refund};
use crate::sale::Sale;
use crate::shift::{CashMove, Closing, Count, Shift};
use crate::slip::Slip;
use crate::staff::{Act, Misses, Staff};
use crate::tender::Tender;
use crate::time::{BusinessDate, Moment, Wall};
use money::Fen;
use serde::{Deserialize, Serialize};

/// Whether the book belongs to practice or to real money. Books of the two never mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mode {
    Practice,
    Real,
}

/// How somebody proves who he is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SecretKind {
    Pin,
    Badge,
    /// The counter's first person, before any secret is set.
    None,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// The first fact of every book.
    BookOpened {
        mode: Mode,
        device: DeviceId,
        numbering: Numbering,
    },
    /// Settings that shape numbers or ownership were changed.
    DeviceNamed {
        device: DeviceId,
        numbering: Numbering,
    },
    /// Without `begun` it is a day's automatic shift of a shop that has named no staff.
    ShiftOpened {
        shift: ShiftId,
        staff: StaffId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        begun: Option<Box<Shift>>,
    },
    /// The count is locked, or counted anew.
    ShiftCounted {
        shift: ShiftId,
        count: Count,
    },
    ShiftClosed {
        shift: ShiftId,
        closing: Closing,
    },
    /// Drop, pay-in, pay-out.
    CashMoved {
        cash: CashMove,
    },
    /// Somebody is added or changed; PIN and badge are kept beside the journal.
    StaffSaved {
        staff: Staff,
    },
    StaffRemoved {
        staff: StaffId,
    },
    /// A PIN or badge was set or taken away.
    SecretSet {
        staff: StaffId,
        kind: SecretKind,
        /// False when it was taken away.
        set: bool,
    },
    /// Somebody stands at the counter now.
    SignedIn {
        staff: StaffId,
        by: SecretKind,
    },
    /// The counter was locked, by key or by itself.
    SignedOut {
        staff: StaffId,
    },
    /// Wrong PINs are remembered across restarts.
    PinMissed {
        staff: StaffId,
        misses: Misses,
    },
    /// Somebody else unlocked a person.
    PinUnlocked {
        staff: StaffId,
    },
    /// A second person approved one act, on the spot.
    Approved {
        act: Act,
        amount: Fen,
        asker: StaffId,
        approver: StaffId,
    },
    /// A deposit; a freeze leaves after this, cash and bookkeeping are held at once.
    DepositOpened {
        deposit: Deposit,
    },
    /// Any change of a freeze but to held.
    FreezeMoved {
        deposit: DepositId,
        phase: Phase,
        want: Want,
    },
    /// The wallet holds the money.
    DepositHeld {
        deposit: DepositId,
        paid: PaidFacts,
        want: Want,
    },
    /// A consumption or release; its call leaves after this, cash and bookkeeping are done at once.
    DrawOpened {
        draw: Draw,
    },
    DrawMoved {
        no: TradeNo,
        phase: refund::Phase,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        settled: Option<Fen>,
    },
    /// The wallet gave it back by itself.
    DepositLapsed {
        deposit: DepositId,
        amount: Fen,
    },
    SaleOpened {
        sale: Sale,
    },
    /// Adds the wallet part to its sale; the charge leaves after this.
    AttemptDispatched {
        attempt: Attempt,
    },
    /// Any change of an attempt but to paid.
    AttemptMoved {
        no: TradeNo,
        phase: Phase,
        want: Want,
    },
    /// The cloud holds the money. `counted` tells whether the sale takes it; if not it is owed back.
    AttemptPaid {
        no: TradeNo,
        paid: PaidFacts,
        counted: bool,
        want: Want,
    },
    /// Cash or bookkeeping.
    TenderTaken {
        sale: SaleId,
        tender: Tender,
    },
    SaleSettled {
        sale: SaleId,
        slip: SlipNo,
    },
    SaleAbandoned {
        sale: SaleId,
    },
    RefundOpened {
        refund: Refund,
    },
    RefundMoved {
        no: TradeNo,
        phase: refund::Phase,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        settled: Option<Fen>,
    },
    /// A card with nothing on it; its holder is kept outside the book.
    CardOpened {
        card: Card,
    },
    /// Everything that happens to one card, or to two at once. Its standing follows from the kinds of moves.
    CardsMoved {
        moves: Vec<member::Move>,
        why: Why,
        /// For the statement; never a name or a phone number.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// Its holder is known by name from now on, or not any more.
    CardNamed {
        card: CardId,
        named: bool,
    },
    /// Somebody looked at what is masked, for a reason.
    HolderSeen {
        card: CardId,
        reason: String,
    },
    /// Name, phone and card number were destroyed; the accounts stay.
    HolderForgotten {
        card: CardId,
    },
    /// Members were written to a file.
    MembersExported {
        count: u64,
        masked: bool,
    },
    /// Some of a batch's new cards, numbered on from `first`: principal and gift. They count with the batch.
    CardsStaged {
        batch: BatchId,
        first: CardId,
        rows: Vec<(Fen, Fen)>,
    },
    /// Some of a batch's balances for cards that are there already: card, principal, gift.
    BalancesStaged {
        batch: BatchId,
        rows: Vec<(CardId, Fen, Fen)>,
    },
    /// All of it counts from now on.
    BatchImported {
        batch: BatchId,
        import: Import,
    },
    /// A batch that never counted is thrown away.
    BatchDropped {
        batch: BatchId,
    },
    /// A batch that counted does not any more; none of its cards was used.
    BatchUndone {
        batch: BatchId,
    },
    SlipIssued {
        slip: Slip,
    },
    PrintQueued {
        job: JobId,
        slip: SlipNo,
        copy: Copy,
        #[serde(default, skip_serializing_if = "PaperRole::is_guest")]
        role: PaperRole,
    },
    PrintMoved {
        job: JobId,
        state: PrintState,
    },
    DrawerOpened {
        reason: DrawerReason,
    },
}

/// A fact with what it does to the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub fact: Fact,
    pub moves: Vec<Move>,
}

impl Entry {
    /// A fact that moves no money.
    #[must_use]
    pub const fn plain(fact: Fact) -> Self {
        Self { fact, moves: Vec::new() }
    }

    /// A fact that moves money.
    #[must_use]
    pub const fn with(fact: Fact, moves: Vec<Move>) -> Self {
        Self { fact, moves }
    }
}

/// Who, when and where: stamped on every fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub business_date: BusinessDate,
    pub wall: Wall,
    pub moment: Moment,
    pub staff: StaffId,
    pub shift: ShiftId,
}
