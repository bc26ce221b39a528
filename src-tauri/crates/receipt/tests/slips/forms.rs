//! What the owner may write about documents, and how a wrong word is told.

use crate::cases::{WHEN, refund, sale};
use crate::golden::{as_text, compare};
use domain::fact::Copy;
use domain::slip::{Slip, SlipKind, SlipTender};
use proptest::prelude::*;
use receipt::{
    Columns, Document, Fields, Form, Language, Look, Looks, Paper, SAMPLE_WHEN, Shop, TemplateProblem,
    Templates, layout, preview, sample,
};

const KINDS: [SlipKind; 3] = [SlipKind::Sale, SlipKind::Refund, SlipKind::Orphan];

fn shop(language: Language, columns: Columns) -> Shop {
    Shop { name: "蓝海大酒店".to_owned(), language, paper: Paper::new(columns), logo: None }
}

fn text(look: &Look, slip: &Slip, copy: Copy) -> String {
    let rows = preview(&look.layout(slip, copy, &|_| WHEN.to_owned()), look.template.paper.columns);
    rows.into_iter().map(|row| format!("{}{}\n", row.text, row.qr.unwrap_or_default())).collect()
}

#[test]
fn what_is_left_out_has_its_default() {
    let templates = Templates::read(r#"{"version":1,"documents":{"refund":{"copies":2}}}"#).unwrap();
    assert_eq!(templates.form(Document::Sale), &Form::PLAIN);
    assert_eq!(templates.form(Document::Refund), &Form { copies: 2, ..Form::PLAIN });
    assert_eq!(Templates::read(r#"{"version":1}"#), Ok(Templates::default()));
}

#[test]
fn a_wrong_word_is_named() {
    use TemplateProblem::{NotAscii, NotJson, OutOfRange, TooLong, TooMany, Unknown, Version, WrongKind};
    let many = format!(r#"{{"version":1,"documents":{{"sale":{{"footer":[{}""]}}}}}}"#, r#""","#.repeat(12));
    let long = format!(r#"{{"version":1,"documents":{{"sale":{{"header":["","{}"]}}}}}}"#, "长".repeat(201));
    let endless =
        format!(r#"{{"version":1,"documents":{{"sale":{{"header":["{}"]}}}}}}"#, "x\\n".repeat(100_000));
    for (text, field, problem) in [
        ("", "", NotJson),
        ("{", "", NotJson),
        (r#"{"version":1} x"#, "", NotJson),
        ("{}", "version", Version),
        (r#"{"version":2}"#, "version", Version),
        (r#"{"version":1,"logo":true}"#, "logo", Unknown),
        (r#"{"version":1,"documents":{"sales":{}}}"#, "documents.sales", Unknown),
        (r#"{"version":1,"documents":{"sale":{"heading":[]}}}"#, "documents.sale.heading", Unknown),
        (
            r#"{"version":1,"documents":{"sale":{"fields":{"total":false}}}}"#,
            "documents.sale.fields.total",
            Unknown,
        ),
        (
            r#"{"version":1,"documents":{"sale":{"fields":{"staff":"no"}}}}"#,
            "documents.sale.fields.staff",
            WrongKind,
        ),
        (r#"{"version":1,"documents":{"sale":{"header":["a",2]}}}"#, "documents.sale.header[1]", WrongKind),
        (r#"{"version":1,"documents":{"sale":{"copies":300}}}"#, "documents.sale.copies", WrongKind),
        (
            r#"{"version":1,"documents":{"sale":{"copies":0}}}"#,
            "documents.sale.copies",
            OutOfRange { least: 1, most: 5 },
        ),
        (
            r#"{"version":1,"documents":{"sale":{"copies":6}}}"#,
            "documents.sale.copies",
            OutOfRange { least: 1, most: 5 },
        ),
        (r#"{"version":1,"documents":{"sale":{"qr":true}}}"#, "documents.sale.qr_text", NotAscii),
        (r#"{"version":1,"documents":{"orphan":{"qr_text":"发票"}}}"#, "documents.orphan.qr_text", NotAscii),
        (many.as_str(), "documents.sale.footer", TooMany { most: 12 }),
        (long.as_str(), "documents.sale.header[1]", TooLong { most: 200 }),
        (endless.as_str(), "", TooLong { most: 256 << 10 }),
    ] {
        let fault = Templates::read(text).unwrap_err();
        assert_eq!((fault.field.as_str(), fault.problem), (field, problem), "{text:.80}");
    }
}

#[test]
fn fields_leave_and_proofs_stay() {
    let none = Fields {
        shop: false,
        title: false,
        time: false,
        staff: false,
        device: false,
        order_no: false,
        transaction_id: false,
        guest_paid: false,
        reason: false,
        barcode: false,
    };
    let bare = Look::new(&Form { fields: none, ..Form::PLAIN }, &shop(Language::Zh, Columns::C48));
    let full = Look::new(&Form::PLAIN, &shop(Language::Zh, Columns::C48));
    let slip = Slip { practice: true, reason: "提前退房".to_owned(), ..sale() };
    let (few, all) = (text(&bare, &slip, Copy::Reprint(2)), text(&full, &slip, Copy::Reprint(2)));
    for part in ["蓝海", "收款小票", "时间", "收银员", "设备", "订单号", "交易号", "实付", "优惠", "提前退房"]
    {
        assert!(all.contains(part) && !few.contains(part), "{part}\n{few}");
    }
    for part in ["练习 不是付款凭证", "补打 2", "8000112300000187", "合计", "298.53", "微信支付", "150.00"]
    {
        assert!(few.contains(part), "{part}\n{few}");
    }
    let back = text(&bare, &Slip { practice: true, ..refund() }, Copy::First);
    for part in ["原单号", "退款合计", "95.00", "已受理"] {
        assert!(back.contains(part), "{part}\n{back}");
    }
    assert!(!back.contains("退款单号"), "{back}");
}

#[test]
fn the_code_at_the_foot_has_a_switch() {
    let form = Form { qr: true, qr_text: "https://hotel.example/i".to_owned(), ..Form::PLAIN };
    let shop = shop(Language::Zh, Columns::C32);
    assert!(text(&Look::new(&form, &shop), &sale(), Copy::First).ends_with("https://hotel.example/i\n"));
    let off = Look::new(&Form { qr: false, ..form }, &shop);
    assert!(!text(&off, &sale(), Copy::First).contains("hotel.example"));
}

#[test]
fn every_kind_has_its_own_look() {
    let mut templates = Templates::default();
    let footer = |word: &str| Form { footer: vec![word.to_owned()], copies: 2, ..Form::PLAIN };
    templates.set(Document::Refund, footer("退款请保留"));
    templates.set(Document::Orphan, footer("抱歉"));
    let looks = Looks::new(&templates, &shop(Language::Zh, Columns::C32));
    for (kind, word, copies) in
        [(SlipKind::Sale, "", 1), (SlipKind::Refund, "退款请保留", 2), (SlipKind::Orphan, "抱歉", 2)]
    {
        let look = looks.of(kind);
        assert_eq!((look.template.footer.concat().as_str(), look.copies), (word, copies));
    }
    for (kind, document) in KINDS.into_iter().zip(Document::ALL) {
        assert_eq!(Document::of(kind), document);
    }
}

/// The mark of practice stays the first thing on paper, above the shop's picture.
#[test]
fn a_picture_does_not_come_before_the_practice_mark() {
    let logo = Some(crate::ways::logo(80, 20, Columns::C32));
    let form = Form { logo: true, ..Form::PLAIN };
    let look = Look::new(&form, &Shop { logo, ..shop(Language::Zh, Columns::C32) });
    let slip = Slip { practice: true, ..sale() };
    let rows = preview(&look.layout(&slip, Copy::First, &|_| WHEN.to_owned()), Columns::C32);
    assert!(rows[0].text.contains("练习") && rows[1].logo.is_some());
    let off = Look::new(&Form::PLAIN, &Shop { logo: look.logo, ..shop(Language::Zh, Columns::C32) });
    assert!(off.preview(SlipKind::Sale).iter().all(|row| row.logo.is_none()));
}

/// An example has every field, so that each switch is seen to do something.
#[test]
fn examples_show_what_switches_do() {
    for language in [Language::Zh, Language::En] {
        for kind in KINDS {
            let slip = sample(kind, language);
            assert!(slip.tenders.iter().any(|tender| {
                matches!(tender, SlipTender::Wallet { .. } | SlipTender::WalletRefund { .. })
            }));
            let look = Look::new(&Form::PLAIN, &shop(language, Columns::C32));
            let lines = layout(&slip, Copy::First, &look.template, &|_| SAMPLE_WHEN.to_owned());
            assert_eq!(look.preview(kind), preview(&lines, Columns::C32));
            let name = format!("sample-{kind:?}-{language:?}-32.txt").to_lowercase();
            compare(&name, as_text(&look.preview(kind)).as_bytes());
        }
    }
    let full = Look::new(&Form::PLAIN, &shop(Language::Zh, Columns::C32)).preview(SlipKind::Sale);
    let off: [fn(&mut Fields); 10] = [
        |f| f.shop = false,
        |f| f.title = false,
        |f| f.time = false,
        |f| f.staff = false,
        |f| f.device = false,
        |f| f.order_no = false,
        |f| f.transaction_id = false,
        |f| f.guest_paid = false,
        |f| f.reason = false,
        |f| f.barcode = false,
    ];
    for (at, switch) in off.iter().enumerate() {
        let mut fields = Fields::ALL;
        switch(&mut fields);
        let form = Form { fields, ..Form::PLAIN };
        let less = Look::new(&form, &shop(Language::Zh, Columns::C32)).preview(SlipKind::Sale);
        assert!(less.len() < full.len(), "field {at}");
    }
}

fn form() -> impl Strategy<Value = Form> {
    let lines = || prop::collection::vec(".{0,40}", 0..=12);
    (lines(), lines(), any::<[bool; 4]>(), "[ -~]{1,213}", 1_u8..=5).prop_map(
        |(header, footer, [logo, qr, staff, title], qr_text, copies)| {
            let fields = Fields { staff, title, ..Fields::ALL };
            Form { header, footer, fields, logo, qr, qr_text, copies }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back(forms in prop::collection::vec((prop::sample::select(Document::ALL.to_vec()), form()), 0..5)) {
        let mut templates = Templates::default();
        for (document, form) in forms {
            templates.set(document, form);
        }
        prop_assert_eq!(templates.check(), Ok(()));
        prop_assert_eq!(Templates::read(&templates.write()), Ok(templates));
    }

    /// Whatever stands in the file, it is read or its fault is told.
    #[test]
    fn any_text_is_answered(text in ".{0,200}", cut in 0_usize..200) {
        let _fault_or_not = Templates::read(&text);
        let mut templates = Templates::default();
        templates.set(Document::Sale, Form::PLAIN);
        let whole = templates.write();
        let end = cut.min(whole.len() - 1);
        prop_assert_eq!(Templates::read(&whole[..end]).unwrap_err().problem, TemplateProblem::NotJson);
    }
}
