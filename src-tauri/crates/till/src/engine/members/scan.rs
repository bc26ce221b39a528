//! A card that is scanned: it pays what is asked, takes the change, or opens its page.

use super::super::Counter;
use super::super::lane::{Front, Passed};
use ::members::Code;
use domain::code::{ScanRefusal, Scanned, clean};
use domain::member::{CardId, Standing};
use domain::refusal::Refusal;
use domain::staff::Act;

impl Counter {
    /// The card that this code is printed on; `None` for a code of no card of ours, and where there are no cards.
    ///
    /// # Errors
    /// [`Refusal::MembersAway`] for what may well be a card while holders cannot be asked;
    /// [`Refusal::CardClosed`] when it was printed on a card that is closed: what took its place has a code of
    /// its own. [`Refusal::CardNumberTaken`] when two cards have it, as old files may; [`Refusal::BookTrouble`].
    pub(in super::super) fn card_scanned(
        &self,
        scanned: &Scanned,
        text: &str,
    ) -> Result<Option<CardId>, Refusal> {
        if self.config.members.is_none() || !matches!(scanned, Scanned::Member(_) | Scanned::Refused(_)) {
            return Ok(None);
        }
        let Some(code) = Code::parse(&clean(text)) else { return Ok(None) };
        let Some(Ok(cards)) = self.finder().map(|finder| finder.by_code(&code)) else {
            let nothing_else =
                matches!(scanned, Scanned::Member(_) | Scanned::Refused(ScanRefusal::NotACode));
            return if nothing_else { Err(Refusal::MembersAway) } else { Ok(None) };
        };
        let mut found = None;
        let mut closed = false;
        for id in cards.into_iter().map(CardId) {
            match self.book.card(id).map_err(|_| Refusal::BookTrouble)?.map(|card| card.standing) {
                Some(Standing::Closed) => closed = true,
                Some(Standing::Active | Standing::Lost) if found.is_some() => {
                    return Err(Refusal::CardNumberTaken);
                }
                Some(Standing::Active | Standing::Lost) => found = Some(id),
                // of a batch that does not count, or left over by a power cut
                None => {}
            }
        }
        if found.is_none() && closed { Err(Refusal::CardClosed) } else { Ok(found) }
    }

    /// What scanning a card is in the table of rights.
    pub(in super::super) fn act_of_card_scan(&self) -> Act {
        let takes_change = matches!(self.lane.front, Front::Paid(_)) && self.lane.change.is_some();
        if takes_change || self.is_asking() { Act::Collect } else { Act::TendCards }
    }

    pub(in super::super) fn scan_card(
        &mut self,
        now: crate::clock::Now,
        card: CardId,
    ) -> Result<(), Refusal> {
        match self.lane.front {
            Front::Waiting(_) | Front::Showing(_) | Front::Freezing(_) | Front::ShowingFreeze(_) => {
                return Err(Refusal::AttemptOpen);
            }
            Front::Paid(_) if self.lane.change.is_some() => return self.ask_to_keep_change(card),
            Front::Paid(_)
            | Front::Refunded { .. }
            | Front::DepositTaken { .. }
            | Front::DepositSettled(_) => self.lane.clear(),
            Front::Amount | Front::Armed | Front::Refused { .. } => {}
        }
        if self.is_asking() {
            return self.pay_by_card(now, card, None, Passed::default());
        }
        self.lane.clear();
        self.lane.opened_member = Some(card);
        self.lane.presented = Some(card);
        Ok(())
    }
}
