//! Printed codes of all sorts: the second family of pictures, for comparing readers beyond phone screens.

use crate::Picture;
use crate::chance::Chance;
use crate::code::{Modules, Strength, code128, code128_text, qr};
use crate::lens::{Light, View, around, look};
use crate::payload;
use crate::scene::{Scene, Shown};
use camera::reader::Symbology;

/// What is the matter with a printed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Plain,
    Turned,
    Dense,
    Tiny,
    Inverse,
    Mirrored,
    Dirt,
    Shade,
    Soft,
    Tilt,
    Photo,
}

impl Sort {
    pub const ALL: [Self; 11] = [
        Self::Plain,
        Self::Turned,
        Self::Dense,
        Self::Tiny,
        Self::Inverse,
        Self::Mirrored,
        Self::Dirt,
        Self::Shade,
        Self::Soft,
        Self::Tilt,
        Self::Photo,
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Turned => "turned",
            Self::Dense => "dense",
            Self::Tiny => "tiny",
            Self::Inverse => "inverse",
            Self::Mirrored => "mirrored",
            Self::Dirt => "dirt",
            Self::Shade => "shade",
            Self::Soft => "soft",
            Self::Tilt => "tilt",
            Self::Photo => "photo",
        }
    }

    fn versions(self) -> std::ops::RangeInclusive<u8> {
        match self {
            Self::Dense => 10..=15,
            Self::Tiny | Self::Soft => 1..=6,
            _ => 1..=10,
        }
    }
}

/// Dots of paper for a module.
const FINE: usize = 6;

/// The printed code of this seed: a QR code, or a CODE 128 with `bars`.
#[must_use]
pub fn printed(seed: u64, bars: bool, sort: Sort) -> Scene {
    let mut chance = Chance::new(seed ^ 0x5EED << 32 ^ u64::from(bars) << 48 ^ (sort as u64) << 52);
    let (shown, code) = std::iter::repeat_with(|| content(bars, sort, &mut chance))
        .flatten()
        .next()
        .unwrap_or_else(|| unreachable!("a short text fits"));
    let mut paper = paper(&code, bars, &mut chance);
    if sort == Sort::Inverse {
        paper = paper.inverted();
    }
    if sort == Sort::Mirrored {
        paper.dots.chunks_exact_mut(paper.width).for_each(<[u8]>::reverse);
    }
    let picture = seen(&paper, &code, bars, sort, &mut chance);
    Scene {
        picture,
        shown: vec![shown],
        family: "printed",
        kind: if bars { "code128" } else { "qr" },
        trouble: sort.name(),
    }
}

fn content(bars: bool, sort: Sort, chance: &mut Chance) -> Option<(Shown, Modules)> {
    if bars {
        let digits = chance.happens(0.6);
        let length = 8 + chance.below(12);
        let text = if digits {
            chance.digits(length)
        } else {
            format!("LOT-{}/{}", chance.digits(4), chance.digits(3))
        };
        let code = if digits { code128(&text)? } else { code128_text(&text)? };
        return Some((Shown { text: text.into_bytes(), symbology: Symbology::Code128 }, code));
    }
    let strength = Strength::any(chance, sort.versions());
    let room = [16, 40, 90, 160][chance.below(4)].min(12 * usize::from(strength.version));
    let text = if chance.happens(0.3) { payload::payment(chance) } else { payload::text(chance, room) };
    let code = qr(&text, strength, chance)?;
    Some((Shown { text: text.into_bytes(), symbology: Symbology::Qr }, code))
}

/// The code on white paper, with some print around it.
fn paper(code: &Modules, bars: bool, chance: &mut Chance) -> Picture {
    let quiet = FINE * if bars { 12 } else { [4, 4, 4, 2][chance.below(4)] };
    let high = if bars { code.width * FINE / 3 } else { code.height * FINE };
    let margin = 14 * FINE;
    let (wide, tall) = (code.width * FINE + 2 * (quiet + margin), high + 2 * (quiet + margin));
    let mut paper = Picture::filled(wide, tall, 225 + chance.below(30) as u8);
    let ink = 10 + chance.below(50) as u8;
    for y in 0..if bars { 1 } else { code.height } {
        for x in (0..code.width).filter(|x| code.at(*x, y)) {
            let (left, top) = (quiet + margin + x * FINE, quiet + margin + y * FINE);
            paper.rect(left as i32, top as i32, FINE as i32, if bars { high } else { FINE } as i32, ink);
        }
    }
    let low = (tall - margin + FINE) as i32;
    for x in 0..wide / (3 * FINE) {
        if chance.happens(0.6) {
            paper.rect((x * 3 * FINE) as i32, low, 2 * FINE as i32, 4 * FINE as i32, ink);
        }
    }
    paper
}

