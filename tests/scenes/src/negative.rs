//! Pictures without any code that may be read: writing, textures, codes of other kinds, codes broken beyond
//! repair, and things that look like codes.

use crate::Picture;
use crate::chance::Chance;
use crate::code::{Modules, Strength, code128, foreign, qr};
use crate::lens::{View, around, look};
use crate::payload::payment;
use crate::scene::Scene;

/// What a negative shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nothing {
    Writing,
    Texture,
    OtherBars,
    RandomBars,
    BrokenBars,
    FinderNoise,
    BrokenQr,
    Noise,
}

impl Nothing {
    pub const ALL: [Self; 8] = [
        Self::Writing,
        Self::Texture,
        Self::OtherBars,
        Self::RandomBars,
        Self::BrokenBars,
        Self::FinderNoise,
        Self::BrokenQr,
        Self::Noise,
    ];
}

impl Nothing {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Texture => "texture",
            Self::OtherBars => "other bars",
            Self::RandomBars => "stripes",
            Self::BrokenBars => "cut bars",
            Self::FinderNoise => "marks",
            Self::BrokenQr => "cut qr",
            Self::Noise => "noise",
        }
    }
}

/// The negative of this seed as a scene in which nothing is to be read.
#[must_use]
pub fn scene(seed: u64, kind: Nothing, width: usize, height: usize) -> Scene {
    let picture = negative(seed, kind, width, height);
    Scene { picture, shown: Vec::new(), family: "negative", kind: "nothing", trouble: kind.name() }
}

/// The negative of this seed.
#[must_use]
pub fn negative(seed: u64, kind: Nothing, width: usize, height: usize) -> Picture {
    let mut chance = Chance::new(seed ^ 0xBAD << 36 ^ (kind as u64) << 52);
    let chance = &mut chance;
    match kind {
        Nothing::Writing => writing(width, height, chance),
        Nothing::Texture => texture(width, height, chance),
        Nothing::Noise => noise(width, height, chance),
        _ => {
            let code = std::iter::repeat_with(|| almost(kind, chance)).flatten().next();
            code.map_or_else(
                || Picture::filled(width, height, 128),
                |code| before(&code, width, height, chance),
            )
        }
    }
}

/// Modules that are nearly a code.
fn almost(kind: Nothing, chance: &mut Chance) -> Option<Modules> {
    let mut code = match kind {
        Nothing::OtherBars => return foreign(chance),
        Nothing::RandomBars => {
            let width = 100 + chance.below(120);
            let dark = (0..width).map(|_| chance.happens(0.5)).collect();
            return Some(Modules { width, height: 1, dark });
        }
        Nothing::BrokenBars => code128(&payment(chance))?,
        _ => qr(&payment(chance), Strength::any(chance, 1..=6), chance)?,
    };
    match kind {
        Nothing::BrokenBars => {
            // Two signs changed places: each can be read, but the check sign no longer fits.
            let signs = code.width / 11;
            let first = 1 + chance.below(signs - 4);
            let sign = |at: usize| code.dark[11 * at..11 * (at + 1)].to_vec();
            let (left, right) = (sign(first), sign(first + 1));
            if left == right {
                return None;
            }
            code.dark[11 * first..][..11].copy_from_slice(&right);
            code.dark[11 * (first + 1)..][..11].copy_from_slice(&left);
        }
        Nothing::FinderNoise | Nothing::BrokenQr => {
            let share = if kind == Nothing::BrokenQr { 0.4 } else { 1.0 };
            for y in 0..code.height {
                for x in 0..code.width {
                    let far = |v: usize| v > 8 && v < code.width - 8;
                    if (far(x) || far(y) || (x > 8 && y > 8)) && chance.happens(share) {
                        code.dark[y * code.width + x] = chance.happens(0.5);
                    }
                }
            }
        }
        _ => {}
    }
    Some(code)
}

/// The modules on white, before the lens.
fn before(code: &Modules, width: usize, height: usize, chance: &mut Chance) -> Picture {
    let fine = 8;
    let (wide, high) =
        (code.width * fine, if code.height == 1 { code.width * 3 } else { code.height * fine });
    let margin = 10 * fine;
    let mut paper = Picture::filled(wide + 2 * margin, high + 2 * margin, 240);
    for y in 0..code.height {
        for x in (0..code.width).filter(|x| code.at(*x, y)) {
            let tall = if code.height == 1 { high } else { fine };
            paper.rect((margin + x * fine) as i32, (margin + y * fine) as i32, fine as i32, tall as i32, 20);
        }
    }
    let fit = (width as f32 / paper.width as f32).min(height as f32 / paper.height as f32);
    let view = View {
        page: (paper.width as f32 / 2.0, paper.height as f32 / 2.0),
        frame: (width as f32 / 2.0, height as f32 / 2.0),
        scale: fit * chance.between(0.5, 1.0),
        roll: chance.between(-0.3, 0.3),
        pitch: chance.between(-0.2, 0.2),
        yaw: chance.between(-0.2, 0.2),
    };
    let mut light = look(&paper, &around(width, height, chance), &view, 0.0);
    light.blur(chance.between(0.2, 1.0));
    light.develop(chance.between(0.0, 5.0), chance)
}

fn writing(width: usize, height: usize, chance: &mut Chance) -> Picture {
    let mut picture = Picture::filled(width, height, 230);
    let size = 2 + chance.below(5);
    for row in 0..height / (size * 9) {
        for sign in 0..width / (size * 6) {
            let bits = chance.bits() | chance.bits();
            for dot in (0..35).filter(|dot| bits >> dot & 1 == 1 && sign % 7 != 6) {
                let (x, y) = ((sign * 6 + dot % 5) * size, (row * 9 + dot / 5) * size);
                picture.rect(x as i32, y as i32, size as i32, size as i32, 30);
            }
        }
    }
    picture
}

/// Crossed waves, stripes, chequers and rings.
fn texture(width: usize, height: usize, chance: &mut Chance) -> Picture {
    let mut picture = Picture::filled(width, height, 0);
    let kind = chance.below(4);
    let (fx, fy) = (chance.between(0.05, 1.2), chance.between(0.05, 1.2));
    let depth = chance.between(20.0, 120.0);
    for y in 0..height {
        for x in 0..width {
            let (u, v) = (x as f32, y as f32);
            let wave = match kind {
                0 => (u * fx).sin() * (v * fy).sin(),
                1 => (u * fx + v * fy).sin().signum(),
                2 => ((u * fx).sin() * (v * fy).sin()).signum(),
                _ => ((u - width as f32 / 2.0).hypot(v - height as f32 / 2.0) * fx).sin(),
            };
            picture.dots[y * width + x] =
                (128.0 + depth * wave + 4.0 * chance.normal()).clamp(0.0, 255.0) as u8;
        }
    }
    picture
}

/// Black and white at random, in squares of some size.
fn noise(width: usize, height: usize, chance: &mut Chance) -> Picture {
    let side = 1 + chance.below(6);
    let mut picture = Picture::filled(width, height, 0);
    for y in 0..height.div_ceil(side) {
        for x in 0..width.div_ceil(side) {
            if chance.happens(0.5) {
                picture.rect((x * side) as i32, (y * side) as i32, side as i32, side as i32, 255);
            }
        }
    }
    picture
}
