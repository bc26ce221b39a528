//! Slips as letters: the printer's own report is the preview, and a scanner reads the codes.

use super::*;
use paper::Row;

/// The printer's rows are the preview's in text, size, weight and place; then only the feed follows.
fn assert_rows(name: &str, rows: &[Row], expected: &[PreviewLine]) {
    let shown: Vec<String> = expected.iter().map(shown).collect();
    let printed: Vec<&str> = rows.iter().map(|row| row.text.trim_end()).collect();
    assert!(printed.len() >= shown.len(), "{name}: {printed:#?} for {shown:#?}");
    let (body, feed) = printed.split_at(shown.len());
    assert_eq!(body, shown, "{name}");
    assert!(feed.iter().all(|row| row.is_empty()), "{name}: {feed:?}");
    for (row, line) in rows.iter().zip(expected).filter(|(_, line)| !line.text.trim().is_empty()) {
        let align = match line.align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
        };
        let factor = line.size.factor();
        assert_eq!((row.width_factor, row.height_factor), (factor, factor), "{name}: {}", row.text);
        assert_eq!((row.bold, row.align.as_str()), (line.bold, align), "{name}: {}", row.text);
    }
}

fn shown(line: &PreviewLine) -> String {
    match (&line.barcode, &line.qr) {
        (Some(code), _) => format!("[barcode CODE128 {code}]"),
        (None, Some(text)) => format!("[qr {text}]"),
        (None, None) => line.text.trim_end().to_owned(),
    }
}

pub fn assert_printed(desk: &mut Desk, name: &str, case: &Case) {
    let taken = desk.print(name, case.columns, &case.job(Way::Gbk));
    let slip = &taken.slips[0];
    assert_eq!(taken.unknown().count(), 0, "{name}: {:?}", taken.events);
    assert_rows(name, &slip.rows, &case.rows);
    assert_eq!(codes(&slip.picture).unwrap(), case.codes(), "{name}");
    let picture = Picture::open(&slip.picture).unwrap();
    for (row, line) in slip.rows.iter().zip(&case.rows) {
        if line.barcode.is_none() && line.qr.is_none() {
            assert_ink(name, &picture, line, row.top);
        }
    }
}

#[test]
fn samples_print_as_previewed() {
    let Some(mut desk) = Desk::new() else { return };
    let papers = [(Language::Zh, Columns::C32), (Language::Zh, Columns::C48), (Language::En, Columns::C42)];
    for (language, columns) in papers {
        for kind in [SlipKind::Sale, SlipKind::Refund, SlipKind::Orphan] {
            let name = format!("{kind:?}-{language:?}-{}", columns.count()).to_lowercase();
            let case = Case::sample(kind, language, columns);
            assert_eq!(case.codes(), [case.slip.no.0.as_str()], "{name}: its number as bars");
            assert_printed(&mut desk, &name, &case);
        }
    }
}

#[test]
fn long_names_wrap_as_previewed() {
    let Some(mut desk) = Desk::new() else { return };
    for columns in Columns::ALL {
        let mut slip = receipt::sample(SlipKind::Sale, Language::Zh);
        slip.staff = "欧阳·阿卜杜热西提·买买提明（夜班）Alexandra-Konstantinopolskaya".into();
        slip.device = "三楼会议中心前台2号机，靠近电梯的那一台；勿移动！".into();
        slip.reason = "房间 1208、1209、1210 与 4 位客人 ¥318.50 🏨 € 押金 ".repeat(5);
        let mut case = Case::new(slip, Copy::First, &Form::PLAIN, Language::Zh, columns);
        case.look.template.shop = "黄山市屯溪区新安江畔山水田园度假大酒店有限责任公司".into();
        let lines = case.look.layout(&case.slip, case.copy, &|_| SAMPLE_WHEN.to_owned());
        case.rows = preview(&lines, columns);
        assert_printed(&mut desk, &format!("long-{}", columns.count()), &case);
    }
}

#[test]
fn marks_are_printed() {
    let Some(mut desk) = Desk::new() else { return };
    for (name, language, practice, copy) in [
        ("practice", Language::Zh, true, Copy::First),
        ("reprint", Language::Zh, false, Copy::Reprint(2)),
        ("both", Language::En, true, Copy::Reprint(11)),
    ] {
        let plain = Case::sample(SlipKind::Sale, language, Columns::C32);
        let slip = Slip { practice, ..plain.slip.clone() };
        let case = Case::new(slip, copy, &Form::PLAIN, language, Columns::C32);
        assert_ne!(case.rows, plain.rows, "{name}: the mark is a row");
        assert_printed(&mut desk, &format!("mark-{name}"), &case);
    }
}

#[test]
fn a_form_with_header_footer_and_qr_prints() {
    let Some(mut desk) = Desk::new() else { return };
    let form = Form {
        header: vec!["欢迎光临".into(), "电话 0559-1234567".into()],
        footer: vec!["谢谢惠顾，请保管好小票".into(), "WiFi: hotel / 88888888".into()],
        qr: true,
        qr_text: "https://example.com/hotel?desk=1&slip=foot".into(),
        ..Form::PLAIN
    };
    for columns in Columns::ALL {
        for kind in [SlipKind::Sale, SlipKind::Refund] {
            let slip = receipt::sample(kind, Language::Zh);
            let case = Case::new(slip, Copy::First, &form, Language::Zh, columns);
            assert_eq!(case.codes(), ["8000010100000001", form.qr_text.as_str()]);
            let name = format!("form-{kind:?}-{}", columns.count()).to_lowercase();
            assert_printed(&mut desk, &name, &case);
            let text = std::fs::read_to_string(paper_text(&name)).unwrap();
            assert!(form.header.iter().chain(&form.footer).all(|line| text.contains(line)), "{text}");
        }
    }
}

fn paper_text(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../target/paper/pictures/{name}.txt"))
}
