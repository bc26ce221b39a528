//! A second reading of QR codes whose corner marks were found: modules are measured in grey, on a grid that is
//! fitted to the marks and to what every code has alike, and blur between neighbours is taken back.

use super::Luma;
use super::clock::Clock;
use super::grey::between;
use super::number::side;
use super::square::{Square, decode};
use rxing::Point;
use rxing::common::{BitMatrix, PerspectiveTransform, Quadrilateral};
use rxing::qrcode::cpp_port::detector::FinderPatternSet;

/// Of the modules that all codes of a size have alike, this share must agree before a grid is decoded.
const LIKE_A_CODE: f32 = 0.85;

/// How much of the neighbours' light is taken out of a module, mildest first.
const SHARPER: [f32; 4] = [0.0, 0.3, 0.7, 1.3];

/// Modules around one within which its threshold is sought.
const NEAR: usize = 4;

/// Tries to read the code between these marks of `frame`.
pub fn read(frame: &Luma, set: &FinderPatternSet, clock: &Clock) -> Option<Square> {
    for modules in sizes(set) {
        if clock.over() {
            return None;
        }
        let Some(grid) = Grid::fit(frame, set, modules, clock) else { continue };
        for sharper in SHARPER {
            let light = grid.sharpened(sharper);
            for bits in [grid.split_near(&light), grid.split_evenly(&light)].into_iter().flatten() {
                if likeness(&bits, modules) >= LIKE_A_CODE
                    && let Some(text) = decode(&bits)
                {
                    return Some(Square { text, corners: grid.corners() });
                }
            }
        }
    }
    None
}

fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// Sides in modules that the marks' distance allows, the likeliest first.
fn sizes(set: &FinderPatternSet) -> Vec<usize> {
    let mark = (set.bl.size + set.tl.size + set.tr.size) as f32 / 21.0;
    let apart = (distance(set.tl.p, set.tr.p) + distance(set.tl.p, set.bl.p)) / 2.0;
    let guess = apart / mark + 7.0;
    let mut sizes: Vec<usize> = (0..40).map(|v| 21 + 4 * v).collect();
    sizes.sort_by(|a, b| (*a as f32 - guess).abs().total_cmp(&(*b as f32 - guess).abs()));
    sizes.truncate(if guess < 40.0 { 3 } else { 4 });
    sizes
}

struct Grid {
    transform: PerspectiveTransform,
    modules: usize,
    /// Light of each module, rows from the top of the code.
    light: Vec<f32>,
}

