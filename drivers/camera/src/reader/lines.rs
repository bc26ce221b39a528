//! Straight lines through a frame, and the light along them.

use super::Luma;
use super::grey::between;
use super::number::floor;

/// A straight way through the frame.
#[derive(Clone, Copy)]
pub struct Line {
    from: (f32, f32),
    to: (f32, f32),
}

/// Lines all over the frame at this turn, the middle first.
pub fn lines(frame: &Luma, degrees: f32, count: usize) -> Vec<Line> {
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

    /// This many dots to the side.
    pub fn moved(&self, aside: f32) -> Self {
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

/// Light along the line, some dots wide, `fine` points for a dot, and `reach` dots to each side when it runs along a row or column.
pub fn profile(frame: &Luma, line: Line, fine: usize, reach: usize) -> Vec<f32> {
    let coarse = if line.from.1 == line.to.1 {
        along_row(frame, line, reach)
    } else if line.from.0 == line.to.0 {
        along_column(frame, line, reach)
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
