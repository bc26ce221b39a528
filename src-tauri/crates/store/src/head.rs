//! Where the book stands: the end of the chain and the next number of everything.

use crate::cell::{delta, digest, int, small, whole};
use crate::error::BookError;
use domain::fact::{Mode, Stamp};
use domain::ids::{DeviceId, Numbering, ShiftId, StaffId};
use domain::time::{BusinessDate, Moment};
use money::FenDelta;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// The next free number of each kind; all begin at 1 and are found again from the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counters {
    /// Next `SaleId`.
    pub sale: u64,
    /// Next count for `Numbering::trade_no`; attempts, refunds, freezes and draws share it.
    pub trade: u64,
    /// Next count for `Numbering::slip_no`.
    pub slip: u64,
    /// Next `JobId`.
    pub job: u64,
    /// Next `ShiftId`.
    pub shift: u64,
    /// Next `DepositId`.
    pub deposit: u64,
    /// Next `CardId`; the numbers of a batch that was dropped are not used again.
    pub card: u64,
    /// Next `BatchId`.
    pub batch: u64,
}

impl Default for Counters {
    fn default() -> Self {
        Self { sale: 1, trade: 1, slip: 1, job: 1, shift: 1, deposit: 1, card: 1, batch: 1 }
    }
}

impl Counters {
    /// Makes sure that `used` is never given out again.
    pub(crate) fn past(next: &mut u64, used: u64) {
        *next = (*next).max(used.saturating_add(1));
    }

    /// As [`Self::past`], for a number whose count is its last eight digits. Numbers of another
    /// shape were not counted here.
    pub(crate) fn past_number(next: &mut u64, number: &str) {
        let tail = number.len().checked_sub(8).and_then(|at| number.get(at..));
        let digits = tail.filter(|tail| tail.bytes().all(|b| b.is_ascii_digit()));
        if let Some(used) = digits.and_then(|digits| digits.parse().ok()) {
            Self::past(next, used);
        }
    }
}

/// The state after the last fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub mode: Mode,
    pub device: DeviceId,
    /// Counts the lives of this counter's journal; a restored book takes the next one.
    pub epoch: u64,
    pub numbering: Numbering,
    /// Place of the last fact, 1 for the first.
    pub seq: u64,
    /// Hash of the last fact; printed or kept outside it anchors the chain.
    pub hash: [u8; 32],
    pub counters: Counters,
    /// The latest moment that any fact was stamped with.
    pub moment: Moment,
    pub business_date: BusinessDate,
    pub staff: StaffId,
    /// Of the last fact, be it closed or not; who is on duty tells [`crate::Reader::open_shift`].
    pub shift: ShiftId,
    /// What the book says is in the drawer: everything posted to it.
    pub drawer: FenDelta,
    /// Deposits held, frozen and paid together: everything posted to both.
    pub held: FenDelta,
    /// Members' own money: everything posted to it, positive when it is owed.
    pub principal: FenDelta,
    /// Gifts on members' cards, likewise.
    pub gift: FenDelta,
    /// Cards that are not closed.
    pub cards: u64,
}

impl Head {
    /// Before the first fact.
    pub(crate) fn before(mode: Mode, device: DeviceId, numbering: Numbering) -> Self {
        Self {
            mode,
            device,
            epoch: 1,
            numbering,
            seq: 0,
            hash: [0; 32],
            counters: Counters::default(),
            moment: Moment::default(),
            business_date: BusinessDate::default(),
            staff: StaffId(String::new()),
            shift: ShiftId(0),
            drawer: FenDelta::ZERO,
            held: FenDelta::ZERO,
            principal: FenDelta::ZERO,
            gift: FenDelta::ZERO,
            cards: 0,
        }
    }

    /// Takes a stamp over before its fact is projected, so that the fact has the last word.
    pub(crate) fn stamped(&mut self, stamp: &Stamp) {
        self.moment = self.moment.max(stamp.moment);
        self.business_date = stamp.business_date;
        self.staff.clone_from(&stamp.staff);
        self.shift = stamp.shift;
    }

