//! A text's bytes as UTF-8, a bounded piece at a time.

use crate::delimiter::STAND_IN;
use crate::encoding::Charset;
use encoding_rs::{Decoder, DecoderResult};
use std::io::{self, Read};

/// Bytes read from the file at a time.
const CHUNK: usize = 64 << 10;

/// Reads a text of any encoding as UTF-8; a full-width delimiter comes out as [`STAND_IN`].
pub(crate) struct Feed<R> {
    from: R,
    decoder: Option<Decoder>,
    wide: Option<[u8; 3]>,
    raw: Vec<u8>,
    out: String,
    ready: Vec<u8>,
    at: usize,
    ended: bool,
    /// Bytes taken from the file.
    pub taken: u64,
    /// The text does not decode.
    pub spoilt: bool,
}

impl<R: Read> Feed<R> {
    pub fn new(from: R, charset: Charset, wide: Option<[u8; 3]>) -> Self {
        let plain = charset == Charset::Utf8 && wide.is_none();
        Self {
            from,
            decoder: (!plain).then(|| charset.encoding().new_decoder_without_bom_handling()),
            wide,
            raw: vec![0; CHUNK],
            out: String::with_capacity(CHUNK * 4),
            ready: Vec::new(),
            at: 0,
            ended: false,
            taken: 0,
            spoilt: false,
        }
    }

    fn take(&mut self, n: usize) {
        self.taken = self.taken.saturating_add(u64::try_from(n).unwrap_or(u64::MAX));
    }

    /// Decodes the next piece into `ready`.
    fn refill(&mut self) -> io::Result<()> {
        let n = self.from.read(&mut self.raw)?;
        self.take(n);
        self.ended = n == 0;
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        self.out.clear();
        let raw = self.raw.get(..n).unwrap_or_default();
        let (result, _) = decoder.decode_to_string_without_replacement(raw, &mut self.out, self.ended);
        if !matches!(result, DecoderResult::InputEmpty) {
            self.spoilt = true;
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.ready.clear();
        self.at = 0;
        match self.wide {
            None => self.ready.extend_from_slice(self.out.as_bytes()),
            Some(sign) => parted(self.out.as_bytes(), sign, &mut self.ready),
        }
        Ok(())
    }
}

fn parted(text: &[u8], sign: [u8; 3], into: &mut Vec<u8>) {
    let mut from = 0;
    for at in memchr::memmem::find_iter(text, &sign) {
        into.extend_from_slice(text.get(from..at).unwrap_or_default());
        into.push(STAND_IN);
        from = at + sign.len();
    }
    into.extend_from_slice(text.get(from..).unwrap_or_default());
}

impl<R: Read> Read for Feed<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = if self.decoder.is_none() {
            let n = self.from.read(buf)?;
            self.take(n);
            n
        } else {
            while self.at >= self.ready.len() && !self.ended {
                self.refill()?;
            }
            let mut rest = self.ready.get(self.at..).unwrap_or_default();
            let n = rest.read(buf)?;
            self.at += n;
            n
        };
        Ok(n)
    }
}
