//! What a scanner that types means: a US keyboard, whatever the system's layout, CapsLock and input method say.

/// Key codes of Linux (`input-event-codes.h`), which are those of a PC keyboard.
const LEFT_SHIFT: u16 = 42;
const RIGHT_SHIFT: u16 = 54;
/// Control, Alt, and the system's own keys.
const CHORDS: [u16; 6] = [29, 97, 56, 100, 125, 126];

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    Letter(u8),
    /// Enter or Tab: the code is over.
    End,
}

/// Follows the keys of one device.
#[derive(Debug, Default)]
pub struct Keys {
    shift: [bool; 2],
    chord: u8,
    /// Keys were lost: what comes up to the next end is half a code.
    lost: bool,
}

impl Keys {
    /// The system had no room for some keys. Which, nobody knows, so shift and chords are forgotten too.
    pub fn lose(&mut self) {
        *self = Self { lost: true, ..Self::default() };
    }

    /// Takes a key: `value` 0 is up, 1 is down, 2 a repetition, which a scanner never means.
    pub fn take(&mut self, code: u16, value: i32) -> Option<Typed> {
        let down = value != 0;
        match code {
            LEFT_SHIFT => self.shift[0] = down,
            RIGHT_SHIFT => self.shift[1] = down,
            chord if CHORDS.contains(&chord) => self.chord(chord, down),
            _ if value != 1 => {}
            // a bar code may hold what opens menus and consoles (BadBarcode); it stays in here
            _ if self.chord != 0 => {}
            28 | 96 | 15 if self.lost => self.lost = false,
            28 | 96 | 15 => return Some(Typed::End),
            _ if self.lost => {}
            _ => return letter(code, self.shift.contains(&true)).map(Typed::Letter),
        }
        None
    }

    fn chord(&mut self, key: u16, down: bool) {
        let bit = CHORDS.iter().position(|known| *known == key).map_or(0, |at| 1 << at);
        if down {
            self.chord |= bit;
        } else {
            self.chord &= !bit;
        }
    }
}

/// The letter of a key on a US keyboard. CapsLock is not asked: a scanner shifts by itself.
#[must_use]
pub fn letter(code: u16, shift: bool) -> Option<u8> {
    const ROWS: [(u16, &[u8], &[u8]); 4] = [
        (2, b"1234567890-=", b"!@#$%^&*()_+"),
        (16, b"qwertyuiop[]", b"QWERTYUIOP{}"),
        (30, b"asdfghjkl;'`", b"ASDFGHJKL:\"~"),
        (43, b"\\zxcvbnm,./", b"|ZXCVBNM<>?"),
    ];
    // the number block, row by row, without its signs of motion
    const BLOCK: [(u16, u8); 15] = [
        (71, b'7'),
        (72, b'8'),
        (73, b'9'),
        (74, b'-'),
        (75, b'4'),
        (76, b'5'),
        (77, b'6'),
        (78, b'+'),
        (79, b'1'),
        (80, b'2'),
        (81, b'3'),
        (82, b'0'),
        (83, b'.'),
        (55, b'*'),
        (98, b'/'),
    ];
    if code == 57 {
        return Some(b' ');
    }
    let of_rows = ROWS.iter().find_map(|(first, plain, shifted)| {
        let at = usize::from(code.checked_sub(*first)?);
        (if shift { shifted } else { plain }).get(at).copied()
    });
    of_rows.or_else(|| BLOCK.iter().find(|(known, _)| *known == code).map(|(_, letter)| *letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[(u16, i32)]) -> String {
        let mut state = Keys::default();
        let letters = keys.iter().filter_map(|(code, value)| state.take(*code, *value));
        letters
            .map(|typed| match typed {
                Typed::Letter(letter) => char::from(letter),
                Typed::End => '\n',
            })
            .collect()
    }

    #[test]
    fn digits_letters_and_the_end() {
        assert_eq!(typed(&[(7, 1), (7, 0), (10, 1), (10, 0), (11, 1), (11, 0), (28, 1), (28, 0)]), "690\n");
        assert_eq!(typed(&[(42, 1), (35, 1), (35, 0), (42, 0), (32, 1), (32, 0)]), "Hd");
        assert_eq!(typed(&[(43, 1), (44, 1), (53, 1), (41, 1), (40, 1), (57, 1), (82, 1)]), "\\z/`' 0");
        assert_eq!(typed(&[(54, 1), (3, 1), (54, 0), (3, 1)]), "@2");
    }

    #[test]
    fn caps_lock_changes_nothing_and_neither_does_a_repetition() {
        assert_eq!(typed(&[(58, 1), (58, 0), (30, 1), (30, 2), (30, 2), (30, 0), (2, 1)]), "a1");
    }

    #[test]
    fn half_a_code_is_no_code() {
        let mut keys = Keys::default();
        assert_eq!(keys.take(42, 1), None);
        keys.lose();
        for code in [2, 3, 28] {
            assert_eq!(keys.take(code, 1), None, "the rest of what was lost");
        }
        assert_eq!(keys.take(2, 1), Some(Typed::Letter(b'1')));
        assert_eq!(keys.take(28, 1), Some(Typed::End));
    }

    #[test]
    fn chords_and_keys_of_motion_are_swallowed() {
        let ctrl_o = [(29, 1), (24, 1), (24, 0), (29, 0)];
        let alt_f4 = [(56, 1), (62, 1), (62, 0), (56, 0)];
        let win_r = [(125, 1), (19, 1), (19, 0), (125, 0)];
        for chord in [ctrl_o, alt_f4, win_r] {
            assert_eq!(typed(&[&chord[..], &[(2, 1), (2, 0)]].concat()), "1");
        }
        assert_eq!(typed(&[(1, 1), (103, 1), (59, 1), (111, 1), (14, 1), (113, 1)]), "");
    }
}
