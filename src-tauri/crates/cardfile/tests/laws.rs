//! What holds for every file: sums close, the same table has the same identity, errors come back, nothing panics.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed test may panic")]

use cardfile::{
    ErrorFile, Fault, FaultCode, Field, FileTrouble, Mapping, Money, Outcome, Repeat, Row, RowBad, RowRead,
    Source, Survey, read, stays, survey,
};
use proptest::collection::vec;
use proptest::prelude::*;
use std::io::Cursor;
use std::ops::ControlFlow;

const REPEATS: [Repeat; 4] = [Repeat::Refuse, Repeat::Sum, Repeat::First, Repeat::Last];

type File = Source<Cursor<Vec<u8>>>;

fn open(bytes: Vec<u8>) -> Result<(File, Mapping, Option<Vec<String>>), FileTrouble> {
    let mut source = Source::of(Cursor::new(bytes), "cards.csv")?;
    let preview = source.first_preview()?;
    let mapping = preview.guess.mapping;
    let header =
        usize::try_from(mapping.skip).unwrap().checked_sub(1).and_then(|at| preview.rows.get(at).cloned());
    Ok((source, mapping, header))
}

fn dry(source: &mut File, mapping: &Mapping) -> Result<Survey, FileTrouble> {
    Ok(survey(source, mapping, &mut |_| ControlFlow::Continue(()), &mut |_| ())?.unwrap())
}

struct All {
    survey: Survey,
    outcome: Outcome,
    good: Vec<RowRead>,
    bad: Vec<RowBad>,
}

fn all(source: &mut File, mapping: &Mapping, repeat: Repeat) -> Result<All, FileTrouble> {
    let survey = dry(source, mapping)?;
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    let mut last = 0;
    let on_row = &mut |row| {
        match row {
            Row::Read(row) => good.push(row),
            Row::Bad(row) => bad.push(row),
        }
        ControlFlow::Continue(())
    };
    let outcome = read(source, &survey, repeat, on_row, &mut |share| {
        assert!(share >= last && share <= 1000);
        last = share;
    })?;
    Ok(All { survey, outcome: outcome.unwrap(), good, bad })
}

/// Everything that must hold for any file at all.
fn holds(bytes: Vec<u8>) {
    let Ok((mut source, mapping, _)) = open(bytes) else { return };
    for repeat in REPEATS {
        let Ok(found) = all(&mut source, &mapping, repeat) else { continue };
        let out = found.outcome;
        assert_eq!(out, found.survey.outcome(repeat));
        assert_eq!(out.rows, out.good_rows + out.bad_rows);
        assert_eq!(out.good.plus(out.bad), Some(out.in_file));
        assert_eq!(usize::try_from(out.members).unwrap(), found.good.len());
        assert_eq!(usize::try_from(out.bad_rows).unwrap(), found.bad.len());
        let sum: i64 = found.good.iter().map(|row| row.money.all().unwrap().get()).sum();
        assert_eq!(sum, out.good.get());
        let mut lines: Vec<u32> = Vec::new();
        let on_row = &mut |row: RowBad| {
            lines.push(row.line);
            ControlFlow::Continue(())
        };
        let count = stays(&mut source, &found.survey, repeat, &|_| None, on_row, &mut |_| ()).unwrap();
        assert_eq!(count, Some(out.bad_rows));
        assert_eq!(lines, found.bad.iter().map(|row| row.line).collect::<Vec<_>>());
        let mut phones: Vec<&String> = found.good.iter().filter_map(|row| row.phone.as_ref()).collect();
        let count = phones.len();
        phones.sort();
        phones.dedup();
        assert_eq!(phones.len(), count, "one phone is imported twice");
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..9_u32).prop_map(|n| format!("1380013800{n}")),
        4 => (0..100_000_u32).prop_map(|n| format!("{}.{:02}", n / 100, n % 100)),
        1 => "[张李王a-c ,;\n\"']{0,6}",
        1 => prop::sample::select(vec!["", "-5", "合计", "1.38E+10", "￥12", "12,50", "#N/A", "=1+1", "问题", "'"])
            .prop_map(str::to_owned),
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    vec(vec(cell(), 0..5), 0..14)
}

/// Readable rows of members with phones of their own.
fn members() -> impl Strategy<Value = Vec<(String, String)>> {
    vec(("[张李王赵a-z]{1,4}( [,;|，；]x)?", 0..1_000_000_u32), 1..12).prop_map(|rows| {
        rows.into_iter().map(|(name, fen)| (name, format!("{}.{:02}", fen / 100, fen % 100))).collect()
    })
}

