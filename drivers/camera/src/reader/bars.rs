//! CODE 128 along straight lines through the frame, by rxing's decoder of a row.
//!
//! A line is measured in grey between the dots, and a few dots wide, so that narrow bars and the noise of low
//! light do not cost it its edges. The check sign of CODE 128 lets one false line in a hundred pass, so a code
//! is told only when lines at different places say the same, and nothing near says otherwise.

use super::Luma;
use super::clock::Clock;
use super::grey::between;
use super::number::floor;
use super::signs::confirmed;
use rxing::DecodeHints;
use rxing::common::BitArray;
use rxing::oned::{Code128Reader, OneDReader as _};

/// A straight way through the frame.
#[derive(Clone, Copy)]
struct Line {
    from: (f32, f32),
    to: (f32, f32),
}

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
    Effort { turns: &[(0.0, 5), (90.0, 3)], fine: 1, inverse: false, sharper: &[0.0], reach: 1 };

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

/// Lines all over the frame at this turn, the middle first.
fn lines(frame: &Luma, degrees: f32, count: usize) -> Vec<Line> {
    let (wide, high) = (frame.width as f32, frame.height as f32);
    let (sin, cos) = match degrees {
        0.0 => (0.0, 1.0),
        90.0 => (1.0, 0.0),
        _ => degrees.to_radians().sin_cos(),
    };
    // How far the frame reaches along the line and across it.
    let along = wide * cos.abs() + high * sin.abs();
    let across = wide * sin.abs() + high * cos.abs();
    let step = across / (count as f32 + 1.0);
    let mut lines = Vec::with_capacity(count);
    for i in 0..count {
        let rank = i.div_ceil(2) as f32;
        let aside = if i % 2 == 0 { rank * step } else { -rank * step };
        let middle = (wide / 2.0 - sin * aside, high / 2.0 + cos * aside);
        let end = |way: f32| (middle.0 + cos * way, middle.1 + sin * way);
        let line = Line { from: end(-along / 2.0), to: end(along / 2.0) };
        lines.extend(line.inside(wide - 1.0, high - 1.0));
    }
    lines
}

impl Line {
    fn length(&self) -> f32 {
        (self.to.0 - self.from.0).hypot(self.to.1 - self.from.1)
    }

    /// The direction across, of one dot.
    fn across(&self) -> (f32, f32) {
        let length = self.length().max(1.0);
        (-(self.to.1 - self.from.1) / length, (self.to.0 - self.from.0) / length)
    }

    fn moved(&self, aside: f32) -> Self {
        let (dx, dy) = self.across();
        let shift = |p: (f32, f32)| (p.0 + dx * aside, p.1 + dy * aside);
        Self { from: shift(self.from), to: shift(self.to) }
    }

    /// The part within the frame; `None` when it is short.
    fn inside(&self, right: f32, low: f32) -> Option<Self> {
        let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        let (mut start, mut end) = (0.0f32, 1.0f32);
        for (at, way, limit) in [(self.from.0, dx, right), (self.from.1, dy, low)] {
            if way.abs() < 1e-3 {
                if at < 0.0 || at > limit {
                    return None;
                }
                continue;
            }
            let (a, b) = (-at / way, (limit - at) / way);
            start = start.max(a.min(b));
            end = end.min(a.max(b));
        }
        let at = |t: f32| (self.from.0 + dx * t, self.from.1 + dy * t);
        let part = Self { from: at(start), to: at(end) };
        (end > start && part.length() > 60.0).then_some(part)
    }
}

fn decode(frame: &Luma, line: Line, effort: Effort) -> Option<Vec<u8>> {
    let light = profile(frame, line, effort);
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

/// Light along the line, some dots wide, `effort.fine` points for a dot.
fn profile(frame: &Luma, line: Line, effort: Effort) -> Vec<f32> {
    let fine = effort.fine;
    let coarse = if line.from.1 == line.to.1 {
        along_row(frame, line, effort.reach)
    } else if line.from.0 == line.to.0 {
        along_column(frame, line, effort.reach)
    } else {
        return askew(frame, line, fine);
    };
    let mut light = Vec::with_capacity(coarse.len() * fine);
    for pair in coarse.windows(2) {
        for part in 0..fine {
            light.push(pair[0] + (pair[1] - pair[0]) * part as f32 / fine as f32);
        }
    }
    light
}

fn along_row(frame: &Luma, line: Line, reach: usize) -> Vec<f32> {
    let middle = floor(line.from.1).min(frame.height - 1);
    let mut sums = vec![0u16; frame.width];
    for y in middle.saturating_sub(reach)..(middle + reach + 1).min(frame.height) {
        let row = &frame.dots[y * frame.width..][..frame.width];
        sums.iter_mut().zip(row).for_each(|(sum, dot)| *sum += u16::from(*dot));
    }
    let rows = (middle + reach + 1).min(frame.height) - middle.saturating_sub(reach);
    sums.into_iter().map(|sum| f32::from(sum) / rows as f32).collect()
}

fn along_column(frame: &Luma, line: Line, reach: usize) -> Vec<f32> {
    let middle = floor(line.from.0).min(frame.width - 1);
    let columns = middle.saturating_sub(reach)..(middle + reach + 1).min(frame.width);
    let wide = columns.len() as f32;
    let rows = frame.dots.chunks_exact(frame.width);
    rows.map(|row| f32::from(row[columns.clone()].iter().map(|d| u16::from(*d)).sum::<u16>()) / wide)
        .collect()
}

fn askew(frame: &Luma, line: Line, fine: usize) -> Vec<f32> {
    let count = floor(line.length()) * fine;
    let step = ((line.to.0 - line.from.0) / count as f32, (line.to.1 - line.from.1) / count as f32);
    let (ax, ay) = line.across();
    (0..count)
        .map(|i| {
            let (x, y) = (line.from.0 + step.0 * i as f32, line.from.1 + step.1 * i as f32);
            (between(frame, x, y) * 2.0 + between(frame, x + ax, y + ay) + between(frame, x - ax, y - ay))
                / 4.0
        })
        .collect()
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
