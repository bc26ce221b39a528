//! Old balances on their way in, as the screen sees them. No row of a person leaves the counter but to this screen.

use super::MoneyView;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a column of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FieldView {
    Name,
    Phone,
    CardNo,
    Balance,
    Principal,
    Gift,
    Remark,
    Ignore,
}

/// How the table is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MappingView {
    pub sheet: u32,
    /// Rows above the first member.
    pub skip: u32,
    pub columns: Vec<FieldView>,
}

/// A file that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FileView {
    /// Its name without the folder.
    pub name: String,
    /// `csv`, `xlsx`, `xls`.
    pub kind: String,
    /// Character set and delimiter of a text; empty for a workbook.
    pub reading: String,
    pub sheets: Vec<String>,
    /// The first rows as they stand there.
    pub rows: Vec<Vec<String>>,
    pub mapping: MappingView,
    /// The header's words alone told every column.
    pub sure: bool,
    /// `file.<code>` in the words: what is noteworthy about the file.
    pub notes: Vec<String>,
    /// Why this mapping cannot be; `mapping.<code>` in the words.
    pub fault: Option<String>,
}

/// What happens to rows that share a phone or a card number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RepeatView {
    /// None of them comes in.
    #[default]
    Refuse,
    /// Their money is added up.
    Sum,
    /// The first one counts.
    First,
    /// The last one counts.
    Last,
}

/// What happens to a row whose phone or card number a member has already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MeetView {
    /// It does not come in.
    #[default]
    Refuse,
    /// Its money goes onto the card that is there.
    Merge,
    /// A card of its own: two people share the phone.
    Apart,
}

/// The decisions of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChoiceView {
    pub repeat: RepeatView,
    pub meet: MeetView,
}

/// What is wrong with one row, or noteworthy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RowFaultView {
    pub line: u32,
    /// `fault.<code>` in the words.
    pub codes: Vec<String>,
    pub cells: Vec<String>,
}

/// Rows of the file that share a phone or a card number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RepeatRowsView {
    pub lines: Vec<u32>,
    pub amounts: Vec<MoneyView>,
    /// They can be added up.
    pub sums: bool,
}

/// A row whose phone or card number a member has already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct MeetRowView {
    pub line: u32,
    pub amount: MoneyView,
    /// The cards that are there.
    pub cards: Vec<u64>,
    /// Exactly one card that can be loaded: it can be merged.
    pub merges: bool,
    pub balance: MoneyView,
}

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DryRunView {
    pub choice: ChoiceView,
    pub rows: u32,
    pub good_rows: u32,
    pub bad_rows: u32,
    pub new_cards: u32,
    pub merged: u32,
    pub blank_rows: u32,
    /// All readable amounts of the file.
    pub in_file: MoneyView,
    /// What comes in.
    pub comes: MoneyView,
    pub principal: MoneyView,
    pub gift: MoneyView,
    /// What stays out; `in_file` is both together.
    pub stays: MoneyView,
    /// Bad rows whose amount cannot be read.
    pub unknown_amounts: u32,
    /// A line of sums at the end: what it says, and whether it agrees.
    pub total_says: Option<MoneyView>,
    pub total_agrees: Option<bool>,
    /// The file does not tell principal and gift apart.
    pub whole: bool,
    /// Cards that would hold more than the prepaid-card rules allow; they come in and are marked.
    pub over_limit: u32,
    /// The first of each, at most [`SHOWN`]; counts are above and below.
    pub faults: Vec<RowFaultView>,
    pub repeats: Vec<RepeatRowsView>,
    pub repeat_groups: u32,
    pub meets: Vec<MeetRowView>,
    pub meet_rows: u32,
    /// The same balances were brought in before: that batch.
    pub twice: Option<u64>,
}

/// Most rows of a kind that a dry run shows; the error file has all.
pub const SHOWN: usize = 200;

/// Where a large work stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum IntakeView {
    /// No file is open.
    Nothing,
    Opened {
        file: FileView,
    },
    /// The dry run is under way.
    Checking {
        permille: u16,
    },
    Checked {
        file: FileView,
        dry: Box<DryRunView>,
    },
    /// Rows are being brought in.
    Running {
        permille: u16,
    },
    Done {
        batch: u64,
        /// The report to be signed.
        slip: String,
        cards: u32,
        merged: u32,
        principal: MoneyView,
        gift: MoneyView,
        /// How long it took, in ms.
        took_ms: u64,
    },
    /// It ended without bringing anything in.
    Failed {
        /// A refusal's code, or `file.<code>`.
        code: String,
        file: Option<FileView>,
    },
}

/// A batch that was brought in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BatchView {
    pub batch: u64,
    pub wall_ms: i64,
    pub staff: String,
    pub cards: u32,
    pub merged: u32,
    pub principal: MoneyView,
    pub gift: MoneyView,
    pub whole: bool,
    pub undone: bool,
    /// A card of it was used: it cannot be undone any more.
    pub used: bool,
}
