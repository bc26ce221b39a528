//! A person, and the bytes that are sealed.

use crate::trouble::Trouble;
use crate::words::{Code, Name, Note, Phone};

/// Who a card belongs to. Every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    pub name: Name,
    pub phone: Option<Phone>,
    /// What is printed on the card, when it is not the card's number.
    pub code: Option<Code>,
    pub note: Note,
}

/// First byte of the plain bytes.
const VERSION: u8 = 1;
/// Version, phone, and the three lengths.
const HEAD: usize = 1 + 8 + 1 + 1 + 2;
/// Plain bytes are filled up to a multiple of this, so that a row's length tells little of a name's.
const STEP: usize = 16;

impl Person {
    /// Its parts, as they lie here.
    pub(crate) fn parts(&self) -> Parts<'_> {
        let code = self.code.as_ref().map_or("", Code::reveal);
        Parts { name: self.name.reveal(), phone: self.phone, code, note: self.note.reveal() }
    }

    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        self.parts().write(out);
    }

    /// # Errors
    /// [`Trouble::Newer`], [`Trouble::Damaged`].
    pub(crate) fn read(plain: &[u8]) -> Result<Self, Trouble> {
        let parts = Parts::read(plain)?;
        let code =
            (!parts.code.is_empty()).then(|| Code::parse(parts.code).ok_or(Trouble::Damaged)).transpose()?;
        Ok(Self {
            name: Name::new(parts.name).ok_or(Trouble::Damaged)?,
            phone: parts.phone,
            code,
            note: Note::new(parts.note).ok_or(Trouble::Damaged)?,
        })
    }
}

/// The plain bytes as they lie there.
pub(crate) struct Parts<'a> {
    pub name: &'a str,
    pub phone: Option<Phone>,
    pub code: &'a str,
    pub note: &'a str,
}

impl<'a> Parts<'a> {
    /// Appends the plain bytes: version, phone, lengths, texts, zeros.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        let from = out.len();
        out.push(VERSION);
        out.extend_from_slice(&self.phone.map_or(u64::MAX, Phone::packed).to_be_bytes());
        // the limits of the words (60 letters, 32, 200) keep the lengths in their places
        out.push(u8::try_from(self.name.len()).unwrap_or(u8::MAX));
        out.push(u8::try_from(self.code.len()).unwrap_or(u8::MAX));
        out.extend_from_slice(&u16::try_from(self.note.len()).unwrap_or(u16::MAX).to_be_bytes());
        for text in [self.name, self.code, self.note] {
            out.extend_from_slice(text.as_bytes());
        }
        let plain = out.len() - from;
        out.resize(from + plain.next_multiple_of(STEP), 0);
    }

    /// # Errors
    /// [`Trouble::Newer`], [`Trouble::Damaged`].
    pub(crate) fn read(plain: &'a [u8]) -> Result<Self, Trouble> {
        let (head, rest) = plain.split_at_checked(HEAD).ok_or(Trouble::Damaged)?;
        let [version, phone @ .., name, code, high, low] = head else { return Err(Trouble::Damaged) };
        if *version != VERSION {
            return Err(Trouble::Newer);
        }
        let packed = u64::from_be_bytes(phone.try_into().map_err(|_| Trouble::Damaged)?);
        let phone = match packed {
            u64::MAX => None,
            packed => Some(Phone::unpack(packed).ok_or(Trouble::Damaged)?),
        };
        let (name, rest) = text(rest, usize::from(*name))?;
        let (code, rest) = text(rest, usize::from(*code))?;
        let (note, _) = text(rest, usize::from(u16::from_be_bytes([*high, *low])))?;
        Ok(Self { name, phone, code, note })
    }
}

fn text(bytes: &[u8], length: usize) -> Result<(&str, &[u8]), Trouble> {
    let (own, rest) = bytes.split_at_checked(length).ok_or(Trouble::Damaged)?;
    Ok((std::str::from_utf8(own).map_err(|_| Trouble::Damaged)?, rest))
}
