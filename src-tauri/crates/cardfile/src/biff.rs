//! A workbook of the old kind: what it claims about its size, before the reader of workbooks sees it.
//!
//! That reader lays out every sheet as a full rectangle, so a single cell in a far corner costs gigabytes.
//! The stream is walked first as it will walk it, and handed over alone in a fresh container.

use crate::limit::{COLUMNS_MAX, SHEETS_MAX, XLS_CELLS_MAX, XLS_MAX};
use crate::trouble::FileTrouble;
use cfb::CompoundFile;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};

/// Most rows of the format.
const ROWS: u32 = 65_536;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const MANY_NUMBERS: u16 = 0x00BD;
const START: u16 = 0x0809;
const END: u16 = 0x000A;
/// Records that start with a row and a column: formula, label, number and their kin.
const CELLS: [u16; 8] = [0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, MANY_NUMBERS];

/// The workbook's stream alone, in a container of its own.
pub(crate) fn alone(from: &mut (impl Read + Seek), bytes: u64) -> Result<Cursor<Vec<u8>>, FileTrouble> {
    if bytes > XLS_MAX {
        return Err(FileTrouble::TooLarge { bytes, most: XLS_MAX });
    }
    from.seek(SeekFrom::Start(0))?;
    let mut office = CompoundFile::open(from).map_err(|_| FileTrouble::Damaged)?;
    if office.exists("/EncryptedPackage") || office.exists("/EncryptionInfo") {
        return Err(FileTrouble::Password);
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| office.is_stream(name));
    let Some(name) = name else { return Err(FileTrouble::OtherOffice) };
    let mut stream = Vec::new();
    let part = office.open_stream(name).map_err(|_| FileTrouble::Damaged)?;
    part.take(XLS_MAX).read_to_end(&mut stream).map_err(|_| FileTrouble::Damaged)?;
    check(&stream)?;
    pack(name, &stream).map_err(|_| FileTrouble::Damaged)
}

fn pack(name: &str, stream: &[u8]) -> std::io::Result<Cursor<Vec<u8>>> {
    let mut office = CompoundFile::create(Cursor::new(Vec::new()))?;
    office.create_stream(name)?.write_all(stream)?;
    office.flush()?;
    let mut packed = office.into_inner();
    packed.set_position(0);
    Ok(packed)
}

/// Records from an offset on: kind and content.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = word(self.0, 0)?;
        let end = 4 + usize::from(word(self.0, 2)?);
        let content = self.0.get(4..end)?;
        self.0 = self.0.get(end..)?;
        Some((kind, content))
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn check(stream: &[u8]) -> Result<(), FileTrouble> {
    let mut sheets = Vec::new();
    for (kind, content) in Records(stream) {
        match kind {
            FILE_PASS if word(content, 0) != Some(0) => return Err(FileTrouble::Password),
            BOUND_SHEET => sheets.push(long(content, 0).ok_or(FileTrouble::Damaged)?),
            END => break,
            _ => {}
        }
    }
    if sheets.len() > SHEETS_MAX {
        return Err(FileTrouble::TooManySheets { most: SHEETS_MAX });
    }
    let mut area = 0_u64;
    for start in sheets {
        let start = usize::try_from(start).map_err(|_| FileTrouble::Damaged)?;
        let sheet = stream.get(start..).ok_or(FileTrouble::Damaged)?;
        area = area.saturating_add(extent(sheet)?);
    }
    if area > XLS_CELLS_MAX {
        return Err(FileTrouble::Bomb { bytes: area, most: XLS_CELLS_MAX });
    }
    Ok(())
}

/// Cells of the rectangle that takes in all of a sheet.
fn extent(sheet: &[u8]) -> Result<u64, FileTrouble> {
    let (mut rows, mut columns, mut depth) = (0_u32, 0_u32, 0_u32);
    for (kind, content) in Records(sheet) {
        match kind {
            START => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS => {
                let wide = content.len() >= 14;
                let end = if wide { long(content, 4) } else { word(content, 2).map(u32::from) };
                let right = word(content, if wide { 10 } else { 6 }).map(u32::from);
                rows = rows.max(end.unwrap_or(0));
                columns = columns.max(right.unwrap_or(0));
                let first = if wide { long(content, 0) } else { word(content, 0).map(u32::from) };
                rows = rows.max(first.unwrap_or(0));
            }
            kind if CELLS.contains(&kind) => {
                let at = |offset| word(content, offset).map_or(0, |n| u32::from(n) + 1);
                (rows, columns) = (rows.max(at(0)), columns.max(at(2)));
                if kind == MANY_NUMBERS {
                    let count = u32::try_from(content.len() / 6).unwrap_or(u32::MAX);
                    columns =
                        columns.max(at(2).saturating_add(count)).max(at(content.len().saturating_sub(2)));
                }
            }
            _ => {}
        }
    }
    if rows > ROWS {
        return Err(FileTrouble::Damaged);
    }
    if usize::try_from(columns).map_or(true, |columns| columns > COLUMNS_MAX + 1) {
        return Err(FileTrouble::TooManyColumns { line: 1, most: COLUMNS_MAX });
    }
    Ok(u64::from(rows) * u64::from(columns))
}
