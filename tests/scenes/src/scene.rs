//! Scenes: a phone that shows a code, seen by the counter's camera.

use crate::Picture;
use crate::chance::Chance;
use crate::effect::Effect;
use crate::lens::{Light, View, around, look};
use crate::page::{Kind, Page, draw};
use crate::payload::payment;
use camera::reader::Symbology;

/// The frames a counter's camera gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    Vga,
    Hd,
}

impl Size {
    pub const ALL: [Self; 2] = [Self::Vga, Self::Hd];

    #[must_use]
    pub fn dots(self) -> (usize, usize) {
        match self {
            Self::Vga => (640, 480),
            Self::Hd => (1280, 720),
        }
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Vga => "640x480",
            Self::Hd => "1280x720",
        }
    }
}

/// A code that is in a picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    pub text: Vec<u8>,
    pub symbology: Symbology,
}

/// A picture and what can be read in it.
pub struct Scene {
    pub picture: Picture,
    pub shown: Vec<Shown>,
    /// What it is, for tables: the size or the family, the kind of code, the trouble.
    pub family: &'static str,
    pub kind: &'static str,
    pub trouble: &'static str,
}

/// The scene of this seed; the same every time.
///
/// # Panics
/// When the code's maker refuses a payload of digits, which it never does.
#[must_use]
pub fn phone(seed: u64, size: Size, kind: Kind, effect: Effect) -> Scene {
    let mut chance = Chance::new(seed ^ (size as u64) << 40 ^ (kind as u64) << 44 ^ (effect as u64) << 48);
    let (payload, page) = std::iter::repeat_with(|| {
        let payload = payment(&mut chance);
        draw(kind, &payload, &mut chance).map(|page| (payload, page))
    })
    .flatten()
    .next()
    .unwrap_or_else(|| unreachable!("payloads of digits fit"));
    let view = view(&page, size, effect, &mut chance);
    let module = page.module * view.scale;
    let (width, height) = size.dots();
    let lattice = match effect {
        Effect::Moire => chance.between(0.15, 0.42),
        Effect::Mixed => chance.between(0.0, 0.2),
        _ => 0.0,
    };
    let mut light = look(&page.picture, &around(width, height, &mut chance), &view, lattice);
    let noise = trouble(&mut light, effect, module, page.extent * view.scale, &view, &mut chance);
    let picture = light.develop(noise, &mut chance);
    let shown = page.symbologies.iter().map(|s| Shown { text: payload.clone().into_bytes(), symbology: *s });
    Scene { picture, shown: shown.collect(), family: size.name(), kind: kind.name(), trouble: effect.name() }
}

/// Where the camera stands.
fn view(page: &Page, size: Size, effect: Effect, chance: &mut Chance) -> View {
    let (width, height) = size.dots();
    let (width, height) = (width as f32, height as f32);
    let bars = page.symbologies.contains(&Symbology::Code128);
    let room = if bars { width.min(height * 1.25) } else { height };
    let extent = match effect {
        Effect::Small if bars => page.extent / page.module * chance.between(1.25, 1.7),
        Effect::Small => page.extent / page.module * chance.between(2.0, 3.0),
        _ if page.symbologies.len() == 2 => room * chance.between(0.4, 0.62),
        _ => room * chance.between(0.42, if bars { 0.8 } else { 0.7 }),
    };
    let lean = match effect {
        Effect::Tilt => 0.75,
        Effect::Mixed => 0.3,
        _ => 0.1,
    };
    let turn = match effect {
        Effect::AnyAngle if bars => 0.6,
        Effect::AnyAngle => std::f32::consts::PI,
        _ => 0.12,
    };
    let quarters = if chance.happens(0.15) { chance.below(4) as f32 } else { 0.0 };
    let slack = |space: f32| ((space - extent) / 2.0 - 8.0).clamp(0.0, space * 0.2);
    View {
        page: page.middle,
        frame: (
            width / 2.0 + slack(width) * chance.between(-1.0, 1.0),
            height / 2.0 + slack(height) * chance.between(-1.0, 1.0),
        ),
        scale: extent / page.extent,
        roll: quarters * std::f32::consts::FRAC_PI_2 + chance.between(-turn, turn),
        pitch: chance.between(-lean, lean),
        yaw: chance.between(-lean, lean),
    }
}

/// Spoils the light; `module` and `extent` are in dots of the frame. Gives the sensor's noise.
fn trouble(
    light: &mut Light,
    effect: Effect,
    module: f32,
    extent: f32,
    view: &View,
    chance: &mut Chance,
) -> f32 {
    let near = |chance: &mut Chance| {
        let reach = extent * 0.5;
        (view.frame.0 + chance.between(-reach, reach), view.frame.1 + chance.between(-reach, reach))
    };
    let mut noise = chance.between(1.0, 4.0);
    let mixed = effect == Effect::Mixed;
    if effect == Effect::Glare || (mixed && chance.happens(0.5)) {
        for _ in 0..=chance.below(2) {
            let axes = (extent * chance.between(0.08, 0.4), extent * chance.between(0.08, 0.4));
            let middle = near(chance);
            light.glare(middle, axes, chance.between(90.0, if mixed { 160.0 } else { 420.0 }));
        }
    }
    if effect == Effect::Dirt || (mixed && chance.happens(0.3)) {
        for _ in 0..3 + chance.below(14) {
            let middle = near(chance);
            let radius = extent * chance.between(0.008, 0.045);
            light.smudge(middle, radius, chance.between(0.4, 1.0), chance.between(20.0, 240.0));
        }
    }
    let soft = match effect {
        Effect::Blur => module * chance.between(0.25, 0.75),
        Effect::Mixed => module * chance.between(0.1, 0.45),
        _ => chance.between(0.2, 0.6),
    };
    light.blur(soft);
    if effect == Effect::Motion {
        let (far, way) = (module * chance.between(0.6, 2.4), chance.between(0.0, std::f32::consts::TAU));
        light.motion(far * way.cos(), far * way.sin());
    }
    if effect == Effect::LowLight || mixed {
        let gain = if mixed { chance.between(0.4, 0.9) } else { chance.between(0.12, 0.4) };
        light.dim(gain, chance.between(4.0, 30.0));
        noise = if mixed { chance.between(2.0, 6.0) } else { chance.between(4.0, 11.0) };
    }
    noise
}
