//! The printed paper as an eye and a telephone see it.

use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::Command;

/// A picture of black and white dots.
pub struct Picture {
    width: usize,
    ink: Vec<bool>,
}

impl Picture {
    /// Reads a PNG; what is more dark than light is ink.
    ///
    /// # Errors
    /// No file, no PNG, or one of more than 8 bits.
    pub fn open(path: &Path) -> Result<Self, Box<dyn Error>> {
        let mut decoder = png::Decoder::new(BufReader::new(File::open(path)?));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info()?;
        let mut bytes = vec![0; reader.output_buffer_size().ok_or("too large a picture")?];
        let info = reader.next_frame(&mut bytes)?;
        if info.bit_depth != png::BitDepth::Eight {
            return Err("the picture has more than 8 bits".into());
        }
        bytes.truncate(info.buffer_size());
        let samples = info.color_type.samples();
        let dark = |dot: &[u8]| dot.iter().map(|shade| usize::from(*shade)).sum::<usize>() < 128 * samples;
        Ok(Self { width: usize::try_from(info.width)?, ink: bytes.chunks(samples).map(dark).collect() })
    }

    /// In dots.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// In dots.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.ink.len() / self.width
    }

    /// Black dots in a rectangle; what lies beyond the paper has none.
    #[must_use]
    pub fn ink(&self, x: usize, y: usize, width: usize, height: usize) -> usize {
        let rows = self.ink.chunks(self.width).skip(y).take(height);
        rows.flat_map(|row| row.iter().skip(x).take(width)).filter(|dot| **dot).count()
    }
}

/// The bar codes and QR codes that zbar finds in a picture, sorted.
///
/// # Errors
/// `zbarimg` is not installed, or cannot read the picture. A picture without codes is no error.
pub fn codes(picture: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let output = Command::new("zbarimg").args(["--raw", "-q"]).arg(picture).output()?;
    // 4: no code found
    if !output.status.success() && output.status.code() != Some(4) {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let mut found: Vec<String> = String::from_utf8(output.stdout)?.lines().map(str::to_owned).collect();
    found.sort();
    Ok(found)
}
