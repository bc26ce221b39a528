//! Grey pictures, and their way to a file.

use std::io;
use std::path::Path;

/// A grey picture; rows from the top, one byte a dot.
#[derive(Clone)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub dots: Vec<u8>,
}

impl Picture {
    #[must_use]
    pub fn filled(width: usize, height: usize, grey: u8) -> Self {
        Self { width, height, dots: vec![grey; width * height] }
    }

    /// What the readers take.
    #[must_use]
    pub fn luma(&self) -> camera::reader::Luma<'_> {
        camera::reader::Luma { width: self.width, height: self.height, dots: &self.dots }
    }

    /// The part of the rectangle that lies inside is painted.
    pub fn rect(&mut self, left: i32, top: i32, width: i32, height: i32, grey: u8) {
        let clip = |at: i32, end: usize| at.clamp(0, end as i32) as usize;
        let (x0, x1) = (clip(left, self.width), clip(left + width, self.width));
        for y in clip(top, self.height)..clip(top + height, self.height) {
            self.dots[y * self.width + x0..y * self.width + x1.max(x0)].fill(grey);
        }
    }

    /// Half the size; each dot the mean of four.
    #[must_use]
    pub fn half(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut dots = Vec::with_capacity(width * height);
        for y in 0..height {
            let top = &self.dots[2 * y * self.width..][..2 * width];
            let low = &self.dots[(2 * y + 1) * self.width..][..2 * width];
            for (a, b) in top.chunks_exact(2).zip(low.chunks_exact(2)) {
                dots.push(
                    ((u16::from(a[0]) + u16::from(a[1]) + u16::from(b[0]) + u16::from(b[1]) + 2) / 4) as u8,
                );
            }
        }
        Self { width, height, dots }
    }

    /// A quarter turn clockwise, this many times.
    #[must_use]
    pub fn turned(&self, quarters: usize) -> Self {
        let mut now = self.clone();
        for _ in 0..quarters % 4 {
            let (width, height) = (now.height, now.width);
            let mut dots = Vec::with_capacity(width * height);
            for y in 0..height {
                dots.extend((0..width).map(|x| now.dots[(width - 1 - x) * height + y]));
            }
            now = Self { width, height, dots };
        }
        now
    }

    #[must_use]
    pub fn inverted(mut self) -> Self {
        self.dots.iter_mut().for_each(|d| *d = 255 - *d);
        self
    }

    /// The picture as a PNG file's bytes.
    ///
    /// # Errors
    /// When the picture has no dots.
    pub fn png(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let side = |n: usize| u32::try_from(n).map_err(io::Error::other);
        let mut encoder = png::Encoder::new(&mut bytes, side(self.width)?, side(self.height)?);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header().map_err(io::Error::other)?;
        writer.write_image_data(&self.dots).map_err(io::Error::other)?;
        writer.finish().map_err(io::Error::other)?;
        Ok(bytes)
    }

    /// Writes a PNG file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        std::fs::write(path, self.png()?)
    }
}
