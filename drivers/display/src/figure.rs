//! What fits on a small display.

use kit::{Trouble, TroubleKind};

/// Digits of an LED display; the point takes none.
pub const DIGITS: usize = 8;
/// Letters of a row.
pub const ROW: usize = 20;

/// The figure as a digit display takes it.
///
/// # Errors
/// `Unsupported` when it does not fit: a figure that lost a digit would be a lie.
pub fn digits(figure: &str) -> Result<Vec<u8>, Trouble> {
    let mut places = 0;
    let mut points = 0;
    for (at, letter) in figure.chars().enumerate() {
        match letter {
            '0'..='9' => places += 1,
            '-' if at == 0 => places += 1,
            // a point belongs to the digit before it
            '.' if at > 0 => points += 1,
            _ => return Err(unfit()),
        }
    }
    if places > DIGITS || points > 1 { Err(unfit()) } else { Ok(figure.as_bytes().to_vec()) }
}

fn unfit() -> Trouble {
    Trouble::new(TroubleKind::Unsupported, "the figure does not fit the display")
}

/// A row of exactly twenty letters: printable ASCII, the rest left out, blanks behind. Clones of such displays
/// leave the tail of the row before when they are sent less.
#[must_use]
pub fn row(text: &str) -> [u8; ROW] {
    let mut row = [b' '; ROW];
    let letters = text.bytes().filter(|byte| matches!(byte, b' '..=b'~'));
    // bytes of letters beyond ASCII are all above it
    for (place, letter) in row.iter_mut().zip(letters) {
        *place = letter;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_figure_fits_or_is_refused() {
        for good in ["183.50", "-8.00", "12345678", "123456.78", "-1234567", "", "0.01"] {
            assert_eq!(digits(good).unwrap(), good.as_bytes(), "{good}");
        }
        for bad in ["123456789", "-12345678", "1.2.3", "1,000.00", ".5", "5-", "１２", "1\r", "￥1"] {
            assert_eq!(digits(bad).unwrap_err().kind, TroubleKind::Unsupported, "{bad}");
        }
    }

    #[test]
    fn a_row_is_twenty_letters() {
        assert_eq!(&row("TOTAL"), b"TOTAL               ");
        assert_eq!(&row("海景酒店 HAIJING\r\n\x1b@"), b" HAIJING@           ");
        assert_eq!(&row("0123456789012345678901"), b"01234567890123456789");
    }

    proptest! {
        #[test]
        fn no_foreign_control_byte_reaches_the_display(text in "\\PC*|[\\x00-\\x7f]*") {
            prop_assert!(row(&text).iter().all(|byte| (b' '..=b'~').contains(byte)));
            if let Ok(figure) = digits(&text) {
                prop_assert!(figure.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'.')));
            }
        }
    }
}
