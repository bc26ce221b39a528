//! The papers of a hotel's day, whole, on narrow and wide paper and in both languages.

use crate::golden::{as_text, compare};
use crate::reader::read;
use domain::fact::Copy;
use domain::slip::{DepositPart, HoldKind, Slip, SlipKind, SlipTender};
use domain::tender::Method;
use money::Fen;
use receipt::{Columns, Language, Looks, Paper, SAMPLE_WHEN, Shop, Templates, encode, preview, sample};

const KINDS: [SlipKind; 8] = [
    SlipKind::Deposit,
    SlipKind::Settlement,
    SlipKind::CashMove,
    SlipKind::Handover,
    SlipKind::Summary,
    SlipKind::Card,
    SlipKind::Statement,
    SlipKind::Import,
];

fn shop(language: Language, columns: Columns) -> Shop {
    Shop { name: "海景酒店".to_owned(), language, paper: Paper::new(columns), logo: None }
}

fn each(check: impl Fn(&str, &Shop, &Slip, Vec<receipt::Line>)) {
    for (word, language) in [("zh", Language::Zh), ("en", Language::En)] {
        for columns in [Columns::C32, Columns::C48] {
            let shop = shop(language, columns);
            let looks = Looks::new(&Templates::default(), &shop);
            for kind in KINDS {
                let slip = sample(kind, language);
                let lines = looks.of(kind).layout(&slip, Copy::First, &|_| SAMPLE_WHEN.to_owned());
                let name = format!("hotel_{kind:?}_{word}_{}", columns.count()).to_lowercase();
                check(&name, &shop, &slip, lines);
            }
        }
    }
}

#[test]
fn every_paper_is_as_it_was_looked_at() {
    each(|name, shop, _, lines| {
        let rows = preview(&lines, shop.paper.columns);
        let printed = read(&encode(&lines, &shop.paper), shop.paper.columns.count());
        assert_eq!(printed.rows, rows, "{name}: paper and screen");
        compare(&format!("{name}.txt"), as_text(&rows).as_bytes());
    });
}

/// A figure that wraps or is clipped is no figure.
#[test]
fn every_figure_of_a_report_stands_whole_at_the_right_edge() {
    each(|name, shop, slip, lines| {
        let Some(report) = &slip.report else { return };
        let rows: Vec<String> = preview(&lines, shop.paper.columns)
            .into_iter()
            .map(|row| row.text.trim_end().to_owned())
            .collect();
        let total = &report.total;
        let cash = &report.cash;
        let figures = [
            total.trade,
            total.settle,
            total.received,
            total.discount,
            total.refund,
            total.refund_settle,
            report.deposits.taken,
            report.deposits.held,
            cash.float,
            cash.sales,
            cash.dropped.negated(),
            cash.expected,
        ];
        for figure in figures.into_iter().chain(cash.counted).chain(cash.difference) {
            let wanted = format!(" {figure}");
            assert!(rows.iter().any(|row| row.ends_with(&wanted)), "{name}: {figure} in {rows:#?}");
        }
    });
}

#[test]
fn frozen_and_paid_are_never_told_with_the_same_words() {
    let told = |hold| {
        let mut slip = sample(SlipKind::Deposit, Language::Zh);
        slip.deposits[0].hold = hold;
        told(&slip, Copy::First)
    };
    assert!(told(HoldKind::Frozen).contains("未扣款"));
    for paid in [HoldKind::Paid, HoldKind::Cash, HoldKind::Booked] {
        assert!(!told(paid).contains("冻结,未扣款"), "{paid:?}");
    }
}

/// The text on wide paper, in Chinese.
fn told(slip: &Slip, copy: Copy) -> String {
    let shop = shop(Language::Zh, Columns::C48);
    let looks = Looks::new(&Templates::default(), &shop);
    let lines = looks.of(slip.kind).layout(slip, copy, &|_| SAMPLE_WHEN.to_owned());
    as_text(&preview(&lines, Columns::C48))
}

fn fen(amount: i64) -> Fen {
    Fen::new(amount).unwrap()
}

/// A row of this label and figure, without the space between them.
fn row(text: &str, label: &str, figure: &str) -> bool {
    text.lines().any(|line| {
        let line: String = line.split('|').nth(1).unwrap_or_default().split_whitespace().collect();
        line == format!("{label}{figure}")
    })
}

#[test]
fn money_on_its_way_is_never_called_returned() {
    let coming = sample(SlipKind::Settlement, Language::Zh);
    assert!(!coming.deposits[0].arrived);
    let text = told(&coming, Copy::First);
    assert!(row(&text, "退回中", "120.00") && row(&text, "退回中", "￥120.00"), "{text}");
    assert!(!row(&text, "退回", "120.00") && !row(&text, "退回", "￥120.00"), "{text}");
    let mut arrived = coming;
    arrived.deposits[0].arrived = true;
    let text = told(&arrived, Copy::First);
    assert!(row(&text, "退回", "120.00") && row(&text, "退回", "￥120.00"), "{text}");
    assert!(!text.contains("退回中") && !text.contains("尚未确认"), "{text}");
}

