//! Slips as dots, for printers without Chinese.

use super::*;

/// White below letters, and the height of bars, in dots.
const GAP: usize = 6;
const BARS: usize = 80;

/// Height of a row; a QR code's is not known here.
fn height(line: &PreviewLine) -> usize {
    match (&line.barcode, &line.qr) {
        (Some(_), _) => BARS + GAP + LETTER + GAP,
        (None, Some(_)) => 0,
        (None, None) => LETTER * line.size.factor() + GAP,
    }
}

/// Prints as letters and as dots: the same codes, and every letter's ink in its place.
fn assert_drawn(desk: &mut Desk, name: &str, case: &Case) {
    let letters = desk.print(&format!("{name}-letters"), case.columns, &case.job(Way::Gbk));
    let dots = desk.print(name, case.columns, &case.job(Way::Raster));
    assert_eq!(dots.unknown().count(), 0, "{name}: {:?}", dots.events);
    let slip = &dots.slips[0];
    let read = codes(&slip.picture).unwrap();
    assert_eq!(read, codes(&letters.slips[0].picture).unwrap(), "{name}");
    assert_eq!(read, case.codes(), "{name}");
    let picture = Picture::open(&slip.picture).unwrap();
    let known: usize = case.rows.iter().map(height).sum();
    let symbols = case.rows.iter().filter(|row| row.qr.is_some()).count();
    let rest = picture.height().checked_sub(known).unwrap();
    assert!(symbols <= 1 && (rest > 0) == (symbols > 0), "{name}: {rest} rows for {symbols} codes");
    let mut top = 0;
    for line in &case.rows {
        match (&line.barcode, &line.qr) {
            (Some(text), _) => {
                let below = PreviewLine { text: text.clone(), ..line.clone() };
                assert_ink(name, &picture, &below, top + BARS + GAP);
            }
            (None, Some(_)) => {
                assert!(picture.ink(0, top, picture.width(), rest) > 0, "{name}: the QR code");
                top += rest;
            }
            (None, None) => assert_ink(name, &picture, line, top),
        }
        top += height(line);
    }
}

#[test]
fn dots_say_what_letters_say() {
    let Some(mut desk) = Desk::new() else { return };
    for (kind, language, columns) in [
        (SlipKind::Sale, Language::Zh, Columns::C32),
        (SlipKind::Refund, Language::Zh, Columns::C48),
        (SlipKind::Orphan, Language::En, Columns::C42),
    ] {
        let name = format!("dots-{kind:?}-{}", columns.count()).to_lowercase();
        assert_drawn(&mut desk, &name, &Case::sample(kind, language, columns));
    }
    let form = Form { qr: true, qr_text: "https://example.com/h?s=1".into(), ..Form::PLAIN };
    let slip = receipt::sample(SlipKind::Sale, Language::Zh);
    let case = Case::new(slip, Copy::Reprint(1), &form, Language::Zh, Columns::C32);
    assert_drawn(&mut desk, "dots-form-32", &case);
}
