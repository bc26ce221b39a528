//! The journal's texts. A book written before deposits, people and counted shifts reads as it was meant, and
//! facts without those parts are written as they were then: the hash chain covers the stored bytes.

use super::samples::{card_facts, desk_facts, money_facts};
use super::*;

/// One body a line, as earlier books hold them.
const OLD: &str = include_str!("old.txt");

fn text(fact: &Fact) -> String {
    serde_json::to_string(fact).unwrap()
}

fn read(line: &str) -> Fact {
    serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"))
}

#[test]
fn earlier_bodies_are_read_and_written_letter_for_letter() {
    let mut kinds = Vec::new();
    for line in OLD.lines() {
        let fact = read(line);
        assert_eq!(text(&fact), line);
        kinds.push(fact.kind());
    }
    let expected = [
        "book.opened",
        "shift.opened",
        "sale.opened",
        "sale.opened",
        "attempt.dispatched",
        "attempt.asking",
        "attempt.paid",
        "tender.taken",
        "tender.taken",
        "refund.opened",
        "refund.accepted",
        "refund.done",
        "slip.issued",
        "print.queued",
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn earlier_bodies_have_none_of_the_new_parts() {
    for line in OLD.lines() {
        match read(line) {
            Fact::ShiftOpened { begun, .. } => assert_eq!(begun, None),
            Fact::SaleOpened { sale } => {
                assert_eq!(sale.entry.deposit, Fen::ZERO);
                assert!(sale.tenders.iter().all(|tender| held(tender).is_zero()));
            }
            Fact::AttemptDispatched { attempt } => assert_eq!(attempt.held, Fen::ZERO),
            Fact::AttemptPaid { paid, .. } => assert_eq!(paid.payer, None),
            Fact::TenderTaken { tender, .. } => assert_eq!(held(&tender), Fen::ZERO),
            Fact::RefundOpened { refund } => assert_eq!((refund.by, refund.settled), (None, None)),
            Fact::RefundMoved { settled, .. } => assert_eq!(settled, None),
            Fact::SlipIssued { slip } => {
                assert_eq!((slip.deposits.len(), slip.cash, slip.report), (0, None, None));
                assert_eq!(slip.approved_by, "");
            }
            Fact::PrintQueued { role, .. } => assert_eq!(role, PaperRole::Guest),
            _ => {}
        }
    }
}

fn held(tender: &Tender) -> Fen {
    match tender {
        Tender::Wallet { held, .. } | Tender::Cash { held, .. } => *held,
        Tender::Record { .. } | Tender::Deposit { .. } | Tender::Member { .. } => Fen::ZERO,
    }
}

#[test]
fn the_new_parts_come_back_as_they_were_written() {
    for fact in money_facts().into_iter().chain(desk_facts()).chain(card_facts()) {
        assert_eq!(read(&text(&fact)), fact);
    }
}

#[test]
fn kinds_are_the_ones_that_stand_in_books() {
    let kinds: Vec<_> =
        money_facts().iter().chain(&desk_facts()).chain(&card_facts()).map(Fact::kind).collect();
    let expected = "deposit.opened deposit.opened deposit.opened freeze.refused deposit.held draw.opened \
        draw.done deposit.lapsed attempt.dispatched tender.taken tender.taken tender.taken tender.taken refund.opened \
        refund.done slip.issued shift.opened shift.counted shift.closed cash.moved staff.saved \
        staff.removed staff.secret staff.in staff.out staff.missed staff.unlocked staff.approved \
        card.opened card.moved card.named holder.seen holder.forgotten members.exported batch.cards \
        batch.balances batch.imported batch.dropped batch.undone sale.opened tender.taken refund.opened \
        refund.opened slip.issued";
    assert_eq!(kinds.join(" "), expected.split_whitespace().collect::<Vec<_>>().join(" "));
}
