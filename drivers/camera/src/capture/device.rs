//! Cameras of the system, by nokhwa.

use super::grey::{Shape, grey};
use super::{Frame, Source};
use crate::address::found;
use kit::{Spot, Trouble, TroubleKind};
use nokhwa::utils::{CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType};
use nokhwa::{Camera, NokhwaError};

/// What can be turned grey, best first: a camera gives its largest pictures fast only as MJPEG.
const FORMATS: [FrameFormat; 4] =
    [FrameFormat::MJPEG, FrameFormat::NV12, FrameFormat::YUYV, FrameFormat::GRAY];
/// The size that reads best for its cost.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 720;
/// Slower ones blur and come late. Some systems say 1 for everything.
const SLOW: u32 = 15;

/// One camera. Made and used on one thread.
pub struct DeviceSource {
    spot: Spot,
    camera: Option<Camera>,
}

impl DeviceSource {
    /// The camera at this spot; nothing is opened yet.
    #[must_use]
    pub const fn new(spot: Spot) -> Self {
        Self { spot, camera: None }
    }
}

impl Source for DeviceSource {
    fn open(&mut self) -> Result<(), Trouble> {
        let path = self.spot.resolve(&found())?;
        let index = index(&path)?;
        // any format at first: which there are is known once it is open
        let any = RequestedFormat::with_formats(RequestedFormatType::AbsoluteHighestResolution, &FORMATS);
        let mut camera = Camera::new(index, any).map_err(|error| refused(&path, &error))?;
        let formats = camera.compatible_camera_formats().map_err(|error| refused(&path, &error))?;
        let chosen = choose(&formats).ok_or_else(|| {
            Trouble::new(TroubleKind::Unsupported, "the camera has no format that is known")
        })?;
        let kind = [chosen.format()];
        let exact = RequestedFormat::with_formats(RequestedFormatType::Exact(chosen), &kind);
        camera.set_camera_requset(exact).map_err(|error| refused(&path, &error))?;
        camera.open_stream().map_err(|error| refused(&path, &error))?;
        tracing::info!(format = %chosen.format(), width = chosen.width(), height = chosen.height(), "camera");
        self.camera = Some(camera);
        Ok(())
    }

    fn frame(&mut self) -> Result<Option<Frame>, Trouble> {
        let camera = self.camera.as_mut();
        let camera = camera.ok_or_else(|| Trouble::new(TroubleKind::Disconnected, "the camera is closed"))?;
        let buffer =
            camera.frame().map_err(|error| Trouble::new(TroubleKind::Disconnected, error.to_string()))?;
        let shape = match buffer.source_frame_format() {
            FrameFormat::MJPEG => Shape::Mjpeg,
            FrameFormat::YUYV => Shape::Yuyv,
            FrameFormat::NV12 => Shape::Nv12,
            FrameFormat::GRAY => Shape::Grey,
            FrameFormat::RAWRGB | FrameFormat::RAWBGR => {
                return Err(Trouble::new(TroubleKind::Unsupported, "the camera gives colours only"));
            }
        };
        let size = buffer.resolution();
        let side = |dots: u32| usize::try_from(dots).unwrap_or(0);
        Ok(grey(shape, side(size.width()), side(size.height()), buffer.buffer()))
    }
}

impl Drop for DeviceSource {
    fn drop(&mut self) {
        if let Some(mut camera) = self.camera.take()
            && let Err(error) = camera.stop_stream()
        {
            tracing::debug!(%error, "the camera was gone before it was closed");
        }
    }
}

/// The number behind `/dev/video`, or a number alone.
fn index(path: &str) -> Result<CameraIndex, Trouble> {
    let number = path.strip_prefix("/dev/video").unwrap_or(path);
    let number = number.parse().map_err(|_| Trouble::new(TroubleKind::NotFound, "no camera's name"))?;
    Ok(CameraIndex::Index(number))
}

/// The library tells a kind of failure by its words alone.
fn refused(path: &str, error: &NokhwaError) -> Trouble {
    let words = error.to_string();
    let kind = if !std::path::Path::new(path).exists() && path.starts_with('/') {
        TroubleKind::NotFound
    } else if words.contains("busy") || words.contains("os error 16") {
        TroubleKind::Busy
    } else if words.contains("ermission") || words.contains("os error 13") {
        TroubleKind::PermissionDenied
    } else {
        TroubleKind::DeviceError
    };
    Trouble::new(kind, words)
}

/// The best of these formats: known, not slow if there is another, near 1280 x 720.
fn choose(formats: &[CameraFormat]) -> Option<CameraFormat> {
    let known = formats.iter().filter(|format| FORMATS.contains(&format.format()));
    let rank = |format: &&CameraFormat| {
        let kind = FORMATS.iter().position(|known| *known == format.format()).unwrap_or(usize::MAX);
        let away = format.width().abs_diff(WIDTH) + format.height().abs_diff(HEIGHT);
        // what is larger costs more than it brings
        let large = format.width() > 2 * WIDTH;
        (format.frame_rate() < SLOW, large, away, kind, u32::MAX - format.frame_rate().min(30))
    };
    known.min_by_key(rank).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(width: u32, height: u32, kind: FrameFormat, fps: u32) -> CameraFormat {
        CameraFormat::new_from(width, height, kind, fps)
    }

    #[test]
    fn the_format_is_chosen_here() {
        let many = [
            format(320, 180, FrameFormat::RAWBGR, 60),
            format(640, 480, FrameFormat::YUYV, 30),
            format(1280, 720, FrameFormat::YUYV, 10),
            format(1280, 720, FrameFormat::MJPEG, 30),
            format(3840, 2160, FrameFormat::MJPEG, 30),
        ];
        assert_eq!(choose(&many), Some(many[3]));
        assert_eq!(choose(&many[..3]), Some(many[1]), "slow ones come late");
        assert_eq!(choose(&many[..1]), None);
        let ones = [format(640, 480, FrameFormat::NV12, 1), format(1280, 720, FrameFormat::NV12, 1)];
        assert_eq!(choose(&ones), Some(ones[1]), "a system that says 1 for everything");
    }

    #[test]
    fn names_of_cameras() {
        assert_eq!(index("/dev/video10").unwrap(), CameraIndex::Index(10));
        assert_eq!(index("0").unwrap(), CameraIndex::Index(0));
        assert_eq!(index("/dev/sda").unwrap_err().kind, TroubleKind::NotFound);
    }
}
