//! Ugly files that are big or binary, written with their real bytes.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::fs::{File, write};
use std::io::{Cursor, Write as _};
use std::path::Path;
use zip::write::SimpleFileOptions;

/// Writes all of them into a folder.
pub fn all(folder: &Path) {
    texts(folder);
    packed(folder);
    old(folder);
}

fn texts(folder: &Path) {
    File::create(folder.join("two-gigabytes.csv")).unwrap().set_len(2 << 30).unwrap();
    let columns = vec!["a"; 10_000].join(",");
    write(folder.join("ten-thousand-columns.csv"), format!("{columns}\n{columns}\n")).unwrap();
    let head = "会员名称,手机号,余额\n";
    let quote = format!("{head}\"张三,13800138000,1\n{}", "李四,13900139000,1\n".repeat(60_000));
    write(folder.join("quote-open-for-a-megabyte.csv"), quote).unwrap();
    let cell = format!("{head}{},13800138000,1\n", "x".repeat(200_000));
    write(folder.join("long-cell.csv"), cell).unwrap();
    write(folder.join("blank-lines-without-end.csv"), "\n".repeat(2_000_001)).unwrap();
}

fn save(mut book: Workbook, folder: &Path, name: &str) -> Vec<u8> {
    let bytes = book.save_to_buffer().unwrap();
    write(folder.join(name), &bytes).unwrap();
    bytes
}

fn packed(folder: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in ["会员名称", "手机号", "余额"].into_iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), head).unwrap();
    }
    sheet.write(1, 0, "张三").unwrap().write(1, 1, 13_800_138_000_i64).unwrap().write(1, 2, 12.5).unwrap();
    sheet.write(2, 0, "李四丰").unwrap().write(2, 1, "13900139000").unwrap().write(2, 2, "1.00").unwrap();
    let good = save(book, folder, "template.xlsx");
    write(folder.join("workbook-called.csv"), &good).unwrap();
    write(folder.join("cut-off.xlsx"), &good[..good.len() / 2]).unwrap();
    let mut spoilt = good.clone();
    let part = b"xl/worksheets/sheet1.xml";
    let start = spoilt.windows(part.len()).position(|bytes| bytes == part).unwrap() + part.len() + 20;
    spoilt[start..start + 200].fill(0x55);
    write(folder.join("spoilt.xlsx"), &spoilt).unwrap();
    cells(folder);
    sheets(folder);
    let mut wide = Workbook::new();
    let sheet = wide.add_worksheet();
    for column in 0..10_000 {
        sheet.write(0, column, "a").unwrap();
    }
    save(wide, folder, "ten-thousand-columns.xlsx");
    zipped(folder, "bomb.xlsx", &[("xl/workbook.xml", 100), ("xl/worksheets/sheet1.xml", 64 << 20)]);
    lying(folder);
    zipped(folder, "letter.docx", &[("word/document.xml", 100)]);
    write(folder.join("empty-zip.xlsx"), b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0").unwrap();
}

/// Cells of every kind.
fn cells(folder: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = ExcelDateTime::from_ymd(2026, 1, 2).unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(0, 0, "手机号").unwrap().write(0, 1, "余额").unwrap();
    for row in 1..9_u32 {
        sheet.write(row, 0, 13_800_138_000_i64 + i64::from(row)).unwrap();
    }
    sheet.write(1, 1, 0.1 + 0.2).unwrap().write(2, 1, 12.345).unwrap().write(3, 1, true).unwrap();
    sheet.write_with_format(4, 1, &date, &day).unwrap();
    sheet.write(5, 1, -3).unwrap().write(6, 1, 1.38e10).unwrap();
    sheet.write(8, 1, 1234.5).unwrap();
    sheet.write(20, 0, "1.38E+10").unwrap().write(20, 1, 7).unwrap();
    sheet.write(21, 0, "合计").unwrap().write(21, 1, 1241.8).unwrap();
    save(book, folder, "cells-of-every-kind.xlsx");
}

fn sheets(folder: &Path) {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "手机号").unwrap().write(0, 1, "余额").unwrap();
    book.worksheets_mut()[0].set_hidden(true);
    book.add_worksheet();
    book.add_worksheet().write(4, 3, "卡号").unwrap().write(4, 4, "余额").unwrap();
    book.worksheets_mut()[2].write(5, 3, "00017").unwrap().write(5, 4, 8).unwrap();
    book.worksheets_mut()[1].set_active(true);
    save(book, folder, "hidden-and-empty-sheets.xlsx");
    let mut many = Workbook::new();
    for _ in 0..70 {
        many.add_worksheet();
    }
    save(many, folder, "seventy-sheets.xlsx");
    let mut empty = Workbook::new();
    empty.add_worksheet();
    save(empty, folder, "empty-sheet.xlsx");
}

