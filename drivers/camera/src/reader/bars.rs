//! CODE 128 along straight lines through the frame, by rxing's decoder of a row.
//!
//! A line is measured in grey between the dots, and a few dots wide, so that narrow bars and the noise of low
//! light do not cost it its edges. The check sign of CODE 128 lets one false line in a hundred pass, so a code
//! is told only when lines at different places say the same, and nothing near says otherwise.

use super::Luma;
use super::clock::Clock;
use super::grey::between;
use super::number::floor;
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
    /// Lines in each direction.
    pub lines: usize,
    /// Turns of the lines against the rows and columns, in degrees.
    pub turns: &'static [f32],
    /// Points for each dot along a line.
    pub fine: usize,
}

/// Along rows and columns: what a still hand shows.
pub const QUICK: Effort = Effort { lines: 14, turns: &[0.0, 90.0], fine: 2 };

/// All around, and finely.
pub const THOROUGH: Effort =
    Effort { lines: 40, turns: &[0.0, 90.0, 20.0, -20.0, 110.0, 70.0, 40.0, -40.0, 60.0, -60.0], fine: 3 };

/// Dots of contrast below which a line is one colour.
const FLAT: f32 = 14.0;

/// Edges below which no code fits into a line: start, one sign, check and stop.
const FEWEST_EDGES: usize = 24;

/// Lines beside the first that are asked to agree.
const WITNESSES: [f32; 10] = [3.0, -3.0, 6.0, -6.0, 10.0, -10.0, 15.0, -15.0, 1.5, -1.5];

/// The codes that lines agree on; none is told that only one line says.
pub fn read(frame: &Luma, effort: Effort, clock: &Clock) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    for turn in effort.turns {
        for line in lines(frame, *turn, effort.lines) {
            if clock.over() {
                return found;
            }
            let Some(text) = decode(frame, line, effort.fine) else { continue };
            if found.contains(&text) {
                continue;
            }
            if agreed(frame, line, &text, effort.fine) {
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
fn agreed(frame: &Luma, line: Line, text: &[u8], fine: usize) -> bool {
    let (mut same, mut other) = (1, 0);
    for aside in WITNESSES {
        match decode(frame, line.moved(aside), fine) {
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

fn decode(frame: &Luma, line: Line, fine: usize) -> Option<Vec<u8>> {
    let light = profile(frame, line, fine);
    let mut row = split(&light, 12 * fine)?;
    let hints = DecodeHints::default();
    for _ in 0..2 {
        if let Ok(result) = Code128Reader.decode_row(0, &row, &hints) {
            let text = result.getText().as_bytes().to_vec();
            return (!text.is_empty()).then_some(text);
        }
        row.reverse();
    }
    None
}

/// Light along the line, three dots wide, `fine` points for a dot.
fn profile(frame: &Luma, line: Line, fine: usize) -> Vec<f32> {
    let coarse = if line.from.1 == line.to.1 {
        along_row(frame, line)
    } else if line.from.0 == line.to.0 {
        along_column(frame, line)
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

fn along_row(frame: &Luma, line: Line) -> Vec<f32> {
    let y = floor(line.from.1).min(frame.height - 1);
    let row = |y: usize| &frame.dots[y * frame.width..][..frame.width];
    let (above, below) = (row(y.saturating_sub(1)), row((y + 1).min(frame.height - 1)));
    let sides = above.iter().zip(below);
    row(y)
        .iter()
        .zip(sides)
        .map(|(o, (a, b))| f32::from(2 * u16::from(*o) + u16::from(*a) + u16::from(*b)) / 4.0)
        .collect()
}

fn along_column(frame: &Luma, line: Line) -> Vec<f32> {
    let x = floor(line.from.0).min(frame.width - 1);
    let (left, right) = (x.saturating_sub(1), (x + 1).min(frame.width - 1));
    let rows = frame.dots.chunks_exact(frame.width);
    rows.map(|r| f32::from(2 * u16::from(r[x]) + u16::from(r[left]) + u16::from(r[right])) / 4.0).collect()
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
fn split(light: &[f32], block: usize) -> Option<BitArray> {
    let ends: Vec<(f32, f32)> = light
        .chunks(block)
        .map(|part| part.iter().fold((f32::MAX, f32::MIN), |(l, h), v| (l.min(*v), h.max(*v))))
        .collect();
    let mut row = BitArray::with_size(light.len());
    let (mut edges, mut last) = (0, false);
    for (i, value) in light.iter().enumerate() {
        let at = i / block;
        let near = &ends[at.saturating_sub(2)..(at + 3).min(ends.len())];
        let (low, high) = near.iter().fold((f32::MAX, f32::MIN), |(l, h), e| (l.min(e.0), h.max(e.1)));
        let dark = high - low > FLAT && *value < (low + high) / 2.0;
        if dark {
            row.set(i);
        }
        edges += usize::from(dark != last);
        last = dark;
    }
    (edges >= FEWEST_EDGES).then_some(row)
}
