//! What stands on the amount line: `300-20/80`, `88+40.5`, `12*3-5%`, and `300/500` where a deposit is paid too.

use crate::refusal::Refusal;
use money::{Fen, parse_amount, parse_percent};
use serde::{Deserialize, Serialize};

/// A readable amount line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Before the discount.
    pub gross: Fen,
    /// What the shop gives up.
    pub discount: Fen,
    /// Part of `due` that takes no wallet discount.
    pub undiscountable: Fen,
    /// What the guest pays: `gross - discount`, at least 1 fen.
    pub due: Fen,
    /// Paid on top as a deposit, in the shop mode "consumption + deposit" (cpay 5.11): paid, not frozen.
    #[serde(default, skip_serializing_if = "Fen::is_nothing")]
    pub deposit: Fen,
}

/// What `/` on the amount line begins; a shop works in one of the two modes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slash {
    /// The part that takes no wallet discount.
    #[default]
    Undiscountable,
    /// The deposit that is paid together with the sale.
    Deposit,
}

/// Bounds a shop sets on what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryLimits {
    /// Nothing above this is taken in one sale.
    pub ceiling: Fen,
    /// A due of this many times the usual asks for a confirmation.
    pub unusual_times: u32,
    /// What `/` begins.
    #[serde(default)]
    pub slash: Slash,
}

impl Default for EntryLimits {
    fn default() -> Self {
        Self {
            ceiling: Fen::new(10_000_000).unwrap_or(Fen::MAX),
            unusual_times: 10,
            slash: Slash::Undiscountable,
        }
    }
}

impl EntryLimits {
    /// True when the due is so many times the usual that a person should look twice.
    /// Without a usual amount nothing is unusual.
    #[must_use]
    pub fn unusual(&self, due: Fen, usual: Option<Fen>) -> bool {
        usual.and_then(|u| u.times(self.unusual_times)).is_some_and(|bound| !bound.is_zero() && due >= bound)
    }
}

/// Reads the amount line: an amount, then `-` and a discount (amount or percent), then `/` and the
/// non-discountable part, or the deposit on top ([`EntryLimits::slash`]); the last two are optional and
/// may change places. The ceiling holds for the amount before discount and the deposit together.
///
/// # Errors
/// The first [`Refusal`] met.
pub fn read(line: &str, limits: &EntryLimits) -> Result<Entry, Refusal> {
    let at = line.find(['-', '/', '－', '／']).unwrap_or(line.len());
    let (amount, tail) = line.split_at(at);
    if amount.trim().is_empty() && tail.starts_with(['-', '－']) {
        return Err(Refusal::AmountNegative);
    }
    let gross = parse_amount(amount)?;
    let (mut discount, mut second) = (None, None);
    for (sign, text) in parts(tail) {
        let slot = if sign == '/' { &mut second } else { &mut discount };
        if slot.is_some() {
            return Err(Refusal::AmountUnreadable);
        }
        // a sign just typed, with nothing behind it yet, counts for nothing
        *slot = Some(if text.is_empty() { Fen::ZERO } else { part(sign, text, gross)? });
    }
    let discount = discount.unwrap_or_default();
    let second = second.unwrap_or_default();
    let due = gross.less(discount).filter(|due| !due.is_zero()).ok_or(Refusal::DiscountTooLarge)?;
    let (undiscountable, deposit) = match limits.slash {
        Slash::Undiscountable => (second, Fen::ZERO),
        Slash::Deposit => (Fen::ZERO, second),
    };
    if undiscountable > due {
        return Err(Refusal::UndiscountableTooLarge);
    }
    if gross.plus(deposit).is_none_or(|all| all > limits.ceiling) {
        return Err(Refusal::AmountTooLarge);
    }
    Ok(Entry { gross, discount, undiscountable, due, deposit })
}

/// `-20/80` -> (`-`, `20`), (`/`, `80`).
fn parts(tail: &str) -> Vec<(char, &str)> {
    let mut out = Vec::new();
    let mut rest = tail;
    while let Some(sign) = rest.chars().next() {
        let body = rest.get(sign.len_utf8()..).unwrap_or_default();
        let end = body.find(['-', '/', '－', '／']).unwrap_or(body.len());
        let (text, next) = body.split_at(end);
        out.push((if matches!(sign, '/' | '／') { '/' } else { '-' }, text.trim()));
        rest = next;
    }
    out
}

