//! QR codes in a black and white picture, by rxing's finder, sampler and decoder.

use super::clock::Clock;
use rxing::Point;
use rxing::common::{BitMatrix, DetectorRXingResult as _};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{
    EstimateModuleSize, FindFinderPatterns, FinderPatternSet, GenerateFinderPatternSets, SampleQR,
};

/// A QR code and where it is, in dots of the picture it was found in.
pub struct Square {
    pub text: Vec<u8>,
    pub corners: [Point; 4],
}

/// What a look at one black and white picture gives.
#[derive(Default)]
pub struct Look {
    pub found: Vec<Square>,
    /// Three corner marks that look like a code and did not read, the likeliest first.
    pub unread: Vec<FinderPatternSet>,
    /// Whether any of those is as long as it is wide, counted in modules.
    pub promising: bool,
}

/// Corner marks taken seriously in one picture. Noise has hundreds, a counter's frame a handful.
const MOST_MARKS: usize = 120;

/// Looks for every QR code; stops trying when the clock runs out.
pub fn look(black: &BitMatrix, most_sets: usize, clock: &Clock) -> Look {
    let mut marks = FindFinderPatterns(black, true, 0);
    if marks.len() > MOST_MARKS {
        marks.sort_by_key(|m| std::cmp::Reverse(m.size));
        marks.truncate(MOST_MARKS);
    }
    let mut look = Look::default();
    let mut used = Vec::new();
    for set in GenerateFinderPatternSets(&mut marks).into_iter().take(most_sets) {
        if used.contains(&set.bl) || used.contains(&set.tl) || used.contains(&set.tr) {
            continue;
        }
        if clock.over() {
            break;
        }
        match sample(black, &set) {
            Some(square) => {
                used.extend([set.bl, set.tl, set.tr]);
                look.found.push(square);
            }
            None => look.unread.push(set),
        }
    }
    let found = &look.found;
    look.unread.retain(|set| {
        let marks = [set.bl, set.tl, set.tr];
        !marks.iter().any(|m| used.contains(m) || found.iter().any(|square| square.holds(m.p)))
    });
    look.promising = look.unread.iter().any(|set| square_in_modules(black, set));
    look
}

fn square_in_modules(black: &BitMatrix, set: &FinderPatternSet) -> bool {
    let side = |a, b| {
        let ends = (EstimateModuleSize(black, a, b), EstimateModuleSize(black, b, a));
        (ends.0 > 0.0 && ends.1 > 0.0).then(|| f64::from(Point::distance(a.p, b.p)) * 2.0 / (ends.0 + ends.1))
    };
    match (side(set.tl, set.tr), side(set.tl, set.bl)) {
        (Some(top), Some(left)) => (top - left).abs() < 4.0 && top + left > 2.0 * 12.0,
        _ => false,
    }
}

fn sample(black: &BitMatrix, set: &FinderPatternSet) -> Option<Square> {
    let sampled = SampleQR(black, set).ok()?;
    let text = decode(sampled.getBits())?;
    let corners = <[Point; 4]>::try_from(sampled.getPoints()).ok()?;
    Some(Square { text, corners })
}

/// The text of a code's modules, which may be mirrored; `None` when error correction does not explain them.
pub fn decode(modules: &BitMatrix) -> Option<Vec<u8>> {
    let decoded = Decode(modules).ok()?;
    let text = decoded.text();
    (decoded.isValid() && !text.is_empty()).then(|| text.into_bytes())
}

impl Square {
    /// Whether the point lies between the corners.
    pub fn holds(&self, point: Point) -> bool {
        let side = |a: Point, b: Point| (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) >= 0.0;
        let sides: Vec<bool> = (0..4).map(|i| side(self.corners[i], self.corners[(i + 1) % 4])).collect();
        sides.iter().all(|s| *s == sides[0])
    }
}
