//! Cameras that read payment codes shown on phones: QR and CODE 128.
//!
//! [`open`] gives a [`kit::Camera`] that is dark until it is told to look. While it looks, a thread of its own
//! takes frames from the device, only the newest counts, and every frame is read within a bounded time; the slow
//! readers see a frame in every few on another thread. A device that stops giving frames is abandoned and opened
//! anew. A picture lives in memory until the next one, and nowhere else. [`twin`] holds the pretend camera. This
//! crate may not know what a code means: it knows only `kit`.

mod address;
pub mod capture;
pub mod reader;
pub mod twin;

pub use address::{CameraAddress, found};
pub use capture::{Eye, Patience};

/// The camera at `address`. Returns at once: the device is opened when it is to look. What it sees is shown in
/// `glimpse`, mirrored, because people aim by mirrors.
#[must_use]
pub fn open(address: CameraAddress, glimpse: kit::Glimpse) -> Box<dyn kit::Camera> {
    let CameraAddress::Device { spot } = address;
    let source = move || -> Box<dyn capture::Source> { Box::new(capture::DeviceSource::new(spot.clone())) };
    Box::new(Eye::new(source, glimpse, Patience::default()))
}