fn part(sign: char, text: &str, gross: Fen) -> Result<Fen, Refusal> {
    if sign == '-' && text.ends_with(['%', '％']) {
        return Ok(gross.share_down(parse_percent(text)?));
    }
    Ok(parse_amount(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn got(line: &str) -> Result<(i64, i64, i64, i64), Refusal> {
        read(line, &EntryLimits::default())
            .map(|e| (e.gross.get(), e.discount.get(), e.undiscountable.get(), e.due.get()))
    }

    #[test]
    fn amount_lines() {
        let table = [
            ("128.5", Ok((12850, 0, 0, 12850))),
            ("88+40.5", Ok((12850, 0, 0, 12850))),
            ("300/80", Ok((30000, 0, 8000, 30000))),
            ("300-20", Ok((30000, 2000, 0, 28000))),
            ("300-5%", Ok((30000, 1500, 0, 28500))),
            ("300-20/80", Ok((30000, 2000, 8000, 28000))),
            ("300/80-20", Ok((30000, 2000, 8000, 28000))),
            ("33.33-5%", Ok((3333, 166, 0, 3167))),
            ("300/", Ok((30000, 0, 0, 30000))),
            ("300-", Ok((30000, 0, 0, 30000))),
            ("300-300", Err(Refusal::DiscountTooLarge)),
            ("300-301", Err(Refusal::DiscountTooLarge)),
            ("300-100%", Err(Refusal::DiscountTooLarge)),
            ("300/301", Err(Refusal::UndiscountableTooLarge)),
            ("300-20-20", Err(Refusal::AmountUnreadable)),
            ("-5", Err(Refusal::AmountNegative)),
            ("0", Err(Refusal::AmountZero)),
            ("", Err(Refusal::AmountEmpty)),
            ("1.234", Err(Refusal::AmountDecimals)),
            ("100000.01", Err(Refusal::AmountTooLarge)),
            ("134567890123456789", Err(Refusal::AmountIsScan)),
        ];
        for (line, expected) in table {
            assert_eq!(got(line), expected, "{line:?}");
        }
    }

    #[test]
    fn amount_lines_with_a_deposit() {
        let limits = EntryLimits { slash: Slash::Deposit, ..EntryLimits::default() };
        let got = |line: &str| {
            read(line, &limits).map(|e| {
                assert_eq!(e.undiscountable, Fen::ZERO, "{line:?}");
                (e.gross.get(), e.discount.get(), e.due.get(), e.deposit.get())
            })
        };
        let table = [
            ("300/500", Ok((30000, 0, 30000, 50000))),
            ("300／500", Ok((30000, 0, 30000, 50000))),
            ("300/1000+0.5", Ok((30000, 0, 30000, 100_050))),
            ("300/100*5", Ok((30000, 0, 30000, 50000))),
            ("300", Ok((30000, 0, 30000, 0))),
            ("300/", Ok((30000, 0, 30000, 0))),
            // the discount is the sale's alone, and a deposit may be larger than what is due
            ("300-20/500", Ok((30000, 2000, 28000, 50000))),
            ("300/500-20", Ok((30000, 2000, 28000, 50000))),
            ("300/500-5%", Ok((30000, 1500, 28500, 50000))),
            ("300-299.99/500", Ok((30000, 29999, 1, 50000))),
            ("300-300/500", Err(Refusal::DiscountTooLarge)),
            ("300/500/500", Err(Refusal::AmountUnreadable)),
            ("300/5%", Err(Refusal::AmountUnreadable)),
            ("300/0", Err(Refusal::AmountZero)),
            ("300/-5", Ok((30000, 500, 29500, 0))),
            ("300/1.234", Err(Refusal::AmountDecimals)),
            ("300/134567890123456789", Err(Refusal::AmountIsScan)),
            ("/500", Err(Refusal::AmountEmpty)),
            // the ceiling is that of both together
            ("50000/50000", Ok((5_000_000, 0, 5_000_000, 5_000_000))),
            ("50000/50000.01", Err(Refusal::AmountTooLarge)),
            ("50000-1/50000.01", Err(Refusal::AmountTooLarge)),
        ];
        for (line, expected) in table {
            assert_eq!(got(line), expected, "{line:?}");
        }
    }

    #[test]
    fn ten_times_the_usual_is_unusual() {
        let limits = EntryLimits::default();
        let fen = |n| Fen::new(n).unwrap();
        assert!(limits.unusual(fen(10_000), Some(fen(1000))));
        assert!(!limits.unusual(fen(9_999), Some(fen(1000))));
        assert!(!limits.unusual(fen(9_999_999), None));
    }
}
