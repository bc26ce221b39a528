//! The counter's book: one SQLite file that holds the journal of facts, the ledger and the views of
//! both.
//!
//! [`Book::append`] is the only way to write: facts, their views and their postings become durable in
//! one transaction or not at all; [`Book::append_beside`] adds what must be forgotten one day, outside of the
//! chain. The journal is a hash chain, and [`verify`] rebuilds everything
//! else from it. [`Reader`] answers questions, also for other threads. This crate may not know the
//! payment cloud, a device, the screen, the engine or a clock: every time is handed in.

mod append;
mod backup;
mod book;
mod cell;
mod error;
mod head;
mod journal;
mod open;
mod project;
mod reader;
mod schema;
mod sums;
mod verify;
mod views;
mod work;

#[cfg(test)]
mod trouble;

pub use book::Book;
pub use error::BookError;
pub use head::{Counters, Head};
pub use journal::JournalRow;
pub use open::Opening;
pub use reader::Reader;
pub use sums::{Sums, Suspects};
pub use verify::{Finding, Report, verify, verify_book};
pub use views::batches::{BatchRow, BatchState};
pub use views::beside::{Beside, SecretRow};
pub use views::card_moves::{StatementRow, StatementSpan};
pub use views::cards::{ByBalance, CardRow};
pub use views::deposits::DepositState;
pub use views::figures::FigureRow;
pub use views::finder::{DepositRow, DepositSearch};
pub use views::ledger::Over;
pub use views::search::{SaleRow, Search};
pub use views::slips::ReportRow;
pub use views::staff::StaffRow;
pub use work::{OpenWork, PrintJob};
