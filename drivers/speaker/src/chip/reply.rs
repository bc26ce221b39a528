/// One byte from the chip; both families use the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// 4A: it was just switched on.
    Started,
    /// 41: the frame is good.
    Accepted,
    /// 45: the frame is bad.
    Rejected,
    /// 4E: speaking.
    Busy,
    /// 4F: nothing to do, also sent by itself at the end of a phrase.
    Idle,
}

impl Reply {
    /// The meaning of a byte, if it has one.
    pub const fn of(byte: u8) -> Option<Self> {
        match byte {
            0x4a => Some(Self::Started),
            0x41 => Some(Self::Accepted),
            0x45 => Some(Self::Rejected),
            0x4e => Some(Self::Busy),
            0x4f => Some(Self::Idle),
            _ => None,
        }
    }

    /// The byte of a meaning.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Started => 0x4a,
            Self::Accepted => 0x41,
            Self::Rejected => 0x45,
            Self::Busy => 0x4e,
            Self::Idle => 0x4f,
        }
    }
}
