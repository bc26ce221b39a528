//! Whose business day and shift a fact belongs to.

use super::Counter;
use crate::clock::Now;
use domain::fact::{Entry, Fact};
use domain::ids::ShiftId;
use domain::refusal::Refusal;
use domain::time::{BusinessDate, Wall};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The business day ends at this hour of the morning, so that a night desk's late sale counts for its evening.
const DAY_ENDS_H: i64 = 4;

/// The business date of a wall time; 0 when the wall time is out of any calendar.
#[must_use]
pub(super) fn date_of(wall: Wall, zone: &TimeZone) -> BusinessDate {
    let Ok(stamp) = Timestamp::from_millisecond(wall.0.saturating_sub(DAY_ENDS_H * 3_600_000)) else {
        return BusinessDate(0);
    };
    let date = stamp.to_zoned(zone.clone()).date();
    let part = |n: i64| u32::try_from(n).unwrap_or(0);
    BusinessDate(
        part(i64::from(date.year())) * 10_000
            + part(i64::from(date.month())) * 100
            + part(i64::from(date.day())),
    )
}

/// `2026-11-23`.
pub(super) fn date_text(date: BusinessDate) -> String {
    format!("{:04}-{:02}-{:02}", date.0 / 10_000, date.0 / 100 % 100, date.0 % 100)
}

/// `2026-11-23 14:05:09`; empty when the wall time is out of any calendar.
pub(super) fn time_text(wall: Wall, zone: &TimeZone) -> String {
    Timestamp::from_millisecond(wall.0)
        .map(|stamp| stamp.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string())
        .unwrap_or_default()
}

impl Counter {
    /// The cloud's clock where it is known, else the machine's.
    pub(super) fn trusted_wall(&self, now: Now) -> Wall {
        self.lights.trusted(now)
    }

    /// Opens the next shift when the business day has changed. The date never goes back: a clock
    /// that was set back keeps selling under the newest date the book knows.
    pub(super) fn roll_day(&mut self, now: Now) -> Result<(), Refusal> {
        let date = date_of(self.trusted_wall(now), &self.config.zone);
        if date <= self.day && self.shift.0 > 0 {
            return Ok(());
        }
        let before = (self.day, self.shift);
        self.day = date.max(self.day);
        self.shift = ShiftId(self.counts.shift);
        let opened = Fact::ShiftOpened { shift: self.shift, staff: self.config.staff.clone() };
        match self.commit(now, &[Entry::plain(opened)]) {
            Ok(()) => {
                self.counts.shift += 1;
                Ok(())
            }
            Err(refusal) => {
                (self.day, self.shift) = before;
                Err(refusal)
            }
        }
    }
}
