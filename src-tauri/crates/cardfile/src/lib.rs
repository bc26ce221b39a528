//! The reader of old card files: CSV, XLSX and XLS of any origin, one row after the other.
//!
//! [`Source::open`] tells what a file is by its bytes, [`Source::first_preview`] guesses its columns,
//! [`survey`] is the dry run and [`read`] hands over what is imported. Nothing holds the whole file: a text and a
//! packed workbook are streamed, and of each readable row its keys and amount stay, at most 44 bytes. No float
//! leaves the crate and no prose: what is wrong is a code, its sentence is the screen's.

mod amount;
mod biff;
mod book;
mod cells;
mod clean;
mod columns;
mod decimal;
mod delimiter;
mod encoding;
mod fault;
mod feed;
mod header;
mod identity;
mod judge;
mod keys;
pub mod limit;
mod magic;
mod outcome;
mod parcel;
mod read;
mod repeats;
mod row;
mod source;
mod stays;
mod text;
mod trouble;
mod write;

pub use clean::safe_cell;
pub use columns::{Guess, Mapping};
pub use delimiter::Delimiter;
pub use encoding::Charset;
pub use fault::{Fault, FaultCode, Field};
pub use header::heading;
pub use outcome::{Outcome, TotalRow};
pub use read::{OnProgress, OnRow, Survey, read, survey};
pub use repeats::{Group, Repeat};
pub use row::{Money, Row, RowBad, RowRead};
pub use source::{Look, Preview, Sheet, Source, digest};
pub use stays::stays;
pub use trouble::{FileTrouble, Kind, MappingFault, Note};
pub use write::{ErrorFile, PROBLEM, SafeCsv};
