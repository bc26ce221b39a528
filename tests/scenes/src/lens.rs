//! From a flat page to what a camera sees of it: perspective, and the light in between.

use crate::Picture;
use crate::chance::Chance;

/// How the camera looks at a page.
#[derive(Clone, Copy)]
pub struct View {
    /// This dot of the page is seen at this dot of the frame.
    pub page: (f32, f32),
    pub frame: (f32, f32),
    /// Dots of the frame for a dot of the page, in the middle.
    pub scale: f32,
    /// Turn in the plane, and leaning about the two axes, in radians.
    pub roll: f32,
    pub pitch: f32,
    pub yaw: f32,
}

/// Distance of the camera in dots of the page: about twice a phone's height.
const DISTANCE: f32 = 3000.0;

type Matrix = [[f32; 3]; 3];

impl View {
    /// From a dot of the frame to the page, in homogeneous coordinates.
    fn back(&self) -> Matrix {
        let (sr, cr) = self.roll.sin_cos();
        let (sp, cp) = self.pitch.sin_cos();
        let (sy, cy) = self.yaw.sin_cos();
        // Columns of the rotation for the page's two axes: roll in the plane, then pitch, then yaw.
        let across = [cr * cy + sr * sp * sy, sr * cp, -cr * sy + sr * sp * cy];
        let down = [-sr * cy + cr * sp * sy, cr * cp, sr * sy + cr * sp * cy];
        let (px, py) = self.page;
        let focal = self.scale * DISTANCE;
        let depth = |c: [f32; 3]| c[2];
        let mut forth = [[0.0; 3]; 3];
        for axis in 0..2 {
            let middle = if axis == 0 { self.frame.0 } else { self.frame.1 };
            let (a, d) =
                (focal * across[axis] + middle * depth(across), focal * down[axis] + middle * depth(down));
            forth[axis] = [a, d, middle * DISTANCE - a * px - d * py];
        }
        let (a, d) = (depth(across), depth(down));
        forth[2] = [a, d, DISTANCE - a * px - d * py];
        inverse(&forth)
    }
}

fn inverse(m: &Matrix) -> Matrix {
    let minor = |r: usize, c: usize| {
        let (r0, r1) = ((r + 1) % 3, (r + 2) % 3);
        let (c0, c1) = ((c + 1) % 3, (c + 2) % 3);
        m[r0][c0] * m[r1][c1] - m[r0][c1] * m[r1][c0]
    };
    let det = (0..3).map(|c| m[0][c] * minor(0, c)).sum::<f32>();
    let mut out = [[0.0; 3]; 3];
    for (r, row) in out.iter_mut().enumerate() {
        for (c, cell) in row.iter_mut().enumerate() {
            *cell = minor(c, r) / det;
        }
    }
    out
}

/// Light that falls on the sensor, dot by dot, 0 to 255 and beyond.
pub struct Light {
    pub width: usize,
    pub height: usize,
    pub dots: Vec<f32>,
}

/// The page over its surroundings. `lattice` is how strongly the screen's own dots show (0 for paper).
#[must_use]
pub fn look(page: &Picture, around: &Picture, view: &View, lattice: f32) -> Light {
    let mut steps = vec![page.clone()];
    let mut level = 0;
    while view.scale * f32::from(2u16 << level) < 1.0 && level < 4 {
        steps.push(steps[level as usize].half());
        level += 1;
    }
    let fine = &steps[level as usize];
    let shrink = f32::from(1u16 << level);
    let back = view.back();
    let (wide, high) = (fine.width as f32 - 1.0, fine.height as f32 - 1.0);
    let mut dots = Vec::with_capacity(around.dots.len());
    for y in 0..around.height {
        for x in 0..around.width {
            let beyond = f32::from(around.dots[y * around.width + x]);
            let mut sum = 0.0;
            for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                let (fx, fy) = (x as f32 + dx, y as f32 + dy);
                let w = back[2][0] * fx + back[2][1] * fy + back[2][2];
                let u = (back[0][0] * fx + back[0][1] * fy + back[0][2]) / w / shrink;
                let v = (back[1][0] * fx + back[1][1] * fy + back[1][2]) / w / shrink;
                sum += if u >= 0.0 && v >= 0.0 && u < wide && v < high {
                    let light = sample(fine, u, v);
                    if lattice > 0.0 { light * grain(u * shrink, v * shrink, lattice) } else { light }
                } else {
                    beyond
                };
            }
            dots.push(sum / 4.0);
        }
    }
    Light { width: around.width, height: around.height, dots }
}

/// Between four dots.
fn sample(picture: &Picture, u: f32, v: f32) -> f32 {
    let (x, y) = (u as usize, v as usize);
    let (a, b) = (u - x as f32, v - y as f32);
    let row = y * picture.width + x;
    let at = |i: usize| f32::from(picture.dots[i]);
    let top = at(row) * (1.0 - a) + at(row + 1) * a;
    let low = at(row + picture.width) * (1.0 - a) + at(row + picture.width + 1) * a;
    top * (1.0 - b) + low * b
}

/// A screen's dots: bright in their middle, dark between. Seen through the sensor's own grid they beat: moire.
fn grain(u: f32, v: f32, strength: f32) -> f32 {
    const PITCH: f32 = 2.9;
    let wave = |t: f32| (t * (std::f32::consts::TAU / PITCH)).sin();
    (1.0 + strength * wave(u)) * (1.0 + strength * wave(v))
}

/// What lies behind a phone on a counter: a slope of light, some edges, some things.
#[must_use]
pub fn around(width: usize, height: usize, chance: &mut Chance) -> Picture {
    let mut picture = Picture::filled(width, height, 0);
    let base = chance.between(40.0, 170.0);
    let (sx, sy) = (chance.between(-60.0, 60.0), chance.between(-60.0, 60.0));
    for y in 0..height {
        for x in 0..width {
            let light = base + sx * (x as f32 / width as f32 - 0.5) + sy * (y as f32 / height as f32 - 0.5);
            picture.dots[y * width + x] = light.clamp(0.0, 255.0) as u8;
        }
    }
    for _ in 0..chance.below(14) {
        let (wide, high) = (4 + chance.below(width / 3), 4 + chance.below(height / 3));
        let (left, top) = (chance.below(width), chance.below(height));
        picture.rect(left as i32, top as i32, wide as i32, high as i32, chance.below(256) as u8);
    }
    picture
}
