//! Figures and reports.

use super::Reader;
use crate::error::BookError;
use crate::head::Head;
use crate::sums::{self, Sums, Suspects};
use crate::views::figures::FigureRow;
use crate::views::ledger::Over;
use crate::views::slips::{self, ReportRow};
use domain::ids::ShiftId;
use domain::report::Figure;
use domain::slip::SlipKind;
use domain::tender::Method;
use money::FenDelta;

#[allow(clippy::missing_errors_doc)] // said once, at the type
impl Reader {
    /// Every figure of a report, as of one moment.
    pub fn sums(&self, over: Over) -> Result<Sums, BookError> {
        let still = self.conn.unchecked_transaction()?;
        let sums = sums::sums(&self.conn, over)?;
        still.commit()?;
        Ok(sums)
    }

    /// What the book says is in the drawer, in fen.
    pub fn drawer_balance(&self) -> Result<FenDelta, BookError> {
        Ok(Head::load(&self.conn)?.drawer)
    }

    /// The transactions behind a figure, newest first; their amounts sum to it unless the limit cuts. With a
    /// method only its own. [`Figure::CashDifference`] opens into the counts' differences.
    pub fn figure_rows(
        &self,
        over: Over,
        figure: Figure,
        method: Option<Method>,
        limit: u32,
    ) -> Result<Vec<FigureRow>, BookError> {
        let still = self.conn.unchecked_transaction()?;
        let rows = sums::figure_rows(&self.conn, over, figure, method, limit)?;
        still.commit()?;
        Ok(rows)
    }

    /// What may explain that a shift's count differs.
    pub fn suspects(&self, shift: ShiftId) -> Result<Suspects, BookError> {
        sums::suspects(&self.conn, shift)
    }

    /// Past handovers, summaries or imports of balances, newest first. Slips of other kinds are no reports.
    pub fn reports(&self, kind: SlipKind, limit: u32) -> Result<Vec<ReportRow>, BookError> {
        slips::reports(&self.conn, kind, limit)
    }
}
