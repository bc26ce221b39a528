//! CODE128 as `GS k 73` wants it: `{B` and ASCII, `{C` and pairs of digits as bytes 0 to 99.

/// The coded data of one symbol and how wide it is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Code128 {
    /// What follows the length byte of `GS k 73`, at most 255 bytes.
    pub data: Vec<u8>,
    /// Width in modules without quiet zone.
    pub modules: usize,
}

/// Modules of white that a reader needs on each side.
const QUIET: usize = 10;

impl Code128 {
    /// `None` when empty, not printable ASCII, or too long for one command.
    ///
    /// Digits go in pairs (subset C) in runs of four and more. Of an odd run the first digit stays
    /// outside, or the last when the run opens the code: that saves one switch.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.is_empty() || !bytes.iter().all(|byte| matches!(byte, b' '..=b'~')) {
            return None;
        }
        let mut coding = Coding::default();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let run = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if run < 4 {
                let plain = run.max(1);
                bytes.get(at..at + plain)?.iter().for_each(|byte| coding.ascii(*byte));
                at += plain;
                continue;
            }
            if run % 2 == 1 && at > 0 {
                coding.ascii(*byte);
                at += 1;
            }
            let even = run - run % 2;
            bytes.get(at..at + even)?.chunks_exact(2).for_each(|pair| coding.pair(pair));
            at += even;
            if run % 2 == 1 && at == run - 1 {
                coding.ascii(*bytes.get(at)?);
                at += 1;
            }
        }
        // Start, check and stop symbols have 11, 11 and 13 modules.
        (coding.data.len() <= 255).then(|| Self { modules: 11 * (coding.symbols + 3) + 2, data: coding.data })
    }

    /// The widest bars that fit with their quiet zone: 3 or 2 dots per module. `None` when neither does.
    pub(crate) fn module_dots(&self, dots: usize) -> Option<u8> {
        [3_u8, 2].into_iter().find(|width| usize::from(*width) * (self.modules + 2 * QUIET) <= dots)
    }
}

#[derive(Default)]
struct Coding {
    data: Vec<u8>,
    /// Symbols after the start symbol, before the check symbol.
    symbols: usize,
    subset: Option<u8>,
}

impl Coding {
    fn switch(&mut self, subset: u8) {
        if self.subset != Some(subset) {
            self.symbols += usize::from(self.subset.is_some());
            self.subset = Some(subset);
            self.data.extend_from_slice(&[b'{', subset]);
        }
    }

    fn ascii(&mut self, byte: u8) {
        self.switch(b'B');
        if byte == b'{' {
            self.data.push(b'{');
        }
        self.data.push(byte);
        self.symbols += 1;
    }

    fn pair(&mut self, digits: &[u8]) {
        self.switch(b'C');
        self.data.push(
            digits.iter().fold(0, |value: u8, digit| value.wrapping_mul(10).wrapping_add(digit & 0x0F)),
        );
        self.symbols += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(text: &str) -> Vec<u8> {
        Code128::new(text).unwrap().data
    }

    #[test]
    fn known_bytes() {
        let known = [0x7B, 0x42, 0x48, 0x44, 0x7B, 0x43, 0x14, 0x1A, 0x0B, 0x17, 0x00, 0x01, 0x57];
        assert_eq!(data("HD20261123000187"), known);
    }

    #[test]
    fn digits_pair_up_in_runs_of_four_and_more() {
        assert_eq!(data("8000112300000187"), b"{C\x50\x00\x0B\x17\x00\x00\x01\x57");
        assert_eq!(data("123"), b"{B123");
        assert_eq!(data("A123B"), b"{BA123B");
        assert_eq!(data("A12345"), b"{BA1{C\x17\x2D");
        assert_eq!(data("12345"), b"{C\x0C\x22{B5");
        assert_eq!(data("12345A"), b"{C\x0C\x22{B5A");
        assert_eq!(data("1234A5678"), b"{C\x0C\x22{BA{C\x38\x4E");
    }

    #[test]
    fn braces_are_doubled_and_foreign_letters_refused() {
        assert_eq!(data("a{b"), b"{Ba{{b");
        for foreign in ["", "单号", "a\n", "a\u{7F}", "\u{1B}p\0"] {
            assert_eq!(Code128::new(foreign), None, "{foreign:?}");
        }
        assert_eq!(Code128::new(&"x".repeat(254)), None);
        assert!(Code128::new(&"x".repeat(253)).is_some());
    }

    /// A 28-digit order number is 189 modules: 378 dots at width 2, no quiet zone on 384 dots.
    #[test]
    fn width_counts_the_quiet_zone() {
        let order = Code128::new(&"42".repeat(14)).unwrap();
        assert_eq!((order.modules, order.module_dots(384)), (189, None));
        assert_eq!(order.module_dots(512), Some(2));
        let slip = Code128::new("8000112300000187").unwrap();
        assert_eq!((slip.modules, slip.module_dots(384), slip.module_dots(512)), (123, Some(2), Some(3)));
    }
}
