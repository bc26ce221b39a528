//! Anything at all from a speaking chip, over a real terminal: a phrase counts as taken only when the chip said so, the
//! driver is done in time, sends nothing but its own frames, and none of them more than twice for a phrase.
#![no_main]

use kit::Speaker;
use kit::twin::{PtyHost, Switches, WireTwin};
use libfuzzer_sys::fuzz_target;
use speaker::{
    ChipPort, Command, Encoding, Music, Patience, ProfileName, SYN6288, SerialSpeaker, command_frame,
    speak_frame,
};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

#[derive(Default)]
struct Script {
    /// What is said after each hearing.
    answers: VecDeque<Vec<u8>>,
    pending: Vec<u8>,
    heard: Vec<u8>,
}

#[derive(Clone, Default)]
struct Chip(Arc<Mutex<Script>>);

impl Chip {
    fn script(&self) -> MutexGuard<'_, Script> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl WireTwin for Chip {
    fn appetite(&mut self) -> usize {
        usize::MAX
    }

    fn hear(&mut self, bytes: &[u8]) {
        let mut script = self.script();
        script.heard.extend_from_slice(bytes);
        let answer = script.answers.pop_front().unwrap_or_default();
        script.pending.extend(answer);
    }

    fn answer(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.script().pending)
    }
}

const SHORT: Duration = Duration::from_millis(12);
const PATIENCE: Patience =
    Patience { answer: SHORT, character: Duration::from_millis(1), tail: SHORT, poll: SHORT };

static LINK: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::temp_dir().join(format!("fuzz-chip-{}", std::process::id())));

fuzz_target!(|data: &[u8]| {
    // long answers tell nothing new and take their time on the line
    let data = &data[..data.len().min(64)];
    let answers: VecDeque<Vec<u8>> = data.split(|byte| *byte == b'|').map(<[u8]>::to_vec).collect();
    let chip = Chip(Arc::new(Mutex::new(Script { answers, ..Script::default() })));
    // a terminal of its own each time, or the bytes of one phrase would be taken for the next one's
    let host = PtyHost::serve(chip.clone(), Switches::default(), &*LINK).expect("a terminal");
    let address = ChipPort {
        path: LINK.display().to_string(),
        profile: ProfileName::Syn6288,
        baud: None,
        volume: None,
        identity: None,
    };
    let mut speaker = SerialSpeaker::new(address, PATIENCE);
    let start = Instant::now();
    let outcome = speaker.say("收款", Duration::from_millis(300));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    drop((speaker, host));

    let frame =
        speak_frame(&SYN6288, Encoding::Gbk, Music(0), &speaker::encode("收款")).expect("a short phrase");
    let ask = command_frame(&SYN6288, Command::Status);
    let heard = std::mem::take(&mut chip.script().heard);
    let (mut rest, mut phrases) = (heard.as_slice(), 0);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(frame.as_slice()) {
            (rest, phrases) = (after, phrases + 1);
        } else {
            rest = rest.strip_prefix(ask.as_slice()).expect("nothing but our frames");
        }
    }
    assert!(phrases <= 2, "said {phrases} times");
    if outcome.is_ok() {
        assert!(phrases > 0 && data.contains(&0x41), "taken, and the chip never said so");
    }
});
