//! Reports as A4 pages, read back by a reader of other people.

use super::*;
use domain::report::{CashFigures, DepositFigures, Figures, Report};
use paper::Page;
use receipt::a4::{A4Head, pdf};

/// `None`, said loudly, on a machine without the reader.
fn page(name: &str, report: &Report, head: &A4Head) -> Option<Page> {
    let bytes = pdf(report, head, &|_| SAMPLE_WHEN.to_owned()).unwrap();
    assert!(bytes.len() < 200_000, "{name}: {} bytes, the letters are not cut down", bytes.len());
    match Page::read(name, &bytes) {
        Ok(page) => Some(page),
        Err(error) => {
            let missing = error.downcast_ref::<Missing>().unwrap_or_else(|| panic!("{name}: {error}"));
            drop(writeln!(std::io::stderr(), "SKIPPED: a4: missing {missing}"));
            None
        }
    }
}

fn head(language: Language) -> A4Head {
    A4Head {
        shop: "海景酒店".into(),
        device: "前台1".into(),
        practice: false,
        language,
        printed: "2026-01-02 08:00:00".into(),
    }
}

fn report(kind: SlipKind, language: Language) -> Report {
    *receipt::sample(kind, language).report.unwrap()
}

/// All figures of a row, in their order.
fn row(name: &str, figures: &Figures) -> Vec<String> {
    let Figures { trade, settle, received, discount, refund, refund_settle, trades, refunds } = figures;
    let amounts = [trade, settle, received, discount, refund, refund_settle].map(ToString::to_string);
    let name = name.split_whitespace().map(str::to_owned);
    name.chain(amounts).chain([trades.to_string(), refunds.to_string()]).collect()
}

fn assert_says(name: &str, page: &Page, words: &[String]) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert!(page.says(&words), "{name}: {words:?} in\n{}", page.text);
}

fn assert_figures(name: &str, page: &Page, report: &Report, words: &Words) {
    let methods = words.methods.iter().zip(&report.methods);
    for (word, (_, figures)) in methods {
        assert_says(name, page, &row(word, figures));
    }
    assert_says(name, page, &row(words.total, &report.total));
    report.unattended.iter().for_each(|figures| assert_says(name, page, &row("", figures)));
    let DepositFigures { taken, consumed, returned, lapsed, held, taken_count, .. } = report.deposits;
    let one = |label: &str, figure: String| -> Vec<String> {
        label.split_whitespace().map(str::to_owned).chain([figure]).collect()
    };
    let CashFigures { float, sales, refunds, deposits_in, deposits_out, paid_out, dropped, expected, .. } =
        report.cash;
    let [l_consumed, l_lapsed] = words.deposits;
    let counted = format!("{taken_count}{}", words.times);
    assert_says(name, page, &[words.taken.to_owned(), counted, taken.to_string()]);
    assert!(page.text.contains(l_consumed), "{name}");
    for figure in [consumed, returned, held] {
        assert!(page.text.contains(&figure.to_string()), "{name}: {figure}");
    }
    assert_says(name, page, &one(l_lapsed, lapsed.to_string()));
    let amounts = [
        float,
        sales,
        refunds.negated(),
        deposits_in,
        deposits_out.negated(),
        paid_out.negated(),
        dropped.negated(),
        expected,
    ];
    for (label, amount) in words.cash.iter().zip(amounts) {
        assert_says(name, page, &one(label, amount.to_string()));
    }
    let members = report.members.unwrap();
    let [topped_up, spent, principal, gift, cards] = words.members;
    for (label, count, amount) in [
        (topped_up, members.topped_up_count, members.topped_up),
        (spent, members.spent_count, members.spent_principal),
    ] {
        let mut wanted = one(label, format!("{count}{}", words.times));
        wanted.push(amount.to_string());
        assert_says(name, page, &wanted);
    }
    assert_says(name, page, &one(principal, members.principal.to_string()));
    assert_says(name, page, &one(gift, members.gift.to_string()));
    assert_says(name, page, &one(cards, members.cards.to_string()));
    let carried = &report.carried;
    let counts = [carried.cases, carried.orphans, carried.held_sales, carried.unprinted];
    for (label, count) in words.carried.iter().zip(counts) {
        assert_says(name, page, &one(label, count.to_string()));
    }
    for (label, (_, count)) in words.drawer.iter().zip(&report.drawer) {
        assert_says(name, page, &one(label, count.to_string()));
    }
}

