//! What stands in front of the cashier: the amount line, the stage, a code that waits, a question.

use super::members::Loading;
use crate::view::{Code, MoneyView, PaidView, WalletView};
use domain::cloud::PayCode;
use domain::entry::Entry;
use domain::evidence::Wallet;
use domain::ids::{DepositId, SaleId, SlipNo, TradeNo};
use domain::member::CardId;
use domain::refusal::Refusal;
use domain::time::Moment;
use money::Fen;

/// A payment code scanned before the amount, kept in memory for a short while.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub wallet: Wallet,
    pub code: PayCode,
    pub until: Moment,
}

/// What the main screen is about.
#[derive(Clone, Debug)]
pub(super) enum Front {
    Amount,
    Armed,
    /// A scanned payment under way.
    Waiting(TradeNo),
    /// Our code on the screen.
    Showing(TradeNo),
    Paid(Box<PaidView>),
    Refunded {
        amount: MoneyView,
        arrived: bool,
    },
    /// A deposit's freeze under way behind a scanned code.
    Freezing(DepositId),
    /// Our code for a freeze on the screen.
    ShowingFreeze(DepositId),
    /// A deposit is held; `late` when it was found after the cashier moved on.
    DepositTaken {
        deposit: DepositId,
        slip: Option<SlipNo>,
        /// Cash to give back; `None` without cash.
        change: Option<Fen>,
        late: bool,
    },
    /// A settlement under way or done.
    DepositSettled(Settling),
    Refused {
        card: Code,
        wallet: Option<WalletView>,
        amount: Option<MoneyView>,
    },
}

/// A settlement on the main screen: its draws tell how far it is.
#[derive(Clone, Debug)]
pub(super) struct Settling {
    pub room: String,
    pub draws: Vec<TradeNo>,
    pub consumed: Fen,
    pub returned: Fen,
    pub kept: Fen,
}

/// The room a deposit is taken for.
#[derive(Clone, Debug)]
pub(super) struct Taking {
    pub room: String,
    /// The guest's name; kept beside the journal.
    pub name: String,
    /// What was asked by a freeze that did not happen: it stays armed.
    pub again: Option<Fen>,
}

/// How the money of an intent moves.
#[derive(Clone, Debug)]
pub(super) enum Way {
    Scan(PayCode),
    Show,
}

/// A payment that is about to be dispatched, with what was already confirmed.
#[derive(Clone, Debug)]
pub(super) struct Intent {
    pub wallet: Wallet,
    pub way: Way,
    pub passed: Passed,
}

/// Which pauses the cashier has ended for this intent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Passed {
    pub unusual: bool,
    pub same_amount: bool,
    pub undiscountable: bool,
    pub beside_open: bool,
}

/// What goes on when a question is answered with yes.
#[derive(Clone, Debug)]
pub(super) enum Then {
    Pay(Intent),
    Arm(Passed),
    Cash(String, Passed),
    Record(domain::tender::RecordKind, String, String, Passed),
    /// By this card, a part or all that is due.
    ByCard(CardId, Option<Fen>, Passed),
    /// The change goes on this card.
    KeepChange(CardId),
    OpenSlip(SlipNo),
    GiveUp,
    /// A command that needs a second person.
    Gated(super::people::Gated),
}

/// A question that is on the screen.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub id: u32,
    pub ask: crate::view::Ask,
    pub then: Then,
}

/// The lane.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    pub seq: u32,
    pub text: String,
    pub front: Front,
    /// The open sale on the main screen.
    pub sale: Option<SaleId>,
    pub held: Option<Held>,
    pub question: Option<Pending>,
    pub questions: u32,
    /// A sale that a scan or a key asked to see.
    pub opened: Option<SaleId>,
    /// The lane takes deposits and not sales (F7).
    pub deposits: bool,
    /// Amount, scan, cash and code are for a deposit of this room.
    pub taking: Option<Taking>,
    /// A deposit that a scan or a find asked to see.
    pub opened_deposit: Option<DepositId>,
    /// A card that a scan or a find asked to see.
    pub opened_member: Option<CardId>,
    /// The card that the guest held out: its balance is the guest's to see.
    pub presented: Option<CardId>,
    /// A top-up that is asked of the guest, as an amount on the line is.
    pub loading: Option<Loading>,
    /// Change that was given out of the drawer a moment ago and can still go on a card.
    pub change: Option<(SaleId, Fen)>,
}

impl Lane {
    pub const fn new() -> Self {
        Self {
            seq: 0,
            text: String::new(),
            front: Front::Amount,
            sale: None,
            held: None,
            question: None,
            questions: 0,
            opened: None,
            deposits: false,
            taking: None,
            opened_deposit: None,
            opened_member: None,
            presented: None,
            loading: None,
            change: None,
        }
    }

    /// Forgets a held code whose time is over, also one inside a question.
    pub fn expire(&mut self, now: Moment) {
        if self.held.as_ref().is_some_and(|held| held.until <= now) {
            self.held = None;
            let pays = |q: &Pending| matches!(&q.then, Then::Pay(Intent { way: Way::Scan(_), .. }));
            if self.question.as_ref().is_some_and(pays) {
                self.question = None;
            }
        }
    }

    /// Back to an empty amount line.
    pub fn clear(&mut self) {
        self.text.clear();
        self.front = Front::Amount;
        self.sale = None;
        self.held = None;
        self.question = None;
        self.opened = None;
        self.taking = None;
        self.opened_deposit = None;
        self.opened_member = None;
        self.presented = None;
        self.loading = None;
        self.change = None;
    }

    pub fn ask(&mut self, ask: crate::view::Ask, then: Then) {
        self.questions = self.questions.wrapping_add(1);
        self.question = Some(Pending { id: self.questions, ask, then });
    }

    /// The attempt on the main screen, if one is under way there.
    pub const fn attempt(&self) -> Option<&TradeNo> {
        match &self.front {
            Front::Waiting(no) | Front::Showing(no) => Some(no),
            _ => None,
        }
    }

    /// The deposit on the main screen, if its freeze is under way there.
    pub const fn freeze(&self) -> Option<DepositId> {
        match self.front {
            Front::Freezing(id) | Front::ShowingFreeze(id) => Some(id),
            _ => None,
        }
    }

    /// Nothing stands on the main screen that a late result could push aside.
    pub fn is_idle(&self) -> bool {
        matches!(self.front, Front::Amount)
            && self.text.trim().is_empty()
            && self.sale.is_none()
            && self.held.is_none()
            && self.question.is_none()
            && self.taking.is_none()
            && self.opened.is_none()
            && self.opened_deposit.is_none()
            && self.opened_member.is_none()
            && self.loading.is_none()
    }

    /// The amount line as typed; `None` when nothing is typed.
    pub fn typed(&self, limits: &domain::entry::EntryLimits) -> Option<Result<Entry, Refusal>> {
        if self.text.trim().is_empty() { None } else { Some(domain::entry::read(&self.text, limits)) }
    }

    /// The amount typed as a part of an open sale, or `None` for all of the rest.
    pub fn part(&self, limits: &domain::entry::EntryLimits) -> Result<Option<Fen>, Refusal> {
        match self.typed(limits) {
            None => Ok(None),
            Some(Ok(entry)) if is_plain(&entry) => Ok(Some(entry.due)),
            Some(Ok(_)) => Err(Refusal::AmountUnreadable),
            Some(Err(refusal)) => Err(refusal),
        }
    }
}

/// An amount and nothing else.
pub(super) const fn is_plain(entry: &Entry) -> bool {
    entry.discount.is_zero() && entry.undiscountable.is_zero() && entry.deposit.is_zero()
}
