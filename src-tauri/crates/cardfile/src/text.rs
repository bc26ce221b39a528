//! Rows of a text.

use crate::cells::{Cells, EachRow};
use crate::delimiter::{Delimiter, STAND_IN, sniff};
use crate::encoding::{Charset, charset};
use crate::feed::Feed;
use crate::limit::{COLUMNS_MAX, LINE_MAX, ROWS_MAX};
use crate::trouble::FileTrouble;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::io::{self, Read, Seek, SeekFrom};

/// Start of a text that is looked at to find its delimiter, in bytes of UTF-8.
const SAMPLE: u64 = 64 << 10;

/// How a text is to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Script {
    pub charset: Charset,
    pub delimiter: Delimiter,
    /// Bytes of the byte order mark.
    mark: u64,
    /// The first line only names the delimiter.
    named: bool,
}

impl Script {
    pub fn of(from: &mut (impl Read + Seek), head: &[u8], bytes: u64) -> Result<Self, FileTrouble> {
        let (charset, mark) = charset(from, head)?;
        if bytes <= mark {
            return Err(FileTrouble::Empty);
        }
        from.seek(SeekFrom::Start(mark))?;
        let mut sample = Vec::new();
        Feed::new(&mut *from, charset, None).take(SAMPLE).read_to_end(&mut sample)?;
        let whole = u64::try_from(sample.len()).is_ok_and(|read| read < SAMPLE);
        let sample = String::from_utf8_lossy(&sample);
        let (delimiter, named) = sniff(&sample, whole);
        Ok(Self { charset, delimiter, mark, named })
    }

    /// Every row, blank lines too, with the bytes of the file taken so far.
    pub fn each(&self, from: &mut (impl Read + Seek), row: EachRow<'_, u64>) -> Result<(), FileTrouble> {
        from.seek(SeekFrom::Start(self.mark))?;
        let mut parser =
            Parser::new(Feed::new(from, self.charset, self.delimiter.wide()), self.delimiter.byte());
        let stand_in = self.delimiter.wide().is_some().then(|| self.delimiter.sign());
        let mut cells = Cells::default();
        let mut count = 0_u32;
        while parser.next_row()? {
            count += 1;
            if count > ROWS_MAX {
                return Err(FileTrouble::TooManyRows { most: ROWS_MAX });
            }
            if count == 1 && self.named {
                continue;
            }
            parser.fill(&mut cells, stand_in)?;
            if row(&cells, self.mark + parser.feed.taken)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// Bytes of UTF-8 that are parted at a time.
const PIECE: usize = 64 << 10;

/// Parts a text into rows and counts its lines.
struct Parser<R> {
    feed: Feed<R>,
    core: Reader,
    piece: Vec<u8>,
    at: usize,
    end: usize,
    out: Vec<u8>,
    /// Bytes of the row in `out`.
    filled: usize,
    ends: Vec<usize>,
    /// Cells of the row.
    width: usize,
    /// Line where the row starts, from 1.
    line: u32,
    /// Line where the next row starts.
    next: u32,
    /// The byte before was a carriage return that ended a line.
    returned: bool,
}

impl<R: Read> Parser<R> {
    fn new(feed: Feed<R>, delimiter: u8) -> Self {
        Self {
            feed,
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            piece: vec![0; PIECE],
            at: 0,
            end: 0,
            out: vec![0; 4096],
            filled: 0,
            ends: vec![0; COLUMNS_MAX + 1],
            width: 0,
            line: 1,
            next: 1,
            returned: false,
        }
    }

    /// False at the end of the file.
    fn refill(&mut self) -> Result<bool, FileTrouble> {
        (self.at, self.end) = (0, self.read()?);
        Ok(self.end > 0)
    }

    fn read(&mut self) -> Result<usize, FileTrouble> {
        loop {
            match self.feed.read(&mut self.piece) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // checked when the file was opened, so it is another file by now
                Err(_) if self.feed.spoilt => return Err(FileTrouble::BadText { line: self.next }),
                other => return Ok(other?),
            }
        }
    }

    /// Reads one row; false when there is none left.
    fn next_row(&mut self) -> Result<bool, FileTrouble> {
        (self.filled, self.width) = (0, 0);
        loop {
            if self.at == self.end && !self.refill()? {
                return Ok(false);
            }
            let first = self.piece.get(self.at).copied().unwrap_or_default();
            if first == b'\n' && self.returned {
                self.returned = false;
                self.at += 1;
                continue;
            }
            self.line = self.next;
            self.returned = first == b'\r';
            if first != b'\n' && first != b'\r' {
                break;
            }
            self.at += 1;
            self.next = self.next.saturating_add(1);
            return Ok(true);
        }
        self.record()?;
        let text = self.out.get(..self.filled).unwrap_or_default();
        self.next = self.next.saturating_add(1).saturating_add(line_ends(text));
        Ok(true)
    }

    fn record(&mut self) -> Result<(), FileTrouble> {
        loop {
            let input = self.piece.get(self.at..self.end).unwrap_or_default();
            let out = self.out.get_mut(self.filled..).unwrap_or_default();
            let ends = self.ends.get_mut(self.width..).unwrap_or_default();
            let (result, taken, filled, width) = self.core.read_record(input, out, ends);
            if let Some(last) = taken.checked_sub(1).and_then(|last| input.get(last)) {
                self.returned = *last == b'\r';
            }
            self.at += taken;
            self.filled += filled;
            self.width += width;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => return Ok(()),
                // an empty piece tells the parser that the text is over
                ReadRecordResult::InputEmpty => {
                    self.refill()?;
                }
                ReadRecordResult::OutputFull if self.out.len() > LINE_MAX => {
                    return Err(FileTrouble::LineTooLong { line: self.line, most: LINE_MAX });
                }
                ReadRecordResult::OutputFull => self.out.resize(self.out.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => {
                    return Err(FileTrouble::TooManyColumns { line: self.line, most: COLUMNS_MAX });
                }
            }
        }
    }

    fn fill(&self, cells: &mut Cells, stand_in: Option<char>) -> Result<(), FileTrouble> {
        let bytes = self.out.get(..self.filled).unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|_| FileTrouble::BadText { line: self.line })?;
        let ends = self.ends.get(..self.width).unwrap_or_default();
        match stand_in {
            Some(sign) if bytes.contains(&STAND_IN) => {
                cells.fill_apart(self.line, text, ends, STAND_IN, sign)
            }
            _ => cells.fill(self.line, text, ends),
        }
    }
}

/// Line ends of any kind inside quotes.
fn line_ends(text: &[u8]) -> u32 {
    let at = memchr::memchr2_iter(b'\n', b'\r', text);
    let ends = at.filter(|at| {
        text.get(*at) == Some(&b'\r') || at.checked_sub(1).and_then(|b| text.get(b)) != Some(&b'\r')
    });
    u32::try_from(ends.count()).unwrap_or(u32::MAX)
}
