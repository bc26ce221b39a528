//! The papers of a hotel's day: deposits, cash that moved, handovers, summaries and member cards.

use super::slips::assert_printed;
use super::*;
use domain::member::{CardId, MoveKind, Spent};
use domain::slip::{CardPart, SlipTender};

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

fn name(case: &Case, language: Language) -> String {
    format!("hotel-{:?}-{language:?}-{}", case.slip.kind, case.columns.count()).to_lowercase()
}

#[test]
fn hotel_papers_print_as_previewed_on_both_widths() {
    let Some(mut desk) = Desk::new() else { return };
    for (language, columns) in [
        (Language::Zh, Columns::C32),
        (Language::Zh, Columns::C48),
        (Language::En, Columns::C32),
        (Language::En, Columns::C48),
    ] {
        for kind in KINDS {
            let case = Case::sample(kind, language, columns);
            let report = case.slip.report.as_ref().map(|report| format!("QT1:{}", report.anchor));
            let mut wanted: Vec<String> = report.into_iter().chain([case.slip.no.0.clone()]).collect();
            wanted.sort();
            assert_eq!(case.codes(), wanted, "{kind:?}: its number, and the anchor of a report");
            assert_printed(&mut desk, &name(&case, language), &case);
        }
    }
}

#[test]
fn hotel_papers_print_as_dots() {
    let Some(mut desk) = Desk::new() else { return };
    for kind in KINDS {
        for columns in [Columns::C32, Columns::C48] {
            let case = Case::sample(kind, Language::Zh, columns);
            let name = format!("{}-dots", name(&case, Language::Zh));
            let taken = desk.print(&name, columns, &case.job(Way::Raster));
            assert_eq!(taken.unknown().count(), 0, "{name}: {:?}", taken.events);
            assert_eq!(codes(&taken.slips[0].picture).unwrap(), case.codes(), "{name}");
        }
    }
}

#[test]
fn a_sale_with_a_deposit_and_an_approval_prints() {
    let Some(mut desk) = Desk::new() else { return };
    let mut slip = receipt::sample(SlipKind::Sale, Language::Zh);
    slip.deposits = receipt::sample(SlipKind::Deposit, Language::Zh).deposits;
    slip.approved_by = "陈经理".into();
    for columns in [Columns::C32, Columns::C48] {
        let case = Case::new(slip.clone(), Copy::Reprint(2), &Form::PLAIN, Language::Zh, columns);
        let shown: String = case.rows.iter().map(|row| row.text.clone() + "\n").collect();
        for part in ["另付押金", "500.00", "共付", "￥798.50", "批准人", "陈经理", "补打 2"] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
        assert_printed(&mut desk, &format!("hotel-sale-{}", columns.count()), &case);
    }
}

/// A sale by card, and a top-up of the same card with its gift.
#[test]
fn sales_and_top_ups_of_cards_print() {
    let Some(mut desk) = Desk::new() else { return };
    let card = CardId(123);
    for (language, words) in [
        (Language::Zh, ["会员卡", "消费前余额", "会员充值", "充值金额"]),
        (Language::En, ["Member card", "Balance before", "TOP-UP", "Top-up"]),
    ] {
        let mut sale = receipt::sample(SlipKind::Sale, language);
        let (amount, given) = (sale.total, std::mem::take(&mut sale.discount));
        sale.gross = amount;
        let part = |kind, principal, gift, gift_after| CardPart {
            card,
            kind,
            principal,
            gift,
            principal_after: amount,
            gift_after,
        };
        let paid = amount.as_delta();
        sale.cards = vec![part(MoveKind::Spend, paid.negated(), given.as_delta(), given)];
        let mut top_up = sale.clone();
        sale.tenders = vec![SlipTender::Member {
            card,
            spent: Spent { principal: amount, earned: given, ..Spent::default() },
        }];
        top_up.cards = vec![part(MoveKind::TopUp, paid, given.as_delta(), given)];
        for (slip, kind, words) in [(sale, "sale", &words[..2]), (top_up, "top-up", &words[2..])] {
            for columns in [Columns::C32, Columns::C48] {
                let case = Case::new(slip.clone(), Copy::First, &Form::PLAIN, language, columns);
                let shown: String = case.rows.iter().map(|row| row.text.clone() + "\n").collect();
                for part in words.iter().chain(&["000123"]) {
                    assert!(shown.contains(part), "{part} in\n{shown}");
                }
                let name = format!("card-{kind}-{language:?}-{}", columns.count()).to_lowercase();
                assert_printed(&mut desk, &name, &case);
            }
        }
    }
}
