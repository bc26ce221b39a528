use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How the bytes of a text are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    Gb2312,
    Gbk,
    Big5,
    Ucs2,
}

/// How digits in the text are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// As the chip thinks best; 12.5 becomes 十二点五. Sends no tag.
    #[default]
    Auto,
    /// One by one, as a telephone number.
    Digits,
    /// As a number.
    Value,
}

/// A family of speaking chips, as data: they share one frame and differ in details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceProfile {
    pub name: Cow<'static, str>,
    /// A last byte, the exclusive or of all bytes before it; counted in the frame's length.
    pub checksum: bool,
    /// The encodings it reads, with their numbers.
    pub encodings: Cow<'static, [(Encoding, u8)]>,
    /// Bits per second after power-up.
    pub baud: u32,
    /// The longest text of one frame, bytes, tags included.
    pub max_text: usize,
    /// The highest number of the volume tag `[v..]`.
    pub loudest: u8,
    /// The highest number of the background music, 0 when it has none.
    pub music: u8,
}

/// The numbers of both known families.
static USUAL: [(Encoding, u8); 4] =
    [(Encoding::Gb2312, 0), (Encoding::Gbk, 1), (Encoding::Big5, 2), (Encoding::Ucs2, 3)];

/// SYN6288: datasheet of 2016.
pub static SYN6288: VoiceProfile = VoiceProfile {
    name: Cow::Borrowed("SYN6288"),
    checksum: true,
    encodings: Cow::Borrowed(&USUAL),
    baud: 9600,
    max_text: 200,
    loudest: 16,
    music: 15,
};

/// XFS5152CE: the maker's development guide.
pub static XFS5152: VoiceProfile = VoiceProfile {
    name: Cow::Borrowed("XFS5152CE"),
    checksum: false,
    encodings: Cow::Borrowed(&USUAL),
    baud: 9600,
    max_text: 4000,
    loudest: 10,
    music: 0,
};

impl VoiceProfile {
    /// The number of an encoding, if the family reads it.
    #[must_use]
    pub fn encoding(&self, wanted: Encoding) -> Option<u8> {
        self.encodings.iter().find(|known| known.0 == wanted).map(|known| known.1)
    }

    /// The encoding to speak in: the one with the most hanzi that the family reads.
    #[must_use]
    pub fn best_encoding(&self) -> Option<Encoding> {
        [Encoding::Gbk, Encoding::Ucs2, Encoding::Gb2312, Encoding::Big5]
            .into_iter()
            .find(|known| self.encoding(*known).is_some())
    }

    /// The tags before a text. The volume stands first: SYN6288 takes it only at the very start of a frame.
    /// `volume` is in percent.
    #[must_use]
    pub fn tags(&self, volume: Option<u8>, style: NumberStyle) -> String {
        let volume = volume.map(|percent| {
            let level = u16::from(percent.min(100)) * u16::from(self.loudest) / 100;
            format!("[v{level}]")
        });
        let style = match style {
            NumberStyle::Auto => "",
            NumberStyle::Digits => "[n1]",
            NumberStyle::Value => "[n2]",
        };
        volume.unwrap_or_default() + style
    }
}

/// A family as a shop writes it down, for a chip that is not built in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoiceData {
    pub name: String,
    /// See [`VoiceProfile::checksum`].
    pub checksum: bool,
    /// The encodings it reads, with their numbers (0 to 7).
    pub encodings: BTreeMap<Encoding, u8>,
    /// Bits per second after power-up.
    pub baud: u32,
    /// The longest text of one frame, bytes, tags included.
    pub max_text: usize,
    /// The highest number of the volume tag.
    pub loudest: u8,
    /// The highest number of the background music (0 to 31), 0 when it has none.
    pub music: u8,
}

impl From<&VoiceData> for VoiceProfile {
    fn from(data: &VoiceData) -> Self {
        Self {
            name: Cow::Owned(data.name.clone()),
            checksum: data.checksum,
            encodings: data.encodings.iter().map(|(encoding, number)| (*encoding, *number)).collect(),
            baud: data.baud,
            max_text: data.max_text,
            loudest: data.loudest,
            music: data.music,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_read_from_data_and_a_strange_field_is_named() {
        let text = r#"{"name":"SYN6658","checksum":false,"encodings":{"gb2312":0,"gbk":1,"ucs2":3},
            "baud":115200,"max_text":4000,"loudest":10,"music":15}"#;
        let data: VoiceData = serde_json::from_str(text).unwrap();
        let profile = VoiceProfile::from(&data);
        assert_eq!((profile.encoding(Encoding::Ucs2), profile.encoding(Encoding::Big5)), (Some(3), None));
        assert_eq!(serde_json::from_str::<VoiceData>(&serde_json::to_string(&data).unwrap()).unwrap(), data);
        let strange = text.replace("\"music\"", "\"colour\":1,\"music\"");
        let error = serde_json::from_str::<VoiceData>(&strange).unwrap_err().to_string();
        assert!(error.contains("unknown field `colour`"), "{error}");
        let encoding = text.replace("gb2312", "latin1");
        let error = serde_json::from_str::<VoiceData>(&encoding).unwrap_err().to_string();
        assert!(error.contains("latin1"), "{error}");
        let missing = text.replace("\"baud\":115200,", "");
        let error = serde_json::from_str::<VoiceData>(&missing).unwrap_err().to_string();
        assert!(error.contains("missing field `baud`"), "{error}");
    }

    #[test]
    fn volume_stands_first_and_fits_the_family() {
        assert_eq!(SYN6288.tags(Some(100), NumberStyle::Value), "[v16][n2]");
        assert_eq!(SYN6288.tags(Some(65), NumberStyle::Auto), "[v10]");
        assert_eq!(XFS5152.tags(Some(200), NumberStyle::Digits), "[v10][n1]");
        assert_eq!(XFS5152.tags(Some(0), NumberStyle::Auto), "[v0]");
        assert_eq!(SYN6288.tags(None, NumberStyle::Auto), "");
    }
}