impl Grid {
    /// The grid that fits best, over places of the fourth corner.
    fn fit(frame: &Luma, set: &FinderPatternSet, modules: usize, clock: &Clock) -> Option<Self> {
        let module =
            (distance(set.tl.p, set.tr.p) + distance(set.tl.p, set.bl.p)) / 2.0 / (modules as f32 - 7.0);
        let mut best: Option<(f32, Point, PerspectiveTransform)> = None;
        let consider = |best: &mut Option<(f32, Point, PerspectiveTransform)>, corner: Point| {
            if clock.over() {
                return;
            }
            let Some(transform) = transform(set, corner, modules) else { return };
            let score = crispness(frame, &transform, modules);
            if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                *best = Some((score, corner, transform));
            }
        };
        for lean in [0.0, 2.0 / 3.0] {
            let start = fourth(set, modules, lean);
            around(start, module).for_each(|corner| consider(&mut best, corner));
        }
        for step in [0.5, 0.25] {
            let (_, middle, _) = best.as_ref()?;
            around(*middle, module * step).for_each(|corner| consider(&mut best, corner));
        }
        let (_, _, transform) = best?;
        let light = measure(frame, &transform, modules);
        Some(Self { transform, modules, light })
    }

    fn at(&self, light: &[f32], x: usize, y: usize) -> f32 {
        light[y.min(self.modules - 1) * self.modules + x.min(self.modules - 1)]
    }

    fn sharpened(&self, strength: f32) -> Vec<f32> {
        let n = self.modules;
        let mut out = Vec::with_capacity(n * n);
        for y in 0..n {
            for x in 0..n {
                let l = |x: usize, y: usize| self.at(&self.light, x, y);
                let beside =
                    l(x.saturating_sub(1), y) + l(x + 1, y) + l(x, y.saturating_sub(1)) + l(x, y + 1);
                let own = l(x, y);
                out.push(own + strength * (own - beside / 4.0));
            }
        }
        out
    }

    /// Dark is below the middle between the darkest and the lightest module near by.
    fn split_near(&self, light: &[f32]) -> Option<BitMatrix> {
        let n = self.modules;
        let mut bits = BitMatrix::new(side(n), side(n)).ok()?;
        for y in 0..n {
            let rows = y.saturating_sub(NEAR)..(y + NEAR + 1).min(n);
            for x in 0..n {
                let columns = x.saturating_sub(NEAR)..(x + NEAR + 1).min(n);
                let (mut low, mut high) = (f32::MAX, f32::MIN);
                for row in rows.clone() {
                    for value in &light[row * n..][columns.clone()] {
                        low = low.min(*value);
                        high = high.max(*value);
                    }
                }
                if light[y * n + x] < (low + high) / 2.0 {
                    bits.set(side(x), side(y));
                }
            }
        }
        Some(bits)
    }

    /// Dark is below the middle between all dark and all light ones.
    fn split_evenly(&self, light: &[f32]) -> Option<BitMatrix> {
        let n = self.modules;
        let mut level = light.iter().sum::<f32>() / light.len() as f32;
        for _ in 0..4 {
            let mean = |keep: &dyn Fn(f32) -> bool| {
                let (sum, count) =
                    light.iter().filter(|l| keep(**l)).fold((0.0, 0.0), |(s, c), l| (s + l, c + 1.0));
                if count > 0.0 { sum / count } else { level }
            };
            level = (mean(&|l| l < level) + mean(&|l| l >= level)) / 2.0;
        }
        let mut bits = BitMatrix::new(side(n), side(n)).ok()?;
        for (i, _) in light.iter().enumerate().filter(|(_, l)| **l < level) {
            bits.set(side(i % n), side(i / n));
        }
        Some(bits)
    }

    fn corners(&self) -> [Point; 4] {
        let end = self.modules as f32;
        [(0.0, 0.0), (end, 0.0), (end, end), (0.0, end)]
            .map(|(x, y)| self.transform.transform_point(Point { x, y }))
    }
}

/// A square of tries around a point.
fn around(middle: Point, step: f32) -> impl Iterator<Item = Point> {
    (0..25u8).map(move |i| Point {
        x: middle.x + (f32::from(i % 5) - 2.0) * step,
        y: middle.y + (f32::from(i / 5) - 2.0) * step,
    })
}

/// Where the fourth fixed point lies in modules from the edge: the alignment pattern, or for the smallest codes
/// what would be the fourth mark.
fn inset(modules: usize) -> f32 {
    if modules > 21 { 6.5 } else { 3.5 }
}

/// The fourth fixed point, when a mark looks smaller the farther it is, to this power.
fn fourth(set: &FinderPatternSet, modules: usize, lean: f32) -> Point {
    let weight = |size: i32| (size.max(1) as f32).powf(-lean);
    let (tl, tr, bl) = (weight(set.tl.size), weight(set.tr.size), weight(set.bl.size));
    let reach = (modules as f32 - inset(modules) - 3.5) / (modules as f32 - 7.0);
    let (own, other) = (1.0 - 2.0 * reach, reach);
    let mix = |a: f32, b: f32, c: f32| own * a * tl + other * (b * tr + c * bl);
    let depth = mix(1.0, 1.0, 1.0);
    Point {
        x: mix(set.tl.p.x, set.tr.p.x, set.bl.p.x) / depth,
        y: mix(set.tl.p.y, set.tr.p.y, set.bl.p.y) / depth,
    }
}

