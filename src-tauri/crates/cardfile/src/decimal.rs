//! The one place where a float is seen: a number cell of a workbook becomes decimal text, and stays text.

use std::fmt::Write as _;

/// Beyond this a cell is no amount and no number of a person; its text is `huge`.
const HUGE: f64 = 1e18;

/// The shortest decimal text that is this number, without an exponent, into `out`.
pub(crate) fn decimal(number: f64, out: &mut String) {
    out.clear();
    if !number.is_finite() || number.abs() >= HUGE {
        out.push_str("huge");
        return;
    }
    // Display of a float is the shortest text that reads back as it; writing to a String cannot fail
    let _ = write!(out, "{number}");
    if out == "-0" {
        out.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_were_typed() {
        let mut out = String::new();
        for (number, text) in [
            (1234.5, "1234.5"),
            (1.380_013_8E10, "13800138000"),
            (0.1 + 0.2, "0.30000000000000004"),
            (-3.0, "-3"),
            (-0.0, "0"),
            (1e300, "huge"),
            (f64::NAN, "huge"),
            (1e-7, "0.0000001"),
        ] {
            decimal(number, &mut out);
            assert_eq!(out, text);
        }
    }
}
