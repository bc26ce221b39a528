//! The papers of a hotel's day: deposits, cash that moved, handovers and summaries.

use super::slips::assert_printed;
use super::*;

const KINDS: [SlipKind; 5] =
    [SlipKind::Deposit, SlipKind::Settlement, SlipKind::CashMove, SlipKind::Handover, SlipKind::Summary];

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
