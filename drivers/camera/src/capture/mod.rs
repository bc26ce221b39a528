//! From the device to grey frames.

mod device;
mod eye;
mod grab;
mod grey;
mod slow;
mod view;

pub use device::DeviceSource;
pub use eye::{Eye, Patience};
pub use grey::{Shape, grey};

use kit::Trouble;

/// A grey frame of its own; rows from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame {
    pub width: usize,
    pub height: usize,
    /// `width * height` bytes.
    pub dots: Vec<u8>,
}

impl Frame {
    /// The frame, when it has as many dots as it claims.
    #[must_use]
    pub fn whole(self) -> Option<Self> {
        let dots = self.width.checked_mul(self.height)?;
        (dots > 0 && self.dots.len() == dots).then_some(self)
    }

    /// What the readers look at.
    #[must_use]
    pub fn luma(&self) -> crate::reader::Luma<'_> {
        crate::reader::Luma { width: self.width, height: self.height, dots: &self.dots }
    }

    /// The middle of the frame, seven tenths wide and high: where a phone is held.
    #[must_use]
    pub fn middle(&self) -> Self {
        let (width, height) = (self.width * 7 / 10, self.height * 7 / 10);
        let (left, top) = ((self.width - width) / 2, (self.height - height) / 2);
        let rows = self.dots.chunks(self.width.max(1)).skip(top).take(height);
        let dots = rows.flat_map(|row| row.iter().skip(left).take(width).copied()).collect();
        Self { width, height, dots }
    }
}

/// Where frames come from. It lives on a thread of its own and may block for ever.
pub trait Source {
    /// Opens the device.
    ///
    /// # Errors
    /// The trouble met.
    fn open(&mut self) -> Result<(), Trouble>;

    /// The next frame; `None` for one that cannot be used.
    ///
    /// # Errors
    /// The device is gone.
    fn frame(&mut self) -> Result<Option<Frame>, Trouble>;
}
