//! What the counter promises about money, one promise at a time.

mod desk;
mod devices;

use desk::{ALIPAY, Charge, Desk, HOUR, OTHER_WECHAT, WECHAT, calls, charge_of, fen, printed, said};
use domain::attempt::{Asked, Phase, Want};
use domain::cloud::{CloudAnswer, CloudCall};
use domain::evidence::{Doubt, Evidence, Reason, RefundEvidence, RefundFacts};
use domain::fact::PrintState;
use domain::ledger::Account;
use domain::refusal::Refusal;
use domain::sale::SaleStatus;
use domain::tender::{Tender, WalletPart};
use kit::{PrintFault, Printed, Trouble, TroubleKind};
use store::{Book, Over};
use till::engine::{Command, Input, Output, Ticket};
use till::view::{Ask, CaseAct, CaseKind, Stage};

#[test]
fn the_attempt_is_on_the_disk_when_the_charge_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut desk = Desk::on_disk(&path);
    let charge = desk.charge("128.5", WECHAT);
    // another connection sees only what is committed
    let reader = Book::reader(&path).unwrap();
    let attempt = reader.attempt(charge.no.as_str()).unwrap().unwrap();
    assert_eq!((attempt.phase, attempt.amount), (Phase::Dispatched, fen(12_850)));
    assert_eq!(charge.amount, fen(12_850));
    assert_eq!(reader.pending_total().unwrap(), fen(12_850));
}

#[test]
fn a_refused_commit_lets_nothing_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut desk = Desk::on_disk(&path);
    desk.type_line("10");
    let intruder = rusqlite::Connection::open(&path).unwrap();
    intruder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let before = desk.counter.book().head().clone();
    let (result, outputs) = desk.scan(WECHAT);
    assert_eq!(result, Err(Refusal::BookTrouble));
    assert!(outputs.is_empty(), "{outputs:?}");
    assert_eq!(desk.counter.book().head(), &before);
    assert!(!desk.counter.has_open_work());
    let lights = desk.picture().devices;
    assert_eq!(lights.iter().find(|light| light.name == "book").unwrap().code, "book_locked");

    intruder.execute_batch("ROLLBACK").unwrap();
    let (result, outputs) = desk.scan(WECHAT);
    assert_eq!(result, Ok(()), "the code was not used up by the refused commit");
    assert_eq!(charge_of(&outputs).amount, fen(1000));
}

#[test]
fn a_code_is_charged_once() {
    let mut desk = Desk::new();
    let charge = desk.charge("10", WECHAT);
    desk.hears(&charge, Evidence::NumberTaken);
    assert!(matches!(desk.stage(), Stage::Refused { .. }));
    let (result, outputs) = desk.scan(WECHAT);
    assert_eq!(result, Err(Refusal::CodeUsedTwice));
    assert!(!calls(&outputs));
    let (result, outputs) = desk.scan(OTHER_WECHAT);
    assert_eq!(result, Ok(()));
    let again = charge_of(&outputs);
    assert_ne!(again.no, charge.no, "a new attempt has a new number");
    assert_eq!(again.amount, charge.amount);
}

#[test]
fn a_scan_while_a_payment_waits_is_refused() {
    let mut desk = Desk::new();
    let charge = desk.charge("10", WECHAT);
    desk.hears(&charge, Evidence::Unsure(Doubt::Silence));
    let (result, outputs) = desk.scan(ALIPAY);
    assert_eq!(result, Err(Refusal::AttemptOpen));
    assert!(!calls(&outputs));
    assert!(matches!(desk.stage(), Stage::Waiting { .. }));
}

#[test]
fn wechat_knows_no_undiscountable_part_and_alipay_does() {
    let mut desk = Desk::new();
    desk.type_line("300/80");
    let (result, outputs) = desk.scan(WECHAT);
    assert_eq!(result, Ok(()));
    assert!(!calls(&outputs));
    assert!(matches!(desk.ask(), Some(Ask::DropUndiscountable { part }) if part.fen == 8000));
    let (_, outputs) = desk.answer(true);
    let charge = charge_of(&outputs);
    assert_eq!((charge.amount, charge.undiscountable), (fen(30_000), fen(0)));

    let charge = Desk::new().charge("300/80", ALIPAY);
    assert_eq!((charge.amount, charge.undiscountable), (fen(30_000), fen(8000)));
}

#[test]
fn the_same_amount_beside_a_young_case_asks_first() {
    let mut desk = Desk::new();
    let first = desk.charge("10", WECHAT);
    desk.hears(&first, Evidence::Unsure(Doubt::Silence));
    desk.key(Command::Park).0.unwrap();
    desk.wait(179_000);
    desk.type_line("10");
    let (_, outputs) = desk.scan(ALIPAY);
    assert!(!calls_pay(&outputs));
    assert!(
        matches!(desk.ask(), Some(Ask::SameAmount { due, cases }) if due.fen == 1000 && cases.len() == 1)
    );
    desk.answer(false).0.unwrap();
    assert!(desk.ask().is_none());
    desk.wait(2_000);
    let (_, outputs) = desk.scan(ALIPAY);
    assert_ne!(charge_of(&outputs).no, first.no, "three minutes are over");
}

