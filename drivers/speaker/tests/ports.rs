//! Which port, which family, and half answers: the driver against emulated chips on a pseudo terminal.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use kit::twin::{PtyHost, Switch, WireTwin};
use kit::{Found, FoundKind, Identity, Speaker, TroubleKind};
use serialport::{SerialPort, TTYPort};
use speaker::twin::{ChipFace, TwinChip};
use speaker::{ChipPort, Patience, ProfileName, SerialSpeaker, SpeakerAddress, VoiceData, VoiceProfile};
use std::collections::VecDeque;
use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const LONG: Duration = Duration::from_secs(10);
const CHARACTER: Duration = Duration::from_millis(10);

fn port(path: &Path, profile: ProfileName, identity: Option<Identity>) -> ChipPort {
    ChipPort { path: path.display().to_string(), profile, baud: None, volume: None, identity }
}

fn driver(path: &Path, profile: ProfileName) -> SerialSpeaker {
    SerialSpeaker::new(port(path, profile, None), Patience::default())
}

/// A terminal of another program, which this one may not have. Root may open it all the same, so the driver is tried
/// by this program started once more, as nobody.
#[test]
fn a_port_of_another_program_is_busy() {
    const PORT: &str = "BUSY_PORT";
    if let Ok(path) = std::env::var(PORT) {
        let mut speaker = driver(Path::new(&path), ProfileName::Syn6288);
        assert_eq!(speaker.check().unwrap_err().kind, TroubleKind::Busy);
        assert_eq!(speaker.say("一", LONG).unwrap_err().kind, TroubleKind::Busy);
        return;
    }
    let (_master, mut slave) = TTYPort::pair().unwrap();
    slave.set_exclusive(true).unwrap();
    let path = slave.name().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("nobody");
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    for (path, mode) in [(folder.path(), 0o755), (&program, 0o755), (Path::new(&path), 0o666)] {
        std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }
    let mut child = Command::new(&program);
    child.args(["--exact", "a_port_of_another_program_is_busy"]).env(PORT, &path).current_dir("/");
    if std::fs::metadata(&program).unwrap().uid() == 0 {
        child.uid(65_534).gid(65_534);
    }
    let done = child.output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && told.contains("1 passed"), "{told}");
}

fn found(path: &Path, socket: &str) -> Found {
    let socket = Some(socket.to_owned());
    let identity = Identity { vendor: 0x1a86, product: 0x7523, serial: None, socket };
    let path = path.display().to_string();
    Found { kind: FoundKind::Serial, path, name: "USB Serial".to_owned(), identity: Some(identity) }
}

