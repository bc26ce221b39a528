//! A4 pages of full, empty and odd reports, read back word for word from what a reader shows.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod reader;

use domain::fact::DrawerReason;
use domain::ids::{ShiftId, StaffId};
use domain::report::{Carried, CashFigures, DepositFigures, Figures, MemberFigures, Report, Scope};
use domain::shift::DifferenceReason;
use domain::tender::Method;
use domain::time::{BusinessDate, Wall};
use money::FenDelta;
use reader::Seen;
use receipt::Language;
use receipt::a4::{A4Head, pdf};

fn delta(fen: i64) -> FenDelta {
    FenDelta::new(fen).unwrap()
}

/// Figures that hold together and of which no two are the same.
fn figures(trade: i64, discount: i64, refund: i64, trades: u32, refunds: u32) -> Figures {
    let refund_settle = refund - 7;
    let figures = Figures {
        trade: delta(trade),
        settle: delta(trade - discount),
        received: delta(trade - discount - refund_settle),
        discount: delta(discount),
        refund: delta(refund),
        refund_settle: delta(refund_settle),
        trades,
        refunds,
    };
    assert!(figures.is_consistent());
    figures
}

fn cash() -> CashFigures {
    let cash = CashFigures {
        float: delta(50_011),
        opening: delta(-1_113),
        sales: delta(923_417),
        refunds: delta(10_119),
        deposits_in: delta(60_023),
        deposits_out: delta(40_029),
        paid_in: delta(3_031),
        paid_out: delta(2_037),
        dropped: delta(80_041),
        expected: delta(904_256),
        counted: Some(delta(904_302)),
        difference: Some(delta(46)),
    };
    assert!(cash.is_consistent());
    cash
}

fn members() -> MemberFigures {
    MemberFigures {
        topped_up: delta(160_301),
        topped_up_count: 61,
        gifts: delta(24_307),
        spent_principal: delta(71_309),
        spent_gift: delta(11_311),
        spent_count: 62,
        paid_out: delta(5_313),
        adjusted: delta(-1_319),
        brought: delta(331_323),
        principal: delta(991_327),
        gift: delta(88_331),
        cards: 663,
    }
}

/// Something of everything, every method and every reason.
fn full() -> Report {
    let rows = (1..).zip(Method::ALL);
    let methods: Vec<_> = rows
        .map(|(n, method)| {
            let wide = i64::from(n);
            let figures = figures(1_234_567 * wide + wide, 311 * wide, 9_107 * wide + 3, 100 + n, 10 + n);
            (method, figures)
        })
        .collect();
    let total = methods.iter().try_fold(Figures::default(), |sum, (_, one)| sum.plus(*one)).unwrap();
    Report {
        scope: Scope::Shift {
            shift: ShiftId(4_711),
            owner: StaffId("7".to_owned()),
            name: "王小丽".to_owned(),
            opened: Wall(1),
            closed: Some(Wall(2)),
            day: BusinessDate(20_260_131),
            next: Some("李明".to_owned()),
        },
        total,
        methods,
        unattended: Some(figures(66_601, 13, 1_019, 5, 1)),
        deposits: DepositFigures {
            taken: delta(150_101),
            taken_count: 31,
            consumed: delta(38_103),
            consumed_count: 32,
            returned: delta(62_107),
            returned_count: 33,
            lapsed: delta(1_109),
            held: delta(250_127),
            held_count: 34,
        },
        members: Some(members()),
        cash: cash(),
        reason: Some(DifferenceReason::NotBooked),
        note: "晚班找零与1208房客人核对无误".to_owned(),
        shop_discount: delta(2_131),
        orphans: delta(4_137),
        drawer: vec![
            (DrawerReason::Cash, 41),
            (DrawerReason::Change, 42),
            (DrawerReason::Count, 43),
            (DrawerReason::Mistake, 44),
            (DrawerReason::Other, 45),
        ],
        carried: Carried { cases: 51, orphans: 52, held_sales: 53, unprinted: 54 },
        anchor: "3fa1c07b-4711".to_owned(),
    }
}

