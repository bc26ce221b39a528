//! Recordings joined to phrases, over a pretend loudspeaker and over the system's own.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use kit::{Speaker, Trouble, TroubleKind};
use speaker::{Clips, Loudspeaker, SoundSpeaker, SpeakerAddress};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// Lengths of what was played, in order; each played twice as fast as it sounds.
static PLAYED: Mutex<Vec<usize>> = Mutex::new(Vec::new());

struct Pretend;

impl Loudspeaker for Pretend {
    fn open(&mut self) -> Result<(), Trouble> {
        Ok(())
    }

    fn play(&mut self, samples: Vec<f32>, rate: u32, begin: &mut dyn FnMut() -> bool) -> Result<(), Trouble> {
        assert!(begin());
        std::thread::sleep(Duration::from_secs(samples.len() as u64) / rate / 2);
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
    speaker.say("微信收款，十二点五元", Duration::from_millis(400)).unwrap();
    assert!(start.elapsed() < Duration::from_millis(1200));
    assert_eq!(
        speaker.say("退款", Duration::from_millis(20)).unwrap_err().kind,
        TroubleKind::TimedOut,
        "the one before is still running"
    );
    speaker.check().unwrap();
    speaker.say("退款，五元", Duration::from_secs(5)).unwrap();
    assert_eq!(*PLAYED.lock().unwrap(), [length("微信收款，十二点五元"), length("退款，五元")]);
}

/// A device whose opening hangs until it is freed.
struct Stuck(&'static Dock);

struct Dock {
    free: AtomicBool,
    /// Devices made, one per thread.
    made: AtomicUsize,
    /// Phrases handed to a device, heard or not.
    handed: AtomicUsize,
    playing: AtomicUsize,
    /// The most that played at once.
    most: AtomicUsize,
    played: AtomicUsize,
}

impl Dock {
    const fn new() -> Self {
        Self {
            free: AtomicBool::new(false),
            made: AtomicUsize::new(0),
            handed: AtomicUsize::new(0),
            playing: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
            played: AtomicUsize::new(0),
        }
    }

    fn device(&'static self) -> Box<dyn Loudspeaker> {
        self.made.fetch_add(1, SeqCst);
        Box::new(Stuck(self))
    }
}

impl Loudspeaker for Stuck {
    fn open(&mut self) -> Result<(), Trouble> {
        while !self.0.free.load(SeqCst) {
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    fn play(&mut self, _: Vec<f32>, _: u32, begin: &mut dyn FnMut() -> bool) -> Result<(), Trouble> {
        self.0.handed.fetch_add(1, SeqCst);
        let now = self.0.playing.fetch_add(1, SeqCst) + 1;
        self.0.most.fetch_max(now, SeqCst);
        if begin() {
            self.0.played.fetch_add(1, SeqCst);
        }
        std::thread::sleep(Duration::from_millis(30));
        self.0.playing.fetch_sub(1, SeqCst);
        Ok(())
    }
}

#[test]
fn a_phrase_that_nobody_heard_is_told_and_never_played_late() {
    static DOCK: Dock = Dock::new();
    let mut speaker = SoundSpeaker::over(None, None, || DOCK.device());
    assert_eq!(speaker.check().unwrap_err().kind, TroubleKind::TimedOut, "it does not open");
    let trouble = speaker.say("退款", Duration::from_millis(100)).unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::TimedOut, "queued behind the opening");
    DOCK.free.store(true, SeqCst);
    let start = Instant::now();
    while speaker.say("收款", Duration::from_secs(2)).is_err() {
        assert!(start.elapsed() < Duration::from_secs(5));
        std::thread::sleep(Duration::from_millis(5));
    }
    let counts = [&DOCK.handed, &DOCK.played].map(|count| count.load(SeqCst));
    assert_eq!(counts, [1, 1], "the late one is dropped");
}

#[test]
fn a_device_that_hangs_costs_one_thread_and_speaks_alone_when_it_is_free() {
    static DOCK: Dock = Dock::new();
    let mut speaker = SoundSpeaker::over(None, None, || DOCK.device());
    // the recordings are read before the clock matters
    DOCK.free.store(true, SeqCst);
    speaker.check().unwrap();
    DOCK.free.store(false, SeqCst);
    let kinds: Vec<_> =
        (0..12).map(|_| speaker.say("退款", Duration::from_millis(400)).unwrap_err().kind).collect();
    assert_eq!(kinds[..2], [TroubleKind::TimedOut; 2], "one in hand, one waiting");
    assert_eq!(kinds[2..], [TroubleKind::Busy; 10], "no place, and no other thread");
    DOCK.free.store(true, SeqCst);
    let start = Instant::now();
    // the thread comes back by itself and forgets what is late
    while speaker.say("收款", Duration::from_secs(2)).is_err() {
        assert!(start.elapsed() < Duration::from_secs(5));
        std::thread::sleep(Duration::from_millis(5));
    }
    speaker.say("收款", Duration::from_secs(2)).unwrap();
    let counts = [&DOCK.made, &DOCK.most, &DOCK.played].map(|count| count.load(SeqCst));
    assert_eq!(counts, [1, 1, 2]);
}

/// Dies in the middle of its first phrase.
struct Dying;

static LIVES: AtomicUsize = AtomicUsize::new(0);

impl Loudspeaker for Dying {
    fn open(&mut self) -> Result<(), Trouble> {
        Ok(())
    }

    fn play(&mut self, _: Vec<f32>, _: u32, begin: &mut dyn FnMut() -> bool) -> Result<(), Trouble> {
        assert!(LIVES.load(SeqCst) > 1, "the first life ends here");
        begin();
        Ok(())
    }
}

#[test]
fn a_thread_that_died_is_replaced() {
    let mut speaker = SoundSpeaker::over(None, None, || {
        LIVES.fetch_add(1, SeqCst);
        Box::new(Dying)
    });
    assert_eq!(speaker.say("退款", Duration::from_secs(5)).unwrap_err().kind, TroubleKind::Other);
    speaker.say("退款", Duration::from_secs(5)).unwrap();
    assert_eq!(LIVES.load(SeqCst), 2);
}

/// Takes the phrase, and the first sample of it much later.
struct Frozen;

/// What the device hears when it begins at last.
static WANTED: Mutex<Option<bool>> = Mutex::new(None);

impl Loudspeaker for Frozen {
    fn open(&mut self) -> Result<(), Trouble> {
        Ok(())
    }

    fn play(&mut self, _: Vec<f32>, _: u32, begin: &mut dyn FnMut() -> bool) -> Result<(), Trouble> {
        std::thread::sleep(Duration::from_millis(1500));
        *WANTED.lock().unwrap() = Some(begin());
        Ok(())
    }
}

#[test]
fn a_device_that_opens_and_does_not_begin_is_no_success() {
    let mut speaker = SoundSpeaker::over(None, None, || Box::new(Frozen));
    speaker.check().unwrap();
    let trouble = speaker.say("退款", Duration::from_millis(500)).unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::TimedOut);
    speaker.check().unwrap();
    assert_eq!(*WANTED.lock().unwrap(), Some(false), "it falls silent");
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