/// Its adapter comes back at another socket and under another number; then an equal one beside it.
#[test]
fn a_chip_is_found_again_by_what_it_is_and_never_guessed() {
    let folder = tempfile::tempdir().unwrap();
    let chip = TwinChip::new(ProfileName::Syn6288, CHARACTER);
    let before = chip.serve_pty(folder.path().join("ttyUSB0")).unwrap();
    let here = found(before.path(), "1-1");
    let list = Arc::new(Mutex::new(vec![here.clone()]));
    let there = Arc::clone(&list);
    let at = port(before.path(), ProfileName::Syn6288, here.identity);
    let mut speaker = SerialSpeaker::new(at.clone(), Patience::default());
    speaker = speaker.among(move || there.lock().unwrap().clone());
    speaker.say("一", LONG).unwrap();
    drop(before);

    let now = chip.serve_pty(folder.path().join("ttyUSB3")).unwrap();
    let moved = found(now.path(), "1-4");
    *list.lock().unwrap() = vec![moved.clone()];
    speaker.say("二", LONG).unwrap();
    assert_eq!(chip.spoken(), ["一", "二"]);

    let twin = found(&folder.path().join("ttyUSB4"), "1-5");
    let trouble = at.settings_among(&[moved.clone(), twin.clone()]).unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::Ambiguous);
    *list.lock().unwrap() = vec![moved, twin];
    chip.switches().set(Switch::Unplugged, true);
    let start = Instant::now();
    let trouble = loop {
        match speaker.say("三", LONG) {
            Err(trouble) if trouble.kind != TroubleKind::Disconnected => break trouble,
            _ => assert!(start.elapsed() < Duration::from_secs(5), "it is unplugged"),
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    assert_eq!(trouble.kind, TroubleKind::Ambiguous, "{trouble}");
}

/// The two built-in families differ by a checksum, so each rejects the other's frames.
#[test]
fn a_chip_of_the_other_family_answers_and_is_no_absent_one() {
    let folder = tempfile::tempdir().unwrap();
    let families = [ProfileName::Syn6288, ProfileName::Xfs5152];
    for (there, wanted) in [(families[0], families[1]), (families[1], families[0])] {
        let chip = TwinChip::new(there, CHARACTER);
        let host = chip.serve_pty(folder.path().join("ttySpeaker")).unwrap();
        let trouble = driver(host.path(), wanted).check().unwrap_err();
        assert_eq!(trouble.kind, TroubleKind::Garbled, "{there:?}");
        assert!(trouble.detail.contains("another kind or speed"), "{trouble}");
        driver(host.path(), there).check().unwrap();
        chip.switches().set(Switch::Mute, true);
        assert_eq!(driver(host.path(), there).check().unwrap_err().kind, TroubleKind::TimedOut);
    }
}

/// As SYN6658 is reported: no checksum, a fast line, no BIG5.
const OTHER: &str = r#"{"name":"SYN6658","checksum":false,"encodings":{"gb2312":0,"gbk":1,"ucs2":3},
    "baud":115200,"max_text":4000,"loudest":10,"music":15}"#;

