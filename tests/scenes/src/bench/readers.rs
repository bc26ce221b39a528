//! The readers compared. Ours is always there; the others come with the feature `peers`.

use camera::reader::{InFrame, read_all};
use scenes::Picture;

/// The whole chain, in-frame readers and patient ones.
pub const OURS: &str = "ours";
pub const RQRR: &str = "rqrr";
pub const PEER: &str = "zxing-cpp one";

/// A reader of codes.
pub trait Reader {
    fn name(&self) -> &'static str;
    /// The payloads found.
    fn read(&mut self, picture: &Picture) -> Vec<Vec<u8>>;
}

struct Plain<F>(&'static str, F);

impl<F: FnMut(&Picture) -> Vec<Vec<u8>>> Reader for Plain<F> {
    fn name(&self) -> &'static str {
        self.0
    }

    fn read(&mut self, picture: &Picture) -> Vec<Vec<u8>> {
        (self.1)(picture)
    }
}

/// All readers, ours first.
pub fn readers() -> Vec<Box<dyn Reader>> {
    let mut eye = InFrame::new();
    let mut all: Vec<Box<dyn Reader>> = vec![
        Box::new(Plain(OURS, |p: &Picture| read_all(&p.luma()).into_iter().map(|r| r.text).collect())),
        Box::new(Plain("ours, in frame", move |p: &Picture| {
            eye.read(&p.luma()).into_iter().map(|r| r.text).collect()
        })),
    ];
    #[cfg(feature = "peers")]
    all.extend(peers::peers());
    let _ = &mut all;
    all
}

#[cfg(feature = "peers")]
mod peers {
    use super::{PEER, Plain, RQRR, Reader};
    use rxing::common::HybridBinarizer;
    use rxing::{
        BarcodeFormat, BinaryBitmap, DecodeHints, FilteredImageReader, Luma8Source, MultiFormatReader,
    };
    use scenes::Picture;
    use std::collections::HashSet;

    pub fn peers() -> Vec<Box<dyn Reader>> {
        vec![
            Box::new(Plain(RQRR, rqrr)),
            Box::new(Plain("rxing", |p: &Picture| rxing(p, false))),
            Box::new(Plain("rxing filtered", |p: &Picture| rxing(p, true))),
            Box::new(Plain("zedbar", zedbar)),
            Box::new(Plain(PEER, |p: &Picture| zxing_cpp(p, 1))),
            Box::new(Plain("zxing-cpp all", |p: &Picture| zxing_cpp(p, 0xFF))),
        ]
    }

    fn side(dots: usize) -> u32 {
        u32::try_from(dots).unwrap_or(0)
    }

    fn rqrr(picture: &Picture) -> Vec<Vec<u8>> {
        let (wide, dots) = (picture.width, &picture.dots);
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(wide, picture.height, |x, y| dots[y * wide + x]);
        image
            .detect_grids()
            .into_iter()
            .filter_map(|g| g.decode().ok())
            .map(|(_, t)| t.into_bytes())
            .collect()
    }

    fn rxing(picture: &Picture, filtered: bool) -> Vec<Vec<u8>> {
        let hints = DecodeHints {
            TryHarder: Some(true),
            AlsoInverted: filtered.then_some(true),
            PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE, BarcodeFormat::CODE_128])),
            ..DecodeHints::default()
        };
        let source = Luma8Source::new_with_slice(&picture.dots, side(picture.width), side(picture.height));
        let Ok(source) = source else { return Vec::new() };
        let mut image = BinaryBitmap::new(HybridBinarizer::new(source));
        let reader = MultiFormatReader::default();
        let found = if filtered {
            rxing::Reader::decode_with_hints(&mut FilteredImageReader::new(reader), &mut image, &hints)
        } else {
            rxing::Reader::decode_with_hints(&mut { reader }, &mut image, &hints)
        };
        found.map(|r| r.getText().as_bytes().to_vec()).into_iter().collect()
    }

    fn zedbar(picture: &Picture) -> Vec<Vec<u8>> {
        use zedbar::config::{Code128, QrCode};
        let config = zedbar::config::DecoderConfig::new().enable(QrCode).enable(Code128);
        let image = zedbar::Image::from_gray(&picture.dots, side(picture.width), side(picture.height));
        let Ok(mut image) = image else { return Vec::new() };
        let found = zedbar::Scanner::with_config(config).scan(&mut image);
        found.symbols().iter().map(|s| s.data().to_vec()).collect()
    }

    fn zxing_cpp(picture: &Picture, symbols: i32) -> Vec<Vec<u8>> {
        use zxingcpp::{BarcodeFormat, ImageFormat, ImageView};
        let reader = zxingcpp::read()
            .formats([BarcodeFormat::QRCode, BarcodeFormat::Code128])
            .max_number_of_symbols(symbols);
        let view = ImageView::from_slice(&picture.dots, picture.width, picture.height, ImageFormat::Lum);
        let Ok(view) = view else { return Vec::new() };
        let found = reader.from(view).unwrap_or_default();
        found.iter().filter(|b| b.is_valid()).map(|b| b.text().into_bytes()).collect()
    }
}
