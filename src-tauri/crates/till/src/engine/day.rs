//! Business days and how times are written.

use super::Counter;
use crate::clock::Now;
use domain::time::{BusinessDate, Wall};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The business date of a wall time, when days end at `ends_h` in the morning; 0 when the wall time is out of
/// any calendar.
#[must_use]
pub(super) fn date_of(wall: Wall, zone: &TimeZone, ends_h: u8) -> BusinessDate {
    let Ok(stamp) = Timestamp::from_millisecond(wall.0.saturating_sub(i64::from(ends_h) * 3_600_000)) else {
        return BusinessDate(0);
    };
    business(stamp.to_zoned(zone.clone()).date()).unwrap_or_default()
}

/// `YYYYMMDD`; `None` before the year 0.
pub(super) fn business(date: Date) -> Option<BusinessDate> {
    let year = u32::try_from(date.year()).ok()?;
    let (month, day) = (u32::try_from(date.month()).ok()?, u32::try_from(date.day()).ok()?);
    Some(BusinessDate(year * 10_000 + month * 100 + day))
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
}
