//! The papers of a hotel's day, whole, on narrow and wide paper and in both languages.

use crate::golden::{as_text, compare};
use crate::reader::read;
use domain::fact::Copy;
use domain::slip::{Slip, SlipKind};
use receipt::{Columns, Language, Looks, Paper, SAMPLE_WHEN, Shop, Templates, encode, preview, sample};

const KINDS: [SlipKind; 5] =
    [SlipKind::Deposit, SlipKind::Settlement, SlipKind::CashMove, SlipKind::Handover, SlipKind::Summary];

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
    use domain::slip::HoldKind;
    let shop = shop(Language::Zh, Columns::C32);
    let looks = Looks::new(&Templates::default(), &shop);
    let told = |hold| {
        let mut slip = sample(SlipKind::Deposit, Language::Zh);
        slip.deposits[0].hold = hold;
        let lines = looks.of(slip.kind).layout(&slip, Copy::First, &|_| SAMPLE_WHEN.to_owned());
        as_text(&preview(&lines, Columns::C32))
    };
    assert!(told(HoldKind::Frozen).contains("未扣款"));
    for paid in [HoldKind::Paid, HoldKind::Cash, HoldKind::Booked] {
        assert!(!told(paid).contains("冻结,未扣款"), "{paid:?}");
    }
}
