//! How an amount is written: `128.50`, with a yuan sign `¥128.50`.

use crate::{Fen, FenDelta};
use std::fmt;

/// `128.50`; the alternate form `{:#}` groups thousands: `1,128.50`.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, fen) = (self.get() / 100, self.get() % 100);
        if !f.alternate() {
            return write!(f, "{yuan}.{fen:02}");
        }
        let digits = yuan.to_string();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, ".{fen:02}")
    }
}

/// `-128.50`, `128.50`.
impl fmt::Display for FenDelta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.get().unsigned_abs();
        let sign = if self.get() < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}
