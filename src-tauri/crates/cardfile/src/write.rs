//! Tables that go out: what was wrong with a file, to correct and bring back, and exports.

use crate::clean::safe_cell;
use crate::columns::Mapping;
use crate::fault::{Fault, Field};
use crate::header::{heading, word};
use crate::row::RowBad;
use std::io::{self, Write};

/// A CSV in UTF-8 with its mark, whose cells no spreadsheet runs as a formula or rounds.
pub struct SafeCsv<W: Write>(csv::Writer<W>);

impl<W: Write> SafeCsv<W> {
    /// Starts a table.
    ///
    /// # Errors
    /// What the system says.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"\xEF\xBB\xBF")?;
        let mut builder = csv::WriterBuilder::new();
        Ok(Self(builder.flexible(true).terminator(csv::Terminator::CRLF).from_writer(out)))
    }

    /// One row.
    ///
    /// # Errors
    /// What the system says.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(safe_cell(cell.as_ref()).as_bytes())?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    /// Ends the table and gives back what it was written to.
    ///
    /// # Errors
    /// What the system says.
    pub fn end(self) -> io::Result<W> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The bad rows of a file with their cells as they stood and one column more; the reader knows it again.
pub struct ErrorFile<W: Write> {
    table: SafeCsv<W>,
    width: usize,
}

/// Heads the column of problems; the reader passes over it.
pub const PROBLEM: &str = "问题/Problem";

impl<W: Write> ErrorFile<W> {
    /// `header` is the row of the preview that heads the columns, if there is one.
    ///
    /// # Errors
    /// What the system says.
    pub fn new(out: W, mapping: &Mapping, header: Option<&[String]>) -> io::Result<Self> {
        let mut table = SafeCsv::new(out)?;
        let headings = mapping.columns.iter().enumerate().map(|(at, field)| match field {
            Field::Ignore => {
                let own = header.and_then(|header| header.get(at)).map_or("", String::as_str);
                // in brackets a word names no field
                if word(own).is_some_and(|field| field != Field::Ignore) {
                    format!("({own})")
                } else {
                    own.to_owned()
                }
            }
            field => heading(*field).to_owned(),
        });
        table.row(headings.chain([PROBLEM.to_owned()]))?;
        Ok(Self { table, width: mapping.columns.len() })
    }

    /// One bad row, its faults in the reader's language.
    ///
    /// # Errors
    /// What the system says.
    pub fn row(&mut self, row: &RowBad, sentence: impl Fn(&Fault) -> String) -> io::Result<()> {
        let problems: Vec<String> = row.faults.iter().map(sentence).collect();
        let problem = problems.join("; ");
        let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
        // what stands outside the table stays outside
        let extra = (self.width..row.cells.len()).map(cell);
        self.table.row((0..self.width).map(cell).chain([problem.as_str()]).chain(extra))
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// What the system says.
    pub fn end(self) -> io::Result<W> {
        self.table.end()
    }
}