/// A day on which nothing happened.
fn empty() -> Report {
    Report {
        scope: Scope::Day { day: BusinessDate(20_260_131), shifts: 0 },
        total: Figures::default(),
        methods: Vec::new(),
        unattended: None,
        deposits: DepositFigures::default(),
        members: None,
        cash: CashFigures::default(),
        reason: None,
        note: String::new(),
        shop_discount: FenDelta::ZERO,
        orphans: FenDelta::ZERO,
        drawer: Vec::new(),
        carried: Carried::default(),
        anchor: "00000000-0".to_owned(),
    }
}

fn head(language: Language) -> A4Head {
    A4Head {
        shop: "海景酒店".to_owned(),
        device: "front-1".to_owned(),
        practice: false,
        language,
        printed: "2026-02-01 08:00:00 王小丽".to_owned(),
    }
}

fn made(report: &Report, head: &A4Head) -> Vec<u8> {
    pdf(report, head, &|wall| format!("2026-01-31 0{}:00:00", wall.0)).unwrap()
}

/// One page of at most 60 kB.
fn seen(name: &str, report: &Report, head: &A4Head) -> Seen {
    let bytes = made(report, head);
    assert!(bytes.len() < 60_000, "{name}: {} bytes", bytes.len());
    assert_eq!(bytes, made(report, head), "{name}: the same report gives the same bytes");
    let seen = Seen::of(name, &bytes);
    assert_eq!(seen.pages, 1, "{name}");
    seen
}

/// Labels with the words beside them, as they are read in both languages.
struct Labels {
    name: &'static str,
    language: Language,
    lines: &'static [&'static str],
    methods: [&'static str; 8],
    total: &'static str,
}

const ZH: Labels = Labels {
    name: "zh",
    language: Language::Zh,
    lines: &[
        "交班单",
        "海景酒店",
        "营业日 2026-01-31 班次 4711",
        "当班 王小丽 接班 李明",
        "上班 2026-01-31 01:00:00 下班 2026-01-31 02:00:00",
        "设备 front-1 打印时间 2026-02-01 08:00:00 王小丽",
        "支付方式 交易金额 结算金额 实收金额 优惠金额 退款金额 退款结算金额 交易量 退款量",
        "实收 = 结算 - 退款结算",
        "无人当班时段(不计入本班)",
        "收取 31笔 1501.01",
        "消费 32笔 381.03",
        "退回 33笔 621.07",
        "平台自动退回 11.09",
        "仍押 34笔 2501.27",
        "充值 61笔 1603.01",
        "赠送 243.07",
        "消费本金 62笔 713.09",
        "消费赠送 113.11",
        "退出 53.13",
        "调整 -13.19",
        "导入 3313.23",
        "期末本金 9913.27",
        "期末赠送 883.31",
        "会员卡张数 663",
        "备用金 500.11",
        "其中接班差额 -11.13",
        "现金收款 9234.17",
        "现金退款 -101.19",
        "收押金 600.23",
        "退押金 -400.29",
        "放入 30.31",
        "取出 -20.37",
        "存入保险柜 -800.41",
        "应有现金 9042.56",
        "实点现金 9043.02",
        "长款 (漏记) 0.46",
        "备注: 晚班找零与1208房客人核对无误",
        "收付现金 41",
        "换零钱 42",
        "点钞 43",
        "误开 44",
        "其他 45",
        "店内折扣 21.31",
        "误收未退 41.37",
        "移交下一班",
        "未决单 51",
        "待退误收 52",
        "挂单 53",
        "未打印小票 54",
        "账本校验码 3fa1c07b-4711",
        "交出人",
        "接收人",
        "1/1",
    ],
    methods: ["微信支付", "支付宝", "会员卡(微信)", "会员卡", "现金", "银行卡", "代金券", "挂房账"],
    total: "合计",
};

