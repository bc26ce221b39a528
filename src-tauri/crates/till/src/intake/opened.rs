//! A table that was opened, and how its columns are read.

use super::codes::{kind_code, mapping_code, note_code};
use crate::view::{FieldView, FileView, MappingView};
use cardfile::{Charset, Field, FileTrouble, Look, Mapping, Preview, Source};
use std::fs::File;
use std::path::{Path, PathBuf};

/// A table, open, with what the screen shows of it.
pub(super) struct Opened {
    pub path: PathBuf,
    pub source: Source<File>,
    pub view: FileView,
    /// As it was guessed from the header's words.
    guess: MappingView,
    told: bool,
}

impl Opened {
    /// # Errors
    /// Why nothing of it can be used.
    pub fn open(path: &Path) -> Result<Self, FileTrouble> {
        let mut source = Source::open(path)?;
        let preview = source.first_preview()?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let view = shown(name, source.look(), &preview);
        let (guess, told) = (view.mapping.clone(), view.sure);
        Ok(Self { path: path.to_path_buf(), source, view, guess, told })
    }

    /// Reads the table so. Another sheet is guessed anew.
    ///
    /// # Errors
    /// Why there is nothing to be read in that sheet.
    pub fn read_by(&mut self, mapping: MappingView) -> Result<(), FileTrouble> {
        if mapping.sheet != self.view.mapping.sheet {
            let preview = self.source.preview(place(mapping.sheet))?;
            self.view = shown(self.view.name.clone(), self.source.look(), &preview);
            (self.guess, self.told) = (self.view.mapping.clone(), self.view.sure);
            return Ok(());
        }
        self.view.sure = self.told && mapping == self.guess;
        self.view.fault = fault(&mapping);
        self.view.mapping = mapping;
        Ok(())
    }

    pub fn mapping(&self) -> Mapping {
        read(&self.view.mapping)
    }

    /// The row that heads the columns.
    pub fn header(&self) -> Option<&[String]> {
        let above = place(self.view.mapping.skip).checked_sub(1)?;
        self.view.rows.get(above).map(Vec::as_slice)
    }
}

fn shown(name: String, look: &Look, preview: &Preview) -> FileView {
    let mapping = told(&preview.guess.mapping);
    let notes = look.notes.iter().chain(&preview.notes);
    FileView {
        name,
        kind: kind_code(look.kind).to_owned(),
        reading: reading(look),
        sheets: look.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        rows: preview.rows.clone(),
        fault: fault(&mapping),
        mapping,
        sure: preview.guess.sure,
        notes: notes.map(|note| note_code(note).to_owned()).collect(),
    }
}

/// `GBK · ,`
fn reading(look: &Look) -> String {
    let charset = look.charset.map(|charset| match charset {
        Charset::Utf8 => "UTF-8",
        Charset::Utf16Le | Charset::Utf16Be => "UTF-16",
        Charset::Gb18030 => "GB18030",
    });
    let delimiter = look.delimiter.map(|delimiter| match delimiter.sign() {
        '\t' => "Tab".to_owned(),
        sign => sign.to_string(),
    });
    charset.zip(delimiter).map(|(charset, sign)| format!("{charset} · {sign}")).unwrap_or_default()
}

fn fault(mapping: &MappingView) -> Option<String> {
    read(mapping).check().err().map(|fault| mapping_code(fault).to_owned())
}

fn read(mapping: &MappingView) -> Mapping {
    let columns = mapping.columns.iter().map(|field| match field {
        FieldView::Name => Field::Name,
        FieldView::Phone => Field::Phone,
        FieldView::CardNo => Field::CardNo,
        FieldView::Balance => Field::Balance,
        FieldView::Principal => Field::Principal,
        FieldView::Gift => Field::Gift,
        FieldView::Remark => Field::Remark,
        FieldView::Ignore => Field::Ignore,
    });
    Mapping { sheet: place(mapping.sheet), skip: mapping.skip, columns: columns.collect() }
}

fn told(mapping: &Mapping) -> MappingView {
    let columns = mapping.columns.iter().map(|field| match field {
        Field::Name => FieldView::Name,
        Field::Phone => FieldView::Phone,
        Field::CardNo => FieldView::CardNo,
        Field::Balance => FieldView::Balance,
        Field::Principal => FieldView::Principal,
        Field::Gift => FieldView::Gift,
        Field::Remark => FieldView::Remark,
        Field::Ignore => FieldView::Ignore,
    });
    let sheet = u32::try_from(mapping.sheet).unwrap_or(u32::MAX);
    MappingView { sheet, skip: mapping.skip, columns: columns.collect() }
}

fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
