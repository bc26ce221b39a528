//! CODE 128 as bars and spaces (ISO/IEC 15417, table 1).

use crate::code128::Code128;

/// Widths in modules of bar, space, bar … for the values 0 to 105, and for the stop symbol.
#[rustfmt::skip]
const WIDTHS: [&[u8]; 107] = [
    b"212222", b"222122", b"222221", b"121223", b"121322", b"131222", b"122213", b"122312", b"132212", b"221213",
    b"221312", b"231212", b"112232", b"122132", b"122231", b"113222", b"123122", b"123221", b"223211", b"221132",
    b"221231", b"213212", b"223112", b"312131", b"311222", b"321122", b"321221", b"312212", b"322112", b"322211",
    b"212123", b"212321", b"232121", b"111323", b"131123", b"131321", b"112313", b"132113", b"132311", b"211313",
    b"231113", b"231311", b"112133", b"112331", b"132131", b"113123", b"113321", b"133121", b"313121", b"211331",
    b"231131", b"213113", b"213311", b"213131", b"311123", b"311321", b"331121", b"312113", b"312311", b"332111",
    b"314111", b"221411", b"431111", b"111224", b"111422", b"121124", b"121421", b"141122", b"141221", b"112214",
    b"112412", b"122114", b"122411", b"142112", b"142211", b"241211", b"221114", b"413111", b"241112", b"134111",
    b"111242", b"121142", b"121241", b"114212", b"124112", b"124211", b"411212", b"421112", b"421211", b"212141",
    b"214121", b"412121", b"111143", b"111341", b"131141", b"114113", b"114311", b"411113", b"411311", b"113141",
    b"114131", b"311141", b"411131", b"211412", b"211214", b"211232", b"2331112",
];

const CODE_C: usize = 99;
const CODE_B: usize = 100;
const START_B: usize = 104;
const START_C: usize = 105;
const STOP: usize = 106;

/// Black or white and how many modules, from the start symbol to the last bar.
pub(super) fn runs(code: &Code128) -> impl Iterator<Item = (bool, usize)> {
    values(&code.data).into_iter().flat_map(|value| {
        let widths = WIDTHS.get(value).copied().unwrap_or_default();
        widths.iter().enumerate().map(|(at, width)| (at % 2 == 0, usize::from(width & 0x0F)))
    })
}

/// Start, data, check and stop.
fn values(data: &[u8]) -> Vec<usize> {
    let (mut values, mut pairs, mut rest) = (Vec::with_capacity(data.len() + 3), false, data);
    while let [byte, tail @ ..] = rest {
        rest = tail;
        match (byte, tail) {
            (b'{', [b'B', after @ ..]) => {
                pairs = false;
                values.push(if values.is_empty() { START_B } else { CODE_B });
                rest = after;
            }
            (b'{', [b'C', after @ ..]) => {
                pairs = true;
                values.push(if values.is_empty() { START_C } else { CODE_C });
                rest = after;
            }
            (b'{', [b'{', after @ ..]) if !pairs => {
                values.push(usize::from(b'{' - b' '));
                rest = after;
            }
            _ if pairs => values.push(usize::from(*byte)),
            _ => values.push(usize::from(byte.saturating_sub(b' '))),
        }
    }
    let weighted = |(at, value): (usize, &usize)| at.max(1) * value;
    let check = values.iter().enumerate().map(weighted).sum::<usize>() % 103;
    values.extend([check, STOP]);
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the standard's annexes: start A aside, the check of "PJJ123C" in subset B.
    #[test]
    fn known_check() {
        assert_eq!(values(b"{BPJJ123C"), [104, 48, 42, 42, 17, 18, 19, 35, 55, 106]);
        assert_eq!(values(b"{C\x0C\x22{B5"), [105, 12, 34, 100, 21, (105 + 12 + 68 + 300 + 84) % 103, 106]);
    }

    #[test]
    fn every_symbol_is_eleven_modules_of_three_bars() {
        for (value, widths) in WIDTHS.iter().enumerate() {
            let sum: usize = widths.iter().map(|width| usize::from(width & 0x0F)).sum();
            assert_eq!((sum, widths.len()), if value == STOP { (13, 7) } else { (11, 6) }, "{value}");
            assert_eq!(WIDTHS.iter().filter(|other| *other == widths).count(), 1, "{value}");
        }
        let code = Code128::new("HD20261123000187").unwrap();
        assert_eq!(runs(&code).map(|(_, modules)| modules).sum::<usize>(), code.modules);
    }
}
