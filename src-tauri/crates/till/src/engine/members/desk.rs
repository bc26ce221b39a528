//! What a desk does with a card apart from sales: sets it right, joins, freezes, closes. Each is one commit with
//! its slip.

use super::super::Counter;
use super::cards::parts_of;
use super::postings::moved_entry;
use super::words::{read_reason, read_signed};
use crate::clock::Now;
use crate::view::{CardPartView, PayOutView};
use domain::fact::{DrawerReason, Entry, Fact};
use domain::ids::SlipNo;
use domain::ledger::Account;
use domain::member::{self, CardId, Part, Plan, Why};
use domain::refusal::Refusal;
use domain::slip::{Slip, SlipKind, SlipTender};
use domain::tender::RecordKind;
use money::{Fen, parse_amount};

/// What the statement says of a transfer.
const AGREED: &str = "双方持卡人同意";

/// Something that is done at the desk.
pub(super) struct Deed<'a> {
    pub plan: &'a Plan,
    /// What stands before it in the same commit.
    pub first: Vec<Entry>,
    pub note: String,
    /// Where money leaves, and how much.
    pub paid_out: Option<(PayOutView, Fen)>,
}

impl<'a> Deed<'a> {
    pub const fn plain(plan: &'a Plan, note: String) -> Self {
        Self { plan, first: Vec::new(), note, paid_out: None }
    }
}

impl Counter {
    pub(super) fn adjust_card(
        &mut self,
        now: Now,
        card: CardId,
        part: CardPartView,
        amount: &str,
        reason: &str,
    ) -> Result<(), Refusal> {
        let (delta, reason) = (read_signed(amount)?, read_reason(reason)?);
        let part = match part {
            CardPartView::Principal => Part::Principal,
            CardPartView::Gift => Part::Gift,
        };
        let plan = member::adjust(&self.limited_card(card)?, self.programme()?, part, delta)?;
        self.roll_day(now)?;
        self.do_at_desk(now, Deed::plain(&plan, reason))
    }

    pub(super) fn transfer(
        &mut self,
        now: Now,
        from: CardId,
        to: CardId,
        amount: &str,
        agreed: bool,
    ) -> Result<(), Refusal> {
        if !agreed {
            return Err(Refusal::ConsentMissing);
        }
        let amount = if amount.trim().is_empty() { None } else { Some(parse_amount(amount)?) };
        let (giver, taker) = (self.known_card(from)?, self.limited_card(to)?);
        let plan = member::move_card_to_card(&giver, &taker, self.programme()?, amount)?;
        if self.is_being_loaded(from) || self.is_being_loaded(to) {
            return Err(Refusal::CardBusy);
        }
        self.do_at_desk(now, Deed::plain(&plan, AGREED.to_owned()))
    }

    pub(super) fn lose_card(&mut self, now: Now, card: CardId) -> Result<(), Refusal> {
        let plan = member::lose(&self.known_card(card)?)?;
        if self.is_being_loaded(card) {
            return Err(Refusal::CardBusy);
        }
        self.do_at_desk(now, Deed::plain(&plan, String::new()))
    }

    pub(super) fn find_card(&mut self, now: Now, card: CardId) -> Result<(), Refusal> {
        let plan = member::found(&self.known_card(card)?)?;
        self.do_at_desk(now, Deed::plain(&plan, String::new()))
    }

    /// The principal is paid out, the gift expires, and the number is never used again.
    pub(super) fn close_card(&mut self, now: Now, card: CardId, pay_out: PayOutView) -> Result<(), Refusal> {
        let programme = self.programme()?;
        let closing = member::close(&self.known_card(card)?, programme)?;
        if self.is_being_loaded(card) || self.is_awaited_on(card) {
            return Err(Refusal::CardBusy);
        }
        let paid_out = (!closing.paid_out.is_zero()).then_some((pay_out, closing.paid_out));
        if matches!(paid_out, Some((PayOutView::Cash, _))) {
            programme.limits.pay_in_cash(closing.paid_out)?;
            self.cash_may_move()?;
        }
        self.roll_day(now)?;
        let deed = Deed { plan: &closing.plan, first: Vec::new(), note: String::new(), paid_out };
        self.do_at_desk(now, deed)
    }

    /// Commits a plan with its slip; the first card's page stays.
    pub(super) fn do_at_desk(&mut self, now: Now, deed: Deed<'_>) -> Result<(), Refusal> {
        let Deed { plan, first: mut entries, note, paid_out } = deed;
        let no = self.config.numbering.slip_no(self.counts.slip).ok_or(Refusal::NotConfigured)?;
        let txn = plan.txn(txn_id(plan, &no), paid_out.map_or(Account::CashDrawer, leaves_from));
        let total = paid_out.map(|(_, amount)| amount).unwrap_or_default();
        let slip = Slip {
            gross: total,
            total,
            tenders: paid_out.map(line).into_iter().collect(),
            reason: note.clone(),
            cards: parts_of(plan),
            ..self.bare_slip(now, no, SlipKind::Card)
        };
        entries.push(moved_entry(plan, Why::Desk, &note, txn));
        let cash = matches!(paid_out, Some((PayOutView::Cash, _)));
        if cash {
            entries.push(Entry::plain(Fact::DrawerOpened { reason: DrawerReason::Cash }));
        }
        self.slip_entries(&slip, &mut entries);
        self.commit(now, &entries)?;

        self.slip_issued(now, &slip);
        if cash {
            self.kick();
        }
        self.lane.opened_member = plan.changes.first().map(|change| change.after.id);
        Ok(())
    }
}

/// A card is closed once, everything else goes by its slip.
fn txn_id(plan: &Plan, slip: &SlipNo) -> String {
    match plan.moves.as_slice() {
        [own] if own.kind == member::MoveKind::Close => format!("close-{}", own.card.0),
        _ => format!("card-{}", slip.0),
    }
}

const fn leaves_from((way, _): (PayOutView, Fen)) -> Account {
    match way {
        PayOutView::Cash => Account::CashDrawer,
        PayOutView::Bank => Account::BankCard,
    }
}

const fn line((way, amount): (PayOutView, Fen)) -> SlipTender {
    match way {
        PayOutView::Cash => SlipTender::CashRefund { amount },
        PayOutView::Bank => SlipTender::RecordRefund { kind: RecordKind::BankCard, amount },
    }
}
