//! A scan is a verb: what was scanned decides what happens. It never becomes an amount.

use super::lane::{Front, Held, Intent, Passed, Then, Way};
use super::{Counter, Output};
use crate::clock::Now;
use crate::limits::HELD_CODE_MS;
use crate::view::{Ask, MoneyView};
use domain::cloud::PayCode;
use domain::code::{Scanned, classify};
use domain::evidence::Wallet;
use domain::ids::SlipNo;
use domain::refusal::Refusal;

impl Counter {
    pub(super) fn scan(&mut self, now: Now, text: &str, line: &str) -> Result<(), Refusal> {
        let scanned = classify(text, &self.config.numbering.prefix);
        if let Scanned::Badge(badge) = &scanned {
            // signs in, changes the person, or approves the question on the screen
            return self.scan_badge(now, badge);
        }
        if !self.may_scan() {
            return Err(Refusal::Locked);
        }
        self.sync_line(line);
        if self.lane.question.is_some() {
            // a pause can only be ended by the cashier, never by a scan
            return Ok(());
        }
        let card = self.card_scanned(&scanned, text);
        self.note_scan(now, &scanned, matches!(card, Ok(Some(_))));
        if let Some(card) = card? {
            return self.scan_card(now, card);
        }
        match scanned {
            Scanned::Payment { wallet, code } => self.scan_payment(now, wallet, code),
            Scanned::OwnSlip(slip) => self.scan_slip(&slip),
            Scanned::OwnTrade(no) if self.find_deposit_by_number(no.as_str())? => Ok(()),
            Scanned::WalletVoucher(id) if self.find_deposit_by_voucher(&id)? => Ok(()),
            Scanned::Badge(_) => Ok(()),
            Scanned::OwnTrade(no) => {
                let sale = self.book.sale_by_trade(no.as_str()).map_err(|_| Refusal::BookTrouble)?;
                self.open_found(sale.map(|sale| sale.id))
            }
            Scanned::WalletVoucher(id) => {
                let sale = self.book.sale_by_voucher(&id).map_err(|_| Refusal::BookTrouble)?;
                self.open_found(sale.map(|sale| sale.id))
            }
            Scanned::Member(code) => self.scan_online_card(now, code),
            Scanned::Refused(why) => Err(Refusal::from(why)),
        }
    }

    /// A member card's code that is nobody's here: the payment cloud may know it.
    fn scan_online_card(&mut self, now: Now, code: String) -> Result<(), Refusal> {
        if !self.config.online_cards {
            return Err(Refusal::ScanMember);
        }
        self.scan_payment(now, Wallet::OnlineCard, PayCode::new(code))
    }

    fn scan_payment(&mut self, now: Now, wallet: Wallet, code: PayCode) -> Result<(), Refusal> {
        if self.used.contains(&code, now.moment) {
            return Err(Refusal::CodeUsedTwice);
        }
        match self.lane.front {
            Front::Waiting(_) | Front::Showing(_) | Front::Freezing(_) | Front::ShowingFreeze(_) => {
                return Err(Refusal::AttemptOpen);
            }
            Front::Paid(_)
            | Front::Refunded { .. }
            | Front::DepositTaken { .. }
            | Front::DepositSettled(_) => self.lane.clear(),
            Front::Amount | Front::Armed | Front::Refused { .. } => {}
        }
        if !self.is_asking() {
            // the code came first: keep it for a short while
            self.lane.held = Some(Held { wallet, code, until: now.moment.after(HELD_CODE_MS) });
            self.out.push(Output::Warm);
            return Ok(());
        }
        self.pay(now, Intent { wallet, way: Way::Scan(code), passed: Passed::default() })
    }

    /// One of our slips. With an amount on the line the two contradict each other: only ask.
    fn scan_slip(&mut self, slip: &SlipNo) -> Result<(), Refusal> {
        if let Some(Ok(entry)) = self.lane.typed(&self.config.limits) {
            let ask = Ask::OpenSlip { slip: slip.0.clone(), due: MoneyView::from(entry.due) };
            self.lane.ask(ask, Then::OpenSlip(slip.clone()));
            return Ok(());
        }
        self.open_slip(slip)
    }

    pub(super) fn open_slip(&mut self, slip: &SlipNo) -> Result<(), Refusal> {
        if self.find_deposit_by_slip(slip)? {
            return Ok(());
        }
        let sale = self.book.sale_by_slip(slip).map_err(|_| Refusal::BookTrouble)?;
        self.open_found(sale.map(|sale| sale.id))
    }

    fn open_found(&mut self, sale: Option<domain::ids::SaleId>) -> Result<(), Refusal> {
        self.lane.opened = Some(sale.ok_or(Refusal::SaleUnknown)?);
        self.lane.opened_deposit = None;
        Ok(())
    }
}
