//! What stands between a code and a clean picture of it.

use crate::Picture;
use crate::chance::Chance;
use crate::lens::Light;

/// The trouble of a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    Clean,
    Blur,
    Motion,
    Tilt,
    Glare,
    Moire,
    LowLight,
    Small,
    AnyAngle,
    Dirt,
    Mixed,
}

impl Effect {
    pub const ALL: [Self; 11] = [
        Self::Clean,
        Self::Blur,
        Self::Motion,
        Self::Tilt,
        Self::Glare,
        Self::Moire,
        Self::LowLight,
        Self::Small,
        Self::AnyAngle,
        Self::Dirt,
        Self::Mixed,
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Blur => "blur",
            Self::Motion => "motion",
            Self::Tilt => "tilt",
            Self::Glare => "glare",
            Self::Moire => "moire",
            Self::LowLight => "low light",
            Self::Small => "small",
            Self::AnyAngle => "any angle",
            Self::Dirt => "dirt",
            Self::Mixed => "mixed",
        }
    }
}

impl Light {
    /// Out of focus by this deviation in dots: three box means, which is close to a bell.
    pub fn blur(&mut self, deviation: f32) {
        let radius = (((4.0 * deviation * deviation + 1.0).sqrt() - 1.0) / 2.0).max(0.0);
        for _ in 0..3 {
            self.smear(radius, true);
            self.smear(radius, false);
        }
    }

    /// Mean over `2 * radius + 1` dots along rows or columns; the ends of the window count in part.
    fn smear(&mut self, radius: f32, along_rows: bool) {
        let whole = radius as usize;
        let part = radius - whole as f32;
        let (lines, length) = if along_rows { (self.height, self.width) } else { (self.width, self.height) };
        let mut line = vec![0.0; length];
        for l in 0..lines {
            let at = |i: usize| if along_rows { l * self.width + i } else { i * self.width + l };
            for (i, cell) in line.iter_mut().enumerate() {
                *cell = self.dots[at(i)];
            }
            let get = |i: isize| line[i.clamp(0, length as isize - 1) as usize];
            let mut sum: f32 = (-(whole as isize)..=whole as isize).map(get).sum();
            for i in 0..length {
                let (low, high) = (i as isize - whole as isize - 1, i as isize + whole as isize + 1);
                self.dots[at(i)] = (sum + part * (get(low) + get(high))) / (2.0 * radius + 1.0);
                sum += get(high) - get(low + 1);
            }
        }
    }

    /// Moved by this many dots while the shutter was open.
    pub fn motion(&mut self, dx: f32, dy: f32) {
        let steps = (dx.abs().max(dy.abs()).ceil() as usize).max(1);
        let source = self.dots.clone();
        let (wide, high) = (self.width as isize, self.height as isize);
        for y in 0..high {
            for x in 0..wide {
                let mut sum = 0.0;
                for s in 0..=steps {
                    let t = s as f32 / steps as f32 - 0.5;
                    let sx = (x + (t * dx).round() as isize).clamp(0, wide - 1);
                    let sy = (y + (t * dy).round() as isize).clamp(0, high - 1);
                    sum += source[(sy * wide + sx) as usize];
                }
                self.dots[(y * wide + x) as usize] = sum / (steps + 1) as f32;
            }
        }
    }

    /// A lamp mirrored in the glass: this much light at its middle, falling off over these half axes.
    pub fn glare(&mut self, middle: (f32, f32), axes: (f32, f32), strength: f32) {
        for y in 0..self.height {
            for x in 0..self.width {
                let (dx, dy) = ((x as f32 - middle.0) / axes.0, (y as f32 - middle.1) / axes.1);
                let far = dx * dx + dy * dy;
                if far < 6.0 {
                    self.dots[y * self.width + x] += strength * (-far).exp();
                }
            }
        }
    }

    /// A smudge: what is behind it is mixed with grey.
    pub fn smudge(&mut self, middle: (f32, f32), radius: f32, share: f32, grey: f32) {
        let rows =
            (middle.1 - radius).max(0.0) as usize..((middle.1 + radius).max(0.0) as usize).min(self.height);
        for y in rows {
            for x in
                (middle.0 - radius).max(0.0) as usize..((middle.0 + radius).max(0.0) as usize).min(self.width)
            {
                let (dx, dy) = (x as f32 - middle.0, y as f32 - middle.1);
                if dx * dx + dy * dy < radius * radius {
                    let dot = &mut self.dots[y * self.width + x];
                    *dot = *dot * (1.0 - share) + grey * share;
                }
            }
        }
    }

    /// Less light, and the dark level that stays.
    pub fn dim(&mut self, gain: f32, dark: f32) {
        self.dots.iter_mut().for_each(|d| *d = *d * gain + dark);
    }

    /// What the sensor makes of it: noise of this deviation, 8 bits.
    #[must_use]
    pub fn develop(&self, noise: f32, chance: &mut Chance) -> Picture {
        let dots =
            self.dots.iter().map(|d| (d + noise * chance.normal()).round().clamp(0.0, 255.0) as u8).collect();
        Picture { width: self.width, height: self.height, dots }
    }
}
