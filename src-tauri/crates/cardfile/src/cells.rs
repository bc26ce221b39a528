//! One row of a table before anything is known about its columns.

use crate::limit::{CELL_MAX, COLUMNS_MAX};
use crate::trouble::FileTrouble;
use std::ops::ControlFlow;

/// Takes each row of a table and how far it is; a break stops the run.
pub(crate) type EachRow<'a, T> = &'a mut dyn FnMut(&Cells, T) -> Result<ControlFlow<()>, FileTrouble>;

/// What kind of cell it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Typed text; blank when it is empty.
    Text,
    /// A number, as decimal text.
    Number,
    /// A date or a time.
    Date,
    /// The error of a formula.
    Error,
    /// TRUE or FALSE.
    Flag,
}

/// One cell, borrowed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'a> {
    pub shape: Shape,
    pub text: &'a str,
}

impl Cell<'_> {
    pub const BLANK: Cell<'static> = Cell { shape: Shape::Text, text: "" };

    pub fn is_blank(&self) -> bool {
        let blank = |c: char| c.is_whitespace() || crate::clean::invisible(c);
        match self.text.as_bytes().first() {
            None => true,
            Some(first) if first.is_ascii_graphic() => false,
            Some(_) => self.text.chars().all(blank),
        }
    }
}

/// The cells of one row in one buffer that is used again for the next.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    pub line: u32,
    text: String,
    ends: Vec<(Shape, usize)>,
    /// Texts from a file with a delimiter have all their cells; a sheet leaves blank ones out.
    pub complete: bool,
}

impl Cells {
    pub fn start(&mut self, line: u32, complete: bool) {
        self.line = line;
        self.complete = complete;
        self.text.clear();
        self.ends.clear();
    }

    pub fn push(&mut self, shape: Shape, text: &str) -> Result<(), FileTrouble> {
        if text.len() > CELL_MAX {
            return Err(FileTrouble::CellTooLong { line: self.line, most: CELL_MAX });
        }
        if self.ends.len() >= COLUMNS_MAX {
            return Err(FileTrouble::TooManyColumns { line: self.line, most: COLUMNS_MAX });
        }
        self.text.push_str(text);
        self.ends.push((shape, self.text.len()));
        Ok(())
    }

    /// A row of a text: all cells at once.
    pub fn fill(&mut self, line: u32, text: &str, ends: &[usize]) -> Result<(), FileTrouble> {
        self.start(line, true);
        if ends.len() > COLUMNS_MAX {
            return Err(FileTrouble::TooManyColumns { line, most: COLUMNS_MAX });
        }
        let mut start = 0;
        for end in ends {
            if end.saturating_sub(start) > CELL_MAX {
                return Err(FileTrouble::CellTooLong { line, most: CELL_MAX });
            }
            start = *end;
            self.ends.push((Shape::Text, *end));
        }
        self.text.push_str(text);
        Ok(())
    }

    /// The same, where a byte stands for a sign that was no delimiter after all.
    pub fn fill_apart(
        &mut self,
        line: u32,
        text: &str,
        ends: &[usize],
        stand_in: u8,
        sign: char,
    ) -> Result<(), FileTrouble> {
        self.start(line, true);
        let (mut start, mut whole) = (0, [0; 4]);
        for end in ends {
            let cell = text.get(start..*end).unwrap_or_default();
            self.push(Shape::Text, &cell.replace(char::from(stand_in), sign.encode_utf8(&mut whole)))?;
            start = *end;
        }
        Ok(())
    }

    /// Whether a line ends inside a cell.
    pub fn has_line_ends(&self) -> bool {
        memchr::memchr2(b'\n', b'\r', self.text.as_bytes()).is_some()
    }

    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, at: usize) -> Option<Cell<'_>> {
        let (shape, end) = *self.ends.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| *end);
        Some(Cell { shape, text: self.text.get(start..end).unwrap_or_default() })
    }

    pub fn iter(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.len()).map(|at| self.get(at).unwrap_or(Cell::BLANK))
    }

    pub fn is_blank(&self) -> bool {
        self.iter().all(|cell| cell.is_blank())
    }

    pub fn owned(&self) -> Vec<String> {
        self.iter().map(|cell| cell.text.to_owned()).collect()
    }
}
