//! Picture files as grey frames: PNG, JPEG, BMP, GIF, WebP and PNM, of any depth of colour.

use camera::reader::Luma;
use image::{DynamicImage, ImageReader, Limits};
use std::fmt;
use std::fs::File;
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Bytes of a file that are read at most.
const LONGEST_FILE: u64 = 128 << 20;

/// Bytes a picture may take in memory while it is unpacked.
const MOST_MEMORY: u64 = 512 << 20;

/// Dots of the longest side, and of the whole picture.
const LONGEST_SIDE: u32 = 30_000;
const MOST_DOTS: u64 = 80_000_000;

/// Why a file gives no picture.
pub enum Trouble {
    Unreadable(std::io::Error),
    NoFile,
    TooLarge,
    NoPicture(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Self::NoFile => f.write_str("is not a file"),
            Self::TooLarge => f.write_str("is too large a picture"),
            Self::NoPicture(why) => write!(f, "is not a picture: {why}"),
        }
    }
}

/// A picture's light, and how opaque its dots are when not all of them are.
pub struct Picture {
    width: usize,
    height: usize,
    light: Vec<u8>,
    on_white: Option<Vec<u8>>,
}

impl Picture {
    /// As it looks on white paper.
    pub fn on_white(&self) -> Luma<'_> {
        self.with(self.on_white.as_ref().unwrap_or(&self.light))
    }

    /// The colours alone, also where nothing of them shows.
    pub fn bare(&self) -> Luma<'_> {
        self.with(&self.light)
    }

    pub fn transparent(&self) -> bool {
        self.on_white.is_some()
    }

    fn with<'a>(&self, dots: &'a [u8]) -> Luma<'a> {
        Luma { width: self.width, height: self.height, dots }
    }
}

/// Reads a file.
///
/// # Errors
/// When there is none, or what is in it is no picture or too large a one.
pub fn load(path: &Path) -> Result<Picture, Trouble> {
    let about = std::fs::metadata(path).map_err(Trouble::Unreadable)?;
    if !about.is_file() {
        return Err(Trouble::NoFile);
    }
    if about.len() > LONGEST_FILE {
        return Err(Trouble::TooLarge);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Trouble::Unreadable)?;
    file.take(LONGEST_FILE).read_to_end(&mut bytes).map_err(Trouble::Unreadable)?;
    let unpacked = catch_unwind(AssertUnwindSafe(|| unpack(&bytes)));
    unpacked.unwrap_or_else(|_| Err(Trouble::NoPicture("it cannot be unpacked".into())))
}

fn unpack(bytes: &[u8]) -> Result<Picture, Trouble> {
    let not = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => Trouble::TooLarge,
        other => Trouble::NoPicture(other.to_string().lines().next().unwrap_or_default().to_owned()),
    };
    let open = || ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(Trouble::Unreadable);
    let (width, height) = open()?.into_dimensions().map_err(not)?;
    if width.max(height) > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_DOTS {
        return Err(Trouble::TooLarge);
    }
    let mut reader = open()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    Ok(grey(reader.decode().map_err(not)?))
}

fn grey(image: DynamicImage) -> Picture {
    let size = |side: u32| usize::try_from(side).unwrap_or(0);
    let (width, height) = (size(image.width()), size(image.height()));
    let (light, on_white) = match image {
        DynamicImage::ImageLuma8(dots) => (dots.into_raw(), None),
        DynamicImage::ImageRgb8(dots) => {
            (dots.as_raw().chunks_exact(3).map(|c| luma(c[0], c[1], c[2])).collect(), None)
        }
        other if !other.color().has_alpha() => {
            let dots = other.into_rgb8();
            (dots.as_raw().chunks_exact(3).map(|c| luma(c[0], c[1], c[2])).collect(), None)
        }
        other => {
            let dots = other.into_rgba8();
            let dots = dots.as_raw().chunks_exact(4);
            let light: Vec<u8> = dots.clone().map(|c| luma(c[0], c[1], c[2])).collect();
            let over = |(light, c): (&u8, &[u8])| {
                let (light, cover) = (u16::from(*light), u16::from(c[3]));
                u8::try_from((light * cover + 255 * (255 - cover)) / 255).unwrap_or(u8::MAX)
            };
            let seen = dots.clone().any(|c| c[3] != 255);
            let on_white = seen.then(|| light.iter().zip(dots).map(over).collect());
            (light, on_white)
        }
    };
    Picture { width, height, light, on_white }
}

/// Brightness by the weights of BT.601, as cameras give it.
fn luma(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 306 * u32::from(red) + 601 * u32::from(green) + 117 * u32::from(blue) + 512;
    u8::try_from(sum >> 10).unwrap_or(u8::MAX)
}
