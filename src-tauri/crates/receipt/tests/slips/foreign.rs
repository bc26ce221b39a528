//! Whatever people type into names, remarks and references, paper gets printable text only, and
//! the screen shows what paper got.

use crate::cases::{back, orphan, refund, sale, template, wallet};
use crate::reader::{code128, read};
use domain::evidence::Wallet;
use domain::fact::Copy;
use domain::ids::SlipNo;
use domain::slip::{Slip, SlipTender};
use domain::tender::RecordKind;
use money::{Fen, FenDelta};
use proptest::prelude::*;
use receipt::{Align, Columns, Language, Line, Paper, Size, Template, encode, layout, preview};

/// Text with everything that bites: commands, bidi, zero-width, private, four-byte and half-width letters.
pub fn foreign() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[\u{4E00}-\u{9FFF}]{1,12}",
        3 => "[ -~]{1,20}",
        2 => any::<char>().prop_map(String::from),
        1 => "[\u{0}-\u{1F}\u{7F}-\u{9F}]{1,4}",
        1 => "[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}\u{AD}]{1,4}",
        1 => "[\u{1F300}-\u{1F6FF}\u{20000}-\u{2A6DF}\u{E000}-\u{F8FF}¥™·—…①℃€]{1,6}",
        1 => prop_oneof![
            Just("\u{1B}p\u{0}\u{19}\u{FA}".to_owned()),
            Just("\u{1D}VA\u{0}".to_owned()),
            Just("\u{10}\u{14}\u{1}\u{0}\u{5}".to_owned()),
            Just("\u{1C}.\n\r\n".to_owned()),
            Just("{{{B{C".to_owned()),
        ],
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn fen() -> impl Strategy<Value = Fen> {
    (0..=Fen::MAX.get()).prop_map(|amount| Fen::new(amount).unwrap())
}

pub fn columns() -> impl Strategy<Value = Columns> {
    prop::sample::select(Columns::ALL.to_vec())
}

fn tender() -> impl Strategy<Value = SlipTender> {
    let kind = prop::sample::select(vec![RecordKind::BankCard, RecordKind::Voucher, RecordKind::RoomAccount]);
    prop_oneof![
        (fen(), fen(), foreign()).prop_map(|(amount, guest_paid, id)| match wallet(1, 1) {
            SlipTender::Wallet { wallet, no, .. } => {
                SlipTender::Wallet { wallet, amount, guest_paid, no, transaction_id: Some(id) }
            }
            other => other,
        }),
        (fen(), -99_i64..99, fen(), fen()).prop_map(|(amount, rounding, received, change)| {
            SlipTender::Cash { amount, rounding: FenDelta::new(rounding).unwrap(), received, change }
        }),
        (kind.clone(), fen(), foreign()).prop_map(|(kind, amount, reference)| SlipTender::Record {
            kind,
            amount,
            reference
        }),
        (prop::sample::select(Wallet::ALL.to_vec()), any::<bool>())
            .prop_map(|(w, arrived)| back(w, 1, arrived)),
        fen().prop_map(|amount| SlipTender::CashRefund { amount }),
        (kind, fen()).prop_map(|(kind, amount)| SlipTender::RecordRefund { kind, amount }),
    ]
}

prop_compose! {
    pub fn slip()(
        of in prop::sample::select(vec![sale(), refund(), orphan()]),
        texts in [foreign(), foreign(), foreign()],
        no in prop_oneof!["8[0-9]{15}", foreign()],
        tenders in prop::collection::vec(tender(), 0..5),
        total in fen(),
        practice in any::<bool>(),
    ) -> Slip {
        let [staff, device, reason] = texts;
        Slip { no: SlipNo(no), staff, device, reason, tenders, total, practice, ..of }
    }
}

prop_compose! {
    fn shop()(
        zh in any::<bool>(),
        columns in columns(),
        shop in foreign(),
        header in prop::collection::vec(foreign(), 0..4),
        footer in prop::collection::vec(foreign(), 0..20),
    ) -> Template {
        let language = if zh { Language::Zh } else { Language::En };
        Template { shop, header, footer, ..template(language, columns) }
    }
}

pub fn line() -> impl Strategy<Value = Line> {
    let align = prop::sample::select(vec![Align::Left, Align::Centre, Align::Right]);
    let size = prop::sample::select(vec![Size::One, Size::Two]);
    prop_oneof![
        (foreign(), align, size.clone(), any::<bool>()).prop_map(|(text, align, size, bold)| Line::Text {
            text,
            align,
            size,
            bold
        }),
        (foreign(), foreign(), size, any::<bool>()).prop_map(|(left, right, size, bold)| Line::Pair {
            left,
            right,
            size,
            bold
        }),
        prop_oneof![foreign(), "[ -~]{1,40}"].prop_map(Line::Barcode),
        prop_oneof![foreign(), "[ -~]{1,300}"].prop_map(Line::Qr),
        Just(Line::Rule),
        Just(Line::Blank),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// The reader refuses drawer commands, four-byte codes, split pairs, wide rows and stray bytes.
    #[test]
    fn slips_hold_no_foreign_byte_and_look_as_shown(slip in slip(), shop in shop(), n in 0_u32..9, when in foreign()) {
        let copy = if n == 0 { Copy::First } else { Copy::Reprint(n) };
        let lines = layout(&slip, copy, &shop, &|_| when.clone());
        let printed = read(&encode(&lines, &shop.paper), shop.paper.columns.count());
        prop_assert_eq!((printed.cuts, printed.ends_cut), (1, true));
        prop_assert_eq!(printed.rows, preview(&lines, shop.paper.columns));
    }

    #[test]
    fn any_lines_look_as_shown(lines in prop::collection::vec(line(), 0..12), columns in columns(), feed in any::<u8>()) {
        let printed = read(&encode(&lines, &Paper { columns, feed }), columns.count());
        prop_assert_eq!((printed.cuts, printed.ends_cut), (1, true));
        prop_assert_eq!(printed.rows, preview(&lines, columns));
    }

    /// Bars say what they were given, and digits are paired wherever four stand together.
    #[test]
    fn bars_read_back(text in "[ -~]{1,12}|[0-9A-{]{1,20}|[0-9]{1,20}") {
        let job = encode(&[Line::Barcode(text.clone())], &Paper { columns: Columns::C48, feed: 0 });
        let rows = read(&job, 48).rows;
        let content = rows[0].barcode.clone().or(rows[0].qr.clone());
        prop_assert_eq!(content, Some(text.clone()));
        if let Some(at) = job.windows(3).position(|bytes| bytes == [0x1D, b'k', 73]) {
            let data = &job[at + 4..at + 4 + usize::from(job[at + 3])];
            prop_assert_eq!(code128(data), text.clone());
            // 16 before 04, 05 or 20 would be a real-time command
            let real_time = ["1604", "1605", "1620"].iter().any(|digits| text.contains(digits));
            prop_assume!(!real_time);
            let long_run = text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() >= 4);
            prop_assert_eq!(data.windows(2).any(|pair| pair == b"{C") && !text.contains("{C"), long_run && !text.contains("{C"));
        }
    }
}

#[test]
fn an_endless_name_takes_a_few_rows() {
    let shop = Template { shop: "很长的店名\n".repeat(10_000), ..template(Language::Zh, Columns::C32) };
    let lines = layout(&sale(), Copy::First, &shop, &|_| String::new());
    let job = encode(&lines, &shop.paper);
    assert!(job.len() < 4096, "{}", job.len());
    assert!(read(&job, 32).rows.len() < 60);
}
