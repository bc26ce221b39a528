//! What is open: everything the engine must take up again after a start.

use crate::error::BookError;
use crate::head::{Counters, Head};
use crate::views::{attempts, deposits, draws, prints, refunds, sales};
use domain::attempt::Attempt;
use domain::deposit::{Deposit, Draw};
use domain::fact::{Copy, PaperRole, PrintState};
use domain::ids::{JobId, SlipNo};
use domain::refund::Refund;
use domain::sale::Sale;
use rusqlite::Connection;

/// A slip on its way to paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintJob {
    pub id: JobId,
    pub slip: SlipNo,
    pub copy: Copy,
    pub role: PaperRole,
    pub state: PrintState,
}

/// Everything that is not decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenWork {
    pub open_sales: Vec<Sale>,
    /// Not final.
    pub open_attempts: Vec<Attempt>,
    /// Not final.
    pub open_refunds: Vec<Refund>,
    /// Neither printed nor dropped.
    pub print_jobs: Vec<PrintJob>,
    /// Paid, taken by no sale, and no refund of it is open or done.
    pub orphans: Vec<Attempt>,
    /// Freeze undecided, something left of it, or a draw of it undecided; oldest first.
    pub open_deposits: Vec<Deposit>,
    /// All draws of the open deposits, decided ones too.
    pub draws: Vec<Draw>,
    pub counters: Counters,
}

pub(crate) fn load(conn: &Connection) -> Result<OpenWork, BookError> {
    Ok(OpenWork {
        open_sales: sales::open(conn)?,
        open_attempts: attempts::open(conn)?,
        open_refunds: refunds::open(conn)?,
        print_jobs: prints::open(conn)?,
        orphans: attempts::owed(conn)?,
        open_deposits: deposits::open(conn)?,
        draws: draws::of_open(conn)?,
        counters: Head::load(conn)?.counters,
    })
}
