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
            if run < 4 || is_told_at_once(bytes.get(at..at + run)?, at) {
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

/// Whether pairs of this run of digits, which begins at `at`, would be 10 04, 10 05 or 10 14: printers
/// obey the real-time commands that begin so wherever they stand, also inside a code, and one of them
/// opens the drawer.
fn is_told_at_once(run: &[u8], at: usize) -> bool {
    let paired = run.get(usize::from(run.len() % 2 == 1 && at > 0)..).unwrap_or_default();
    paired
        .chunks_exact(4)
        .chain(paired.get(2..).unwrap_or_default().chunks_exact(4))
        .any(|two| matches!(two, b"1604" | b"1605" | b"1620"))
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

    /// 16, 20, 01, 00, 05 as pairs are DLE DC4 1 0 5: a pulse for the drawer.
    #[test]
    fn no_digits_become_a_real_time_command() {
        assert_eq!(data("1620010005"), b"{B1620010005");
        assert_eq!(data("001604"), b"{B001604");
        assert_eq!(data("A91605"), b"{BA91605");
        assert_eq!(data("A5160512"), b"{BA5160512");
        assert_eq!(data("016040"), b"{C\x01\x3C\x28");
        for number in 0..1_000_000 {
            let data = data(&format!("{number:06}"));
            let at_once = |pair: &[u8]| matches!(pair, [0x10, 0x04 | 0x05 | 0x14]);
            assert!(!data.windows(2).any(at_once), "{number:06}");
        }
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
