//! One pass over a text before it is read: its encoding, its hash, and the row where it stops being text.

use crate::limit::LINE_MAX;
use crate::trouble::FileTrouble;
use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr2};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

/// Bytes read at a time.
const CHUNK: usize = 256 << 10;

/// How a text is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Charset {
    /// With or without a byte order mark; plain ASCII too.
    Utf8,
    /// Little end first, by its mark.
    Utf16Le,
    /// Big end first, by its mark.
    Utf16Be,
    /// GB18030, which holds GBK and GB2312.
    Gb18030,
}

impl Charset {
    pub(crate) const fn encoding(self) -> &'static Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
        }
    }
}

/// The hash of all bytes, in hex.
pub(crate) fn hash(from: &mut (impl Read + Seek)) -> Result<String, FileTrouble> {
    from.seek(SeekFrom::Start(0))?;
    let mut sum = Sha256::new();
    each_chunk(from, |chunk| sum.update(chunk))?;
    Ok(hex(&sum.finalize()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, byte| {
        // writing to a String cannot fail
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn each_chunk(from: &mut impl Read, mut take: impl FnMut(&[u8])) -> Result<(), FileTrouble> {
    let mut chunk = vec![0; CHUNK];
    loop {
        match from.read(&mut chunk) {
            Ok(0) => return Ok(()),
            Ok(n) => take(chunk.get(..n).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The encoding and the length of the mark in bytes. `head` is the start of the file.
pub(crate) fn charset(from: &mut (impl Read + Seek), head: &[u8]) -> Result<(Charset, u64), FileTrouble> {
    let (charset, mark) = match head {
        [0xEF, 0xBB, 0xBF, ..] => (Charset::Utf8, 3),
        [0xFF, 0xFE, ..] => (Charset::Utf16Le, 2),
        [0xFE, 0xFF, ..] => (Charset::Utf16Be, 2),
        _ => (Charset::Utf8, 0),
    };
    from.seek(SeekFrom::Start(mark))?;
    if charset != Charset::Utf8 {
        decodes(from, charset.encoding())?;
        return Ok((charset, mark));
    }
    if is_utf8(from)? {
        return Ok((Charset::Utf8, mark));
    }
    from.seek(SeekFrom::Start(mark))?;
    let charset = line_by_line(from)?;
    // behind a mark of UTF-8 nothing else is believed
    if mark == 3 { Err(FileTrouble::MixedEncoding { line: 1 }) } else { Ok((charset, mark)) }
}

/// True for valid UTF-8 without zero bytes.
fn is_utf8(from: &mut impl Read) -> Result<bool, FileTrouble> {
    let (mut good, mut zero) = (true, false);
    let mut carry: Vec<u8> = Vec::with_capacity(CHUNK + 4);
    each_chunk(from, |chunk| {
        if !good || zero {
            return;
        }
        zero = memchr(0, chunk).is_some();
        carry.extend_from_slice(chunk);
        let rest = match std::str::from_utf8(&carry) {
            Ok(_) => 0,
            Err(error) if error.error_len().is_none() => carry.len() - error.valid_up_to(),
            Err(_) => {
                good = false;
                0
            }
        };
        let done = carry.len() - rest;
        carry.drain(..done);
    })?;
    if zero { Err(FileTrouble::Binary) } else { Ok(good && carry.is_empty()) }
}

/// Fails with the row of the first bytes that the encoding does not know.
fn decodes(from: &mut impl Read, encoding: &'static Encoding) -> Result<(), FileTrouble> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = String::with_capacity(CHUNK * 4);
    let (mut line, mut bad) = (1_u32, false);
    let mut take = |chunk: &[u8], last: bool| {
        if !bad {
            out.clear();
            let (result, _) = decoder.decode_to_string_without_replacement(chunk, &mut out, last);
            line = line.saturating_add(rows(out.as_bytes()));
            bad = !matches!(result, DecoderResult::InputEmpty) || memchr(0, out.as_bytes()).is_some();
        }
    };
    each_chunk(from, |chunk| take(chunk, false))?;
    take(&[], true);
    if bad { Err(FileTrouble::BadText { line }) } else { Ok(()) }
}

fn rows(bytes: &[u8]) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', bytes).count()).unwrap_or(u32::MAX)
}

/// What one line of unknown encoding can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// Every encoding would do.
    Either,
    /// Chinese in UTF-8: two or more characters that GB18030 would not write so.
    Utf8,
    /// Not UTF-8, and good GB18030.
    Gb,
    /// Not GB18030, and good UTF-8.
    OnlyUtf8,
    /// Neither.
    Neither,
}

fn voice(line: &[u8], out: &mut String) -> Voice {
    if line.is_ascii() {
        return Voice::Either;
    }
    out.clear();
    out.reserve(line.len() * 2 + 16);
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let (result, _) = decoder.decode_to_string_without_replacement(line, out, true);
    let gb = matches!(result, DecoderResult::InputEmpty);
    match std::str::from_utf8(line) {
        Ok(text) if text.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).count() >= 2 => {
            Voice::Utf8
        }
        Ok(_) if gb => Voice::Either,
        Ok(_) => Voice::OnlyUtf8,
        Err(_) if gb => Voice::Gb,
        Err(_) => Voice::Neither,
    }
}

/// GB18030, or the row where the text is in no encoding or in a second one.
fn line_by_line(from: &mut impl Read) -> Result<Charset, FileTrouble> {
    let mut from = BufReader::with_capacity(CHUNK, from);
    let (mut line, mut number, mut after_return) = (Vec::new(), 1_u32, false);
    let (mut utf8, mut gb) = (None, None);
    let mut out = String::new();
    loop {
        let end = next_line(&mut from, &mut line, number)?;
        if after_return && line.is_empty() && end == Some(b'\n') {
            after_return = false;
            continue;
        }
        match voice(&line, &mut out) {
            Voice::Either => {}
            Voice::Utf8 | Voice::OnlyUtf8 => utf8 = utf8.or(Some(number)),
            Voice::Gb => gb = gb.or(Some(number)),
            Voice::Neither => return Err(FileTrouble::BadText { line: number }),
        }
        if let (Some(a), Some(b)) = (utf8, gb) {
            return Err(FileTrouble::MixedEncoding { line: a.max(b) });
        }
        let Some(end) = end else { return Ok(Charset::Gb18030) };
        after_return = end == b'\r';
        number = number.saturating_add(1);
    }
}

/// The bytes before the next line end, and that end; `None` at the end of the file.
fn next_line(from: &mut impl BufRead, line: &mut Vec<u8>, number: u32) -> Result<Option<u8>, FileTrouble> {
    line.clear();
    loop {
        let chunk = from.fill_buf()?;
        if chunk.is_empty() {
            return Ok(None);
        }
        if memchr(0, chunk).is_some() {
            return Err(FileTrouble::Binary);
        }
        let at = memchr2(b'\n', b'\r', chunk);
        let until = at.unwrap_or(chunk.len());
        line.extend_from_slice(chunk.get(..until).unwrap_or_default());
        let end = at.and_then(|at| chunk.get(at).copied());
        from.consume(until + usize::from(end.is_some()));
        if line.len() > LINE_MAX {
            return Err(FileTrouble::LineTooLong { line: number, most: LINE_MAX });
        }
        if end.is_some() {
            return Ok(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn of(parts: &[&[u8]]) -> Result<(Charset, u64), FileTrouble> {
        let bytes = parts.concat();
        charset(&mut Cursor::new(&bytes), &bytes)
    }

    fn gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn each_encoding_is_told() {
        assert_eq!(of(&["a,张三\n".as_bytes()]), Ok((Charset::Utf8, 0)));
        assert_eq!(of(&[b"\xEF\xBB\xBF", "张三\n".as_bytes()]), Ok((Charset::Utf8, 3)));
        assert_eq!(of(&[&gb("姓名,手机\n联通,138\n")]), Ok((Charset::Gb18030, 0)));
        assert_eq!(of(&[b"\xFF\xFEa\0"]), Ok((Charset::Utf16Le, 2)));
        assert_eq!(of(&[b"\xFE\xFF\0a"]), Ok((Charset::Utf16Be, 2)));
    }

    #[test]
    fn a_change_half_way_is_named() {
        let (utf8, chinese) = ("张三丰,1\r\n", gb("李四,2\r\n"));
        assert_eq!(of(&[utf8.as_bytes(), &chinese]), Err(FileTrouble::MixedEncoding { line: 2 }));
        assert_eq!(of(&[&chinese, &chinese, utf8.as_bytes()]), Err(FileTrouble::MixedEncoding { line: 3 }));
        assert_eq!(of(&[b"a\r\nb\r\n", b"\x81\n"]), Err(FileTrouble::BadText { line: 3 }));
        assert_eq!(of(&[b"\xEF\xBB\xBF", &chinese]), Err(FileTrouble::MixedEncoding { line: 1 }));
        assert_eq!(of(&[b"\xFF\xFEa\0\n\0\0\xD8a\0"]), Err(FileTrouble::BadText { line: 2 }));
        assert_eq!(of(&[b"\xFE\xFF\0a\0"]), Err(FileTrouble::BadText { line: 1 }));
        assert_eq!(of(&[b"a\0b"]), Err(FileTrouble::Binary));
    }
}