fn zipped(folder: &Path, name: &str, parts: &[(&str, usize)]) {
    let mut parcel = zip::ZipWriter::new(File::create(folder.join(name)).unwrap());
    for (part, size) in parts {
        parcel.start_file(*part, SimpleFileOptions::default()).unwrap();
        parcel.write_all(&vec![b' '; *size]).unwrap();
    }
    parcel.finish().unwrap();
}

fn office(folder: &Path, name: &str, streams: &[(&str, &[u8])]) {
    let mut office = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (stream, content) in streams {
        office.create_stream(stream).unwrap().write_all(content).unwrap();
    }
    office.flush().unwrap();
    write(folder.join(name), office.into_inner().into_inner()).unwrap();
}

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), content].concat()
}

fn place(row: u16, column: u16) -> Vec<u8> {
    [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(units.len() / 2).unwrap();
    record(0x0204, &[place(row, column), length.to_le_bytes().to_vec(), vec![1], units].concat())
}

fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    record(0x0203, &[place(row, column), value.to_le_bytes().to_vec()].concat())
}

/// A workbook of the old kind with one sheet.
fn biff(password: bool, cells: &[Vec<u8>]) -> Vec<u8> {
    let bof =
        |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
    let lock = if password { record(0x002F, &[1, 0, 1, 0, 1, 0]) } else { Vec::new() };
    let name = [&[5, 0][..], b"cards"].concat();
    let mut globals = [bof(5), lock].concat();
    let start = u32::try_from(globals.len() + 4 + 6 + name.len() + 4).unwrap();
    globals.extend(record(0x0085, &[&start.to_le_bytes()[..], &[0, 0], &name].concat()));
    globals.extend(record(0x000A, &[]));
    [globals, bof(0x10), cells.concat(), record(0x000A, &[])].concat()
}

fn old(folder: &Path) {
    let cells = [
        label(0, 0, "会员名称"),
        label(0, 1, "手机号"),
        label(0, 2, "余额"),
        label(1, 0, "张三"),
        number(1, 1, 13_800_138_000.0),
        number(1, 2, 12.5),
        label(2, 0, "李四丰"),
        label(2, 1, "13900139000"),
        label(2, 2, "1.00"),
    ];
    let book = biff(false, &cells);
    office(folder, "template.xls", &[("/Workbook", &book)]);
    office(folder, "cut-off.xls", &[("/Workbook", &book[..book.len() - 30])]);
    office(folder, "password.xls", &[("/Workbook", &biff(true, &cells))]);
    office(
        folder,
        "password.xlsx",
        &[("/EncryptionInfo", b"\x04\0\x04\0"), ("/EncryptedPackage", &[7; 4096])],
    );
    office(folder, "letter.doc", &[("/WordDocument", &[1; 600])]);
    let far = [label(0, 0, "手机号"), label(65_535, 250, "x")];
    office(folder, "far-corner.xls", &[("/Workbook", &biff(false, &far))]);
    write(folder.join("spoilt.xls"), [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[9; 900]].concat())
        .unwrap();
}

/// Two workbooks alike but for a claim: of one the sheet says 1,000 bytes and unpacks to 8 MB, the other is honest.
fn lying(folder: &Path) {
    let head = "<?xml version=\"1.0\"?>";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let link = |kind: &str, target: &str| {
        format!(
            "{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"r1\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "{head}<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>\
         <sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let cell = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows = format!(
        "<row r=\"1\">{}{}</row><row r=\"2\">{}{}</row>",
        cell("A1", "手机号"),
        cell("B1", "余额"),
        cell("A2", "13800138000"),
        cell("B2", "1")
    );
    let blank = " ".repeat(8 << 20);
    let sheet = format!("{head}<worksheet xmlns=\"{main}\"><sheetData>{rows}{blank}</sheetData></worksheet>");
    let mut parcel = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in [
        ("_rels/.rels", link("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", link("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet.clone()),
    ] {
        parcel.start_file(part, SimpleFileOptions::default()).unwrap();
        parcel.write_all(text.as_bytes()).unwrap();
    }
    let mut bytes = parcel.finish().unwrap().into_inner();
    write(folder.join("honest-and-airy.xlsx"), &bytes).unwrap();
    let truth = u32::try_from(sheet.len()).unwrap().to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == truth {
            bytes[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
    }
    write(folder.join("lying-bomb.xlsx"), bytes).unwrap();
}
