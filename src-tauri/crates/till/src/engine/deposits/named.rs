//! What a scan or a find names.

use super::super::Counter;
use domain::deposit::{Deposit, Hold};
use domain::ids::{DepositId, SlipNo};
use domain::refusal::Refusal;
use domain::slip::SlipKind;

impl Counter {
    /// Shows a deposit that was found; it stays until it is put away.
    pub(in crate::engine) fn open_deposit(&mut self, id: DepositId) -> Result<(), Refusal> {
        self.known_deposit(id)?;
        self.lane.opened = None;
        self.lane.opened_deposit = Some(id);
        Ok(())
    }

    /// Our own number: a freeze's, a draw's, or that of the charge a deposit was paid with.
    pub(in crate::engine) fn find_deposit_by_number(&mut self, no: &str) -> Result<bool, Refusal> {
        let found = self.book.deposit_by_number(no).map_err(|_| Refusal::BookTrouble)?;
        // a refund's number may end like another one's; only the whole number counts here
        let own = |deposit: &Deposit| -> Result<bool, Refusal> {
            let named = deposit.number().is_some_and(|own| own.as_str() == no);
            Ok(named || self.known_deposit(deposit.id)?.1.iter().any(|draw| draw.no.as_str() == no))
        };
        match found {
            Some(deposit) if own(&deposit)? => self.open_found_deposit(&deposit, true),
            _ => Ok(false),
        }
    }

    /// The number on the guest's voucher in the wallet.
    pub(in crate::engine) fn find_deposit_by_voucher(&mut self, id: &str) -> Result<bool, Refusal> {
        let found = self.book.deposit_by_voucher(id).map_err(|_| Refusal::BookTrouble)?;
        found.map_or(Ok(false), |deposit| self.open_found_deposit(&deposit, true))
    }

    /// A slip that is about a deposit.
    pub(in crate::engine) fn find_deposit_by_slip(&mut self, slip: &SlipNo) -> Result<bool, Refusal> {
        let trouble = |_| Refusal::BookTrouble;
        let Some(deposit) = self.book.deposit_by_slip(slip).map_err(trouble)? else { return Ok(false) };
        let kind = self.book.slip(slip).map_err(trouble)?.map(|slip| slip.kind);
        self.open_found_deposit(&deposit, kind == Some(SlipKind::Sale))
    }

    /// Where the paper or number also names a sale, that one is shown once nothing of the deposit is left.
    fn open_found_deposit(&mut self, deposit: &Deposit, names_a_sale: bool) -> Result<bool, Refusal> {
        let paid = matches!(deposit.hold, Hold::Paid { .. });
        let spent = !self.deposits.open.contains_key(&deposit.id);
        if spent && names_a_sale && (paid || deposit.freeze.is_none()) {
            return Ok(false);
        }
        self.open_deposit(deposit.id)?;
        Ok(true)
    }
}
