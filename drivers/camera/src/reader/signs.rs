//! A second opinion on the signs of a CODE 128.
//!
//! rxing takes the sign whose bars differ least in sum. Here every edge is measured to the next edge of its own
//! kind, which neither blur nor a wrong threshold moves (the way of ISO/IEC 15417, reference decode algorithm).
//! Where both say the same, bars did not merely come near a sign.

use rxing::common::BitArray;

/// Widths in modules of bar, space, bar, space, bar, space for the values 0 to 106 (ISO/IEC 15417, table 1); the
/// stop sign without its last bar.
const SIGNS: &str = "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 \
     113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 \
     212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 \
     113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 \
     314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 \
     241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 \
     214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 \
     211232 233111";

/// Distance in modules by which an edge may miss its place: half a module would be the next sign's.
const NEAR: f32 = 0.49;

/// Whether the bars of `row` say `codes`, of which the first has its middle at `first`.
pub fn confirmed(row: &BitArray, codes: &[u8], first: f32) -> bool {
    let edges = edges(row);
    let starts = (0..edges.len().saturating_sub(6)).filter(|i| i % 2 == 0);
    let mut starts = starts.filter(|i| ((edges[*i] + edges[*i + 6]) / 2.0 - first).abs() < 0.75);
    starts.any(|start| {
        codes.iter().enumerate().all(|(at, code)| {
            let from = start + 6 * at;
            edges.get(from..from + 7).is_some_and(|edges| says(edges, *code))
        })
    })
}

/// Where the colour changes; the first change is to dark.
fn edges(row: &BitArray) -> Vec<f32> {
    let mut edges = Vec::new();
    let mut at = row.getNextSet(0);
    while at < row.get_size() {
        edges.push(at as f32);
        at = if edges.len() % 2 == 1 { row.getNextUnset(at) } else { row.getNextSet(at) };
    }
    edges
}

fn says(edges: &[f32], code: u8) -> bool {
    let module = (edges[6] - edges[0]) / 11.0;
    let Some(sign) = SIGNS.split(' ').nth(usize::from(code)) else { return false };
    let widths: Vec<f32> = sign.bytes().map(|digit| f32::from(digit - b'0')).collect();
    (0..5).all(|i| ((edges[i + 2] - edges[i]) / module - widths[i] - widths[i + 1]).abs() < NEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(codes: &[u8], fine: usize) -> BitArray {
        let mut row = BitArray::with_capacity(0);
        let mut run = |count: usize, dark: bool| (0..count * fine).for_each(|_| row.appendBit(dark));
        run(10, false);
        for code in codes {
            for (i, digit) in
                SIGNS.split(' ').nth(usize::from(*code)).into_iter().flat_map(str::bytes).enumerate()
            {
                run(usize::from(digit - b'0'), i % 2 == 0);
            }
        }
        run(2, true);
        run(10, false);
        row
    }

    #[test]
    fn there_are_107_signs_of_eleven_modules() {
        let sums: Vec<u32> = SIGNS.split(' ').map(|s| s.bytes().map(|b| u32::from(b - b'0')).sum()).collect();
        assert_eq!(sums, vec![11; 107]);
    }

    #[test]
    fn no_sign_is_taken_for_another() {
        for code in 0..=106u8 {
            let row = row(&[105, code, 106], 3);
            let first = 3.0 * (10.0 + 5.5);
            assert!(confirmed(&row, &[105, code, 106], first), "{code}");
            for other in (0..=106u8).filter(|o| *o != code) {
                assert!(!confirmed(&row, &[105, other, 106], first), "{code} as {other}");
            }
        }
    }
}
