//! The grey part of a frame, without going through colour.

use super::Frame;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Longest side of a frame that is taken, dots.
const SIDE_MAX: usize = 4096;

/// How the bytes of a frame are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One byte a dot.
    Grey,
    /// Every second byte is grey.
    Yuyv,
    /// All grey bytes first.
    Nv12,
    Mjpeg,
}

/// The grey frame in `bytes`; `None` when it is half, or no picture.
#[must_use]
pub fn grey(shape: Shape, width: usize, height: usize, bytes: &[u8]) -> Option<Frame> {
    if width == 0 || height == 0 || width > SIDE_MAX || height > SIDE_MAX {
        return None;
    }
    let count = width * height;
    let dots = match shape {
        Shape::Grey | Shape::Nv12 => bytes.get(..count)?.to_vec(),
        Shape::Yuyv => bytes.get(..count * 2)?.iter().step_by(2).copied().collect(),
        Shape::Mjpeg => return jpeg(bytes),
    };
    Frame { width, height, dots }.whole()
}

/// A camera's picture may be cut off or damaged: what cannot be decoded is no frame.
fn jpeg(bytes: &[u8]) -> Option<Frame> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::Luma)
        .set_max_width(SIDE_MAX)
        .set_max_height(SIDE_MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let dots = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    Frame { width, height, dots }.whole()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_gives_the_same_grey() {
        let grey_dots = [1, 2, 3, 4, 5, 6];
        let yuyv = [1, 128, 2, 128, 3, 128, 4, 128, 5, 128, 6, 128];
        let nv12 = [1, 2, 3, 4, 5, 6, 128, 128, 128];
        for (shape, bytes) in [(Shape::Grey, &grey_dots[..]), (Shape::Yuyv, &yuyv), (Shape::Nv12, &nv12)] {
            let frame = grey(shape, 3, 2, bytes).unwrap();
            assert_eq!(frame.dots, grey_dots, "{shape:?}");
            assert!(grey(shape, 4, 3, bytes).is_none(), "{shape:?}: half a frame");
        }
    }

    #[test]
    fn a_jpeg_is_grey_and_a_damaged_one_is_none() {
        let mut bytes = Vec::new();
        let picture = image::GrayImage::from_fn(64, 48, |x, _| image::Luma([if x < 32 { 20 } else { 230 }]));
        let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95);
        encoder.encode_image(&picture).unwrap();
        // buffers of cameras are longer than their pictures
        bytes.resize(bytes.len() + 500, 0);
        let frame = grey(Shape::Mjpeg, 640, 480, &bytes).unwrap();
        assert_eq!((frame.width, frame.height), (64, 48));
        assert!(frame.dots[5] < 40 && frame.dots[60] > 210);
        for cut in [0, 2, 20, 100] {
            let _none_or_half_grey = grey(Shape::Mjpeg, 640, 480, &bytes[..cut]);
        }
        assert!(grey(Shape::Mjpeg, 640, 480, b"no picture").is_none());
        assert!(grey(Shape::Grey, 100_000, 100_000, &[]).is_none());
    }
}
