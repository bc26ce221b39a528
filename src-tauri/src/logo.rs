//! The shop's picture: taken from a file once, kept beside the settings, made fit for each paper.

use receipt::{Columns, Logo};
use std::fs;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};

/// Name of the file, beside the settings.
const NAME: &str = "logo.picture";
/// Largest file that is taken, in bytes.
pub const FILE_MAX: usize = 4 << 20;
/// Longest side of a picture that is taken, in pixels.
const SIDE_MAX: u32 = 4096;

/// The picture in grey, 0 is black; what was transparent is white.
#[derive(Clone, Debug)]
pub struct LogoFile {
    width: usize,
    height: usize,
    luma: Vec<u8>,
}

/// Why a file is no logo.
#[derive(Debug, thiserror::Error)]
pub enum LogoTrouble {
    #[error("the file is larger than {FILE_MAX} bytes")]
    TooLarge,
    #[error("no picture: {0}")]
    NoPicture(String),
    #[error("the file cannot be kept: {0}")]
    Disk(#[from] io::Error),
}

impl LogoFile {
    /// Reads the bytes of a picture file.
    ///
    /// # Errors
    /// [`LogoTrouble`]; nothing is kept.
    pub fn read(bytes: &[u8]) -> Result<Self, LogoTrouble> {
        if bytes.len() > FILE_MAX {
            return Err(LogoTrouble::TooLarge);
        }
        let wrong = |error: image::ImageError| LogoTrouble::NoPicture(error.to_string());
        let mut reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
        let mut limits = image::Limits::default();
        limits.max_image_width = Some(SIDE_MAX);
        limits.max_image_height = Some(SIDE_MAX);
        limits.max_alloc = Some(128 << 20);
        reader.limits(limits);
        let picture = reader.decode().map_err(wrong)?.into_luma_alpha8();
        let (width, height) = (picture.width(), picture.height());
        let on_white = |pixel: &image::LumaA<u8>| {
            let [luma, alpha] = pixel.0.map(u16::from);
            u8::try_from((luma * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        let luma = picture.pixels().map(on_white).collect();
        let side = |pixels: u32| usize::try_from(pixels).unwrap_or(0);
        Ok(Self { width: side(width), height: side(height), luma })
    }

    /// Fit for this paper; `None` when nothing of it can be printed.
    #[must_use]
    pub fn on(&self, columns: Columns) -> Option<Logo> {
        Logo::new(self.width, self.height, &self.luma, columns).ok()
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// The kept picture, if there is one that can still be read.
#[must_use]
pub fn load(folder: &Path) -> Option<LogoFile> {
    let size = fs::metadata(path(folder)).ok()?.len();
    if usize::try_from(size).ok()? > FILE_MAX {
        return None;
    }
    LogoFile::read(&fs::read(path(folder)).ok()?).ok()
}

/// Keeps a picture file in place of the one before.
///
/// # Errors
/// [`LogoTrouble`]; then the one before stays.
pub fn keep(folder: &Path, bytes: &[u8]) -> Result<LogoFile, LogoTrouble> {
    let logo = LogoFile::read(bytes)?;
    let aside = folder.join("logo.new");
    fs::write(&aside, bytes)?;
    fs::rename(aside, path(folder))?;
    Ok(logo)
}

/// Forgets the picture.
///
/// # Errors
/// As the disk reports it; no picture is none.
pub fn forget(folder: &Path) -> io::Result<()> {
    match fs::remove_file(path(folder)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let picture = image::LumaA::<u8>([0, 0]);
        let picture = image::ImageBuffer::from_pixel(width, height, picture);
        let mut bytes = Cursor::new(Vec::new());
        image::DynamicImage::ImageLumaA8(picture).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_is_kept_and_what_is_transparent_is_white() {
        let dir = tempfile::tempdir().unwrap();
        assert!(load(dir.path()).is_none());
        keep(dir.path(), &png(40, 20)).unwrap();
        let logo = load(dir.path()).unwrap();
        assert!(logo.luma.iter().all(|dot| *dot == 255));
        let logo = logo.on(Columns::C32).unwrap();
        assert!(logo.bits().iter().all(|bits| *bits == 0));
        forget(dir.path()).unwrap();
        assert!(load(dir.path()).is_none());
        forget(dir.path()).unwrap();
    }

    #[test]
    fn no_picture_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        keep(dir.path(), &png(8, 8)).unwrap();
        let huge = png(5000, 1);
        for bad in [&b"not a picture"[..], &[], &png(8, 8)[..20], &huge] {
            assert!(matches!(keep(dir.path(), bad), Err(LogoTrouble::NoPicture(_))));
        }
        assert!(matches!(keep(dir.path(), &vec![0; FILE_MAX + 1]), Err(LogoTrouble::TooLarge)));
        assert_eq!(load(dir.path()).map(|logo| logo.width), Some(8));
    }
}
