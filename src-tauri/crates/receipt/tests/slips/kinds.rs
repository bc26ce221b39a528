//! What a slip shows and what it leaves out.

use crate::cases::{WHEN, fen, orphan, refund, sale, template, wallet};
use crate::reader::read;
use domain::fact::Copy;
use domain::slip::{Slip, SlipTender};
use money::FenDelta;
use receipt::{Columns, Fields, Language, Line, Paper, Template, encode, layout, preview};

fn shown(slip: &Slip, copy: Copy, template: &Template) -> String {
    let rows = preview(&layout(slip, copy, template, &|_| WHEN.to_owned()), template.paper.columns);
    rows.iter()
        .map(|row| format!("{}{}\n", row.text, row.barcode.as_ref().map_or("", |_| " [bars]")))
        .collect()
}

fn zh() -> Template {
    template(Language::Zh, Columns::C48)
}

#[test]
fn practice_marks_head_and_foot_of_every_kind() {
    for slip in [sale(), refund(), orphan()] {
        for language in [Language::Zh, Language::En] {
            let template = template(language, Columns::C32);
            let mark = if language == Language::Zh {
                "*** 练习 不是付款凭证 ***"
            } else {
                "*** PRACTICE - NOT A RECEIPT ***"
            };
            let practice = shown(&Slip { practice: true, ..slip.clone() }, Copy::First, &template);
            let rows: Vec<_> = practice.lines().collect();
            assert_eq!((rows[0], *rows.last().unwrap()), (mark, mark));
            assert!(!shown(&slip, Copy::First, &template).contains("***"));
        }
    }
}

#[test]
fn a_reprint_says_which() {
    assert!(shown(&sale(), Copy::Reprint(3), &zh()).contains("补打 3"));
    assert!(shown(&sale(), Copy::Reprint(3), &template(Language::En, Columns::C32)).contains("REPRINT 3"));
    assert!(!shown(&sale(), Copy::First, &zh()).contains("补打"));
}

#[test]
fn fields_can_be_left_out() {
    let off = Fields {
        staff: false,
        device: false,
        transaction_id: false,
        guest_paid: false,
        barcode: false,
        ..Fields::ALL
    };
    let all = shown(&sale(), Copy::First, &zh());
    let few = shown(&sale(), Copy::First, &Template { fields: off, ..zh() });
    for part in ["收银员", "设备", "交易号", "实付", "优惠", "[bars]"] {
        assert!(all.contains(part) && !few.contains(part), "{part}");
    }
    assert!(few.contains("8000112300000187") && few.contains("sz0100aBcD000112345600000042"));
}

#[test]
fn nothing_is_said_about_what_did_not_happen() {
    let cash =
        SlipTender::Cash { amount: fen(100), rounding: FenDelta::ZERO, received: fen(100), change: fen(0) };
    let plain = Slip { discount: fen(0), tenders: vec![wallet(100, 100), cash], ..sale() };
    let text = shown(&plain, Copy::First, &zh());
    for part in ["原价", "折扣", "实付", "优惠", "抹零", "进位", "备注", "原单号"] {
        assert!(!text.contains(part), "{part}\n{text}");
    }
    let up = SlipTender::Cash {
        amount: fen(97),
        rounding: FenDelta::new(3).unwrap(),
        received: fen(100),
        change: fen(0),
    };
    let text = shown(&Slip { tenders: vec![up], ..sale() }, Copy::First, &zh());
    assert!(text.contains("进位") && !text.contains("抹零"), "{text}");
}

#[test]
fn an_arrival_is_promised_only_while_money_is_under_way() {
    let text = shown(&refund(), Copy::First, &zh());
    assert_eq!((text.matches("已到账").count(), text.matches("已受理,原路退回").count()), (1, 1), "{text}");
    assert_eq!((text.matches("余额即时").count(), text.matches("零钱即时").count()), (1, 0), "{text}");
}

#[test]
fn an_orphan_without_a_refund_says_so() {
    assert!(!shown(&orphan(), Copy::First, &zh()).contains("退回尚未提交"));
    let open = Slip { tenders: vec![wallet(100, 100)], ..orphan() };
    assert!(shown(&open, Copy::First, &zh()).contains("退回尚未提交"));
}

#[test]
fn every_job_ends_in_one_cut() {
    for lines in [vec![], vec![Line::Cut], vec![Line::text("a")], vec![Line::Cut, Line::Blank]] {
        let cuts = lines.iter().filter(|line| **line == Line::Cut).count();
        for feed in [0, 3, 255] {
            let printed = read(&encode(&lines, &Paper { columns: Columns::C32, feed }), 32);
            assert!(printed.ends_cut);
            assert_eq!(printed.cuts, cuts + usize::from(lines.last() != Some(&Line::Cut)));
        }
    }
}

/// Bars that do not fit become a QR code, and what neither can hold becomes text.
#[test]
fn codes_fall_back() {
    let order = "4200002345202611231234567890";
    let rows = |content: &str, columns| preview(&[Line::Barcode(content.to_owned())], columns);
    let narrow = rows(order, Columns::C32);
    assert_eq!(narrow.len(), 2);
    assert_eq!((narrow[0].qr.as_deref(), narrow[1].text.as_str()), (Some(order), order));
    assert_eq!(rows(order, Columns::C48)[0].barcode.as_deref(), Some(order));
    let hanzi = rows("单号\u{1B}p\0", Columns::C48);
    assert_eq!(
        (hanzi.len(), hanzi[0].text.as_str(), &hanzi[0].barcode, &hanzi[0].qr),
        (1, "单号p", &None, &None)
    );
    let url = preview(&[Line::Qr("付款".to_owned())], Columns::C48);
    assert_eq!((url[0].text.as_str(), &url[0].qr), ("付款", &None));
}
