//! What a shift refuses and what it never loses.

use crate::desk::{HOUR, calls};
use crate::story::{Story, yuan};
use domain::refusal::Refusal;
use domain::shift::{CashReason, CashWay, DifferenceReason};
use domain::slip::SlipKind;
use kit::{PrintFault, Trouble, TroubleKind};
use till::engine::{Command, Input};
use till::view::{ScopeView, ShiftStateView};

#[test]
fn the_first_money_starts_a_shift() {
    let mut story = Story::begins("0");
    story.hands_over("0", None);
    assert!(story.desk.picture().shift.is_none());
    story.wechat("10");
    let shift = story.desk.picture().shift.unwrap();
    assert_eq!(shift.state, ShiftStateView::Open);
}

#[test]
fn while_the_count_is_locked_no_cash_moves_and_wallets_do() {
    let mut story = Story::begins("100");
    let sale = story.cash("50", "");
    story.counts("150");
    story.desk.type_line("10");
    assert_eq!(story.desk.key(Command::Cash { received: String::new() }).0, Err(Refusal::ShiftCounted));
    let refund = Command::Refund { sale, amount: "5".to_owned(), reason: String::new() };
    assert_eq!(story.desk.key(refund).0, Err(Refusal::ShiftCounted));
    let (way, amount) = (CashWay::PayIn, "5".to_owned());
    let moved = Command::MoveCash { way, amount, reason: CashReason::Change, note: String::new() };
    assert_eq!(story.desk.key(moved).0, Err(Refusal::ShiftCounted));
    story.does(Command::Dismiss);
    story.wechat("10");
    // counted anew, the lock stays; the difference wants a reason
    story.counts("149");
    let bare = Command::CloseShift { reason: None, note: String::new(), next: None };
    assert_eq!(story.desk.key(bare).0, Err(Refusal::DifferenceNeedsReason));
    story.hands_over("150", None);
}

#[test]
fn letters_and_foreign_notes_are_no_count() {
    let mut story = Story::begins("100");
    let typed = |sum: &str| Command::CountShift { notes: Vec::new(), sum: sum.to_owned() };
    for sum in ["abc", "1e3", "-5", "", "12.345"] {
        assert_eq!(story.desk.key(typed(sum)).0, Err(Refusal::CountUnreadable), "{sum:?}");
    }
    let foreign = Command::CountShift { notes: vec![(yuan(3_000), 2)], sum: String::new() };
    assert_eq!(story.desk.key(foreign).0, Err(Refusal::CountUnreadable));
    let both = Command::CountShift { notes: vec![(yuan(10_000), 1)], sum: "100".to_owned() };
    assert_eq!(story.desk.key(both).0, Err(Refusal::CountUnreadable));
    assert_eq!(story.desk.picture().shift.unwrap().state, ShiftStateView::Open);
    story.does(Command::CountShift { notes: vec![(yuan(5_000), 1), (yuan(1_000), 5)], sum: String::new() });
    assert_eq!(story.desk.picture().shift.unwrap().counted.unwrap().fen, 10_000);
}

#[test]
fn closing_waits_for_neither_network_nor_paper_nor_cases() {
    let mut story = Story::begins("0");
    let charge = story.starts("45");
    story.does(Command::Park);
    // the printer has no paper
    story.counts("0");
    let outputs = story.does(Command::CloseShift { reason: None, note: String::new(), next: None });
    assert!(!calls(&outputs), "a handover asks nobody");
    // the sale of a payment in doubt is no held sale besides
    for carried in [story.last_report(SlipKind::Handover).1.carried, story.day().carried] {
        assert_eq!((carried.cases, carried.held_sales), (1, 0));
    }
    let job = crate::desk::printed(&outputs).unwrap();
    let trouble = Trouble::new(TroubleKind::PaperOut, "no paper");
    story.desk.feed(Input::PrintDone { job, result: Err(PrintFault { trouble, began: false }) });
    assert!(story.desk.picture().shift.is_none());
    // the case goes over and is still decided
    story.on_duty("");
    story.desk.paid(&charge);
    let (_, report) = story.hands_over("0", None);
    assert_eq!(report.total.trade.get(), 4_500);
    assert!(report.carried.unprinted >= 1);
}

