//! Names of things. All are made on the counter before anything leaves it.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use std::fmt;

/// Longest number the payment cloud takes, in characters (cpay 569/37627).
pub const TRADE_NO_MAX: usize = 32;

/// `out_trade_no` or `out_refund_no`: 1 to 32 of `[0-9A-Za-z]`, unique per merchant, never reused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TradeNo(String);

impl TradeNo {
    /// `None` when empty, too long or with a foreign character.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let fits = !text.is_empty() && text.len() <= TRADE_NO_MAX;
        (fits && text.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(Self(text))
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TradeNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for TradeNo {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(from)?).ok_or_else(|| D::Error::custom("not a trade number"))
    }
}

/// A sale on this counter: 1, 2, 3 …; never shown to a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SaleId(pub u64);

impl SaleId {
    /// Where a number stands for no sale: the freeze of a deposit is an attempt without one.
    pub const NONE: Self = Self(0);
}

/// A deposit on this counter: 1, 2, 3 …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DepositId(pub u64);

/// A batch of old balances brought in: 1, 2, 3 …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BatchId(pub u64);

/// A print job: one id across all retries and restarts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct JobId(pub u64);

/// A shift on this counter. 0 is nobody's: the bucket for what arrives between two shifts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ShiftId(pub u64);

impl ShiftId {
    /// Between two shifts.
    pub const UNATTENDED: Self = Self(0);
}

/// A staff member's number inside the shop, 1 to 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StaffId(pub String);

/// The counter's device number inside the shop, 1 to 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DeviceId(pub String);

/// The number printed as a bar code on a slip: 16 digits beginning with 8, so that no payment
/// code has its shape: `8 LLLL EEE NNNNNNNN` (lane, book, count).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SlipNo(pub String);

/// What makes this counter's numbers its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbering {
    /// The merchant's order-number prefix (`cloud_cashier_id`), 1 to 10 of `[0-9A-Za-z]`.
    pub prefix: String,
    /// The lane inside the merchant, `1 ..= 9999`.
    pub lane: u16,
    /// Drawn once when the book was opened, `0 ..= 999_999`; keeps numbers apart after a new book.
    pub book: u32,
}

/// Lowest and highest lane.
pub const LANES: std::ops::RangeInclusive<u16> = 1..=9999;

impl Numbering {
    /// The trade number with this count: `prefix LLLL BBBBBB NNNNNNNN`, at most 28 characters.
    /// `None` once the count or the prefix does not fit.
    #[must_use]
    pub fn trade_no(&self, count: u64) -> Option<TradeNo> {
        if count > 99_999_999 || self.prefix.len() > 10 {
            return None;
        }
        TradeNo::new(format!(
            "{}{:04}{:06}{count:08}",
            self.prefix,
            self.lane % 10_000,
            self.book % 1_000_000
        ))
    }

    /// The slip number with this count. `None` once the count does not fit.
    #[must_use]
    pub fn slip_no(&self, count: u64) -> Option<SlipNo> {
        (count <= 99_999_999)
            .then(|| SlipNo(format!("8{:04}{:03}{count:08}", self.lane % 10_000, self.book % 1000)))
    }
}
