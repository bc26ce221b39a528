//! Rows of a workbook's sheet.

use crate::cells::{Cells, EachRow, Shape};
use crate::decimal::decimal;
use crate::limit::{COLUMNS_MAX, ROWS_MAX, SHEETS_MAX};
use crate::source::Sheet;
use crate::trouble::FileTrouble;
use crate::{biff, parcel};
use calamine::{
    Data, DataRef, DataType as _, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError,
};
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An opened workbook.
pub(crate) enum Book<R: Read + Seek> {
    Xlsx(Box<Xlsx<BufReader<R>>>),
    Xls(Box<Xls<Cursor<Vec<u8>>>>),
}

/// The reader of workbooks gives up on some spoilt ones by panicking. It is left alone after that.
fn guarded<T>(work: impl FnOnce() -> Result<T, FileTrouble>) -> Result<T, FileTrouble> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(FileTrouble::Damaged))
}

fn xlsx_trouble(error: XlsxError) -> FileTrouble {
    match error {
        XlsxError::Io(error) if error.raw_os_error().is_some() => error.into(),
        XlsxError::Password => FileTrouble::Password,
        _ => FileTrouble::Damaged,
    }
}

fn xls_trouble(error: XlsError) -> FileTrouble {
    match error {
        XlsError::Password => FileTrouble::Password,
        _ => FileTrouble::Damaged,
    }
}

impl<R: Read + Seek> Book<R> {
    pub fn xlsx(mut from: R) -> Result<Self, FileTrouble> {
        guarded(|| parcel::check(&mut BufReader::new(&mut from)))?;
        from.seek(SeekFrom::Start(0))?;
        guarded(|| Xlsx::new(BufReader::with_capacity(64 << 10, from)).map_err(xlsx_trouble))
            .map(|book| Self::Xlsx(Box::new(book)))
    }

    pub fn xls(mut from: R, bytes: u64) -> Result<Self, FileTrouble> {
        let alone = guarded(|| biff::alone(&mut from, bytes))?;
        guarded(|| Xls::new(alone).map_err(xls_trouble)).map(|book| Self::Xls(Box::new(book)))
    }

    /// The sheets that hold cells; charts do not.
    pub fn sheets(&self) -> Result<Vec<Sheet>, FileTrouble> {
        let all = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
        };
        if all.len() > SHEETS_MAX {
            return Err(FileTrouble::TooManySheets { most: SHEETS_MAX });
        }
        let cells = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        Ok(cells
            .map(|one| Sheet { name: one.name.clone(), hidden: one.visible != SheetVisible::Visible })
            .collect())
    }

    /// Every row of a sheet that has cells, with the share of the sheet that is behind, in permille.
    pub fn each(&mut self, sheet: &str, row: EachRow<'_, u16>) -> Result<(), FileTrouble> {
        match self {
            Self::Xlsx(book) => each_streamed(book, sheet, row),
            Self::Xls(book) => each_laid_out(book, sheet, row),
        }
    }
}

fn each_streamed<R: Read + Seek>(
    book: &mut Xlsx<BufReader<R>>,
    sheet: &str,
    row: EachRow<'_, u16>,
) -> Result<(), FileTrouble> {
    let mut reader = guarded(|| book.worksheet_cells_reader(sheet).map_err(xlsx_trouble))?;
    let height = u64::from(reader.dimensions().end.0) + 1;
    let share = |line: u32| u16::try_from((u64::from(line) * 1000 / height).min(1000)).unwrap_or(1000);
    let (mut cells, mut text) = (Cells::default(), String::new());
    while let Some(cell) = guarded(|| reader.next_cell().map_err(xlsx_trouble))? {
        let value = cell.get_value();
        if value.is_empty() {
            continue;
        }
        let (at, column) = cell.get_position();
        let line = line_of(at)?;
        if line < cells.line {
            return Err(FileTrouble::Damaged);
        }
        if line > cells.line {
            if cells.len() > 0 && row(&cells, share(cells.line))?.is_break() {
                return Ok(());
            }
            cells.start(line, false);
        }
        pad(&mut cells, column)?;
        let shape = streamed(value, &mut text);
        let shared = if let DataRef::SharedString(shared) = value { *shared } else { text.as_str() };
        cells.push(shape, shared)?;
    }
    if cells.len() > 0 {
        row(&cells, 1000)?.is_break();
    }
    Ok(())
}

