//! Every question that can be asked of a book. Nothing here writes.

mod figures;
mod hotel;
mod members;

use crate::cell::int;
use crate::error::BookError;
use crate::head::Head;
use crate::journal::{self, JournalRow};
use crate::schema::{self, Kind};
use crate::views::{attempts, ledger, refunds, sales, search, slips};
use crate::work::{self, OpenWork};
use crate::{Over, SaleRow, Search};
use domain::attempt::Attempt;
use domain::ids::{SaleId, SlipNo};
use domain::ledger::Account;
use domain::refund::Refund;
use domain::sale::Sale;
use domain::slip::Slip;
use money::{Fen, FenDelta};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// A view of the book as of the last commit. Every answer may be [`BookError::Io`],
/// [`BookError::Locked`] or [`BookError::Damaged`].
pub struct Reader {
    pub(crate) conn: Connection,
}

#[allow(clippy::missing_errors_doc)] // said once, at the type
impl Reader {
    /// Opens a book that exists. Cannot write.
    pub fn open(path: &Path) -> Result<Self, BookError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags)?;
        conn.busy_timeout(Duration::from_secs(2))?;
        crate::open::settle(&conn)?;
        match schema::kind(&conn)? {
            Kind::Ours(version) if version == schema::newest() => Ok(Self { conn }),
            // its writer lifts it first
            Kind::Ours(_) | Kind::Empty => Err(BookError::NotABook),
        }
    }

    /// Where the book stands.
    pub fn head(&self) -> Result<Head, BookError> {
        Head::load(&self.conn)
    }

    /// Everything that is open, as of one moment.
    pub fn open_work(&self) -> Result<OpenWork, BookError> {
        let still = self.conn.unchecked_transaction()?;
        let work = work::load(&self.conn)?;
        still.commit()?;
        Ok(work)
    }

    pub fn sale(&self, id: SaleId) -> Result<Option<Sale>, BookError> {
        sales::get(&self.conn, id)
    }

    /// The sale a slip of any kind belongs to.
    pub fn sale_by_slip(&self, no: &SlipNo) -> Result<Option<Sale>, BookError> {
        match slips::get(&self.conn, no)? {
            Some(slip) => self.sale(slip.sale),
            None => Ok(None),
        }
    }

    /// The sale an attempt's or a refund's number belongs to.
    pub fn sale_by_trade(&self, no: &str) -> Result<Option<Sale>, BookError> {
        self.named(attempts::sale_of_trade(&self.conn, no)?)
    }

    /// The sale that was paid under a wallet's own number, as printed on the guest's voucher.
    pub fn sale_by_voucher(&self, transaction_id: &str) -> Result<Option<Sale>, BookError> {
        self.named(attempts::sale_of_transaction(&self.conn, transaction_id)?)
    }

    fn named(&self, id: Option<i64>) -> Result<Option<Sale>, BookError> {
        match id.map(u64::try_from) {
            Some(Ok(id)) => self.sale(SaleId(id)),
            Some(Err(error)) => Err(BookError::damaged(error)),
            None => Ok(None),
        }
    }

    pub fn attempt(&self, no: &str) -> Result<Option<Attempt>, BookError> {
        attempts::get(&self.conn, no)
    }

    pub fn refund(&self, no: &str) -> Result<Option<Refund>, BookError> {
        refunds::get(&self.conn, no)
    }

    /// In the order of their numbers.
    pub fn attempts_of(&self, sale: SaleId) -> Result<Vec<Attempt>, BookError> {
        attempts::of_sale(&self.conn, sale)
    }

    /// In the order of their numbers, orphans' refunds among them.
    pub fn refunds_of(&self, sale: SaleId) -> Result<Vec<Refund>, BookError> {
        refunds::of_sale(&self.conn, sale)
    }

    pub fn slip(&self, no: &SlipNo) -> Result<Option<Slip>, BookError> {
        slips::get(&self.conn, no)
    }

    /// In the order of their numbers.
    pub fn slips_of(&self, sale: SaleId) -> Result<Vec<Slip>, BookError> {
        slips::of_sale(&self.conn, sale)
    }

    /// How often a reprint of the slip was queued.
    pub fn reprints_of(&self, no: &SlipNo) -> Result<u32, BookError> {
        slips::reprints(&self.conn, no)
    }

    /// Newest first.
    pub fn search(&self, search: &Search) -> Result<Vec<SaleRow>, BookError> {
        search::search(&self.conn, search)
    }

    /// The median due of the last `n` settled sales in fen, top-ups left out; `None` below ten sales.
    pub fn usual_due(&self, n: u32) -> Result<Option<Fen>, BookError> {
        sales::usual_due(&self.conn, n)
    }

    /// Sums of posted transactions by account; an account without postings is left out.
    pub fn balances(&self, over: Over) -> Result<BTreeMap<Account, FenDelta>, BookError> {
        ledger::balances(&self.conn, over)
    }

    /// The debits of everything that is dispatched and not decided, in fen.
    pub fn pending_total(&self) -> Result<Fen, BookError> {
        ledger::pending_total(&self.conn)
    }

    /// At most `limit` facts after place `after`, oldest first.
    pub fn journal(&self, after: u64, limit: u32) -> Result<Vec<JournalRow>, BookError> {
        journal::rows(&self.conn, after, limit)
    }

    /// Whether the chain still holds an anchor that was printed or kept outside the file. A chain cut
    /// at its end or rebuilt does not.
    pub fn holds(&self, seq: u64, hash: &[u8; 32]) -> Result<bool, BookError> {
        let mut read = self.conn.prepare_cached("SELECT 1 FROM journal WHERE seq = ? AND hash = ?")?;
        Ok(read.exists(rusqlite::params![int(seq)?, hash])?)
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}