/// The paper before the lens.
fn seen(paper: &Picture, code: &Modules, bars: bool, sort: Sort, chance: &mut Chance) -> Picture {
    let module = match sort {
        Sort::Tiny if bars => chance.between(1.15, 1.6),
        Sort::Tiny => chance.between(1.4, 2.3),
        Sort::Dense => chance.between(2.2, 5.0),
        Sort::Photo => chance.between(3.0, 9.0),
        _ if bars => chance.between(1.6, 4.0),
        _ => chance.between(2.5, 9.0),
    };
    let lean = if sort == Sort::Tilt { 0.8 } else { 0.08 };
    let turn = match sort {
        Sort::Turned if bars => 0.5,
        Sort::Turned => std::f32::consts::PI,
        Sort::Plain | Sort::Dense => 0.02,
        _ => 0.15,
    };
    let need = |side: usize| (side as f32 / FINE as f32 * module) as usize;
    let frame = |side: usize| need(side).clamp(120, 1500) + space(sort, need(side));
    let (width, height) = match sort {
        Sort::Photo => (1600, 1200),
        Sort::Turned => {
            (frame(paper.width.max(paper.height)) * 3 / 2, frame(paper.width.max(paper.height)) * 3 / 2)
        }
        _ => (frame(paper.width), frame(paper.height)),
    };
    let quarters = chance.below(4) as f32;
    let (width, height) = if quarters % 2.0 == 1.0 { (height, width) } else { (width, height) };
    let view = View {
        page: (paper.width as f32 / 2.0, paper.height as f32 / 2.0),
        frame: (
            width as f32 / 2.0 + chance.between(-4.0, 4.0),
            height as f32 / 2.0 + chance.between(-4.0, 4.0),
        ),
        scale: module / FINE as f32,
        roll: quarters * std::f32::consts::FRAC_PI_2 + chance.between(-turn, turn),
        pitch: chance.between(-lean, lean),
        yaw: chance.between(-lean, lean),
    };
    let mut light = look(paper, &around(width, height, chance), &view, 0.0);
    let extent = code.width as f32 * module;
    spoil(&mut light, sort, module, extent, &view, chance);
    light.develop(chance.between(0.0, 4.0), chance)
}

/// Room around the paper, in dots.
fn space(sort: Sort, need: usize) -> usize {
    if sort == Sort::Tilt { need / 3 } else { 20 }
}

fn spoil(light: &mut Light, sort: Sort, module: f32, extent: f32, view: &View, chance: &mut Chance) {
    let (cx, cy) = view.frame;
    match sort {
        Sort::Dirt => {
            for _ in 0..4 + chance.below(14) {
                let at = (cx + extent * chance.between(-0.5, 0.5), cy + extent * chance.between(-0.5, 0.5));
                let (radius, share) = (extent * chance.between(0.01, 0.05), chance.between(0.5, 1.0));
                light.smudge(at, radius, share, chance.between(20.0, 240.0));
            }
        }
        Sort::Shade => {
            let (ax, ay) = (chance.between(-1.0, 1.0), chance.between(-1.0, 1.0));
            let (edge, dark) = (chance.between(-0.3, 0.3) * extent, chance.between(0.25, 0.6));
            for y in 0..light.height {
                for x in 0..light.width {
                    let side = (x as f32 - cx) * ax + (y as f32 - cy) * ay - edge;
                    let gain = if side > 0.0 { dark } else { 1.0 };
                    light.dots[y * light.width + x] *= gain;
                }
            }
            light.blur(module * chance.between(0.1, 0.4));
        }
        Sort::Soft => light.blur(module * chance.between(0.3, 0.75)),
        Sort::Photo => {
            light.dim(chance.between(0.4, 1.0), chance.between(0.0, 20.0));
            light.blur(chance.between(0.6, module * 0.5));
        }
        _ => light.blur(chance.between(0.1, 0.5)),
    }
}
