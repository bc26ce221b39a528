//! Why a file cannot be read at all, and what is odd about one that can. Codes only; sentences are the screen's.

use serde::{Deserialize, Serialize};
use std::io;

/// What a file is, by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Text with a delimiter.
    Text,
    /// A packed workbook.
    Xlsx,
    /// A workbook of the old kind.
    Xls,
}

/// Why nothing of the file can be used. One sentence each on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "code")]
#[error("{self:?}")]
pub enum FileTrouble {
    /// The system does not give it: absent, no right, a disk that fails.
    Unreadable { kind: String },
    /// Zero bytes, or nothing but a byte order mark.
    Empty,
    /// No row in any sheet.
    NoRows,
    /// Longer than the bound, in bytes.
    TooLarge { bytes: u64, most: u64 },
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page or XML, often called `.xls` by the program that wrote it.
    WebPage,
    /// An archive that is no workbook, or one of another office program.
    OtherArchive,
    /// A compound file that is no workbook: a letter, slides, a message.
    OtherOffice,
    /// Bytes that are neither text nor a workbook.
    Binary,
    /// The workbook asks for a password.
    Password,
    /// A workbook that is cut off or spoilt.
    Damaged,
    /// The workbook unpacks to more than the bound, in bytes, or far more than its size tells.
    Bomb { bytes: u64, most: u64 },
    /// Text that is valid in no encoding from this row on.
    BadText { line: u32 },
    /// Text whose encoding is another from this row on.
    MixedEncoding { line: u32 },
    /// More rows than the bound.
    TooManyRows { most: u32 },
    /// More columns than the bound.
    TooManyColumns { line: u32, most: usize },
    /// More sheets than the bound.
    TooManySheets { most: usize },
    /// A cell longer than the bound, in bytes.
    CellTooLong { line: u32, most: usize },
    /// A row longer than the bound, in bytes, or a quote that is never closed.
    LineTooLong { line: u32, most: usize },
    /// A sheet that is not there.
    NoSheet { sheet: usize },
    /// The columns cannot be used as they were named.
    Mapping { fault: MappingFault },
    /// The sum of the amounts up to this row cannot be held.
    SumTooLarge { line: u32 },
    /// More rows share a phone or card number than the bound: a wrong column.
    TooManyRepeats { rows: usize, most: usize },
    /// The file, or the naming of its columns, is not the one that was looked at.
    Changed,
}

impl From<io::Error> for FileTrouble {
    fn from(error: io::Error) -> Self {
        Self::Unreadable { kind: error.kind().to_string() }
    }
}

/// Why columns cannot be used as they were named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MappingFault {
    /// Neither a phone nor a card number.
    NoKey,
    /// Neither a balance nor a principal.
    NoMoney,
    /// A gift and no principal: what the balance holds is not known.
    GiftAlone,
    /// One field twice.
    Twice,
    /// More columns than the bound.
    TooWide,
    /// The header is further down than the preview goes.
    HeaderTooFar,
}

/// What is odd about a file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "code")]
pub enum Note {
    /// The name ends as another kind's does.
    NameSaysOther { is: Kind },
    /// More than one sheet; only one is read.
    ManySheets { sheets: usize },
    /// No header was found.
    NoHeader,
    /// Rows above the header are passed over.
    RowsAboveHeader { rows: u32 },
}
