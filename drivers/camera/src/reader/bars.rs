//! CODE 128 along straight lines through the frame, by rxing's decoder of a row.
//!
//! A line is measured in grey between the dots, and a few dots wide, so that narrow bars and the noise of low
//! light do not cost it its edges. The check sign of CODE 128 lets one false line in a hundred pass, so a code
//! is told only when lines at different places say the same, and nothing near says otherwise.

use super::Luma;
use super::clock::Clock;
use super::lines::{Line, lines, profile};
use super::signs::confirmed;
use rxing::DecodeHints;
use rxing::common::BitArray;
use rxing::oned::{Code128Reader, OneDReader as _};

/// How finely to look.
#[derive(Clone, Copy)]
pub struct Effort {
    /// Turns of the lines against the rows and columns, in degrees, and how many lines there are of each.
    turns: &'static [(f32, usize)],
    /// Points for each dot along a line.
    fine: usize,
    /// Light bars on dark, too.
    inverse: bool,
    /// How much an edge is made steeper, one after the other.
    sharper: &'static [f32],
    /// Dots to each side of a line that are taken together, for lines along rows and columns.
    reach: usize,
}

/// A few lines, for a picture in which something else was found.
pub const GLANCE: Effort =
    Effort { turns: &[(0.0, 4), (90.0, 2)], fine: 1, inverse: false, sharper: &[0.0], reach: 1 };

/// Along rows and columns: what a still hand shows.
pub const QUICK: Effort =
    Effort { turns: &[(0.0, 15), (90.0, 15)], fine: 2, inverse: false, sharper: &[0.0], reach: 1 };

/// Close lines along rows and columns, whose neighbours are taken together against noise.
pub const CLOSE: Effort =
    Effort { turns: &[(0.0, 60), (90.0, 60)], fine: 3, inverse: true, sharper: &[0.0, 1.5], reach: 3 };

/// All around.
pub const AROUND: Effort = Effort {
    turns: &[
        (0.0, 90),
        (90.0, 90),
        (18.0, 40),
        (-18.0, 40),
        (108.0, 40),
        (72.0, 40),
        (36.0, 40),
        (-36.0, 40),
        (54.0, 40),
        (-54.0, 40),
    ],
    fine: 2,
    inverse: false,
    sharper: &[0.0, 1.5],
    reach: 1,
};

/// Dots of contrast below which a line is one colour.
const FLAT: f32 = 14.0;

/// Edges below which no code fits into a line: start, one sign, check and stop.
const FEWEST_EDGES: usize = 24;

/// Lines beside the first that are asked to agree.
const WITNESSES: [f32; 14] =
    [3.0, -3.0, 5.0, -5.0, 8.0, -8.0, 12.0, -12.0, 17.0, -17.0, 2.0, -2.0, 1.0, -1.0];

/// The codes that lines agree on; none is told that only one line says.
pub fn read(frame: &Luma, effort: Effort, clock: &Clock) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    for (turn, count) in effort.turns {
        for line in lines(frame, *turn, *count) {
            if clock.over() {
                return found;
            }
            let Some(text) = decode(frame, line, effort) else { continue };
            if found.contains(&text) {
                continue;
            }
            if agreed(frame, line, &text, effort) {
                found.push(text);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Whether enough lines beside say the same, and hardly any something else.
fn agreed(frame: &Luma, line: Line, text: &[u8], effort: Effort) -> bool {
    let (mut same, mut other) = (1, 0);
    for aside in WITNESSES {
        match decode(frame, line.moved(aside), effort) {
            Some(said) if said == text => same += 1,
            Some(_) => other += 1,
            None => {}
        }
        if same >= 3 && other == 0 {
            return true;
        }
    }
    same >= 2 + 3 * other && same >= 2
}

fn decode(frame: &Luma, line: Line, effort: Effort) -> Option<Vec<u8>> {
    let light = profile(frame, line, effort.fine, effort.reach);
    let sides: &[bool] = if effort.inverse { &[false, true] } else { &[false] };
    for sharper in effort.sharper {
        let light = sharpened(&light, 2 * effort.fine, *sharper);
        for inverse in sides {
            let row = split(&light, 12 * effort.fine, *inverse)?;
            if let Some(text) = read_row(row) {
                return Some(text);
            }
        }
    }
    None
}

/// What a row of bars says, from either end.
fn read_row(mut row: BitArray) -> Option<Vec<u8>> {
    let hints = DecodeHints::default();
    for _ in 0..2 {
        if let Ok(result) = Code128Reader.decode_row(0, &row, &hints) {
            let text = result.getText().as_bytes().to_vec();
            let first = result.getPoints().first()?.x;
            let sure = !text.is_empty() && confirmed(&row, result.getRawBytes(), first);
            return sure.then_some(text);
        }
        row.reverse();
    }
    None
}

/// Each point pushed away from the mean of those around it.
fn sharpened(light: &[f32], radius: usize, strength: f32) -> std::borrow::Cow<'_, [f32]> {
    if strength == 0.0 {
        return light.into();
    }
    let mut sum = 0.0;
    let mut out = Vec::with_capacity(light.len());
    let at = |i: usize| light[i.min(light.len() - 1)];
    for i in 0..light.len() + radius {
        sum += at(i);
        if i > 2 * radius {
            sum -= light[i - 2 * radius - 1];
        }
        if i >= radius {
            let mean = sum / (2 * radius + 1).min(i + 1) as f32;
            let own = light[i - radius];
            out.push(own + strength * (own - mean));
        }
    }
    out.into()
}

/// Dark below the middle between the least and the most light near by; `None` when there are too few edges.
fn split(light: &[f32], block: usize, inverse: bool) -> Option<BitArray> {
    let ends = |part: &[f32]| part.iter().fold((f32::MAX, f32::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
    let ends: Vec<(f32, f32)> = light.chunks(block).map(ends).collect();
    let levels = (0..ends.len()).map(|at| {
        let near = &ends[at.saturating_sub(2)..(at + 3).min(ends.len())];
        let (low, high) = near.iter().fold((f32::MAX, f32::MIN), |(l, h), e| (l.min(e.0), h.max(e.1)));
        (high - low > FLAT).then_some((low + high) / 2.0)
    });
    let mut row = BitArray::with_size(light.len());
    let (mut edges, mut last) = (0, false);
    for (at, (part, level)) in light.chunks(block).zip(levels).enumerate() {
        let Some(level) = level else {
            edges += usize::from(last);
            last = false;
            continue;
        };
        for (i, value) in part.iter().enumerate() {
            let dark = (*value < level) != inverse;
            if dark {
                row.set(at * block + i);
            }
            edges += usize::from(dark != last);
            last = dark;
        }
    }
    (edges >= FEWEST_EDGES).then_some(row)
}
