/// How the bytes of a text are to be read, with the number a chip has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoiceProfile {
    pub name: &'static str,
    /// A last byte, the exclusive or of all bytes before it; counted in the frame's length.
    pub checksum: bool,
    /// The encodings it reads, with their numbers.
    pub encodings: &'static [(Encoding, u8)],
    /// Bits per second after power-up.
    pub baud: u32,
    /// The longest text of one frame, bytes, tags included.
    pub max_text: usize,
    /// The highest number of the volume tag `[v..]`.
    pub loudest: u8,
    /// The highest number of the background music, 0 when it has none.
    pub music: u8,
}

/// SYN6288: datasheet of 2016.
pub const SYN6288: VoiceProfile = VoiceProfile {
    name: "SYN6288",
    checksum: true,
    encodings: &[(Encoding::Gb2312, 0), (Encoding::Gbk, 1), (Encoding::Big5, 2), (Encoding::Ucs2, 3)],
    baud: 9600,
    max_text: 200,
    loudest: 16,
    music: 15,
};

/// XFS5152CE: the maker's development guide.
pub const XFS5152: VoiceProfile = VoiceProfile {
    name: "XFS5152CE",
    checksum: false,
    encodings: &[(Encoding::Gb2312, 0), (Encoding::Gbk, 1), (Encoding::Big5, 2), (Encoding::Ucs2, 3)],
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volume_stands_first_and_fits_the_family() {
        assert_eq!(SYN6288.tags(Some(100), NumberStyle::Value), "[v16][n2]");
        assert_eq!(SYN6288.tags(Some(65), NumberStyle::Auto), "[v10]");
        assert_eq!(XFS5152.tags(Some(200), NumberStyle::Digits), "[v10][n1]");
        assert_eq!(XFS5152.tags(Some(0), NumberStyle::Auto), "[v0]");
        assert_eq!(SYN6288.tags(None, NumberStyle::Auto), "");
    }
}
