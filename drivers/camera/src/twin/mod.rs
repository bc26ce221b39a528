//! A pretend camera: a code that is held before it is drawn into grey frames.

use crate::capture::{Eye, Frame, Patience, Source};
use kit::twin::{Switch, Switches};
use kit::{Camera, Glimpse, Trouble, TroubleKind};
use qrcodegen::{QrCode, QrCodeEcc};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Size of its frames, dots.
const WIDTH: usize = 640;
const HEIGHT: usize = 480;
/// Between two frames.
const BETWEEN: Duration = Duration::from_millis(50);
const SLOWLY: Duration = Duration::from_millis(500);
/// How soon a stalled twin sees that it may go on.
const GLANCE: Duration = Duration::from_millis(10);

/// What is held before a pretend camera, and its switches. Clones are the same.
#[derive(Clone, Default)]
pub struct TwinLens {
    scene: Arc<Mutex<Option<Frame>>>,
    switches: Switches,
}

impl TwinLens {
    /// Nothing held, all switches off.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The switches: `Unplugged`, `Mute` (frames stop), `Garbling` (noise and half frames) and `Slow` count.
    #[must_use]
    pub const fn switches(&self) -> &Switches {
        &self.switches
    }

    /// Holds a phone with this text as a QR code before it, or takes it away.
    pub fn hold(&self, text: Option<&str>) {
        *self.lock() = text.and_then(phone);
    }

    /// Holds any picture before it.
    pub fn hold_picture(&self, picture: Frame) {
        *self.lock() = picture.whole();
    }

    fn lock(&self) -> MutexGuard<'_, Option<Frame>> {
        self.scene.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The camera behind a lens.
#[must_use]
pub fn open(lens: TwinLens, glimpse: Glimpse) -> Box<dyn Camera> {
    open_with(lens, glimpse, Patience::default())
}

/// The same with another patience.
#[must_use]
pub fn open_with(lens: TwinLens, glimpse: Glimpse, patience: Patience) -> Box<dyn Camera> {
    Box::new(Eye::new(move || Box::new(TwinSource { lens: lens.clone(), count: 0 }), glimpse, patience))
}

struct TwinSource {
    lens: TwinLens,
    /// Frames given so far.
    count: u32,
}

impl TwinSource {
    fn plugged(&self, kind: TroubleKind) -> Result<(), Trouble> {
        if self.lens.switches.is_on(Switch::Unplugged) {
            return Err(Trouble::new(kind, "the twin is unplugged"));
        }
        Ok(())
    }
}

impl Source for TwinSource {
    fn open(&mut self) -> Result<(), Trouble> {
        self.plugged(TroubleKind::NotFound)
    }

    fn frame(&mut self) -> Result<Option<Frame>, Trouble> {
        let slow = self.lens.switches.is_on(Switch::Slow);
        std::thread::sleep(if slow { SLOWLY } else { BETWEEN });
        while self.lens.switches.is_on(Switch::Mute) {
            self.plugged(TroubleKind::Disconnected)?;
            std::thread::sleep(GLANCE);
        }
        self.plugged(TroubleKind::Disconnected)?;
        let frame = self.lens.lock().clone().unwrap_or_else(desk);
        self.count = self.count.wrapping_add(1);
        if self.lens.switches.is_on(Switch::Garbling) {
            if self.count.is_multiple_of(2) {
                return Ok(Some(noise(self.count)));
            }
            let half = frame.dots.len() / 2;
            return Ok(Frame { dots: frame.dots.into_iter().take(half).collect(), ..frame }.whole());
        }
        Ok(Some(frame))
    }
}

/// A desk with nothing on it.
fn desk() -> Frame {
    let dot = |at: usize| u8::try_from(90 + (at % WIDTH * 40 / WIDTH)).unwrap_or(90);
    Frame { width: WIDTH, height: HEIGHT, dots: (0..WIDTH * HEIGHT).map(dot).collect() }
}

/// What a loose cable gives.
fn noise(seed: u32) -> Frame {
    let mut state = seed | 1;
    let dot = |_| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    };
    Frame { width: WIDTH, height: HEIGHT, dots: (0..WIDTH * HEIGHT).map(dot).collect() }
}

/// A bright screen with a code, on the desk.
fn phone(text: &str) -> Option<Frame> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let modules = usize::try_from(code.size()).ok()?;
    let dots_each = (300 / modules).max(2);
    let side = (modules + 8) * dots_each;
    let (left, top) = (WIDTH.checked_sub(side)? / 2, HEIGHT.checked_sub(side)? / 2);
    let mut frame = desk();
    for y in 0..side {
        for x in 0..side {
            let module = |at: usize| i32::try_from(at / dots_each).map(|at| at - 4).unwrap_or(-1);
            let dark = code.get_module(module(x), module(y));
            frame.dots[(top + y) * WIDTH + left + x] = if dark { 25 } else { 235 };
        }
    }
    Some(frame)
}