fn each_laid_out(
    book: &mut Xls<Cursor<Vec<u8>>>,
    sheet: &str,
    row: EachRow<'_, u16>,
) -> Result<(), FileTrouble> {
    let range = guarded(|| book.worksheet_range(sheet).map_err(xls_trouble))?;
    let (top, left) = range.start().unwrap_or((0, 0));
    let height = range.height().max(1);
    let (mut cells, mut text) = (Cells::default(), String::new());
    for (index, values) in range.rows().enumerate() {
        let line = line_of(top.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)))?;
        cells.start(line, false);
        for (column, value) in (left..).zip(values).filter(|(_, value)| !value.is_empty()) {
            pad(&mut cells, column)?;
            let shape = laid_out(value, &mut text);
            cells.push(shape, &text)?;
        }
        let share = u16::try_from(index * 1000 / height).unwrap_or(1000);
        if cells.len() > 0 && row(&cells, share)?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

fn line_of(row: u32) -> Result<u32, FileTrouble> {
    if row < ROWS_MAX { Ok(row + 1) } else { Err(FileTrouble::TooManyRows { most: ROWS_MAX }) }
}

/// Blank cells up to a column; a column that was passed already is a spoilt sheet.
fn pad(cells: &mut Cells, column: u32) -> Result<(), FileTrouble> {
    let column = usize::try_from(column).unwrap_or(usize::MAX);
    if column >= COLUMNS_MAX {
        return Err(FileTrouble::TooManyColumns { line: cells.line, most: COLUMNS_MAX });
    }
    if column < cells.len() {
        return Err(FileTrouble::Damaged);
    }
    while cells.len() < column {
        cells.push(Shape::Text, "")?;
    }
    Ok(())
}

/// The text of a cell into `text`; a shared text is left where it is.
fn streamed(value: &DataRef<'_>, text: &mut String) -> Shape {
    text.clear();
    match value {
        DataRef::SharedString(_) | DataRef::Empty => Shape::Text,
        DataRef::String(typed) => {
            text.push_str(typed);
            Shape::Text
        }
        DataRef::Int(number) => {
            text.push_str(&number.to_string());
            Shape::Number
        }
        DataRef::Float(number) => {
            decimal(*number, text);
            Shape::Number
        }
        DataRef::Bool(flag) => {
            text.push_str(if *flag { "TRUE" } else { "FALSE" });
            Shape::Flag
        }
        DataRef::Error(error) => {
            text.push_str(&error.to_string());
            Shape::Error
        }
        DataRef::DateTime(date) => {
            date_text(date.to_ymd_hms_milli(), text);
            Shape::Date
        }
        DataRef::DateTimeIso(date) | DataRef::DurationIso(date) => {
            text.push_str(date);
            Shape::Date
        }
    }
}

fn laid_out(value: &Data, text: &mut String) -> Shape {
    text.clear();
    match value {
        Data::Empty => Shape::Text,
        Data::String(typed) => {
            text.push_str(typed);
            Shape::Text
        }
        Data::Int(number) => {
            text.push_str(&number.to_string());
            Shape::Number
        }
        Data::Float(number) => {
            decimal(*number, text);
            Shape::Number
        }
        Data::Bool(flag) => {
            text.push_str(if *flag { "TRUE" } else { "FALSE" });
            Shape::Flag
        }
        Data::Error(error) => {
            text.push_str(&error.to_string());
            Shape::Error
        }
        Data::DateTime(date) => {
            date_text(date.to_ymd_hms_milli(), text);
            Shape::Date
        }
        Data::DateTimeIso(date) | Data::DurationIso(date) => {
            text.push_str(date);
            Shape::Date
        }
    }
}

fn date_text((year, month, day, ..): (u16, u8, u8, u8, u8, u8, u16), text: &mut String) {
    text.push_str(&format!("{year:04}-{month:02}-{day:02}"));
}