#[test]
fn more_than_the_drawer_holds_does_not_go_out() {
    let mut story = Story::begins("100");
    let out = |amount: &str, note: &str, reason| Command::MoveCash {
        way: CashWay::Drop,
        amount: amount.to_owned(),
        reason,
        note: note.to_owned(),
    };
    assert_eq!(story.desk.key(out("100.01", "", CashReason::Safe)).0, Err(Refusal::DrawerTooLittle));
    assert_eq!(story.desk.key(out("5", "", CashReason::Other)).0, Err(Refusal::ReasonMissing));
    assert_eq!(story.desk.key(out("x", "", CashReason::Safe)).0, Err(Refusal::AmountUnreadable));
    story.does(out("100", "", CashReason::Safe));
    assert_eq!(story.balance(store::Over::Everything, domain::ledger::Account::Safe), 10_000);
}

#[test]
fn a_held_sale_is_recalled_after_handover_and_restart() {
    let mut story = Story::begins("0");
    story.desk.type_line("128.5");
    story.does(Command::Hold);
    assert_eq!(story.desk.picture().held.len(), 1);
    let (_, report) = story.hands_over("0", None);
    assert_eq!(report.carried.held_sales, 1);
    story.desk = story.desk.restart();
    story.on_duty("");
    let held = story.desk.picture().held.remove(0);
    assert_eq!(held.due.fen, 12_850);
    story.does(Command::Recall { sale: domain::ids::SaleId(held.sale) });
    story.does(Command::Cash { received: String::new() });
    assert_eq!(story.desk.sale_of_last_slip().id.0, held.sale);
}

#[test]
fn a_count_survives_a_restart_and_a_shift_is_open_once() {
    let mut story = Story::begins("100");
    let twice = Command::StartShift { float: String::new() };
    assert_eq!(story.desk.key(twice).0, Err(Refusal::ShiftOpen));
    story.counts("90");
    story.desk = story.desk.restart();
    let shift = story.desk.picture().shift.unwrap();
    assert_eq!(shift.state, ShiftStateView::Counted);
    assert_eq!(shift.difference.unwrap().fen, -1_000);
    let reason = Some(DifferenceReason::Miscounted);
    story.does(Command::CloseShift { reason, note: "少".to_owned(), next: None });
    let closed = Command::CloseShift { reason: None, note: String::new(), next: None };
    assert_eq!(story.desk.key(closed).0, Err(Refusal::ShiftNone));
    assert_eq!(story.balance(store::Over::Everything, domain::ledger::Account::CashOverShort), 1_000);
}

#[test]
fn a_shop_without_named_people_has_a_shift_for_each_day() {
    let mut story = Story::begins("0");
    story.wechat("10");
    let first = story.desk.picture().shift.unwrap().id;
    story.desk.wait(u64::try_from(24 * HOUR).unwrap());
    story.wechat("20");
    assert_ne!(story.desk.picture().shift.unwrap().id, first);
    let book = story.desk.counter.book();
    let shifts = book.shifts(None, None, 10).unwrap();
    assert_eq!(shifts.len(), 2);
    assert!(shifts.iter().any(|shift| shift.id.0 == first && shift.closing.is_some()));
}

#[test]
fn a_report_can_be_printed_and_printed_again() {
    let mut story = Story::begins("0");
    story.wechat("10");
    story.does(Command::PrintReport { scope: ScopeView::Current });
    let (slip, report) = story.last_report(SlipKind::Summary);
    assert_eq!(report.total.trades, 1);
    story.does(Command::Reprint { slip: Some(slip.no.clone()) });
    assert_eq!(story.desk.counter.book().reprints_of(&slip.no).unwrap(), 1);
    let unknown = Command::PrintReport { scope: ScopeView::Shift { id: 99 } };
    assert_eq!(story.desk.key(unknown).0, Err(Refusal::ReportUnknown));
}

#[test]
fn a_locked_count_counts_also_when_the_shift_closes_by_itself() {
    let mut story = Story::begins("100");
    story.cash("10", "");
    story.counts("105");
    story.desk.wait(u64::try_from(24 * HOUR).unwrap());
    story.wechat("20");
    assert_eq!(story.balance(store::Over::Everything, domain::ledger::Account::CashDrawer), 10_500);
    let (_, report) = story.hands_over("105", None);
    assert_eq!(report.cash.float.get(), 10_500);
}
