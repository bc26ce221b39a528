//! What a table says, whatever file it stands in.

use crate::encoding::hex;
use crate::row::{Money, RowRead};
use sha2::{Digest as _, Sha256};

/// The hash of rows in order. No cleaned text holds the signs that part it.
pub(crate) struct Identity {
    sum: Sha256,
    buffer: String,
}

impl Identity {
    /// Bytes that are hashed at a time.
    const PIECE: usize = 16 << 10;

    pub fn new() -> Self {
        Self { sum: Sha256::new(), buffer: String::with_capacity(Self::PIECE * 2) }
    }

    pub fn add(&mut self, row: &RowRead) {
        let amounts = match row.money {
            Money::Whole { amount } => [Some(amount), None],
            Money::Split { principal, gift } => [Some(principal), Some(gift)],
        };
        let texts = [Some(&row.name), row.phone.as_ref(), row.card_no.as_ref(), Some(&row.remark)];
        for text in texts {
            self.buffer.push_str(text.map_or("", String::as_str));
            self.buffer.push('\u{1F}');
        }
        for amount in amounts.into_iter().flatten() {
            push_number(&mut self.buffer, amount.get());
            self.buffer.push('\u{1F}');
        }
        self.buffer.push('\n');
        if self.buffer.len() > Self::PIECE {
            self.sum.update(&self.buffer);
            self.buffer.clear();
        }
    }

    pub fn end(mut self) -> String {
        self.sum.update(&self.buffer);
        hex(&self.sum.finalize())
    }
}

fn push_number(out: &mut String, number: i64) {
    use std::fmt::Write as _;
    // writing to a String cannot fail
    let _ = write!(out, "{number}");
}