fn transform(set: &FinderPatternSet, corner: Point, modules: usize) -> Option<PerspectiveTransform> {
    let far = modules as f32 - 3.5;
    let own = modules as f32 - inset(modules);
    let point = |x: f32, y: f32| Point { x, y };
    let grid = Quadrilateral::from([point(3.5, 3.5), point(far, 3.5), point(own, own), point(3.5, far)]);
    let dots = Quadrilateral::from([set.tl.p, set.tr.p, corner, set.bl.p]);
    PerspectiveTransform::quadrilateralToQuadrilateral(grid, dots).ok()
}

fn light(frame: &Luma, transform: &PerspectiveTransform, x: f32, y: f32) -> f32 {
    let p = transform.transform_point(Point { x, y });
    between(frame, p.x - 0.5, p.y - 0.5)
}

/// How far modules stand out from their neighbours on the diagonal half that the fourth corner moves, and how
/// well the fixed patterns come out. On a wrong grid dots fall between modules and both sink.
fn crispness(frame: &Luma, transform: &PerspectiveTransform, modules: usize) -> f32 {
    let stride = 1 + modules / 40;
    let (mut sum, mut count) = (0.0f32, 0.0f32);
    let middle = |i: usize| i as f32 + 0.5;
    for y in (7..modules).step_by(stride) {
        let mut last = light(frame, transform, 6.5, middle(y));
        for x in (7..modules).step_by(stride) {
            let own = light(frame, transform, middle(x), middle(y));
            let step = own - last;
            sum += step * step;
            count += 1.0;
            last = own;
        }
    }
    let mut score = (sum / count).sqrt();
    let mut alike = 0.0;
    let timing = 8..modules - 8;
    let length = (timing.len() * 2) as f32;
    for i in timing {
        let sign = if i % 2 == 0 { -1.0 } else { 1.0 };
        alike += sign * (light(frame, transform, middle(i), 6.5) + light(frame, transform, 6.5, middle(i)));
    }
    score += alike / length;
    if modules > 21 {
        let centre = modules - 7;
        let mut pattern = 0.0;
        for y in 0..5usize {
            for x in 0..5usize {
                let ring = x.abs_diff(2).max(y.abs_diff(2));
                let sign = if ring == 1 { 1.0 / 8.0 } else { -1.0 / 17.0 };
                pattern += sign * light(frame, transform, middle(centre + x - 2), middle(centre + y - 2));
            }
        }
        score += pattern;
    }
    score
}

/// The light of each module, over its middle part.
fn measure(frame: &Luma, transform: &PerspectiveTransform, modules: usize) -> Vec<f32> {
    let spots = [(0.5, 0.5), (0.3, 0.5), (0.7, 0.5), (0.5, 0.3), (0.5, 0.7)];
    let mut all = Vec::with_capacity(modules * modules);
    for y in 0..modules {
        for x in 0..modules {
            let sum: f32 =
                spots.iter().map(|(a, b)| light(frame, transform, x as f32 + a, y as f32 + b)).sum();
            all.push(sum / 5.0);
        }
    }
    all
}

/// The share of right ones among the modules that all codes of this size have alike: marks, their white
/// borders, and the two dotted lines between them.
fn likeness(bits: &BitMatrix, modules: usize) -> f32 {
    let (mut right, mut all) = (0.0, 0.0);
    let mut expect = |x: usize, y: usize, dark: bool| {
        all += 1.0;
        right += f32::from(u8::from(bits.get(side(x), side(y)) == dark));
    };
    for (left, top) in [(0, 0), (modules - 7, 0), (0, modules - 7)] {
        for y in 0..7usize {
            for x in 0..7usize {
                let ring = x.abs_diff(3).max(y.abs_diff(3));
                expect(left + x, top + y, ring != 2);
            }
        }
    }
    for i in 8..modules - 8 {
        // Weighed double: noise between the marks shows here first.
        for _ in 0..2 {
            expect(i, 6, i % 2 == 0);
            expect(6, i, i % 2 == 0);
        }
    }
    right / all
}
