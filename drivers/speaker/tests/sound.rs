//! Recordings joined to phrases, over a pretend loudspeaker and over the system's own.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use kit::{Speaker, Trouble, TroubleKind};
use speaker::{Clips, Loudspeaker, SoundSpeaker, SpeakerAddress};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Lengths of what was played, in order; each played a hundred times as fast as it sounds.
static PLAYED: Mutex<Vec<usize>> = Mutex::new(Vec::new());

struct Pretend;

impl Loudspeaker for Pretend {
    fn open(&mut self) -> Result<(), Trouble> {
        Ok(())
    }

    fn play(&mut self, samples: Vec<f32>, rate: u32) -> Result<(), Trouble> {
        std::thread::sleep(Duration::from_secs(samples.len() as u64) / rate / 10);
        PLAYED.lock().unwrap().push(samples.len());
        Ok(())
    }
}

#[test]
fn phrases_follow_each_other_and_none_is_cut_off() {
    let mut speaker = SoundSpeaker::over(Some(80), None, || Box::new(Pretend));
    speaker.check().unwrap();
    let clips = Clips::load(None).unwrap();
    let length = |phrase: &str| clips.render(phrase).samples.len();
    // no time to wait for its end: it goes on all the same
    let start = Instant::now();
    speaker.say("微信收款，十二点五元", Duration::from_millis(20)).unwrap();
    assert!(start.elapsed() < Duration::from_millis(200));
    assert_eq!(
        speaker.say("退款", Duration::from_millis(20)).unwrap_err().kind,
        TroubleKind::TimedOut,
        "the one before is still running"
    );
    speaker.check().unwrap();
    speaker.say("退款，五元", Duration::from_secs(5)).unwrap();
    assert_eq!(*PLAYED.lock().unwrap(), [length("微信收款，十二点五元"), length("退款，五元")]);
}

/// On a machine without a sound device this is what a cashier meets; with one it speaks.
#[test]
fn the_systems_own_sound_speaks_or_tells_why_not() {
    let address: SpeakerAddress = serde_json::from_str(r#"{"kind":"sound","volume":10}"#).unwrap();
    let mut speaker = speaker::open(address);
    let start = Instant::now();
    match speaker.check() {
        Ok(()) => speaker.say("语音测试", Duration::from_secs(5)).unwrap(),
        Err(trouble) => {
            assert_eq!(trouble.kind, TroubleKind::NotFound, "{trouble}");
            assert_eq!(
                speaker.say("语音测试", Duration::from_secs(5)).unwrap_err().kind,
                TroubleKind::NotFound
            );
        }
    }
    assert!(start.elapsed() < Duration::from_secs(10));
}