#[test]
fn a_family_from_the_settings_takes_the_place_of_the_named_one() {
    let folder = tempfile::tempdir().unwrap();
    let data: VoiceData = serde_json::from_str(OTHER).unwrap();
    let chip = TwinChip::of(VoiceProfile::from(&data), CHARACTER);
    let host = chip.serve_pty(folder.path().join("ttySpeaker")).unwrap();
    let path = host.path().display();
    let address =
        format!(r#"{{"kind":"serial","path":"{path}","profile":"syn6288","volume":100,"custom":{OTHER}}}"#);
    let address: SpeakerAddress = serde_json::from_str(&address).unwrap();
    let mut speaker = speaker::open(address.clone());
    speaker.check().unwrap();
    // longer than a SYN6288 takes in one frame
    let phrase = "元".repeat(120);
    speaker.say(&phrase, LONG).unwrap();
    assert_eq!((chip.spoken(), chip.rejected()), (vec![format!("[v10]{phrase}")], 0));
    let back = serde_json::to_string(&address).unwrap();
    assert_eq!(serde_json::from_str::<SpeakerAddress>(&back).unwrap(), address);
    let strange = back.replace("\"checksum\"", "\"checksumm\"");
    let error = serde_json::from_str::<SpeakerAddress>(&strange).unwrap_err().to_string();
    assert!(error.contains("checksumm"), "{error}");
}

#[test]
fn a_family_speaks_in_the_encoding_it_reads() {
    let folder = tempfile::tempdir().unwrap();
    for encodings in [r#"{"ucs2":5}"#, r#"{"gb2312":2}"#, r#"{"big5":7}"#] {
        let text = OTHER.replace(r#"{"gb2312":0,"gbk":1,"ucs2":3}"#, encodings);
        let profile = VoiceProfile::from(&serde_json::from_str::<VoiceData>(&text).unwrap());
        let chip = TwinChip::of(profile.clone(), CHARACTER);
        let host = chip.serve_pty(folder.path().join("ttySpeaker")).unwrap();
        let mut speaker = driver(host.path(), ProfileName::Syn6288).with_voice(profile);
        speaker.say("支付12.5元", LONG).unwrap();
        assert_eq!(chip.spoken(), ["支付12.5元"], "{encodings}");
    }
    let none = OTHER.replace(r#"{"gb2312":0,"gbk":1,"ucs2":3}"#, "{}");
    let profile = VoiceProfile::from(&serde_json::from_str::<VoiceData>(&none).unwrap());
    let chip = TwinChip::of(profile.clone(), CHARACTER);
    let host = chip.serve_pty(folder.path().join("ttySpeaker")).unwrap();
    let mut speaker = driver(host.path(), ProfileName::Syn6288).with_voice(profile);
    assert_eq!(speaker.say("一", LONG).unwrap_err().kind, TroubleKind::Unsupported);
    assert_eq!(chip.rejected(), 0);
}

/// A chip on a line that holds every byte back for a while, or loses all but noise.
struct Halting {
    face: ChipFace,
    pause: Duration,
    waiting: VecDeque<(Instant, u8)>,
    /// In place of everything it would say, once for each hearing.
    instead: Option<Vec<u8>>,
    heard: bool,
}

impl Halting {
    fn serve(chip: &TwinChip, pause: Duration, instead: Option<Vec<u8>>, folder: &Path) -> PtyHost {
        let twin = Self { face: chip.face(), pause, waiting: VecDeque::new(), instead, heard: false };
        PtyHost::serve(twin, chip.switches(), folder.join("ttySpeaker")).unwrap()
    }
}

impl WireTwin for Halting {
    fn appetite(&mut self) -> usize {
        self.face.appetite()
    }

    fn hear(&mut self, bytes: &[u8]) {
        self.heard = true;
        self.face.hear(bytes);
    }

    fn answer(&mut self) -> Vec<u8> {
        let said = self.face.answer();
        if let Some(noise) = &self.instead {
            return if std::mem::take(&mut self.heard) { noise.clone() } else { Vec::new() };
        }
        let last = self.waiting.back().map_or(Instant::now(), |(at, _)| *at);
        let due = (1..).map(|count| last.max(Instant::now()) + self.pause * count);
        self.waiting.extend(due.zip(said));
        let mut out = Vec::new();
        while let Some((_, byte)) = self.waiting.pop_front_if(|(at, _)| *at <= Instant::now()) {
            out.push(byte);
        }
        out
    }
}

#[test]
fn an_answer_that_comes_in_parts_is_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let chip = TwinChip::new(ProfileName::Syn6288, CHARACTER);
    let host = Halting::serve(&chip, Duration::from_millis(180), None, folder.path());
    let mut speaker = driver(host.path(), ProfileName::Syn6288);
    speaker.check().unwrap();
    for phrase in ["一", "二"] {
        speaker.say(phrase, LONG).unwrap();
    }
    assert_eq!((chip.spoken(), chip.cut_off()), (vec!["一".into(), "二".into()], vec![]));
}

#[test]
fn half_an_answer_is_none() {
    let folder = tempfile::tempdir().unwrap();
    // noise and then nothing; an acknowledgement whose word is lost
    for (instead, wanted) in
        [(vec![0xf8, 0x00, 0x93], TroubleKind::Garbled), (vec![0x41], TroubleKind::TimedOut)]
    {
        let chip = TwinChip::new(ProfileName::Syn6288, CHARACTER);
        let host = Halting::serve(&chip, Duration::ZERO, Some(instead.clone()), folder.path());
        let mut speaker = driver(host.path(), ProfileName::Syn6288);
        let start = Instant::now();
        assert_eq!(speaker.check().unwrap_err().kind, wanted, "{instead:02x?}");
        let said = speaker.say("一", LONG).map_err(|trouble| trouble.kind);
        // 41 for the phrase is all that a phrase needs
        assert_eq!(said, if wanted == TroubleKind::TimedOut { Ok(()) } else { Err(wanted) });
        assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
        assert!(chip.spoken().len() <= 1, "never twice");
    }
}
