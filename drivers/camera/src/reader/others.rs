//! rqrr and quircs: two more finders of QR codes, each with a threshold of its own. They find modules; what
//! the modules say is decoded as everywhere else, so that text comes out the same whoever finds it.

use super::Luma;
use super::number::side;
use super::square::decode;
use rqrr::BitGrid as _;
use rxing::common::BitMatrix;

/// What quircs finds: one threshold for the whole picture, which suits low contrast.
pub fn quircs(frame: &Luma) -> Vec<Vec<u8>> {
    let mut quirc = quircs::Quirc::default();
    let codes = quirc.identify(frame.width, frame.height, frame.dots);
    let texts = codes.filter_map(Result::ok).filter_map(|code| {
        let size = usize::try_from(code.size).ok()?;
        let dark = |x: usize, y: usize| {
            let at = y * size + x;
            code.cell_bitmap.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
        };
        decode(&matrix(size, dark)?)
    });
    texts.collect()
}

/// What rqrr finds: a threshold that follows the light.
pub fn rqrr(frame: &Luma) -> Vec<Vec<u8>> {
    let wide = frame.width;
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(wide, frame.height, |x, y| frame.dots[y * wide + x]);
    let grids = image.detect_grids();
    grids.iter().filter_map(|g| decode(&matrix(g.grid.size(), |x, y| g.grid.bit(y, x))?)).collect()
}

fn matrix(size: usize, dark: impl Fn(usize, usize) -> bool) -> Option<BitMatrix> {
    let mut bits = BitMatrix::new(side(size), side(size)).ok()?;
    for y in 0..size {
        for x in (0..size).filter(|x| dark(*x, y)) {
            bits.set(side(x), side(y));
        }
    }
    Some(bits)
}
