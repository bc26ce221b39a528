//! What became of a file, in one line.

use cardfile::{FileTrouble, Repeat, Row, Source, read, survey};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

fn code<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap().replace('"', "")
}

/// The outcome by the guessed mapping, with repeats refused.
pub fn outcome(path: &Path) -> String {
    match try_outcome(path) {
        Ok(told) => told,
        Err(trouble) => code(&trouble),
    }
}

fn try_outcome(path: &Path) -> Result<String, FileTrouble> {
    let mut source = Source::open(path)?;
    let preview = source.first_preview()?;
    let mut told = code(&source.look().kind);
    if let (Some(charset), Some(delimiter)) = (source.look().charset, source.look().delimiter) {
        write!(told, " {} {}", code(&charset), code(&delimiter)).unwrap();
    }
    for note in source.look().notes.iter().chain(&preview.notes) {
        write!(told, " {}", code(note)).unwrap();
    }
    let mapping = preview.guess.mapping;
    let sure = if preview.guess.sure { "sure" } else { "asks" };
    write!(told, " {sure} {}", code(&mapping.columns)).unwrap();
    if let Err(fault) = mapping.check() {
        write!(told, " {}", code(&fault)).unwrap();
        return Ok(told);
    }
    let found = survey(&mut source, &mapping, &mut |_| ControlFlow::Continue(()), &mut |_| ())?.unwrap();
    let (mut faults, mut sum) = (String::new(), 0);
    let on_row = &mut |row: Row| {
        match row {
            Row::Read(row) => sum += row.money.all().unwrap().get(),
            Row::Bad(row) => {
                for fault in &row.faults {
                    let field = fault.field.map_or("row".to_owned(), |field| code(&field));
                    let code = code(&fault.code).replace("{is:", "").replace('}', "");
                    write!(faults, " {}:{field}:{code}", row.line).unwrap();
                }
            }
        }
        ControlFlow::Continue(())
    };
    let out = read(&mut source, &found, Repeat::Refuse, on_row, &mut |_| ())?.unwrap();
    assert_eq!(sum, out.good.get());
    assert_eq!(out.rows, out.good_rows + out.bad_rows);
    assert_eq!(out.good.plus(out.bad), Some(out.in_file));
    let (good, bad) = (out.good.get(), out.bad.get());
    write!(told, " good {}={good} bad {}={bad}", out.good_rows, out.bad_rows).unwrap();
    if out.blank_rows > 0 {
        write!(told, " blank {}", out.blank_rows).unwrap();
    }
    if let Some(total) = out.total {
        write!(told, " total {}:{:?} {}", total.line, total.says.map(|fen| fen.get()), total.agrees())
            .unwrap();
    }
    told.push_str(&faults);
    Ok(told)
}
