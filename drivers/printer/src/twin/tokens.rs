/// One thing a printer takes from its buffer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// DLE EOT n.
    RealTimeAsk(u8),
    /// GS r n.
    QueuedAsk(u8),
    /// GS a n.
    AutomaticStatus(u8),
    /// ESC @, which every job starts with.
    Init,
    /// ESC p, DLE DC4 1: the drawer.
    Kick(Vec<u8>),
    /// Anything that ends up on the paper or changes how it looks.
    Paper(Vec<u8>),
}

/// Cuts the first token off `bytes`; `None` when it is not complete yet.
pub fn first_token(bytes: &[u8]) -> Option<(Token, usize)> {
    let length = length(bytes)?;
    let token = bytes.get(..length)?;
    let token = match token {
        [0x10, 0x04, n] => Token::RealTimeAsk(*n),
        [0x1d, 0x72, n] => Token::QueuedAsk(*n),
        [0x1d, 0x61, n] => Token::AutomaticStatus(*n),
        [0x1b, 0x40] => Token::Init,
        [0x1b, 0x70, ..] | [0x10, 0x14, ..] => Token::Kick(token.to_vec()),
        _ => Token::Paper(token.to_vec()),
    };
    Some((token, length))
}

/// The length of the command at the front, payload included, so that no byte of a picture or a bar code is
/// taken for a command. Written from the Epson command reference, not from what our own slips send.
fn length(bytes: &[u8]) -> Option<usize> {
    let at = |index: usize| bytes.get(index).copied();
    let pair = |low: usize| Some(usize::from(at(low)?) | usize::from(at(low + 1)?) << 8);
    Some(match at(0)? {
        0x10 => match at(1)? {
            0x04 | 0x05 => 3,
            0x14 => 5,
            _ => 1,
        },
        0x1b => match at(1)? {
            0x40 | 0x32 | 0x3c => 2,
            0x70 => 5,
            0x24 | 0x5c => 4,
            0x2a => {
                let height = if matches!(at(2)?, 32 | 33) { 3 } else { 1 };
                5 + pair(3)? * height
            }
            0x20 | 0x21 | 0x2d | 0x33 | 0x45 | 0x47 | 0x4a | 0x4d | 0x52 | 0x56 | 0x61 | 0x64 | 0x74
            | 0x7b => 3,
            _ => 1,
        },
        0x1c => match at(1)? {
            0x26 | 0x2e => 2,
            0x21 | 0x2d | 0x57 => 3,
            0x53 => 4,
            _ => 1,
        },
        0x1d => match at(1)? {
            0x56 if matches!(at(2)?, 65 | 66) => 4,
            0x28 => 5 + pair(3)?,
            0x76 => 8 + pair(4)? * pair(6)?,
            0x6b if at(2)? >= 65 => 4 + usize::from(at(3)?),
            0x6b => 4 + bytes.get(3..)?.iter().position(|byte| *byte == 0)?,
            0x4c | 0x57 => 4,
            0x21 | 0x42 | 0x48 | 0x49 | 0x56 | 0x61 | 0x66 | 0x68 | 0x72 | 0x77 => 3,
            _ => 1,
        },
        _ => 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut bytes: &[u8]) -> Vec<Token> {
        let mut tokens = Vec::new();
        while let Some((token, length)) = first_token(bytes) {
            tokens.push(token);
            bytes = &bytes[length..];
        }
        tokens
    }

    #[test]
    fn questions_and_kicks_are_found_between_text() {
        let tokens = all(b"\x10\x04\x01\x1b@A\x1bp\x00\x19\xfa\x1dr\x01\x1da\x0f");
        assert_eq!(
            tokens,
            [
                Token::RealTimeAsk(1),
                Token::Init,
                Token::Paper(b"A".to_vec()),
                Token::Kick(vec![0x1b, 0x70, 0, 0x19, 0xfa]),
                Token::QueuedAsk(1),
                Token::AutomaticStatus(0x0f),
            ]
        );
    }

    #[test]
    fn questions_inside_a_payload_are_payload() {
        let picture = b"\x1dv0\x00\x01\x00\x03\x00\x1dr\x01".to_vec();
        let code = b"\x1dk\x49\x03\x10\x04\x01".to_vec();
        let square = b"\x1d(k\x03\x00\x1dr\x01".to_vec();
        for payload in [picture, code, square] {
            assert_eq!(all(&payload), [Token::Paper(payload.clone())]);
        }
    }

    #[test]
    fn an_incomplete_command_waits() {
        assert_eq!(first_token(b"\x1d"), None);
        assert_eq!(first_token(b"\x10\x04"), None);
        assert_eq!(first_token(b"\x1dv0\x00\x01\x00\x02\x00\xff"), None);
    }
}
