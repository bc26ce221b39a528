//! A file that was opened by what it is, and the first look at it.

use crate::book::Book;
use crate::cells::EachRow;
use crate::clean::clean;
use crate::columns::{Guess, guess};
use crate::delimiter::Delimiter;
use crate::encoding::{Charset, hash};
use crate::limit::{FILE_MAX, PREVIEW_CHARS, PREVIEW_ROWS};
use crate::magic::{HEAD, kind, promised};
use crate::text::Script;
use crate::trouble::{FileTrouble, Kind, Note};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;

/// One sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Not shown by the office program.
    pub hidden: bool,
}

/// What is known of a file before a row of it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// What it is.
    pub kind: Kind,
    /// Its length, in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hex.
    pub digest: String,
    /// Of a text.
    pub charset: Option<Charset>,
    /// Of a text.
    pub delimiter: Option<Delimiter>,
    /// Of a workbook; empty for a text.
    pub sheets: Vec<Sheet>,
    /// What is odd.
    pub notes: Vec<Note>,
}

/// The first rows of a table, with a guess at its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// At most [`PREVIEW_ROWS`] rows that are not blank, cells cleaned and cut for the screen.
    pub rows: Vec<Vec<String>>,
    /// How it seems to be read.
    pub guess: Guess,
    /// What is odd about this table.
    pub notes: Vec<Note>,
}

enum Body<R: Read + Seek> {
    Text(Script, R),
    Book(Book<R>),
}

/// A file that can be read, as often as is needed.
pub struct Source<R: Read + Seek> {
    look: Look,
    body: Body<R>,
}

impl Source<File> {
    /// Opens a file of the disk.
    ///
    /// # Errors
    /// Why nothing of it can be used.
    pub fn open(path: &Path) -> Result<Self, FileTrouble> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let file = File::open(path)?;
        if !file.metadata()?.is_file() {
            return Err(FileTrouble::Unreadable { kind: "not a file".to_owned() });
        }
        Self::of(file, &name)
    }
}

/// SHA-256 of a file of the disk, in hex: as in [`Look::digest`], without looking at what it is.
///
/// # Errors
/// [`FileTrouble::Unreadable`].
pub fn digest(path: &Path) -> Result<String, FileTrouble> {
    hash(&mut File::open(path)?)
}

impl<R: Read + Seek> Source<R> {
    /// Opens anything that can be read from any place; the name is only compared with the content.
    ///
    /// # Errors
    /// Why nothing of it can be used.
    pub fn of(mut from: R, name: &str) -> Result<Self, FileTrouble> {
        let bytes = from.seek(SeekFrom::End(0))?;
        if bytes > FILE_MAX {
            return Err(FileTrouble::TooLarge { bytes, most: FILE_MAX });
        }
        from.seek(SeekFrom::Start(0))?;
        let mut head = Vec::with_capacity(HEAD);
        from.by_ref().take(u64::try_from(HEAD).unwrap_or(u64::MAX)).read_to_end(&mut head)?;
        let kind = kind(&head)?;
        let digest = hash(&mut from)?;
        let (mut charset, mut delimiter, mut sheets) = (None, None, Vec::new());
        let body = match kind {
            Kind::Text => {
                let script = Script::of(&mut from, &head, bytes)?;
                (charset, delimiter) = (Some(script.charset), Some(script.delimiter));
                Body::Text(script, from)
            }
            Kind::Xlsx => Body::Book(Book::xlsx(from)?),
            Kind::Xls => Body::Book(Book::xls(from, bytes)?),
        };
        if let Body::Book(book) = &body {
            sheets = book.sheets()?;
        }
        let mut notes = Vec::new();
        if promised(name).is_some_and(|promise| promise != kind) {
            notes.push(Note::NameSaysOther { is: kind });
        }
        if sheets.len() > 1 {
            notes.push(Note::ManySheets { sheets: sheets.len() });
        }
        Ok(Self { look: Look { kind, bytes, digest, charset, delimiter, sheets, notes }, body })
    }

    /// What is known of the file.
    pub const fn look(&self) -> &Look {
        &self.look
    }

    /// The first sheet that is shown and has a row; 0 for a text.
    ///
    /// # Errors
    /// [`FileTrouble::NoRows`] when there is none, or why it cannot be read.
    pub fn first_preview(&mut self) -> Result<Preview, FileTrouble> {
        let shown: Vec<usize> = match &self.body {
            Body::Text(..) => vec![0],
            Body::Book(_) => self
                .look
                .sheets
                .iter()
                .enumerate()
                .filter(|(_, sheet)| !sheet.hidden)
                .map(|(at, _)| at)
                .collect(),
        };
        for sheet in shown {
            match self.preview(sheet) {
                Err(FileTrouble::NoRows) => {}
                other => return other,
            }
        }
        Err(FileTrouble::NoRows)
    }

    /// The first rows of one sheet; 0 for a text.
    ///
    /// # Errors
    /// [`FileTrouble::NoRows`] when all is blank, or why it cannot be read.
    pub fn preview(&mut self, sheet: usize) -> Result<Preview, FileTrouble> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        self.each(sheet, &mut |cells, _| {
            if !cells.is_blank() {
                rows.push(cells.iter().map(|cell| cut(cell.text)).collect());
            }
            Ok(if rows.len() < PREVIEW_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        if rows.is_empty() {
            return Err(FileTrouble::NoRows);
        }
        let guess = guess(sheet, &rows);
        let mut notes = Vec::new();
        match guess.mapping.skip {
            0 => notes.push(Note::NoHeader),
            1 => {}
            skip => notes.push(Note::RowsAboveHeader { rows: skip - 1 }),
        }
        Ok(Preview { rows, guess, notes })
    }

    /// The sign between two cells; `None` for a workbook.
    pub(crate) fn sign(&self) -> Option<char> {
        self.look.delimiter.map(Delimiter::sign)
    }

    /// Every row of a sheet, with the share that is behind, in permille.
    pub(crate) fn each(&mut self, sheet: usize, row: EachRow<'_, u16>) -> Result<(), FileTrouble> {
        match &mut self.body {
            Body::Text(..) if sheet != 0 => Err(FileTrouble::NoSheet { sheet }),
            Body::Text(script, from) => {
                let bytes = self.look.bytes.max(1);
                let share = |taken: u64| {
                    u16::try_from((taken.saturating_mul(1000) / bytes).min(1000)).unwrap_or(1000)
                };
                script.each(from, &mut |cells, taken| row(cells, share(taken)))
            }
            Body::Book(book) => {
                let name = &self.look.sheets.get(sheet).ok_or(FileTrouble::NoSheet { sheet })?.name;
                book.each(name, row)
            }
        }
    }
}

/// A cell for the screen.
fn cut(text: &str) -> String {
    clean(text).chars().take(PREVIEW_CHARS).collect()
}
