use kit::{Trouble, TroubleKind};
use std::num::{NonZeroU16, NonZeroU32};
use std::time::{Duration, Instant};

/// A way for sound out of this computer.
pub trait Loudspeaker {
    /// Opens the device if it is not open.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    fn open(&mut self) -> Result<(), Trouble>;

    /// Plays mono samples to their end. `begin` is called when the device has taken the first of them; at its
    /// false nobody waits any more, and the device falls silent.
    ///
    /// # Errors
    /// The trouble met; a device that stops playing is given up.
    fn play(&mut self, samples: Vec<f32>, rate: u32, begin: &mut dyn FnMut() -> bool) -> Result<(), Trouble>;
}

/// The system's own choice of sound device.
#[derive(Default)]
pub struct SystemSound {
    sink: Option<rodio::MixerDeviceSink>,
}

/// Between two looks at whether the phrase is over.
const GLANCE: Duration = Duration::from_millis(10);
/// Beyond the length of the phrase, for a device that starts slowly.
const TAIL: Duration = Duration::from_secs(2);

impl Loudspeaker for SystemSound {
    fn open(&mut self) -> Result<(), Trouble> {
        if self.sink.is_none() {
            let mut sink = rodio::DeviceSinkBuilder::open_default_sink()
                .map_err(|error| Trouble::new(TroubleKind::NotFound, error.to_string()))?;
            sink.log_on_drop(false);
            self.sink = Some(sink);
        }
        Ok(())
    }

    fn play(&mut self, samples: Vec<f32>, rate: u32, begin: &mut dyn FnMut() -> bool) -> Result<(), Trouble> {
        self.open()?;
        let Some(sink) = &self.sink else {
            return Err(Trouble::new(TroubleKind::NotFound, "no sound device"));
        };
        let rate = NonZeroU32::new(rate).unwrap_or(NonZeroU32::MIN);
        let millis =
            u64::try_from(samples.len()).unwrap_or(u64::MAX).saturating_mul(1000) / u64::from(rate.get());
        let end = Instant::now() + Duration::from_millis(millis) + TAIL;
        let player = rodio::Player::connect_new(sink.mixer());
        player.append(rodio::buffer::SamplesBuffer::new(NonZeroU16::MIN, rate, samples));
        let mut begun = false;
        while !player.empty() {
            if !begun && !player.get_pos().is_zero() {
                begun = true;
                if !begin() {
                    player.stop();
                    return Err(Trouble::new(TroubleKind::TimedOut, "too late"));
                }
            }
            if Instant::now() >= end {
                self.sink = None;
                return Err(Trouble::new(TroubleKind::Disconnected, "the sound device has stopped playing"));
            }
            std::thread::sleep(GLANCE);
        }
        // shorter than a glance
        begin();
        Ok(())
    }
}
