//! A durable sale beside the flush of its bytes, sale by sale in the same minute.

use crate::Fault;
use crate::desk::Desk;
use crate::disk::{BareBook, Plain};
use crate::samples::Samples;
use crate::table::{Aim, Row, Unit};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// Sales without an idle moment; then the log is emptied and written over, as between two guests.
const ROUND: usize = 100;
/// Sales that let the log grow to the size it keeps, and tell how many bytes each commit writes.
const GROWTH: usize = 150;

/// The floor of every commit.
pub const FLUSH: &str = "fdatasync of its bytes";

/// Log bytes of each kind of commit, median.
#[derive(Clone, Debug, Default)]
pub struct LogBytes {
    pub cash: Samples,
    pub dispatch: Samples,
    pub paid: Samples,
    pub printed: Samples,
    pub bare: Samples,
}

/// Where SQLite keeps the log of a book.
fn log_of(book: &Path) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map(|meta| meta.len()).unwrap_or(0)
}

/// Lets the log of a fresh book grow and weighs the commits.
pub fn weigh(desk: &mut Desk, book: &Path) -> Result<LogBytes, Fault> {
    let log = log_of(book);
    let mut bytes = LogBytes::default();
    let at = RefCell::new(size(&log));
    let grown = || size(&log).saturating_sub(at.replace(size(&log)));
    for _ in 0..GROWTH {
        desk.cash()?;
        // the slip of a cash sale is told as printed in a commit of its own, of the same size as a wallet's
        let both = grown();
        let mut marks = Vec::new();
        desk.wallet_watched(|| marks.push(grown()))?;
        if let [dispatch, paid, printed] = marks[..] {
            bytes.cash.bytes(both.saturating_sub(printed));
            bytes.dispatch.bytes(dispatch);
            bytes.paid.bytes(paid);
            bytes.printed.bytes(printed);
        }
    }
    desk.counter.idle();
    Ok(bytes)
}

#[derive(Default)]
struct Times {
    cash: Samples,
    cash_floor: Samples,
    bare: Samples,
    bare_floor: Samples,
    dispatch: Samples,
    dispatch_floor: Samples,
    paid: Samples,
    paid_floor: Samples,
    printed: Samples,
    printed_floor: Samples,
    memory: Samples,
}

/// Measures `sales` sales of each kind.
pub fn measure(folder: &Path, sales: usize) -> Result<Vec<Row>, Fault> {
    let path = folder.join("sales.db");
    let mut desk = Desk::open(Some(&path), <_>::default())?;
    let mut in_memory = Desk::open(None, <_>::default())?;
    let mut bytes = weigh(&mut desk, &path)?;
    let bare_path = folder.join("bare.db");
    let mut bare = BareBook::create(&bare_path)?;
    for _ in 0..GROWTH * 2 {
        let before = size(&log_of(&bare_path));
        bare.sale()?;
        bytes.bare.bytes(size(&log_of(&bare_path)).saturating_sub(before));
    }
    bare.idle()?;
    let mut plain = Plain::create(&folder.join("plain"))?;
    let mut times = Times::default();
    for n in 0..sales {
        if n % ROUND == 0 {
            desk.counter.idle();
            bare.idle()?;
        }
        times.cash.time(desk.cash()?);
        times.cash_floor.time(plain.flush(bytes.cash.middle())?);
        times.bare.time(bare.sale()?);
        times.bare_floor.time(plain.flush(bytes.bare.middle())?);
        let wallet = desk.wallet()?;
        times.dispatch.time(wallet.dispatch);
        times.dispatch_floor.time(plain.flush(bytes.dispatch.middle())?);
        times.paid.time(wallet.paid);
        times.paid_floor.time(plain.flush(bytes.paid.middle())?);
        times.printed.time(wallet.printed);
        times.printed_floor.time(plain.flush(bytes.printed.middle())?);
        times.memory.time(in_memory.cash()?);
    }
    Ok(rows(&times, &bytes))
}

fn rows(times: &Times, bytes: &LogBytes) -> Vec<Row> {
    vec![
        Row::time("cash sale durable", &times.cash, FLUSH, &times.cash_floor).aim(Aim::Ratio50(130)),
        Row::time("cash sale, other floor", &times.cash, "bare rusqlite sale", &times.bare),
        Row::time("bare rusqlite sale", &times.bare, FLUSH, &times.bare_floor),
        Row::plain("cash sale, book in memory", Unit::Time, &times.memory),
        Row::time("wallet sale: dispatch", &times.dispatch, FLUSH, &times.dispatch_floor),
        Row::time("wallet sale: paid", &times.paid, FLUSH, &times.paid_floor),
        Row::time("slip told as printed", &times.printed, FLUSH, &times.printed_floor),
        Row::plain("log bytes: cash sale", Unit::Log, &bytes.cash),
        Row::plain("log bytes: bare sale", Unit::Log, &bytes.bare),
        Row::plain("log bytes: dispatch", Unit::Log, &bytes.dispatch),
        Row::plain("log bytes: paid", Unit::Log, &bytes.paid),
        Row::plain("log bytes: printed", Unit::Log, &bytes.printed),
    ]
}
