use super::profile::{Encoding, VoiceProfile};

const HEAD: u8 = 0xfd;
const SPEAK: u8 = 0x01;

/// A frame that cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameFault {
    #[error("the text is {0} bytes long, too long for one frame")]
    TooLong(usize),
    #[error("the chip does not read this encoding")]
    Encoding,
    #[error("the chip has no such background music")]
    Music,
}

/// Background music under a phrase, 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Music(pub u8);

/// A frame without text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Stop,
    Pause,
    Resume,
    /// Answered by 41 and then 4E (speaking) or 4F (idle).
    Status,
    PowerDown,
}

/// The frame that speaks `text`, which is encoded as `encoding` says.
///
/// # Errors
/// The text is too long, or the chip lacks what is asked for.
pub fn speak_frame(
    profile: &VoiceProfile,
    encoding: Encoding,
    music: Music,
    text: &[u8],
) -> Result<Vec<u8>, FrameFault> {
    if text.len() > profile.max_text {
        return Err(FrameFault::TooLong(text.len()));
    }
    // one byte carries both: three bits and five
    if music.0 > profile.music.min(31) {
        return Err(FrameFault::Music);
    }
    let encoding = profile.encoding(encoding).filter(|number| *number <= 7).ok_or(FrameFault::Encoding)?;
    let mut body = vec![SPEAK, music.0 << 3 | encoding];
    body.extend_from_slice(text);
    sealed(profile, &body)
}

/// The frame of a command.
#[must_use]
pub fn command_frame(profile: &VoiceProfile, command: Command) -> Vec<u8> {
    let code = match command {
        Command::Stop => 0x02,
        Command::Pause => 0x03,
        Command::Resume => 0x04,
        Command::Status => 0x21,
        Command::PowerDown => 0x88,
    };
    sealed(profile, &[code]).unwrap_or_default()
}

/// Head, length, body, and the checksum where the family has one. The checksum counts in the length.
fn sealed(profile: &VoiceProfile, body: &[u8]) -> Result<Vec<u8>, FrameFault> {
    let length = body.len() + usize::from(profile.checksum);
    let length = u16::try_from(length).map_err(|_| FrameFault::TooLong(body.len()))?;
    let mut frame = vec![HEAD];
    frame.extend(length.to_be_bytes());
    frame.extend_from_slice(body);
    if profile.checksum {
        frame.push(frame.iter().fold(0, |sum, byte| sum ^ byte));
    }
    Ok(frame)
}

#[cfg(test)]
mod tests {
    use super::super::profile::{SYN6288, XFS5152};
    use super::super::text::encode;
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        text.split(' ').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
    }

    fn syn(music: u8, text: &str) -> Vec<u8> {
        speak_frame(&SYN6288, Encoding::Gbk, Music(music), &encode(text)).unwrap()
    }

    #[test]
    fn syn6288_speaks_the_frames_of_its_datasheet() {
        assert_eq!(syn(1, "宇音天下"), hex("FD 00 0B 01 09 D3 EE D2 F4 CC EC CF C2 C8"));
        assert_eq!(syn(0, "[v11]"), hex("FD 00 08 01 01 5B 76 31 31 5D 85"));
        assert_eq!(
            syn(0, "微信收款，十二元五角"),
            hex("FD 00 17 01 01 CE A2 D0 C5 CA D5 BF EE A3 AC CA AE B6 FE D4 AA CE E5 BD C7 D1")
        );
        assert_eq!(
            syn(0, "支付宝到账12.5元"),
            hex("FD 00 13 01 01 D6 A7 B8 B6 B1 A6 B5 BD D5 CB 31 32 2E 35 D4 AA F6")
        );
    }

    #[test]
    fn xfs5152_has_no_checksum() {
        let text = encode("微信收款，十二元五角");
        assert_eq!(
            speak_frame(&XFS5152, Encoding::Gbk, Music(0), &text).unwrap(),
            hex("FD 00 16 01 01 CE A2 D0 C5 CA D5 BF EE A3 AC CA AE B6 FE D4 AA CE E5 BD C7")
        );
    }

    #[test]
    fn commands_are_those_of_the_datasheets() {
        let syn = |command| command_frame(&SYN6288, command);
        assert_eq!(syn(Command::Stop), hex("FD 00 02 02 FD"));
        assert_eq!(syn(Command::Pause), hex("FD 00 02 03 FC"));
        assert_eq!(syn(Command::Resume), hex("FD 00 02 04 FB"));
        assert_eq!(syn(Command::Status), hex("FD 00 02 21 DE"));
        assert_eq!(syn(Command::PowerDown), hex("FD 00 02 88 77"));
        let xfs = |command| command_frame(&XFS5152, command);
        assert_eq!(xfs(Command::Stop), hex("FD 00 01 02"));
        assert_eq!(xfs(Command::Pause), hex("FD 00 01 03"));
        assert_eq!(xfs(Command::Resume), hex("FD 00 01 04"));
        assert_eq!(xfs(Command::Status), hex("FD 00 01 21"));
        assert_eq!(xfs(Command::PowerDown), hex("FD 00 01 88"));
    }

    #[test]
    fn a_text_that_fills_the_frame_goes_and_one_byte_more_does_not() {
        let speak = |text: &[u8]| speak_frame(&SYN6288, Encoding::Gbk, Music(0), text);
        assert_eq!(speak(&[b'8'; 200]).unwrap().len(), 206);
        assert_eq!(speak(&[b'8'; 201]), Err(FrameFault::TooLong(201)));
        assert_eq!(speak_frame(&XFS5152, Encoding::Gbk, Music(1), b"8"), Err(FrameFault::Music));
    }
}
