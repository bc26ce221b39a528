//! What a draw's end brings along in the same commit: the sale a consumption is, and a settlement's slip.

use super::super::Counter;
use super::Settlement;
use super::settle::Known;
use crate::clock::Now;
use domain::deposit::{Deposit, Draw, DrawKind, Hold};
use domain::entry::Entry as Typed;
use domain::fact::{Entry, Fact};
use domain::ids::{SaleId, SlipNo, TradeNo};
use domain::refund::{Phase, Source};
use domain::refusal::Refusal;
use domain::sale::Sale;
use domain::slip::{DepositPart, Slip, SlipKind, SlipTender};
use domain::tender::Tender;
use money::Fen;

/// What one commit writes beside the draws themselves.
#[derive(Default)]
pub(super) struct Books {
    pub entries: Vec<Entry>,
    /// Sales that consumptions became. Their slips are kept for reprints; the paper is the settlement's.
    sold: u64,
    slip: Option<Slip>,
}

impl Counter {
    /// The settlement that this draw's end completes.
    pub(super) fn settlement_through(&self, next: &Draw) -> Option<(usize, Settlement)> {
        let all = &self.deposits.settlements;
        let place = all.iter().position(|settlement| settlement.draws.contains(&next.no))?;
        let settlement = all.get(place)?;
        let decided = |no: &TradeNo| match self.deposits.draws.get(no) {
            _ if *no == next.no => next.phase.is_final(),
            draw => draw.is_none_or(|draw| draw.phase.is_final()),
        };
        settlement.draws.iter().all(decided).then(|| (place, settlement.clone()))
    }

    /// The deposits of a settlement with their draws, among them `next` as it will be.
    pub(super) fn settlement_parts(
        &self,
        settlement: &Settlement,
        next: &Draw,
    ) -> Result<Vec<Known>, Refusal> {
        let mut known: Vec<Known> = Vec::new();
        for draw in settlement.draws.iter().filter_map(|no| self.deposits.draws.get(no)) {
            if known.iter().all(|(deposit, _)| deposit.id != draw.deposit) {
                let (deposit, mut draws) = self.known_deposit(draw.deposit)?;
                for draw in draws.iter_mut().filter(|draw| draw.no == next.no) {
                    draw.clone_from(next);
                }
                known.push((deposit, draws));
            }
        }
        Ok(known)
    }

    /// A consumption is a sale, paid from the deposit and settled at once.
    pub(super) fn sell(
        &self,
        now: Now,
        deposit: &Deposit,
        draws: &[Draw],
        draw: &Draw,
        books: &mut Books,
    ) -> Result<(), Refusal> {
        if draw.kind != DrawKind::Consume {
            return Ok(());
        }
        let sale = SaleId(self.counts.sale.saturating_add(books.sold));
        let no = self.config.numbering.slip_no(self.counts.slip.saturating_add(books.sold));
        let no: SlipNo = no.ok_or(Refusal::NotConfigured)?;
        let (amount, method) = (draw.amount, deposit.hold.method());
        let typed = Typed {
            gross: amount,
            discount: Fen::ZERO,
            undiscountable: Fen::ZERO,
            due: amount,
            deposit: Fen::ZERO,
        };
        let tender = Tender::Deposit { deposit: deposit.id, back: back_of(deposit, draw), amount };
        // the paper names the deposit; none was paid with this sale
        let named = DepositPart { amount: Fen::ZERO, ..self.settled_part(deposit, draws, &[draw]) };
        let slip = Slip {
            sale,
            gross: amount,
            total: amount,
            tenders: vec![SlipTender::Deposit { deposit: deposit.id, method, amount }],
            deposits: vec![named],
            ..self.bare_slip(now, no.clone(), SlipKind::Sale)
        };
        books.entries.extend([
            Entry::plain(Fact::SaleOpened { sale: Sale::open(sale, typed) }),
            Entry::plain(Fact::TenderTaken { sale, tender }),
            Entry::plain(Fact::SaleSettled { sale, slip: no }),
            Entry::plain(Fact::SlipIssued { slip }),
        ]);
        books.sold = books.sold.saturating_add(1);
        Ok(())
    }

    /// One slip for a settlement of which something was done.
    pub(super) fn print_settlement(
        &self,
        now: Now,
        known: &[Known],
        numbers: &[TradeNo],
        approved_by: String,
        books: &mut Books,
    ) {
        let own = |draw: &Draw| numbers.contains(&draw.no);
        let done = |draw: &Draw| own(draw) && draw.phase == Phase::Done;
        let anything = known.iter().flat_map(|(_, draws)| draws).any(done);
        let no = self.config.numbering.slip_no(self.counts.slip.saturating_add(books.sold));
        let Some(no) = no.filter(|_| anything) else { return };
        let slip = Slip { approved_by, ..self.settled_slip(now, no, known, own) };
        self.slip_entries(&slip, &mut books.entries);
        books.slip = Some(slip);
    }

    /// After the commit: numbers are used, and the settlement's slip is on its way to paper.
    pub(super) fn booked(&mut self, now: Now, books: Books) {
        self.counts.sale = self.counts.sale.saturating_add(books.sold);
        self.counts.slip = self.counts.slip.saturating_add(books.sold);
        if let Some(slip) = &books.slip {
            self.slip_issued(now, slip);
        }
    }
}

/// How what was consumed can be given back later.
fn back_of(deposit: &Deposit, draw: &Draw) -> Source {
    match (&deposit.hold, &deposit.freeze) {
        (Hold::Frozen { wallet }, Some(freeze)) => Source::Consumed {
            of: draw.no.clone(),
            freeze: freeze.no.clone(),
            wallet: *wallet,
            total: draw.amount,
        },
        (Hold::Paid { wallet, of, total, .. }, _) => {
            Source::Wallet { of: of.clone(), wallet: *wallet, total: *total }
        }
        (Hold::Record(kind), _) => Source::Record(*kind),
        (Hold::Cash | Hold::Frozen { .. }, _) => Source::Cash,
    }
}
