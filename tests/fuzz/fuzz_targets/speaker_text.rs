//! Any phrase for a speaking chip: the frame is whole by its own length and checksum, holds letters of one or two
//! bytes and no tag but ours, or is refused for its length.
#![no_main]

use libfuzzer_sys::fuzz_target;
use speaker::{Encoding, Music, NumberStyle, SYN6288, VoiceProfile, XFS5152, speak_frame};

/// Letters of one byte, none of them a command or a bracket, and of two.
fn letters(bytes: &[u8]) {
    let mut rest = bytes;
    while let [lead, tail @ ..] = rest {
        rest = match (lead, tail) {
            (b'[' | b']', _) => panic!("a tag of somebody else's"),
            (0x20..=0x7e, _) => tail,
            (0x80, _) => tail,
            (0x81..=0xfe, [0x40..=0x7e | 0x80..=0xfe, after @ ..]) => after,
            other => panic!("no letter: {other:02x?}"),
        };
    }
}

fn whole(profile: &VoiceProfile, frame: &[u8], text: &[u8]) {
    let [0xfd, high, low, body @ ..] = frame else { panic!("no head: {frame:02x?}") };
    assert_eq!(usize::from(*high) << 8 | usize::from(*low), body.len());
    let body = if profile.checksum {
        assert_eq!(frame.iter().fold(0, |sum, byte| sum ^ byte), 0, "the sum over all of it is zero");
        &body[..body.len() - 1]
    } else {
        body
    };
    let [0x01, parameter, spoken @ ..] = body else { panic!("no phrase: {body:02x?}") };
    assert_eq!((parameter & 7, spoken), (1, text));
}

fuzz_target!(|data: &[u8]| {
    let [volume, phrase @ ..] = data else { return };
    let phrase = String::from_utf8_lossy(phrase);
    let text = speaker::probe::spoken(&phrase);
    letters(&text);
    assert!(text.len() <= 2 * phrase.chars().count());
    for profile in [&SYN6288, &XFS5152] {
        let tags = profile.tags(Some(*volume), NumberStyle::Value);
        let level: u8 = tags
            .strip_prefix("[v")
            .and_then(|rest| rest.strip_suffix("][n2]"))
            .expect("two tags")
            .parse()
            .expect("a number");
        assert!(level <= profile.loudest);
        let all = [tags.as_bytes(), text.as_slice()].concat();
        match speak_frame(profile, Encoding::Gbk, Music(0), &all) {
            Ok(frame) => whole(profile, &frame, &all),
            Err(_) => assert!(all.len() > profile.max_text),
        }
    }
});