/// What is read on the page, word for word.
struct Words {
    methods: [&'static str; 4],
    total: &'static str,
    times: &'static str,
    taken: &'static str,
    /// Topped up and spent, then what is left with the cards.
    members: [&'static str; 5],
    deposits: [&'static str; 2],
    cash: [&'static str; 8],
    carried: [&'static str; 4],
    drawer: [&'static str; 2],
    rest: &'static [&'static str],
}

const ZH: Words = Words {
    methods: ["微信支付", "支付宝", "会员卡", "现金"],
    total: "合计",
    times: "笔",
    taken: "收取",
    members: ["充值", "消费本金", "期末本金", "期末赠送", "会员卡张数"],
    deposits: ["消费", "平台自动退回"],
    cash: ["备用金", "现金收款", "现金退款", "收押金", "退押金", "取出", "存入保险柜", "应有现金"],
    carried: ["未决单", "待退误收", "挂单", "未打印小票"],
    drawer: ["收付现金", "换零钱"],
    rest: &["海景酒店", "前台1", "2026-01-02 08:00:00", "交出人", "接收人", "实收 = 结算 - 退款结算"],
};

const EN: Words = Words {
    methods: ["WeChat Pay", "Alipay", "Member card", "Cash"],
    total: "Total",
    times: "x",
    taken: "Taken",
    members: ["Topped up", "Spent, principal", "Principal at the end", "Gift at the end", "Cards"],
    deposits: ["Consumed", "Returned by wallet"],
    cash: [
        "Float",
        "Cash sales",
        "Cash refunds",
        "Deposits in",
        "Deposits out",
        "Paid out",
        "Dropped",
        "Expected",
    ],
    carried: ["Open cases", "Charges to return", "Held sales", "Slips not printed"],
    drawer: ["cash", "change"],
    rest: &["海景酒店", "前台1", "2026-01-02 08:00:00", "Given by", "Taken by"],
};

#[test]
fn every_figure_is_read_back_from_one_page() {
    for (language, words) in [(Language::Zh, ZH), (Language::En, EN)] {
        for kind in [SlipKind::Handover, SlipKind::Summary] {
            let name = format!("a4-{kind:?}-{language:?}").to_lowercase();
            let report = report(kind, language);
            let Some(page) = page(&name, &report, &head(language)) else { return };
            assert_eq!(page.pages, 1, "{name}");
            assert_figures(&name, &page, &report, &words);
            for part in words.rest {
                assert!(page.text.contains(part), "{name}: {part} in\n{}", page.text);
            }
            assert_eq!(codes(&page.png).unwrap(), [format!("QT1:{}", report.anchor)], "{name}");
            let (cash, text) = (&report.cash, &page.text);
            let difference = cash.difference.map(|difference| difference.to_string());
            assert!(cash.counted.is_none_or(|counted| text.contains(&counted.to_string())), "{name}");
            assert!(difference.is_none_or(|difference| text.contains(&difference)), "{name}");
            assert_eq!(
                text.contains("实点现金") || text.contains("Counted"),
                cash.counted.is_some(),
                "{name}"
            );
        }
    }
}

#[test]
fn rare_hanzi_have_ink_and_practice_is_across_the_page() {
    let mut report = report(SlipKind::Handover, Language::Zh);
    report.note = "堃喆镕".into();
    let Some(plain) = page("a4-rare", &report, &head(Language::Zh)) else { return };
    report.note = "　　　".into();
    let Some(blank) = page("a4-blank", &report, &head(Language::Zh)) else { return };
    let ink = |page: &Page| page.picture.ink(0, 0, page.picture.width(), page.picture.height());
    assert!(ink(&plain) > ink(&blank) + 200, "{} and {}", ink(&plain), ink(&blank));
    let practice = A4Head { practice: true, ..head(Language::Zh) };
    let Some(page) = page("a4-practice", &report, &practice) else { return };
    assert!(page.text.contains("练习"), "{}", page.text);
}