    fn read(row: &Row<'_>) -> Result<Self, BookError> {
        let mode: String = row.get("mode")?;
        let next = whole(row, "next_seq")?;
        Ok(Self {
            mode: mode_from(&mode).ok_or_else(|| BookError::damaged("the mode is unknown"))?,
            device: DeviceId(row.get("device")?),
            epoch: whole(row, "epoch")?,
            numbering: Numbering {
                prefix: row.get("prefix")?,
                lane: u16::try_from(small(row, "lane")?).map_err(BookError::damaged)?,
                book: small(row, "book")?,
            },
            seq: next.checked_sub(1).ok_or_else(|| BookError::damaged("next_seq is 0"))?,
            hash: digest(row, "head_hash")?,
            counters: Counters {
                sale: whole(row, "next_sale")?,
                trade: whole(row, "next_trade")?,
                slip: whole(row, "next_slip")?,
                job: whole(row, "next_job")?,
                shift: whole(row, "next_shift")?,
                deposit: whole(row, "next_deposit")?,
                card: whole(row, "next_card")?,
                batch: whole(row, "next_batch")?,
            },
            moment: Moment(whole(row, "elapsed_ms")?),
            business_date: BusinessDate(small(row, "business_date")?),
            staff: StaffId(row.get("staff")?),
            shift: ShiftId(whole(row, "shift")?),
            drawer: delta(row, "drawer")?,
            held: delta(row, "held")?,
            principal: delta(row, "principal")?,
            gift: delta(row, "gift")?,
            cards: whole(row, "cards")?,
        })
    }

    /// Reads the row.
    pub(crate) fn load(conn: &Connection) -> Result<Self, BookError> {
        let mut read = conn.prepare_cached("SELECT * FROM head")?;
        let found = read.query_and_then([], Self::read)?.next();
        found.unwrap_or_else(|| Err(BookError::damaged("the head is missing")))
    }

    /// The mode of the file, when it has a head.
    pub(crate) fn mode_of(conn: &Connection) -> Result<Option<Mode>, BookError> {
        let mode: Option<String> =
            conn.query_row("SELECT mode FROM head", [], |row| row.get(0)).optional()?;
        Ok(mode.as_deref().and_then(mode_from))
    }

    /// Writes the row.
    pub(crate) fn save(&self, conn: &Connection) -> Result<(), BookError> {
        let mut write = conn.prepare_cached(
            "INSERT OR REPLACE INTO head VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \
             ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        write.execute(params![
            mode_code(self.mode),
            self.device.0,
            int(self.epoch)?,
            self.numbering.prefix,
            self.numbering.lane,
            self.numbering.book,
            int(self.seq.saturating_add(1))?,
            self.hash,
            int(self.counters.sale)?,
            int(self.counters.trade)?,
            int(self.counters.slip)?,
            int(self.counters.job)?,
            int(self.counters.shift)?,
            int(self.moment.0)?,
            self.business_date.0,
            self.staff.0,
            int(self.shift.0)?,
            int(self.counters.deposit)?,
            self.drawer.get(),
            self.held.get(),
            int(self.counters.card)?,
            int(self.counters.batch)?,
            self.principal.get(),
            self.gift.get(),
            int(self.cards)?,
        ])?;
        Ok(())
    }
}

const fn mode_code(mode: Mode) -> &'static str {
    match mode {
        Mode::Practice => "practice",
        Mode::Real => "real",
    }
}

fn mode_from(code: &str) -> Option<Mode> {
    [Mode::Practice, Mode::Real].into_iter().find(|mode| mode_code(*mode) == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_the_last_eight_digits() {
        let mut next = 1;
        Counters::past_number(&mut next, "AB000112345600000041");
        assert_eq!(next, 42);
        Counters::past_number(&mut next, "AB000112345600000007");
        Counters::past_number(&mut next, "0000004x");
        Counters::past_number(&mut next, "99");
        assert_eq!(next, 42);
        Counters::past_number(&mut next, "99999999");
        assert_eq!(next, 100_000_000);
    }
}
