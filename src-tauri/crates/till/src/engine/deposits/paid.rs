//! "Consumption + deposit": the deposit is paid together with a sale, by the same charge or the same notes.

use super::super::Counter;
use crate::clock::Now;
use domain::attempt::Attempt;
use domain::deposit::{Deposit, Hold};
use domain::fact::{Entry, Fact};
use domain::tender::Tender;

impl Counter {
    /// The deposit that a counted charge brought along. Its money is in the charge's own postings.
    pub(in crate::engine) fn deposit_with_charge(&self, now: Now, charge: &Attempt) -> Option<Deposit> {
        let (wallet, of, total, sale) = (charge.wallet, charge.no.clone(), charge.amount, charge.sale);
        let hold = Hold::Paid { wallet, of, total, sale };
        (!charge.held.is_zero()).then(|| self.new_deposit(now, "", charge.held, hold))
    }

    /// The deposit among the notes of a sale.
    pub(in crate::engine) fn deposit_with_cash(&self, now: Now, tender: &Tender) -> Option<Deposit> {
        match tender {
            Tender::Cash { held, .. } if !held.is_zero() => {
                Some(self.new_deposit(now, "", *held, Hold::Cash))
            }
            _ => None,
        }
    }
}

/// The fact of a deposit whose money another fact moves.
pub(in crate::engine) fn opened_entry(deposit: &Deposit) -> Entry {
    Entry::plain(Fact::DepositOpened { deposit: deposit.clone() })
}