fn calls_pay(outputs: &[Output]) -> bool {
    outputs.iter().any(|output| matches!(output, Output::Call { call: CloudCall::Pay(_), .. }))
}

#[test]
fn ten_times_the_usual_asks_first() {
    let mut desk = Desk::new();
    for _ in 0..10 {
        desk.cash("20");
    }
    desk.counter.idle();
    desk.type_line("199.99");
    assert!(calls_pay(&desk.scan(WECHAT).1), "less than ten times");
    desk.type_line("200");
    let (_, outputs) = desk.scan(ALIPAY);
    assert!(!calls_pay(&outputs));
    assert!(
        matches!(desk.ask(), Some(Ask::Unusual { due, usual }) if (due.fen, usual.fen) == (20_000, 2_000))
    );
    assert_eq!(charge_of(&desk.answer(true).1).amount, fen(20_000));
}

#[test]
fn a_parked_payment_that_arrives_is_announced_as_late() {
    let mut desk = Desk::new();
    let charge = desk.charge("128.5", WECHAT);
    desk.key(Command::Park).0.unwrap();
    assert!(matches!(desk.stage(), Stage::Amount));
    assert_eq!(desk.cases(CaseKind::Payment).len(), 1);
    desk.wait(3_000);
    let outputs = desk.paid(&charge);
    let said = said(&outputs);
    assert!(said.len() == 1 && said[0].starts_with("补到账，微信收款"), "{said:?}");
    assert!(printed(&outputs).is_some());
    assert!(matches!(desk.stage(), Stage::Amount), "the next guest's screen stays as it is");
    assert_eq!(desk.cases(CaseKind::Payment), []);
    assert_eq!(desk.sale_of_last_slip().status, SaleStatus::Settled);
}

#[test]
fn cash_beside_an_open_attempt_sends_a_late_payment_back() {
    let mut desk = Desk::new();
    let charge = desk.charge("50", WECHAT);
    desk.hears(&charge, Evidence::Unsure(Doubt::Silence));
    let (result, outputs) = desk.key(Command::Cash { received: "100".to_owned() });
    assert_eq!((result, outputs.iter().any(|output| matches!(output, Output::Kick(_)))), (Ok(()), false));
    assert!(matches!(desk.ask(), Some(Ask::GoOnBesideOpen { .. })));
    let (result, outputs) = desk.answer(true);
    assert_eq!(result, Ok(()));
    assert!(outputs.iter().any(|output| matches!(output, Output::Kick(_))));
    assert!(matches!(desk.stage(), Stage::Paid(paid) if paid.change.as_ref().is_some_and(|c| c.fen == 5000)));
    let attempt = desk.counter.book().attempt(charge.no.as_str()).unwrap().unwrap();
    assert_eq!(attempt.want, Want::GiveBack);

    desk.wait(4_000);
    let outputs = desk.paid(&charge);
    let refund = outputs.iter().find_map(|output| match output {
        Output::Call { ticket, sent, call: CloudCall::Refund(call) } => Some((ticket, *sent, call)),
        _ => None,
    });
    let (ticket, sent, call) = refund.unwrap();
    assert_eq!((&call.of, call.amount), (&charge.no, fen(5000)));
    assert!(said(&outputs).iter().all(|phrase| !phrase.contains("收款")), "nobody is told it was taken");
    let sale = desk.sale_of_last_slip();
    let part = sale.tenders.iter().find_map(|tender| match tender {
        Tender::Wallet { part, .. } => Some(*part),
        _ => None,
    });
    assert_eq!((part, sale.counted()), (Some(WalletPart::Orphan), fen(5000)));
    let facts = RefundFacts { settled: fen(5000) };
    let answer = CloudAnswer::Refund(RefundEvidence::Done(facts));
    desk.feed(Input::Answer { ticket: ticket.clone(), sent, answer });
    assert!(!desk.counter.has_open_work());
    let balances = desk.counter.book().balances(Over::Everything).unwrap();
    assert!(balances.get(&Account::OrphanCharges).is_none_or(|owed| owed.is_zero()), "{balances:?}");
    assert_eq!(balances[&Account::CashDrawer], fen(5000).as_delta());
}

#[test]
fn a_doubtful_print_waits_for_a_person() {
    let mut desk = Desk::new();
    let job = printed(&desk.cash("20")).unwrap();
    let fault = |began| PrintFault { trouble: Trouble::new(TroubleKind::Disconnected, "cable"), began };
    let again = desk.feed(Input::PrintDone { job, result: Err(fault(true)) });
    assert_eq!(printed(&again), None);
    desk.wait(600_000);
    assert_eq!(printed(&desk.feed(Input::Tick)), None, "never by itself");
    let cases = desk.cases(CaseKind::PrintUnclear);
    assert_eq!(cases.len(), 1);
    let (result, outputs) = desk.key(Command::Act { key: cases[0].key.clone(), act: CaseAct::PrintAgain });
    assert_eq!((result, printed(&outputs)), (Ok(()), Some(job)));

    // a printer that was never reached is tried again, with the same job
    desk.feed(Input::PrintDone { job, result: Err(fault(false)) });
    assert_eq!(desk.cases(CaseKind::PrintQueued).len(), 1);
    desk.wait(3_000);
    assert_eq!(printed(&desk.feed(Input::Tick)), Some(job));
    desk.feed(Input::PrintDone { job, result: Ok(Printed::Proven) });
    assert_eq!(desk.picture().cases, []);
    assert!(desk.counter.book().open_work().unwrap().print_jobs.is_empty());
}