const EN: Labels = Labels {
    name: "en",
    language: Language::En,
    lines: &[
        "SHIFT HANDOVER",
        "海景酒店",
        "Business day 2026-01-31 Shift 4711",
        "On duty 王小丽 Next 李明",
        "From 2026-01-31 01:00:00 To 2026-01-31 02:00:00",
        "Counter front-1 Printed 2026-02-01 08:00:00 王小丽",
        "Received = settlement - refunds settled",
        "Nobody on duty (not this shift)",
        "Taken 31x 1501.01",
        "Consumed 32x 381.03",
        "Returned 33x 621.07",
        "Returned by wallet 11.09",
        "Still held 34x 2501.27",
        "Topped up 61x 1603.01",
        "Gifts 243.07",
        "Spent, principal 62x 713.09",
        "Spent, gift 113.11",
        "Paid out 53.13",
        "Set right -13.19",
        "Brought in 3313.23",
        "Principal at the end 9913.27",
        "Gift at the end 883.31",
        "Cards 663",
        "Float 500.11",
        "of it found at start -11.13",
        "Cash sales 9234.17",
        "Cash refunds -101.19",
        "Deposits in 600.23",
        "Deposits out -400.29",
        "Paid in 30.31",
        "Paid out -20.37",
        "Dropped -800.41",
        "Expected 9042.56",
        "Counted 9043.02",
        "Over (not booked) 0.46",
        "Note: 晚班找零与1208房客人核对无误",
        "cash 41",
        "change 42",
        "count 43",
        "mistake 44",
        "other 45",
        "Shop discounts 21.31",
        "Charges to return 41.37",
        "Goes over to the next",
        "Open cases 51",
        "Charges to return 52",
        "Held sales 53",
        "Slips not printed 54",
        "Book anchor 3fa1c07b-4711",
        "Given by",
        "Taken by",
        "1/1",
    ],
    methods: [
        "WeChat Pay",
        "Alipay",
        "Online card",
        "Member card",
        "Cash",
        "Bank card",
        "Voucher",
        "Room account",
    ],
    total: "Total",
};

/// The eight figures in the order of the source document.
fn row(name: &str, figures: &Figures) -> String {
    let Figures { trade, settle, received, discount, refund, refund_settle, trades, refunds } = figures;
    format!("{name} {trade} {settle} {received} {discount} {refund} {refund_settle} {trades} {refunds}")
}

#[test]
fn a_full_report_is_read_back_word_for_word() {
    for labels in [ZH, EN] {
        let report = full();
        let seen = seen(&format!("full-{}", labels.name), &report, &head(labels.language));
        labels.lines.iter().for_each(|line| seen.says(line));
        for (name, (_, figures)) in labels.methods.iter().zip(&report.methods) {
            seen.says(&row(name, figures));
        }
        assert_eq!(seen.code(), "QT1:3fa1c07b-4711");
        seen.says(&row(labels.total, &report.total));
        report.unattended.iter().for_each(|figures| seen.says(&row("", figures)));
    }
}

/// The heads of the English table take two rows, each of them in its column.
#[test]
fn heads_of_columns_are_whole() {
    let text = seen("heads", &full(), &head(Language::En)).text;
    let at = text.lines().position(|line| line.contains("Settlement")).unwrap();
    let lines: Vec<&str> = text.lines().skip(at.saturating_sub(2)).take(4).collect();
    for head in ["Method", "Trade", "Received", "Discount", "Refunds", "settled", "Payments", "count"] {
        assert!(lines.iter().any(|line| line.contains(head)), "{head} in {lines:#?}");
    }
}

