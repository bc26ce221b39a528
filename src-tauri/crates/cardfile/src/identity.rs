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

/// In decimal, as `Display` has it.
fn push_number(out: &mut String, number: i64) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    while at == digits.len() || rest > 0 {
        at -= 1;
        if let Some(digit) = digits.get_mut(at) {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        }
        rest /= 10;
    }
    if number < 0 {
        out.push('-');
    }
    out.push_str(digits.get(at..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or(""));
}