#[test]
fn a_print_in_doubt_does_not_hold_up_the_next() {
    let mut desk = Desk::new();
    let first = printed(&desk.cash("20")).unwrap();
    assert_eq!(printed(&desk.cash("30")), None, "one at a time");
    let trouble = Trouble::new(TroubleKind::Disconnected, "cable");
    let outputs =
        desk.feed(Input::PrintDone { job: first, result: Err(PrintFault { trouble, began: true }) });
    let second = printed(&outputs).unwrap();
    assert_ne!(first, second);
    let jobs = desk.counter.book().open_work().unwrap().print_jobs;
    let states: Vec<PrintState> = jobs.into_iter().map(|job| job.state).collect();
    assert_eq!(states, [PrintState::Unclear, PrintState::Sent]);
}

#[test]
fn the_business_date_does_not_go_back_with_the_clock() {
    let mut desk = Desk::new();
    desk.cash("20");
    assert_eq!(desk.picture().business_date, "2026-11-23");
    // past midnight and before four: still the evening's day
    desk.now.wall.0 += 13 * HOUR;
    desk.cash("20");
    assert_eq!(desk.picture().business_date, "2026-11-23");
    desk.now.wall.0 += 2 * HOUR;
    desk.cash("20");
    assert_eq!(desk.picture().business_date, "2026-11-24");
    let shift = desk.counter.book().head().shift;
    desk.now.wall.0 -= 72 * HOUR;
    desk.cash("20");
    assert_eq!(desk.picture().business_date, "2026-11-24");
    let head = desk.counter.book().head();
    assert_eq!((head.business_date.0, head.shift), (20_261_124, shift));
}

#[test]
fn a_first_no_is_asked_about_before_it_is_believed() {
    let mut desk = Desk::new();
    let charge = desk.charge("10", WECHAT);
    let outputs = desk.hears(&charge, Evidence::Failed(Reason::Balance));
    let asks = |output: &Output| matches!(output, Output::Call { call: CloudCall::AskPayment { no, .. }, .. } if *no == charge.no);
    assert!(matches!(desk.stage(), Stage::Waiting { .. }), "not believed yet");
    desk.wait(5_000);
    let later = desk.feed(Input::Tick);
    assert!(outputs.iter().chain(&later).any(asks), "{outputs:?} {later:?}");
}

/// The same number, asked about by a question that is sent now.
fn question(desk: &Desk, charge: &Charge) -> Charge {
    let ticket = Ticket::Attempt { no: charge.no.clone(), asked: Asked::Query };
    Charge { ticket, sent: desk.now.moment, ..charge.clone() }
}

/// Found by the simulator: a question's "paid" that was asked before the reversal and heard after its proof.
#[test]
fn an_old_word_of_paid_after_a_proven_reversal_is_no_news() {
    let mut desk = Desk::new();
    let charge = desk.charge("280", WECHAT);
    desk.hears(&charge, Evidence::Unsure(Doubt::Silence));
    desk.wait(20_000);
    let early = question(&desk, &charge);
    desk.wait(500);
    let later = question(&desk, &charge);
    desk.hears(&later, Evidence::GivenBack);
    desk.wait(300);
    let outputs = desk.paid(&early);
    assert!(outputs.is_empty(), "an overtaken answer moves no money");
    assert!(desk.cases(CaseKind::Orphan).is_empty());
    let attempt = desk.counter.book().attempt(charge.no.as_str()).unwrap().unwrap();
    assert_eq!(attempt.phase, Phase::Reversed);
}

/// Found by the simulator: a verified no and a stale "not found" about a charge that was taken.
#[test]
fn a_refused_charge_is_looked_at_once_more_and_goes_back() {
    let mut desk = Desk::new();
    let charge = desk.charge("120", ALIPAY);
    desk.hears(&charge, Evidence::Failed(Reason::Balance));
    let stale = question(&desk, &charge);
    desk.hears(&stale, Evidence::NotFound);
    assert!(matches!(desk.stage(), Stage::Refused { .. }), "the lane is free at once");
    desk.wait(HOUR.unsigned_abs());
    let outputs = desk.feed(Input::Tick);
    let asks = |output: &Output| matches!(output, Output::Call { call: CloudCall::AskPayment { .. }, .. });
    assert!(outputs.iter().any(asks), "the last look");
    let look = question(&desk, &charge);
    let outputs = desk.paid(&look);
    let refund = outputs.iter().find_map(|output| match output {
        Output::Call { call: CloudCall::Refund(refund), .. } => Some(refund.amount),
        _ => None,
    });
    assert_eq!(refund, Some(fen(12_000)), "the guest's money goes back");
}
