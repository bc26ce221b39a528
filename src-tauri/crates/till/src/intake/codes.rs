//! The words' keys of what a table is and of what is wrong with it.

use cardfile::{FaultCode, FileTrouble, Kind, MappingFault, Note};

/// `fault.<key>` in the words.
#[must_use]
pub const fn fault_code(code: &FaultCode) -> &'static str {
    match code {
        FaultCode::Empty => "empty",
        FaultCode::Negative => "negative",
        FaultCode::Scientific => "scientific",
        FaultCode::TooManyDecimals => "too_many_decimals",
        FaultCode::NotWholeFen => "not_whole_fen",
        FaultCode::TooLarge => "too_large",
        FaultCode::TwoPoints => "two_points",
        FaultCode::Commas => "commas",
        FaultCode::Date => "date",
        FaultCode::FormulaError => "formula_error",
        FaultCode::NotAnAmount => "not_an_amount",
        FaultCode::NotAMobile => "not_a_mobile",
        FaultCode::Masked => "masked",
        FaultCode::Destroyed => "destroyed",
        FaultCode::NotACardNo => "not_a_card_no",
        FaultCode::TooLong => "too_long",
        FaultCode::HalfRow => "half_row",
        FaultCode::ExtraCells => "extra_cells",
        FaultCode::OpenQuote => "open_quote",
        FaultCode::SumDiffers => "sum_differs",
        FaultCode::TotalInside => "total_inside",
        FaultCode::Repeats { .. } => "repeats",
        FaultCode::Known => "known",
    }
}

/// `file.<key>` in the words: why nothing of the file can be used.
pub(super) const fn trouble_code(trouble: &FileTrouble) -> &'static str {
    match trouble {
        FileTrouble::Unreadable { .. } => "unreadable",
        FileTrouble::Empty => "empty",
        FileTrouble::NoRows => "no_rows",
        FileTrouble::TooLarge { .. } => "too_large",
        FileTrouble::Pdf => "pdf",
        FileTrouble::Picture => "picture",
        FileTrouble::WebPage => "web_page",
        FileTrouble::OtherArchive => "other_archive",
        FileTrouble::OtherOffice => "other_office",
        FileTrouble::Binary => "binary",
        FileTrouble::Password => "password",
        FileTrouble::Damaged => "damaged",
        FileTrouble::Bomb { .. } => "bomb",
        FileTrouble::BadText { .. } => "bad_text",
        FileTrouble::MixedEncoding { .. } => "mixed_encoding",
        FileTrouble::TooManyRows { .. } => "too_many_rows",
        FileTrouble::TooManyColumns { .. } => "too_many_columns",
        FileTrouble::TooManySheets { .. } => "too_many_sheets",
        FileTrouble::CellTooLong { .. } => "cell_too_long",
        FileTrouble::LineTooLong { .. } => "line_too_long",
        FileTrouble::NoSheet { .. } => "no_sheet",
        FileTrouble::Mapping { .. } => "mapping",
        FileTrouble::SumTooLarge { .. } => "sum_too_large",
        FileTrouble::TooManyRepeats { .. } => "too_many_repeats",
        FileTrouble::Changed => "changed",
    }
}

/// `file.<key>` in the words: what is odd about a file that can be read.
pub(super) const fn note_code(note: &Note) -> &'static str {
    match note {
        Note::NameSaysOther { .. } => "name_says_other",
        Note::ManySheets { .. } => "many_sheets",
        Note::NoHeader => "no_header",
        Note::RowsAboveHeader { .. } => "rows_above_header",
    }
}

/// `mapping.<key>` in the words.
pub(super) const fn mapping_code(fault: MappingFault) -> &'static str {
    match fault {
        MappingFault::NoKey => "no_key",
        MappingFault::NoMoney => "no_money",
        MappingFault::GiftAlone => "gift_alone",
        MappingFault::Twice => "twice",
        MappingFault::TooWide => "too_wide",
        MappingFault::HeaderTooFar => "header_too_far",
    }
}

/// What kind of file it is.
pub(super) const fn kind_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "csv",
        Kind::Xlsx => "xlsx",
        Kind::Xls => "xls",
    }
}
