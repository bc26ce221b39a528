#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use super::*;
use crate::sample::{SAMPLE_WHEN, sample};
use domain::slip::SlipKind;

fn report(kind: SlipKind, language: Language) -> Report {
    *sample(kind, language).report.unwrap()
}

fn head(language: Language) -> A4Head {
    A4Head {
        shop: "海景酒店".to_owned(),
        device: "前台1".to_owned(),
        practice: false,
        language,
        printed: SAMPLE_WHEN.to_owned(),
    }
}

fn laid(report: &Report, head: &A4Head) -> Vec<Vec<Mark>> {
    pages(report, head, &|_| SAMPLE_WHEN.to_owned(), &Letters::new().unwrap()).0
}

/// Left and right edge, line and size of every text.
fn texts(page: &[Mark], letters: &Letters) -> Vec<(i32, i32, i32, i32, String)> {
    page.iter()
        .filter_map(|mark| match mark {
            Mark::Text { x, y, size, text, .. } if !text.is_empty() => {
                Some((*x, x + letters.width(text, *size), *y, *size, text.clone()))
            }
            _ => None,
        })
        .collect()
}

/// Nothing over the margins, and no text over another one.
fn assert_clear(pages: &[Vec<Mark>]) {
    let letters = Letters::new().unwrap();
    for page in pages {
        let texts = texts(page, &letters);
        for (n, one) in texts.iter().enumerate() {
            assert!(one.0 >= LEFT && one.1 <= RIGHT + 1 && one.2 <= BOTTOM + 400, "{one:?}");
            for other in &texts[n + 1..] {
                let beside = one.1 <= other.0 || other.1 <= one.0;
                let apart = (one.2 - other.2).abs() >= one.3.min(other.3);
                assert!(beside || apart, "{one:?} over {other:?}");
            }
        }
    }
}

#[test]
fn samples_take_one_page_and_nothing_overlaps() {
    for language in [Language::Zh, Language::En] {
        for kind in [SlipKind::Handover, SlipKind::Summary] {
            let pages = laid(&report(kind, language), &head(language));
            assert_eq!(pages.len(), 1);
            assert_clear(&pages);
        }
    }
}

#[test]
fn the_largest_figures_and_long_names_stay_in_their_places() {
    use domain::fact::DrawerReason;
    use domain::report::{Figures, MemberFigures};
    use domain::tender::Method;
    use money::{Fen, FenDelta};
    for language in [Language::Zh, Language::En] {
        let mut report = report(SlipKind::Handover, language);
        let most = FenDelta::new(-Fen::MAX.get()).unwrap();
        let all = Figures {
            trade: most,
            settle: most,
            received: most,
            discount: most,
            refund: most,
            refund_settle: most,
            trades: u32::MAX,
            refunds: u32::MAX,
        };
        report.methods = Method::ALL.into_iter().map(|method| (method, all)).collect();
        (report.total, report.unattended) = (all, Some(all));
        report.cash.expected = most;
        report.cash.opening = most;
        report.cash.difference = Some(most);
        (report.deposits.held, report.deposits.held_count) = (most, u32::MAX);
        report.orphans = most;
        report.members = Some(MemberFigures {
            topped_up: most,
            topped_up_count: u32::MAX,
            gifts: most,
            spent_principal: most,
            spent_gift: most,
            spent_count: u32::MAX,
            paid_out: most,
            adjusted: most,
            brought: most,
            principal: most,
            gift: most,
            cards: u32::MAX,
        });
        report.drawer = vec![
            (DrawerReason::Cash, 1),
            (DrawerReason::Change, 2),
            (DrawerReason::Count, 3),
            (DrawerReason::Mistake, 4),
            (DrawerReason::Other, u32::MAX),
        ];
        report.note = "找零时多给了客人五元,已与客人核对并由值班经理确认。".repeat(20);
        if let Scope::Shift { name, next, .. } = &mut report.scope {
            *name = "欧阳·阿卜杜热西提·买买提明（夜班）Alexandra-Konstantinopolskaya".to_owned();
            *next = Some(name.clone());
        }
        let shop = "黄山市屯溪区新安江畔山水田园度假大酒店有限责任公司".repeat(3);
        let pages = laid(&report, &A4Head { shop, practice: true, ..head(language) });
        assert_eq!(pages.len(), 2, "a note of 512 letters goes over");
        assert_clear(&pages);
        assert!(pages.iter().all(|page| matches!(page.first(), Some(Mark::Water(_)))));
    }
}

/// Without cards the page is the one of a shop that has none.
#[test]
fn a_page_without_cards_has_no_place_for_them() {
    for language in [Language::Zh, Language::En] {
        let mut report = report(SlipKind::Handover, language);
        let words = |report: &Report| -> Vec<String> {
            let pages = laid(report, &head(language));
            assert_clear(&pages);
            pages.iter().flat_map(|page| texts(page, &Letters::new().unwrap())).map(|text| text.4).collect()
        };
        let member = Member::of(language);
        let own = |words: &[String]| words.iter().filter(|word| member.held.contains(&word.as_str())).count();
        assert_eq!(own(&words(&report)), 3);
        for none in [None, Some(domain::report::MemberFigures::default())] {
            report.members = none;
            assert_eq!(own(&words(&report)), 0);
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let (report, head) = (report(SlipKind::Handover, Language::Zh), head(Language::Zh));
    let made = || pdf(&report, &head, &|_| SAMPLE_WHEN.to_owned()).unwrap();
    let first = made();
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!(first, made());
}