fn write(rows: &[Vec<String>], sign: char, end: &str) -> String {
    let quoted = |cell: &String| {
        let plain = !cell.contains([sign, '"', '\n', '\r']);
        if plain { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&sign.to_string());
    rows.iter().map(|row| line(row) + end).collect()
}

fn encode(text: &str, how: usize) -> Vec<u8> {
    match how {
        0 => text.as_bytes().to_vec(),
        1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        2 => encoding_rs::GB18030.encode(text).0.into_owned(),
        3 => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        _ => [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
    }
}

fn with_header(rows: &[(String, String)]) -> Vec<Vec<String>> {
    let head = ["会员名称", "手机号", "余额"].map(str::to_owned).to_vec();
    let body = rows
        .iter()
        .enumerate()
        .map(|(at, (name, amount))| vec![name.clone(), format!("139000000{at:02}"), amount.clone()]);
    std::iter::once(head).chain(body).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in vec(any::<u8>(), 0..600)) {
        holds(bytes);
    }

    #[test]
    fn no_table_breaks_the_sums(rows in table(), header in any::<bool>()) {
        let head = ["姓名", "手机号", "余额", "备注"].map(str::to_owned).to_vec();
        let rows: Vec<_> = header.then_some(head).into_iter().chain(rows).collect();
        holds(write(&rows, ',', "\n").into_bytes());
        // without quotes, whatever that makes of it
        let raw: String = rows.iter().map(|row| row.join(",") + "\r\n").collect();
        holds(raw.into_bytes());
    }

    #[test]
    fn one_table_has_one_identity(rows in members()) {
        let rows = with_header(&rows);
        let mut identity: Option<(String, i64)> = None;
        for sign in [',', ';', '\t', '|', '，', '；'] {
            for end in ["\n", "\r\n", "\r"] {
                for how in 0..5 {
                    let (mut source, mapping, _) = open(encode(&write(&rows, sign, end), how)).unwrap();
                    let found = dry(&mut source, &mapping).unwrap();
                    let out = found.outcome(Repeat::Refuse);
                    prop_assert_eq!(out.bad_rows, 0, "{:?} {:?} {}", sign, end, how);
                    let this = (found.identity().to_owned(), out.good.get());
                    prop_assert_eq!(identity.get_or_insert_with(|| this.clone()), &this, "{:?} {:?} {}", sign, end, how);
                }
            }
        }
    }

    #[test]
    fn corrected_errors_bring_back_what_was_missing(rows in members(), spoilt in vec(0..6_usize, 12)) {
        let rows = with_header(&rows);
        let whole: i64 = {
            let (mut source, mapping, _) = open(write(&rows, ',', "\n").into_bytes()).unwrap();
            dry(&mut source, &mapping).unwrap().outcome(Repeat::Refuse).in_file.get()
        };
        let mut broken = rows.clone();
        for (row, how) in broken.iter_mut().skip(1).zip(&spoilt) {
            match how {
                0 => row[1] = "1.38E+10".to_owned(),
                1 => row[2] = format!("-{}", row[2]),
                2 => row[1].clear(),
                _ => {}
            }
        }
        let (mut source, mapping, header) = open(write(&broken, ',', "\n").into_bytes()).unwrap();
        let first = all(&mut source, &mapping, Repeat::Refuse).unwrap();
        let mut file = ErrorFile::new(Vec::new(), &mapping, header.as_deref()).unwrap();
        for row in &first.bad {
            let mut fixed = row.clone();
            // as a person would: the cell is set to what it should have been
            fixed.cells.clone_from(&rows[usize::try_from(row.line).unwrap() - 1]);
            file.row(&fixed, |fault| format!("{:?}", fault.code)).unwrap();
        }
        if first.bad.is_empty() {
            return Ok(());
        }
        let (mut source, mapping, _) = open(file.end().unwrap()).unwrap();
        let second = all(&mut source, &mapping, Repeat::Refuse).unwrap();
        prop_assert_eq!(second.outcome.bad_rows, 0);
        prop_assert_eq!(first.outcome.good.get() + second.outcome.good.get(), whole);
        prop_assert_eq!(first.good.len() + second.good.len(), rows.len() - 1);
    }
}

#[test]
fn spoilt_real_files_do_not_panic() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ugly");
    let mut files: Vec<Vec<u8>> =
        std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..20 {
        sheet.write(row, 0, format!("张{row}")).unwrap().write(row, 1, 13_800_138_000_i64).unwrap();
        sheet.write(row, 2, f64::from(row) + 0.5).unwrap();
    }
    files.push(book.save_to_buffer().unwrap());
    let mut chance = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: usize| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        usize::try_from(chance % u64::try_from(below.max(1)).unwrap()).unwrap()
    };
    for file in files.iter().filter(|file| !file.is_empty()) {
        for _ in 0..40 {
            let mut bytes = file.clone();
            for _ in 0..=next(4) {
                let at = next(bytes.len());
                bytes[at] = u8::try_from(next(256)).unwrap();
            }
            if next(3) == 0 {
                bytes.truncate(next(bytes.len()));
            }
            holds(bytes);
        }
    }
}

