//! What a file is by its first bytes, and what its name says.

use crate::trouble::{FileTrouble, Kind};

/// Bytes that are looked at.
pub(crate) const HEAD: usize = 1024;

/// The kind by the first bytes; a zip may still be no workbook.
pub(crate) fn kind(head: &[u8]) -> Result<Kind, FileTrouble> {
    let starts = |magics: &[&[u8]]| magics.iter().any(|magic| head.starts_with(magic));
    if head.is_empty() {
        return Err(FileTrouble::Empty);
    }
    if starts(&[b"PK\x03\x04", b"PK\x05\x06"]) {
        return Ok(Kind::Xlsx);
    }
    if starts(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]) {
        return Ok(Kind::Xls);
    }
    if starts(&[b"%PDF"]) {
        return Err(FileTrouble::Pdf);
    }
    let riff = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    if riff || starts(&[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"]) {
        return Err(FileTrouble::Picture);
    }
    if starts(&[b"\x1F\x8B", b"7z\xBC\xAF\x27\x1C", b"Rar!", b"BZh", b"\xFD7zXZ"]) {
        return Err(FileTrouble::OtherArchive);
    }
    let wide = starts(&[b"\xFF\xFE", b"\xFE\xFF"]);
    if !wide && head.contains(&0) {
        return Err(FileTrouble::Binary);
    }
    if web_page(head) { Err(FileTrouble::WebPage) } else { Ok(Kind::Text) }
}

/// HTML and XML; programs like to call both `.xls`.
fn web_page(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let lower = head.get(..head.len().min(16)).unwrap_or_default().to_ascii_lowercase();
    [b"<html".as_slice(), b"<!doctype", b"<?xml", b"<table", b"<meta", b"<head", b"<body"]
        .iter()
        .any(|tag| lower.starts_with(tag))
}

/// The kind that a name promises; `None` when it promises nothing we know.
pub(crate) fn promised(name: &str) -> Option<Kind> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "csv" | "txt" | "tsv" => Some(Kind::Text),
        "xlsx" | "xlsm" => Some(Kind::Xlsx),
        "xls" => Some(Kind::Xls),
        _ => None,
    }
}
