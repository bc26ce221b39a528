//! A card's whole statement as a table: principal and gift apart, the oldest line first. It bears the card's number
//! and no name.

use super::beside;
use crate::engine::members::number;
use crate::engine::people::names;
use cardfile::SafeCsv;
use domain::member::CardId;
use domain::refusal::Refusal;
use domain::time::Wall;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use store::{Reader, StatementRow, StatementSpan};

/// The columns, by their keys among the words.
const COLUMNS: [&str; 9] =
    ["number", "time", "what", "principal", "gift", "principal_after", "gift_after", "staff", "note"];

/// How a table is worded.
pub struct Wording<'a> {
    /// Headings by column, and moves by `MoveKind::code`; what is not there goes by its code.
    pub words: &'a BTreeMap<String, String>,
    /// A time as people read it.
    pub time: &'a dyn Fn(Wall) -> String,
    /// Who works in a shop that has named nobody.
    pub staff: &'a str,
}

/// Writes the statement. A file that is not whole is not left behind.
///
/// # Errors
/// [`Refusal::CardUnknown`], [`Refusal::BookTrouble`], [`Refusal::ImportFile`] when it cannot be written.
pub fn statement_file(
    reader: &Reader,
    card: CardId,
    path: &Path,
    wording: &Wording<'_>,
) -> Result<(), Refusal> {
    let trouble = |_| Refusal::BookTrouble;
    reader.card(card).map_err(trouble)?.ok_or(Refusal::CardUnknown)?;
    let span = StatementSpan { limit: u32::MAX, ..StatementSpan::default() };
    let lines = reader.statement(card, &span).map_err(trouble)?;
    let names = names(reader).map_err(trouble)?;
    let part = beside(path);
    let name = |line: &StatementRow| match names.get(&line.staff) {
        Some(name) => name.clone(),
        None if names.is_empty() => wording.staff.to_owned(),
        None => line.staff.0.clone(),
    };
    let written = write(&part, card, &lines, wording, &name).and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        tracing::warn!(kind = %error.kind(), "a statement cannot be written");
        let _absent = fs::remove_file(&part);
        Refusal::ImportFile
    })
}

fn write(
    path: &Path,
    card: CardId,
    lines: &[StatementRow],
    wording: &Wording<'_>,
    name: &dyn Fn(&StatementRow) -> String,
) -> io::Result<()> {
    let word = |key: &str| wording.words.get(key).cloned().unwrap_or_else(|| key.to_owned());
    let mut table = SafeCsv::new(BufWriter::new(File::create(path)?))?;
    table.row(COLUMNS.map(word))?;
    for line in lines.iter().rev() {
        table.row([
            number(card),
            (wording.time)(line.wall),
            word(line.kind.code()),
            line.principal.to_string(),
            line.gift.to_string(),
            line.principal_after.to_string(),
            line.gift_after.to_string(),
            name(line),
            line.note.clone(),
        ])?;
    }
    let mut out = table.end()?;
    out.flush()?;
    out.get_ref().sync_all()
}
