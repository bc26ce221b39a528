//! One contract for the bench twin and for the real driver against emulated chips on a pseudo terminal.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use kit::twin::{PtyHost, Switch, Switches};
use kit::{Speaker, TroubleKind};
use speaker::twin::{TwinChip, TwinSpeaker, TwinVoice};
use speaker::{ProfileName, SpeakerAddress};
use std::cell::Cell;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const LONG: Duration = Duration::from_secs(10);
const PHRASES: [&str; 3] = ["微信收款，12.5元", "支付宝到账0.01元", "退款"];

/// A speaker under test, and what was heard from it.
trait Rig {
    fn speaker(&self) -> Box<dyn Speaker>;
    fn switches(&self) -> Switches;
    fn spoken(&self) -> Vec<String>;
    fn cut_off(&self) -> Vec<String>;
}

struct Bench(Cell<Option<TwinSpeaker>>, TwinVoice);

impl Rig for Bench {
    fn speaker(&self) -> Box<dyn Speaker> {
        Box::new(self.0.take().unwrap())
    }
    fn switches(&self) -> Switches {
        self.1.switches().clone()
    }
    fn spoken(&self) -> Vec<String> {
        self.1.spoken()
    }
    fn cut_off(&self) -> Vec<String> {
        Vec::new()
    }
}

struct Machine {
    chip: TwinChip,
    host: PtyHost,
    profile: ProfileName,
    _folder: TempDir,
}

impl Machine {
    fn new(profile: ProfileName) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let chip = TwinChip::new(profile, Duration::from_millis(12));
        let host = chip.serve_pty(folder.path().join("ttySpeaker")).unwrap();
        Self { chip, host, profile, _folder: folder }
    }

    fn address(&self, volume: Option<u8>) -> SpeakerAddress {
        let path = self.host.path().display().to_string();
        SpeakerAddress::Serial {
            path,
            profile: self.profile,
            baud: None,
            volume,
            identity: None,
            custom: None,
        }
    }
}

impl Rig for Machine {
    fn speaker(&self) -> Box<dyn Speaker> {
        speaker::open(self.address(None))
    }
    fn switches(&self) -> Switches {
        self.chip.switches()
    }
    fn spoken(&self) -> Vec<String> {
        self.chip.spoken()
    }
    fn cut_off(&self) -> Vec<String> {
        self.chip.cut_off()
    }
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(8), "never heard: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn phrases_are_spoken_in_order_and_to_the_end(rig: &dyn Rig) {
    let mut speaker = rig.speaker();
    for (count, phrase) in PHRASES.iter().enumerate() {
        speaker.say(phrase, LONG).unwrap();
        assert_eq!(rig.spoken(), PHRASES[..=count], "say returns when the phrase is over");
    }
    assert_eq!(rig.cut_off(), [""; 0]);
}

fn an_unplugged_speaker_is_told_and_speaks_when_it_is_back(rig: &dyn Rig) {
    let mut speaker = rig.speaker();
    speaker.say("一", LONG).unwrap();
    rig.switches().set(Switch::Unplugged, true);
    until("unplugged", || speaker.say("二", LONG).is_err());
    let heard = rig.spoken().len();
    assert_eq!(speaker.say("三", LONG).unwrap_err().kind, TroubleKind::NotFound);
    rig.switches().set(Switch::Unplugged, false);
    until("speaking again", || speaker.say("四", LONG).is_ok());
    assert_eq!(rig.spoken()[heard..], ["四"]);
}

