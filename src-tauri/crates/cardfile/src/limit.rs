//! Every bound of the reader. A file that breaks one is refused with a code that carries the bound.

/// Largest file that is opened, in bytes; a longer one is refused by its length alone.
pub const FILE_MAX: u64 = 512 << 20;
/// Largest XLS workbook, in bytes: the format can only be read whole. Excel's own limit of 65,536 rows fits.
pub const XLS_MAX: u64 = 64 << 20;
/// Most cells in the bounding boxes of all sheets of an XLS workbook, together.
pub const XLS_CELLS_MAX: u64 = 4_000_000;
/// Most that a packed workbook may unpack to, in bytes, all its parts together.
pub const UNPACKED_MAX: u64 = 1 << 30;
/// Largest unpacked table of shared texts in a workbook, in bytes: the one part that is held whole.
pub const STRINGS_MAX: u64 = 256 << 20;
/// Unpacked bytes per packed byte beyond which a part of a workbook is a bomb.
pub const RATIO_MAX: u64 = 200;
/// Parts that unpack to less than this, in bytes, are not measured by their ratio.
pub const RATIO_FLOOR: u64 = 16 << 20;
/// Most parts in a packed workbook.
pub const PARTS_MAX: usize = 10_000;
/// Most sheets in a workbook.
pub const SHEETS_MAX: usize = 64;
/// Most rows of a table.
pub const ROWS_MAX: u32 = 2_000_000;
/// Most columns of a table.
pub const COLUMNS_MAX: usize = 256;
/// Longest cell, in bytes of UTF-8; Excel's own limit of 32,767 characters fits.
pub const CELL_MAX: usize = 128 << 10;
/// Longest row of a text file, in bytes of UTF-8; a quote that is never closed ends here.
pub const LINE_MAX: usize = 1 << 20;
/// Most rows of a preview; the header must be among them.
pub const PREVIEW_ROWS: usize = 20;
/// Longest cell of a preview, in characters.
pub const PREVIEW_CHARS: usize = 120;
/// Most rows that may share a phone or a card number; more is a wrong column.
pub const REPEATS_MAX: usize = 100_000;
/// Largest amount of one card, in fen: 100,000,000 yuan. A phone number in the wrong column is more.
pub const AMOUNT_MAX: i64 = 10_000_000_000;
/// Longest name, in characters.
pub const NAME_MAX: usize = 60;
/// Longest card number, in characters.
pub const CARD_MAX: usize = 32;
/// Longest remark, in characters.
pub const REMARK_MAX: usize = 200;
/// Most digits of a number that a spreadsheet keeps without loss.
pub const EXACT_DIGITS: usize = 15;
