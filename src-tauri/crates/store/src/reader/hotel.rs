//! Deposits, people and shifts.

use super::Reader;
use crate::error::BookError;
use crate::views::beside::{self, SecretRow};
use crate::views::deposits;
use crate::views::draws;
use crate::views::finder::{self, DepositRow, DepositSearch};
use crate::views::refunds;
use crate::views::shifts;
use crate::views::slips;
use crate::views::staff::{self, StaffRow};
use domain::deposit::{Deposit, Draw};
use domain::ids::{DepositId, ShiftId, SlipNo, StaffId};
use domain::shift::Shift;
use domain::slip::Slip;
use domain::time::{BusinessDate, Wall};
use money::Fen;

#[allow(clippy::missing_errors_doc)] // said once, at the type
impl Reader {
    pub fn deposit(&self, id: DepositId) -> Result<Option<Deposit>, BookError> {
        deposits::get(&self.conn, id)
    }

    /// In the order of their numbers.
    pub fn draws_of(&self, deposit: DepositId) -> Result<Vec<Draw>, BookError> {
        draws::of_deposit(&self.conn, deposit)
    }

    pub fn draw(&self, no: &str) -> Result<Option<Draw>, BookError> {
        draws::get(&self.conn, no)
    }

    /// The deposit with this freeze number, charge number of a paid deposit, or number of a draw; also by the
    /// last four or more characters, when no other deposit has such a number.
    pub fn deposit_by_number(&self, number: &str) -> Result<Option<Deposit>, BookError> {
        finder::by_number(&self.conn, number)
    }

    /// The deposit that was frozen or paid under a wallet's own number, as printed on the guest's voucher.
    pub fn deposit_by_voucher(&self, transaction_id: &str) -> Result<Option<Deposit>, BookError> {
        finder::by_voucher(&self.conn, transaction_id)
    }

    /// The deposit that stands first on a slip.
    pub fn deposit_by_slip(&self, no: &SlipNo) -> Result<Option<Deposit>, BookError> {
        finder::by_column(&self.conn, slips::deposit_of(&self.conn, no)?)
    }

    /// Slips on which the deposit stands first, in the order of their numbers.
    pub fn slips_of_deposit(&self, deposit: DepositId) -> Result<Vec<Slip>, BookError> {
        slips::of_deposit(&self.conn, deposit)
    }

    pub fn guest_name(&self, deposit: DepositId) -> Result<Option<String>, BookError> {
        beside::name(&self.conn, deposit)
    }

    /// Deposits that are over, were taken before then, and still have a guest's name; 1,000 at most.
    pub fn named_before(&self, before: Wall) -> Result<Vec<DepositId>, BookError> {
        beside::named_before(&self.conn, before)
    }

    /// Oldest first when only open ones are asked for, newest first else.
    pub fn deposits(&self, search: &DepositSearch) -> Result<Vec<DepositRow>, BookError> {
        finder::search(&self.conn, search)
    }

    /// Everybody who works here now, in the order of their numbers.
    pub fn staff(&self) -> Result<Vec<StaffRow>, BookError> {
        staff::all(&self.conn)
    }

    /// Hashes of PINs and badges.
    pub fn secrets(&self) -> Result<Vec<SecretRow>, BookError> {
        beside::secrets(&self.conn)
    }

    /// What somebody has given back on a business day, in fen: refunds of sales, releases, and what
    /// consumptions freed, opened by him and not failed. Orphan charges and deposits that the counter had given
    /// up go back by themselves and do not count.
    pub fn moved_by(&self, staff: &StaffId, day: BusinessDate) -> Result<Fen, BookError> {
        refunds::moved_by(&self.conn, staff, day)
    }

    /// The newest shift that is not closed.
    pub fn open_shift(&self) -> Result<Option<Shift>, BookError> {
        shifts::open(&self.conn)
    }

    /// `None` also for a day's automatic shift.
    pub fn shift(&self, id: ShiftId) -> Result<Option<Shift>, BookError> {
        shifts::get(&self.conn, id)
    }

    /// The shifts of the days `from ..= to`, newest first.
    pub fn shifts(
        &self,
        from: Option<BusinessDate>,
        to: Option<BusinessDate>,
        limit: u32,
    ) -> Result<Vec<Shift>, BookError> {
        shifts::list(&self.conn, from, to, limit)
    }

    pub fn last_closed_shift(&self) -> Result<Option<Shift>, BookError> {
        shifts::last_closed(&self.conn)
    }
}