fn a_mute_speaker_is_told_and_not_cut_off(rig: &dyn Rig) {
    rig.switches().set(Switch::Mute, true);
    let mut speaker = rig.speaker();
    let start = Instant::now();
    for phrase in ["好", "再见"] {
        assert_eq!(speaker.say(phrase, LONG).unwrap_err().kind, TroubleKind::TimedOut);
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    until("mute phrases", || rig.spoken() == ["好", "再见"]);
    assert_eq!(rig.cut_off(), [""; 0]);
}

fn a_deadline_is_kept_and_the_running_phrase_too(rig: &dyn Rig) {
    rig.switches().set(Switch::Slow, true);
    let mut speaker = rig.speaker();
    let start = Instant::now();
    let short = Duration::from_millis(300);
    speaker.say(PHRASES[0], short).unwrap();
    assert!(start.elapsed() < short * 3, "{:?}", start.elapsed());
    // There is no time to wait for the end of the first one, so this one is not sent.
    assert_eq!(speaker.say("不", short).unwrap_err().kind, TroubleKind::TimedOut);
    rig.switches().set(Switch::Slow, false);
    speaker.say(PHRASES[2], LONG).unwrap();
    until("both phrases", || rig.spoken() == [PHRASES[0], PHRASES[2]]);
    assert_eq!(rig.cut_off(), [""; 0]);
}

fn a_speaker_that_babbles_holds_nobody_up(rig: &dyn Rig) {
    rig.switches().set(Switch::Babbling, true);
    let mut speaker = rig.speaker();
    for _ in 0..2 {
        let start = Instant::now();
        let _spoken_or_not = speaker.say("一", Duration::from_secs(2));
        let _there_or_not = speaker.check();
        assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
    }
    rig.switches().set(Switch::Babbling, false);
    until("speaking after the babble", || {
        speaker.say("二", LONG).is_ok() && rig.spoken().contains(&"二".into())
    });
}

fn it_tells_without_a_sound_whether_it_is_there(rig: &dyn Rig) {
    let mut speaker = rig.speaker();
    speaker.check().unwrap();
    rig.switches().set(Switch::Mute, true);
    assert_eq!(speaker.check().unwrap_err().kind, TroubleKind::TimedOut);
    rig.switches().set(Switch::Mute, false);
    rig.switches().set(Switch::Unplugged, true);
    until("unplugged", || speaker.check().is_err_and(|trouble| trouble.kind == TroubleKind::NotFound));
    rig.switches().set(Switch::Unplugged, false);
    until("there again", || speaker.check().is_ok());
    assert_eq!(rig.spoken(), [""; 0]);
}

fn a_refused_phrase_is_told(rig: &dyn Rig) {
    rig.switches().set(Switch::Garbling, true);
    let mut speaker = rig.speaker();
    assert_eq!(speaker.say("一", LONG).unwrap_err().kind, TroubleKind::Garbled);
    rig.switches().set(Switch::Garbling, false);
    speaker.say("二", LONG).unwrap();
    assert_eq!(rig.spoken(), ["二"]);
}

/// Another speed makes noise of every answer; that is not the silence of an absent one.
fn one_that_talks_another_language_is_told_from_an_absent_one(rig: &dyn Rig) {
    let mut speaker = rig.speaker();
    for switch in [Switch::Lying, Switch::Garbling] {
        rig.switches().set(switch, true);
        assert_eq!(speaker.check().unwrap_err().kind, TroubleKind::Garbled, "{switch:?}");
        assert_eq!(speaker.say("一", LONG).unwrap_err().kind, TroubleKind::Garbled, "{switch:?}");
        rig.switches().set(switch, false);
        speaker.check().unwrap();
    }
    assert_eq!(rig.spoken(), [""; 0]);
}

fn contract(rig: impl Fn() -> Box<dyn Rig>) {
    phrases_are_spoken_in_order_and_to_the_end(rig().as_ref());
    an_unplugged_speaker_is_told_and_speaks_when_it_is_back(rig().as_ref());
    a_mute_speaker_is_told_and_not_cut_off(rig().as_ref());
    a_deadline_is_kept_and_the_running_phrase_too(rig().as_ref());
    a_refused_phrase_is_told(rig().as_ref());
    it_tells_without_a_sound_whether_it_is_there(rig().as_ref());
    a_speaker_that_babbles_holds_nobody_up(rig().as_ref());
    one_that_talks_another_language_is_told_from_an_absent_one(rig().as_ref());
}

#[test]
fn the_bench_twin_keeps_the_contract() {
    contract(|| {
        let (speaker, voice) = TwinSpeaker::new();
        Box::new(Bench(Cell::new(Some(speaker)), voice))
    });
}

#[test]
fn the_driver_keeps_the_contract_with_a_syn6288() {
    contract(|| Box::new(Machine::new(ProfileName::Syn6288)));
}

#[test]
fn the_driver_keeps_the_contract_with_an_xfs5152() {
    contract(|| Box::new(Machine::new(ProfileName::Xfs5152)));
}

#[test]
fn the_volume_of_the_settings_leads_every_frame() {
    let rig = Machine::new(ProfileName::Syn6288);
    let mut speaker = speaker::open(rig.address(Some(65)));
    speaker.say("收款[m16]1元", LONG).unwrap();
    assert_eq!(rig.spoken(), ["[v10]收款 m16 1元"]);
}

#[test]
fn the_longest_phrase_fits_and_a_longer_one_is_refused_unspoken() {
    let rig = Machine::new(ProfileName::Syn6288);
    let mut speaker = speaker::open(rig.address(Some(100)));
    let longest = "元".repeat(60);
    speaker.say(&longest, LONG).unwrap();
    let trouble = speaker.say(&"元".repeat(101), LONG).unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::Unsupported);
    assert_eq!(rig.spoken(), [format!("[v16]{longest}")]);
    assert_eq!(rig.chip.rejected(), 0);
}

/// Another run of the program was ended in the middle of a phrase.
#[test]
fn a_phrase_that_runs_at_opening_is_not_cut_off() {
    let rig = Machine::new(ProfileName::Syn6288);
    rig.switches().set(Switch::Slow, true);
    let mut first = rig.speaker();
    first.say("还在说话", Duration::from_millis(150)).unwrap();
    drop(first);
    rig.speaker().say("好", LONG).unwrap();
    assert_eq!((rig.spoken(), rig.cut_off()), (vec!["还在说话".into(), "好".into()], vec![]));
}

/// One that takes no byte at all must not hold the thread either.
#[test]
fn a_deaf_chip_is_given_up() {
    let rig = Machine::new(ProfileName::Syn6288);
    rig.switches().set(Switch::Deaf, true);
    let mut speaker = rig.speaker();
    let start = Instant::now();
    assert_eq!(speaker.say("一", LONG).unwrap_err().kind, TroubleKind::TimedOut);
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn addresses_are_read_from_settings() {
    let text = r#"{"kind":"serial","path":"COM4","profile":"xfs5152","baud":115200}"#;
    let address = SpeakerAddress::Serial {
        path: "COM4".into(),
        profile: ProfileName::Xfs5152,
        baud: Some(115_200),
        volume: None,
        identity: None,
        custom: None,
    };
    assert_eq!(serde_json::from_str::<SpeakerAddress>(text).unwrap(), address);
}