#[test]
fn repeats_are_decided() {
    let text = "会员名称,手机号,余额\n张三,13800138000,10\n李四,13900139000,1\n张三,13800138000,5\n张三,13800138000,2\n";
    let expected =
        [(Repeat::Refuse, 1, 100), (Repeat::Sum, 2, 1800), (Repeat::First, 2, 1100), (Repeat::Last, 2, 300)];
    for (repeat, members, good) in expected {
        let (mut source, mapping, _) = open(text.as_bytes().to_vec()).unwrap();
        let found = all(&mut source, &mapping, repeat).unwrap();
        assert_eq!((found.outcome.members, found.outcome.good.get()), (members, good), "{repeat:?}");
        if repeat == Repeat::Sum {
            let row = found.good.last().unwrap();
            assert_eq!((row.line, row.also.as_slice()), (2, [4, 5].as_slice()));
            assert!(matches!(row.money, Money::Whole { amount } if amount.get() == 1700));
        }
    }
    // a card number is one however it is written
    let text = "卡号,余额\nvip-08,10\nVIP_08,1\nVIP80,1\n";
    let (mut source, mapping, _) = open(text.as_bytes().to_vec()).unwrap();
    let found = dry(&mut source, &mapping).unwrap();
    assert_eq!(found.groups().iter().map(|group| group.lines.clone()).collect::<Vec<_>>(), [[2, 3]]);
    // one phone, two people: never summed
    let text = "会员名称,手机号,余额\n张三,13800138000,10\n李四,13800138000,1\n";
    let (mut source, mapping, _) = open(text.as_bytes().to_vec()).unwrap();
    assert_eq!(all(&mut source, &mapping, Repeat::Sum).unwrap().outcome.members, 0);
}

#[test]
fn what_stays_out_stands_as_it_stood() {
    let text = "会员名称,手机号,余额,门店\n张三,138 0013 8000,10,A\n李四,13900139000,x,B\n王五,13700137000,￥3,C\n张三,13800138000,5,D\n";
    let (mut source, mapping, _) = open(text.as_bytes().to_vec()).unwrap();
    let found = dry(&mut source, &mapping).unwrap();
    let known = |line| (line == 4).then_some(Fault::at(Field::Phone, FaultCode::Known));
    let mut rows = Vec::new();
    let on_row = &mut |row: RowBad| {
        rows.push((row.line, row.cells.join("|"), row.faults));
        ControlFlow::Continue(())
    };
    let first = FaultCode::Repeats { line: 2 };
    let count = stays(&mut source, &found, Repeat::First, &known, on_row, &mut |_| ()).unwrap();
    assert_eq!(count, Some(3));
    let expected = [
        (3, "李四|13900139000|x|B", Field::Balance, FaultCode::NotAnAmount),
        (4, "王五|13700137000|￥3|C", Field::Phone, FaultCode::Known),
    ];
    for (row, (line, cells, field, code)) in rows.iter().zip(expected) {
        assert_eq!(row, &(line, cells.to_owned(), vec![Fault::at(field, code)]));
    }
    assert_eq!(rows[2], (5, "张三|13800138000|5|D".to_owned(), vec![Fault { field: None, code: first }]));
    let (mut other, ..) = open(text.replace(",x,", ",1,").into_bytes()).unwrap();
    let told =
        stays(&mut other, &found, Repeat::First, &known, &mut |_| ControlFlow::Continue(()), &mut |_| ());
    assert_eq!(told, Err(FileTrouble::Changed));
}

#[test]
fn a_break_stops_and_another_file_is_told() {
    let text = "手机号,余额\n13800138000,1\n13900139000,2\n";
    let (mut source, mapping, _) = open(text.as_bytes().to_vec()).unwrap();
    let mut seen = 0;
    let stopped = survey(
        &mut source,
        &mapping,
        &mut |_| {
            seen += 1;
            ControlFlow::Break(())
        },
        &mut |_| (),
    );
    assert_eq!((stopped, seen), (Ok(None), 1));
    let found = dry(&mut source, &mapping).unwrap();
    let (mut other, ..) = open(text.replace("2\n", "3\n").into_bytes()).unwrap();
    let told = read(&mut other, &found, Repeat::Refuse, &mut |_| ControlFlow::Continue(()), &mut |_| ());
    assert_eq!(told, Err(FileTrouble::Changed));
}