#[test]
fn every_source_says_where_its_money_goes() {
    let mut slip = sample(SlipKind::Settlement, Language::Zh);
    let wechat = DepositPart { arrived: true, ..slip.deposits[0].clone() };
    let part = |method, hold, consumed: i64, returned: i64, left: i64| DepositPart {
        method,
        hold,
        number: String::new(),
        payer: None,
        amount: fen(consumed + returned + left),
        consumed: fen(consumed),
        returned: fen(returned),
        left: fen(left),
        days: None,
        ..wechat.clone()
    };
    let alipay = DepositPart { arrived: false, ..part(Method::Alipay, HoldKind::Paid, 0, 3_000, 0) };
    slip.deposits = vec![
        wechat.clone(),
        alipay,
        part(Method::Cash, HoldKind::Cash, 0, 20_000, 0),
        part(Method::BankCard, HoldKind::Booked, 0, 4_000, 0),
        part(Method::WeChat, HoldKind::Frozen, 1_000, 0, 6_000),
    ];
    let text = told(&slip, Copy::First);
    for once in
        ["退回微信支付:零钱即时", "退回支付宝:余额即时", "当面退还现金", "在银行终端退回原卡", "尚未确认"]
    {
        assert_eq!(text.matches(once).count(), 1, "{once}\n{text}");
    }
    assert!(row(&text, "消费", "￥390.00"), "{text}");
    assert!(row(&text, "退回", "￥360.00") && row(&text, "退回中", "￥30.00"), "{text}");
    assert!(row(&text, "仍押", "60.00") && row(&text, "仍押", "￥60.00"), "{text}");
}

#[test]
fn a_sale_and_its_deposit_are_added_before_the_guests_eyes() {
    let mut slip = sample(SlipKind::Sale, Language::Zh);
    slip.deposits = sample(SlipKind::Deposit, Language::Zh).deposits;
    let text = told(&slip, Copy::First);
    assert!(row(&text, "合计", "￥298.50") && row(&text, "另付押金", "500.00"), "{text}");
    assert!(row(&text, "共付", "￥798.50") && text.contains("冻结,未扣款"), "{text}");
    slip.deposits.clear();
    assert!(!told(&slip, Copy::First).contains("共付"));
}

#[test]
fn a_sale_out_of_a_deposit_an_approval_and_a_reprint_say_so() {
    let mut slip = sample(SlipKind::Sale, Language::Zh);
    slip.tenders = vec![SlipTender::Deposit {
        deposit: domain::ids::DepositId(1),
        method: Method::Alipay,
        amount: fen(29_850),
    }];
    let plain = told(&slip, Copy::First);
    assert!(row(&plain, "押金抵付支付宝", "298.50"), "{plain}");
    assert!(!plain.contains("批准人") && !plain.contains("补打"));
    slip.approved_by = "陈经理".to_owned();
    let text = told(&slip, Copy::Reprint(3));
    assert!(row(&text, "批准人", "陈经理") && text.contains("补打 3"), "{text}");
}

/// A count that did not happen and lines that are zero are left out; an overage has no minus.
#[test]
fn a_report_says_only_what_there_is() {
    let with = |change: &dyn Fn(&mut domain::report::Report)| {
        let mut slip = sample(SlipKind::Handover, Language::Zh);
        change(slip.report.as_mut().unwrap());
        told(&slip, Copy::First)
    };
    let full = with(&|_| {});
    assert!(row(&full, "实点现金", "481.50") && row(&full, "短款", "-5.00") && full.contains("店内折扣"));
    let open = with(&|report| {
        (report.cash.counted, report.cash.difference, report.reason) = (None, None, None);
        report.unattended = None;
        report.shop_discount = money::FenDelta::ZERO;
    });
    for absent in ["实点现金", "短款", "长款", "相符", "无人当班", "店内折扣"] {
        assert!(!open.contains(absent), "{absent}\n{open}");
    }
    let over = with(&|report| {
        report.cash.difference = money::FenDelta::new(123);
        report.orphans = money::FenDelta::new(5_000).unwrap();
        report.deposits.lapsed = money::FenDelta::new(700).unwrap();
    });
    assert!(row(&over, "长款", "1.23") && row(&over, "误收未退", "50.00"), "{over}");
    assert!(row(&over, "平台自动退回", "7.00"), "{over}");
}

#[test]
fn a_deposit_without_a_room_has_no_row_for_one() {
    let shop = shop(Language::Zh, Columns::C32);
    let looks = Looks::new(&Templates::default(), &shop);
    let mut slip = sample(SlipKind::Deposit, Language::Zh);
    let rooms = |slip: &Slip| {
        let lines = looks.of(SlipKind::Deposit).layout(slip, Copy::First, &|_| SAMPLE_WHEN.to_owned());
        let rows = preview(&lines, shop.paper.columns);
        rows.iter().filter(|row| row.text.contains("房号")).count()
    };
    assert_eq!(rooms(&slip), 1);
    for part in &mut slip.deposits {
        part.room.clear();
    }
    assert_eq!(rooms(&slip), 0);
}
