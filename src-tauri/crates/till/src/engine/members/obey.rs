//! Wishes about cards, each to its room.

use super::super::Counter;
use super::MemberCommand;
use super::words::read_signed;
use crate::clock::Now;
use domain::member::CardId;
use domain::refusal::Refusal;
use money::Fen;

impl Counter {
    pub(in super::super) fn member(&mut self, now: Now, wish: MemberCommand) -> Result<(), Refusal> {
        use MemberCommand as M;
        if let M::Show { card } = wish {
            return self.show_card(card);
        }
        self.programme()?;
        match wish {
            M::Show { card } => self.show_card(card),
            M::Open { holder } => self.open_card(now, &holder),
            M::TopUp { card, tier, amount } => self.top_up(now, card, tier, &amount),
            M::Pay { card, amount } => self.pay_by_key(now, card, &amount),
            M::KeepChange { card } => self.keep_change(now, card),
            M::Adjust { card, part, amount, reason } => self.adjust_card(now, card, part, &amount, &reason),
            M::Transfer { from, to, amount, agreed } => self.transfer(now, from, to, &amount, agreed),
            M::Lose { card } => self.lose_card(now, card),
            M::Found { card } => self.find_card(now, card),
            M::Replace { card, code } => self.replace_card(now, card, &code),
            M::Close { card, pay_out } => self.close_card(now, card, pay_out),
            M::Rename { card, holder } => self.rename(now, card, &holder),
            M::SeePhone { card, reason } => self.see_phone(now, card, &reason),
            M::Forget { card } => self.forget_holder(now, card),
            M::PrintStatement { card } => self.print_statement(now, card),
            M::UndoBatch { batch } => self.undo_batch(now, batch),
            M::PrintBatch { batch } => self.print_batch(now, batch),
            M::Export { count, masked } => self.export(now, count, masked),
        }
    }

    /// Opens the page of a card beside whatever is on the lane, or puts it away.
    pub(super) fn show_card(&mut self, card: Option<CardId>) -> Result<(), Refusal> {
        if let Some(card) = card {
            self.programme()?;
            self.card_row(card)?;
            (self.lane.opened, self.lane.opened_deposit) = (None, None);
        }
        if self.lane.presented != card {
            self.lane.presented = None;
        }
        self.lane.opened_member = card;
        Ok(())
    }

    /// What a wish would move, for whoever may move so much only: a card that is closed or set right.
    pub(in super::super) fn amount_of_wish(&self, wish: &MemberCommand) -> Result<Fen, Refusal> {
        match wish {
            MemberCommand::Adjust { amount, .. } => {
                let delta = read_signed(amount)?;
                delta.as_fen().or_else(|| delta.negated().as_fen()).ok_or(Refusal::AmountTooLarge)
            }
            MemberCommand::Close { card, .. } => Ok(self.known_card(*card)?.principal),
            _ => Ok(Fen::ZERO),
        }
    }
}
