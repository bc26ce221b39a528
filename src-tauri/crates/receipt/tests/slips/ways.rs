//! The same rows in every way a printer may want them, and the page that finds out which.

use crate::cases::{WHEN, sale, template};
use crate::foreign::{columns, foreign, line, slip};
use crate::golden::{as_hex, compare};
use crate::reader::{read_mixed, read_way};
use domain::fact::Copy;
use proptest::prelude::*;
use receipt::{
    Columns, Fields, Form, Language, Line, Logo, Look, Paper, PreviewLine, Shop, Way, encode, encode_raster,
    encode_way, layout, preview, self_test,
};

/// A grey wedge, black at the left.
pub fn logo(width: usize, height: usize, columns: Columns) -> Logo {
    let luma: Vec<u8> =
        (0..width * height).map(|at| u8::try_from(at % width * 255 / width).unwrap()).collect();
    Logo::new(width, height, &luma, columns).unwrap()
}

/// The rows that a printer of letters draws by itself.
fn lettered(rows: Vec<PreviewLine>) -> Vec<PreviewLine> {
    rows.into_iter().filter(|row| row.logo.is_none()).collect()
}

prop_compose! {
    fn look()(
        texts in [foreign(), foreign()],
        header in prop::collection::vec(foreign(), 0..14),
        footer in prop::collection::vec(foreign(), 0..14),
        columns in columns(),
        switches in any::<[bool; 13]>(),
        size in (1_usize..700, 1_usize..300),
    ) -> Look {
        let [name, qr_text] = texts;
        let [shop, title, time, staff, device, order_no, transaction_id, rest @ ..] = switches;
        let [guest_paid, reason, barcode, pictured, qr, zh] = rest;
        let fields = Fields {
            shop, title, time, staff, device, order_no, transaction_id, guest_paid, reason, barcode,
        };
        let language = if zh { Language::Zh } else { Language::En };
        let logo = Some(logo(size.0, size.1, columns));
        let form = Form { header, footer, fields, logo: pictured, qr, qr_text, copies: 1 };
        Look::new(&form, &Shop { name, language, paper: Paper::new(columns), logo })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// The reader refuses every command and byte that a slip may not hold.
    #[test]
    fn every_way_prints_the_preview(slip in slip(), look in look(), when in foreign()) {
        let lines = look.layout(&slip, Copy::First, &|_| when.clone());
        let paper = look.template.paper;
        let rows = preview(&lines, paper.columns);
        for way in Way::ALL {
            let job = encode_way(&lines, &paper, way);
            prop_assert!(job.len() < 1 << 20, "{} bytes", job.len());
            let printed = read_way(&job, paper.columns.count(), way);
            prop_assert_eq!((printed.cuts, printed.ends_cut), (1, true));
            if way == Way::Raster {
                prop_assert_eq!(printed.pictures.len(), 1);
            } else {
                prop_assert_eq!(printed.rows, lettered(rows.clone()));
                prop_assert_eq!(printed.pictures.len(), usize::from(look.logo.is_some()));
            }
        }
    }

    #[test]
    fn any_lines_are_safe_in_any_way(lines in prop::collection::vec(line(), 0..8), columns in columns(), feed in any::<u8>()) {
        for way in Way::ALL {
            let printed = read_way(&encode_way(&lines, &Paper { columns, feed }, way), columns.count(), way);
            prop_assert_eq!((printed.cuts, printed.ends_cut), (1, true));
        }
    }
}

#[test]
fn the_usual_way_is_gb_after_its_command() {
    let template = template(Language::Zh, Columns::C32);
    let lines = layout(&sale(), Copy::First, &template, &|_| WHEN.to_owned());
    assert_eq!(Way::default(), Way::Gbk);
    assert_eq!(encode_way(&lines, &template.paper, Way::Gbk), encode(&lines, &template.paper));
    let plain = encode_way(&lines, &template.paper, Way::GbkPlain);
    assert_eq!(encode(&lines, &template.paper)[4..], plain[2..]);
    assert_eq!(encode_way(&lines, &template.paper, Way::Raster), encode_raster(&lines, &template.paper));
}

/// Ten thousand lines in one name, ten thousand commands in another: a few rows, in no time.
#[test]
fn an_endless_name_is_short_in_every_way() {
    for name in ["品名\r\n".repeat(10_000), "\u{1B}p\0\u{19}\u{FA}\u{10}\u{14}\u{1}\0\u{5}".repeat(10_000)]
    {
        let lines = [Line::text(name.clone()), Line::pair(name.clone(), name.clone()), Line::Qr(name)];
        for way in Way::ALL {
            let begin = std::time::Instant::now();
            let job = encode_way(&lines, &Paper::new(Columns::C32), way);
            let most = if way == Way::Raster { 64 << 10 } else { 2048 };
            assert!(job.len() < most, "{} bytes", job.len());
            assert!(begin.elapsed().as_millis() < 500, "{:?}", begin.elapsed());
            read_way(&job, 32, way);
        }
    }
}

#[test]
fn a_printer_of_utf8_hears_utf8() {
    let job = encode_way(&[Line::text("前台￥1")], &Paper { columns: Columns::C32, feed: 0 }, Way::Utf8);
    assert_eq!(job, [b"\x1B@".as_slice(), "前台￥1\n".as_bytes(), b"\x1DVB\0"].concat());
}

#[test]
fn the_numbers_of_the_ways() {
    for (n, way) in (1..).zip(Way::ALL) {
        assert_eq!((way.number(), Way::of(n)), (n, Some(way)));
    }
    assert_eq!((Way::of(0), Way::of(5)), (None, None));
    let json: Vec<String> = Way::ALL.iter().map(|way| serde_json::to_string(way).unwrap()).collect();
    assert_eq!(json, ["\"gbk\"", "\"gbk_plain\"", "\"utf8\"", "\"raster\""]);
}

#[test]
fn the_self_test_shows_every_way_every_width_and_both_codes() {
    for columns in Columns::ALL {
        let job = self_test(&Paper::new(columns));
        let page = read_mixed(&job, columns.count());
        assert_eq!((page.cuts, page.ends_cut, page.pictures.len()), (1, true, 1));
        let texts: Vec<&str> = page.rows.iter().map(|row| row.text.as_str()).collect();
        let line = "前台收银：￥128.50 鑫鑫旅舍";
        for (row, n) in texts.iter().zip(1..=3) {
            assert_eq!(*row, format!("{n} {line}"));
        }
        let rulers = &texts[3..6];
        for (ruler, count) in rulers.iter().zip([32, 42, 48]) {
            assert!(ruler.len() == count && ruler.starts_with(&format!("{count}>")) && ruler.ends_with('|'));
        }
        assert_eq!((texts[6], texts[8]), ("5", "6"));
        assert_eq!(page.rows[7].qr.as_deref(), Some("QIANTAI SELF TEST"));
        assert_eq!(page.rows[9].barcode.as_deref(), Some("8000100000000001"));
        assert_eq!(job.windows(2).filter(|two| *two == [0x1C, b'&']).count(), 1);
        compare(&format!("self-test-{}.hex", columns.count()), as_hex(&job).as_bytes());
    }
}
