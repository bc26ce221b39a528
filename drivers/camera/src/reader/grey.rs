//! Grey pictures of our own: smaller, larger, sharper ones of a frame.

use super::Luma;
use super::number::{byte, floor, grey};

/// A grey picture; rows from the top, one byte a dot.
pub struct Grey {
    pub width: usize,
    pub height: usize,
    pub dots: Vec<u8>,
}

impl Grey {
    pub fn luma(&self) -> Luma<'_> {
        Luma { width: self.width, height: self.height, dots: &self.dots }
    }
}

/// Each dot the mean of two by two. Evens out a screen's own dots and the noise of low light.
pub fn half(frame: &Luma) -> Grey {
    let (width, height) = (frame.width / 2, frame.height / 2);
    let mut dots = Vec::with_capacity(width * height);
    for y in 0..height {
        let top = &frame.dots[2 * y * frame.width..][..2 * width];
        let low = &frame.dots[(2 * y + 1) * frame.width..][..2 * width];
        let pairs = top.chunks_exact(2).zip(low.chunks_exact(2));
        dots.extend(pairs.map(|(a, b)| {
            byte((u32::from(a[0]) + u32::from(a[1]) + u32::from(b[0]) + u32::from(b[1]) + 2) / 4)
        }));
    }
    Grey { width, height, dots }
}

/// Each dot the mean of three by three.
pub fn third(frame: &Luma) -> Grey {
    let (width, height) = (frame.width / 3, frame.height / 3);
    let mut dots = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in 0..width {
            let rows = (0..3).map(|r| &frame.dots[(3 * y + r) * frame.width + 3 * x..][..3]);
            dots.push(byte((rows.flatten().map(|d| u32::from(*d)).sum::<u32>() + 4) / 9));
        }
    }
    Grey { width, height, dots }
}

/// Twice the size, between the dots by their distance. For modules of little more than a dot.
pub fn double(frame: &Luma) -> Grey {
    let (width, height) = (frame.width * 2, frame.height * 2);
    let mut dots = Vec::with_capacity(width * height);
    for y in 0..height {
        let v = (y as f32 - 0.5) / 2.0;
        dots.extend((0..width).map(|x| grey(between(frame, (x as f32 - 0.5) / 2.0, v))));
    }
    Grey { width, height, dots }
}

/// The light at a point between dots; dot middles are at whole numbers. Outside is what is at the edge.
pub fn between(frame: &Luma, x: f32, y: f32) -> f32 {
    let (x, y) = (x.clamp(0.0, frame.width as f32 - 1.0), y.clamp(0.0, frame.height as f32 - 1.0));
    let (left, top) = (floor(x), floor(y));
    let (a, b) = (x - left as f32, y - top as f32);
    let start = top * frame.width + left;
    let right = usize::from(left + 1 < frame.width);
    let upper = &frame.dots[start..];
    let lower = if top + 1 < frame.height { &upper[frame.width..] } else { upper };
    let across = |row: &[u8]| {
        let (l, r) = (f32::from(row[0]), f32::from(row[right]));
        l + (r - l) * a
    };
    let (upper, lower) = (across(upper), across(lower));
    upper + (lower - upper) * b
}

/// Mean over a square of `2 * radius + 1` dots around each dot, by running sums.
pub fn mean(frame: &Luma, radius: usize) -> Vec<u8> {
    let (width, height) = (frame.width, frame.height);
    let mut columns: Vec<u32> = vec![0; width];
    let mut out = Vec::with_capacity(width * height);
    let row = |y: usize| &frame.dots[y * width..][..width];
    for y in 0..radius.min(height) {
        columns.iter_mut().zip(row(y)).for_each(|(c, d)| *c += u32::from(*d));
    }
    for y in 0..height {
        if y + radius < height {
            columns.iter_mut().zip(row(y + radius)).for_each(|(c, d)| *c += u32::from(*d));
        }
        if y > radius {
            columns.iter_mut().zip(row(y - radius - 1)).for_each(|(c, d)| *c -= u32::from(*d));
        }
        let rows = (y + radius).min(height - 1) + 1 - y.saturating_sub(radius);
        let mut sum: u32 = columns[..radius.min(width)].iter().sum();
        for x in 0..width {
            sum += columns.get(x + radius).copied().unwrap_or(0);
            if x > radius {
                sum -= columns[x - radius - 1];
            }
            let across = (x + radius).min(width - 1) + 1 - x.saturating_sub(radius);
            out.push(byte(sum / super::number::side(rows * across)));
        }
    }
    out
}

/// Edges made steeper: each dot pushed away from the mean around it. Undoes some of a lens out of focus.
pub fn sharp(frame: &Luma, radius: usize, strength: f32) -> Grey {
    let around = mean(&Luma { width: frame.width, height: frame.height, dots: &mean(frame, radius) }, radius);
    let push = |(d, m): (&u8, &u8)| grey(f32::from(*d) + strength * (f32::from(*d) - f32::from(*m)));
    let dots = frame.dots.iter().zip(&around).map(push).collect();
    Grey { width: frame.width, height: frame.height, dots }
}

/// The same dots, owned.
pub fn copy(frame: &Luma) -> Grey {
    Grey { width: frame.width, height: frame.height, dots: frame.dots.to_vec() }
}

/// Light and dark changed over.
pub fn inverted(frame: &Luma) -> Grey {
    Grey { width: frame.width, height: frame.height, dots: frame.dots.iter().map(|d| 255 - d).collect() }
}

/// With a white border, for a code that fills its picture to the edge.
pub fn framed(frame: &Luma, border: usize) -> Grey {
    let width = frame.width + 2 * border;
    let mut dots = vec![255; width * border];
    for row in frame.dots.chunks_exact(frame.width) {
        dots.resize(dots.len() + border, 255);
        dots.extend_from_slice(row);
        dots.resize(dots.len() + border, 255);
    }
    dots.resize(dots.len() + width * border, 255);
    Grey { width, height: frame.height + 2 * border, dots }
}