/// Also what nobody did is said, and nothing that was not done: there is no count before somebody counts.
#[test]
fn an_empty_report_says_nothing_but_noughts() {
    for (labels, title, lines, no) in [
        (ZH, "日汇总", ["营业日 2026-01-31 班次数 0", "应有现金 0.00", "仍押 0笔 0.00", "未决单 0"], "实点"),
        (EN, "DAY SUMMARY", ["Shifts 0", "Expected 0.00", "Still held 0x 0.00", "Open cases 0"], "Counted"),
    ] {
        let report = empty();
        let seen = seen(&format!("empty-{}", labels.name), &report, &head(labels.language));
        seen.says(title);
        lines.iter().for_each(|line| seen.says(line));
        seen.says(&row(labels.total, &report.total));
        seen.says("00000000-0");
        for absent in labels.methods.into_iter().filter(|name| *name != "现金" && *name != "Cash").chain([no])
        {
            assert!(!seen.text.contains(absent), "{absent} in\n{}", seen.text);
        }
    }
}

/// Hanzi that the page's letters lack are drawn from dots, and can still be read, searched and copied.
#[test]
fn rare_names_and_long_notes_are_whole() {
    let mut report = full();
    report.note = "堃喆镕".repeat(13) + "完";
    assert_eq!(report.note.chars().count(), 40);
    if let Scope::Shift { name, next, .. } = &mut report.scope {
        *name = "陶喆".to_owned();
        *next = Some("朱镕堃".to_owned());
    }
    let head = A4Head { shop: "喆·啡酒店（犇鑫路店）".to_owned(), ..head(Language::Zh) };
    let drawn = seen("rare", &report, &head);
    for line in ["当班 陶喆 接班 朱镕堃", "喆·啡酒店（犇鑫路店）"] {
        drawn.says(line);
    }
    let text = drawn.text.split_whitespace().collect::<String>();
    assert!(text.contains(&format!("备注:{}", report.note)), "{}", drawn.text);

    report.note = "　".repeat(40);
    let blank = seen("blank", &report, &head);
    assert!(drawn.ink(100) > blank.ink(100) + 40 * 20, "{} and {}", drawn.ink(100), blank.ink(100));
}

/// What no slip can print either is a question mark to the eye; the page breaks for nothing.
#[test]
fn text_that_is_none_does_no_harm() {
    let mut report = full();
    report.note = "🏨\u{202E}abc\u{0}\n退房𠮷 (\\)\u{1B}[2J".to_owned();
    report.anchor = "()<>/\\%".to_owned();
    let seen = seen("odd", &report, &head(Language::Zh));
    assert!(seen.text.contains("abc") && seen.text.contains("退房"), "{}", seen.text);
    assert!(seen.text.contains("()<>/\\%"), "{}", seen.text);
}

#[test]
fn practice_is_pale_and_across_the_page() {
    let report = full();
    let plain = seen("plain", &report, &head(Language::Zh));
    let practice = seen("practice", &report, &A4Head { practice: true, ..head(Language::Zh) });
    assert!(practice.text.contains("练习"), "{}", practice.text);
    let pale = |seen: &Seen| seen.dots.iter().filter(|dot| (200..240).contains(*dot)).count();
    // the mark's letters are large and lie under the figures, not over them
    assert!(pale(&practice) > pale(&plain) + 10_000, "{} and {}", pale(&practice), pale(&plain));
    assert!(practice.ink(60) >= plain.ink(60));
    practice.says(&row("合计", &report.total));
    let (rows, middle) = (practice.dots.chunks_exact(practice.width), practice.width / 2);
    let reached = rows.filter(|row| row.get(middle).is_some_and(|dot| *dot < 240)).count();
    assert!(reached > 40, "{reached}");
}

#[test]
fn many_notes_go_over_to_a_second_page() {
    let mut report = full();
    report.note = "找零有误已核对。".repeat(64);
    let seen = Seen::of("long", &made(&report, &head(Language::Zh)));
    assert_eq!(seen.pages, 2);
    let pages: Vec<&str> = seen.text.split('\u{C}').collect();
    for (page, number) in pages.iter().zip(["1/2", "2/2"]) {
        assert!(page.contains(number) && page.contains("3fa1c07b-4711"), "{page}");
    }
    let text = seen.text.split_whitespace().collect::<String>();
    assert!(text.matches("找零有误").count() >= 62 && pages[1].contains("交出人"), "{text}");
}
