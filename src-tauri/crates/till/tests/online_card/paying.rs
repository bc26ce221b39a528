//! Paid, in doubt, refused, given back.

use crate::desk::{ALIPAY, Charge, Desk, calls, charge_of, fen, said};
use crate::{CARD, OTHER_CARD, taking};
use domain::attempt::Asked;
use domain::cloud::{CloudAnswer, CloudCall, RefundCall};
use domain::evidence::{Doubt, Evidence, PaidFacts, Reason, RefundEvidence, RefundFacts, Wallet};
use domain::ledger::Account;
use domain::refusal::Refusal;
use domain::slip::SlipTender;
use domain::tender::{Method, Tender, WalletPart};
use domain::time::Moment;
use store::Over;
use till::engine::{Command, Input, Output, Ticket};
use till::view::{Ask, Stage, WalletView};

fn balance(desk: &Desk, account: Account) -> i64 {
    desk.counter.book().balances(Over::Everything).unwrap().get(&account).map_or(0, |delta| delta.get())
}

/// The refund among the outputs, and its ticket.
fn refund_of(outputs: &[Output]) -> (RefundCall, Ticket, Moment) {
    let found = outputs.iter().find_map(|output| match output {
        Output::Call { ticket, sent, call: CloudCall::Refund(call) } => {
            Some((call.clone(), ticket.clone(), *sent))
        }
        _ => None,
    });
    found.unwrap()
}

/// A question about this charge, sent now.
fn question(desk: &Desk, charge: &Charge) -> Charge {
    let ticket = Ticket::Attempt { no: charge.no.clone(), asked: Asked::Query };
    Charge { ticket, sent: desk.now.moment, ..charge.clone() }
}

#[test]
fn a_card_is_charged_as_a_wallet_is() {
    let mut desk = taking();
    desk.type_line("88");
    let (result, outputs) = desk.scan(CARD);
    assert_eq!(result, Ok(()));
    let sent = outputs.iter().find_map(|output| match output {
        Output::Call { call: CloudCall::Pay(call), .. } => Some((call.wallet, call.code.reveal().to_owned())),
        _ => None,
    });
    assert_eq!(sent, Some((Wallet::OnlineCard, CARD.to_owned())));
    let charge = charge_of(&outputs);
    assert!(matches!(desk.stage(), Stage::Waiting { wallet: WalletView::OnlineCard, .. }));
    let payer = Some("5678".to_owned());
    let facts = PaidFacts {
        transaction_id: None,
        guest_paid: charge.amount,
        settled: charge.amount,
        paid_at: 0,
        payer,
    };
    let outputs = desk.hears(&charge, Evidence::Paid(facts));
    assert_eq!(said(&outputs), ["微信会员卡收款，八十八元"]);
    let sale = desk.sale_of_last_slip();
    assert!(matches!(
        &sale.tenders[..],
        [Tender::Wallet { wallet: Wallet::OnlineCard, part: WalletPart::Paid, amount, .. }] if *amount == fen(8_800)
    ));
    assert_eq!(balance(&desk, Account::Clearing(Wallet::OnlineCard)), 8_800);
    assert_eq!(balance(&desk, Account::Sales), -8_800);
    let slips = desk.counter.book().slips_of(sale.id).unwrap();
    assert!(matches!(slips[0].tenders[0], SlipTender::Wallet { wallet: Wallet::OnlineCard, .. }));
    let sums = desk.counter.book().sums(Over::Everything).unwrap();
    assert_eq!(sums.methods.keys().collect::<Vec<_>>(), [&Method::OnlineCard]);
}

#[test]
fn a_code_that_comes_first_waits_for_its_amount() {
    let mut desk = taking();
    let (result, outputs) = desk.scan(CARD);
    assert_eq!((result, calls(&outputs)), (Ok(()), false));
    assert!(matches!(desk.stage(), Stage::CodeReady { wallet: WalletView::OnlineCard, .. }));
    desk.type_line("10");
    let (result, outputs) = desk.key(Command::Enter { line: "10".to_owned() });
    assert_eq!(result, Ok(()));
    assert_eq!(charge_of(&outputs).amount, fen(1_000));
    assert_eq!(desk.scan(OTHER_CARD).0, Err(Refusal::AttemptOpen));
}

/// Silence, then the guest is asked on the phone, then paid: one charge, and a late one finds its sale.
#[test]
fn doubt_is_asked_about_until_it_is_paid() {
    let mut desk = taking();
    let charge = desk.charge("128.5", CARD);
    let outputs = desk.hears(&charge, Evidence::Unsure(Doubt::Silence));
    assert!(outputs.iter().all(|output| !matches!(output, Output::Call { call: CloudCall::Pay(_), .. })));
    desk.wait(5_000);
    let outputs = desk.feed(Input::Tick);
    let asks = |output: &Output| {
        matches!(output, Output::Call { call: CloudCall::AskPayment { wallet, shown, .. }, .. }
            if (*wallet, *shown) == (Wallet::OnlineCard, false))
    };
    assert!(outputs.iter().any(asks), "{outputs:?}");
    let asked = question(&desk, &charge);
    desk.hears(&asked, Evidence::Paying(Doubt::Typing));
    assert!(matches!(desk.stage(), Stage::Waiting { .. }));
    desk.wait(3_000);
    let asked = question(&desk, &charge);
    desk.paid(&asked);
    assert!(matches!(desk.stage(), Stage::Paid { .. }));
    assert_eq!(balance(&desk, Account::Clearing(Wallet::OnlineCard)), 12_850);
}

#[test]
fn a_balance_too_low_frees_the_sale_for_another_wallet() {
    let mut desk = taking();
    let charge = desk.charge("88", CARD);
    desk.hears(&charge, Evidence::Failed(Reason::Balance));
    let asked = question(&desk, &charge);
    desk.hears(&asked, Evidence::Closed);
    let Stage::Refused { card, wallet, .. } = desk.stage() else { panic!("{:?}", desk.stage()) };
    assert_eq!((card.0.as_str(), wallet), ("PayBalance", Some(WalletView::OnlineCard)));
    assert_eq!(desk.scan(CARD).0, Err(Refusal::CodeUsedTwice));
    let (result, outputs) = desk.scan(ALIPAY);
    assert_eq!(result, Ok(()));
    let again = charge_of(&outputs);
    desk.paid(&again);
    assert_eq!(balance(&desk, Account::Clearing(Wallet::OnlineCard)), 0);
    assert_eq!(balance(&desk, Account::Clearing(Wallet::Alipay)), 8_800);
}

/// A refund whose first word is doubt is asked about, and given back once.
#[test]
fn what_was_paid_by_card_goes_back_to_the_card() {
    let mut desk = taking();
    let charge = desk.charge("88", CARD);
    desk.paid(&charge);
    let sale = desk.sale_of_last_slip().id;
    let back = Command::Refund { sale, amount: "50".to_owned(), reason: "退".to_owned() };
    let (result, outputs) = desk.key(back);
    assert_eq!(result, Ok(()));
    let (call, ticket, sent) = refund_of(&outputs);
    assert_eq!(
        (call.wallet, call.of, call.total, call.amount),
        (Wallet::OnlineCard, charge.no, fen(8_800), fen(5_000))
    );
    let doubt = CloudAnswer::Refund(RefundEvidence::Unsure(Doubt::CloudUnsure));
    desk.feed(Input::Answer { ticket, sent, answer: doubt });
    assert_eq!(balance(&desk, Account::Refunds), 0, "not proven yet");
    desk.wait(5_000);
    let outputs = desk.feed(Input::Tick);
    let (ticket, sent) = outputs
        .iter()
        .find_map(|output| match output {
            Output::Call { ticket, sent, call: CloudCall::AskRefund { wallet: Wallet::OnlineCard, .. } } => {
                Some((ticket.clone(), *sent))
            }
            _ => None,
        })
        .unwrap();
    let answer = CloudAnswer::Refund(RefundEvidence::Done(RefundFacts { settled: fen(5_000) }));
    desk.feed(Input::Answer { ticket, sent, answer });
    assert_eq!(balance(&desk, Account::Refunds), 5_000);
    assert_eq!(balance(&desk, Account::Clearing(Wallet::OnlineCard)), 3_800);
}

/// Cash overtook it, and it was paid after all: the guest's money goes back to the card.
#[test]
fn a_card_payment_that_nobody_wants_goes_back() {
    let mut desk = taking();
    let charge = desk.charge("88", CARD);
    desk.hears(&charge, Evidence::Unsure(Doubt::Silence));
    desk.key(Command::Cash { received: String::new() }).0.unwrap();
    if matches!(desk.ask(), Some(Ask::GoOnBesideOpen { .. })) {
        desk.answer(true).0.unwrap();
    }
    let asked = question(&desk, &charge);
    let outputs = desk.paid(&asked);
    assert_eq!(refund_of(&outputs).0.wallet, Wallet::OnlineCard);
    let sale = desk.sale_of_last_slip();
    let late = |tender: &&Tender| matches!(tender, Tender::Wallet { part: WalletPart::Orphan, .. });
    assert_eq!((sale.counted(), sale.tenders.iter().filter(late).count()), (fen(8_800), 1));
}

/// Whatever the machine forgot, the charge is asked about as a card's, and never sent again.
#[test]
fn a_restart_asks_about_the_card() {
    let mut desk = taking();
    let charge = desk.charge("88", CARD);
    let mut desk = desk.restart();
    desk.set_up(|config| config.online_cards = true);
    desk.wait(6_000);
    let outputs = desk.feed(Input::Tick);
    let asks = |output: &Output| {
        matches!(output, Output::Call { call: CloudCall::AskPayment { no, wallet, .. }, .. }
            if *no == charge.no && *wallet == Wallet::OnlineCard)
    };
    assert!(outputs.iter().any(asks), "{outputs:?}");
    assert!(outputs.iter().all(|output| !matches!(output, Output::Call { call: CloudCall::Pay(_), .. })));
    let asked = question(&desk, &charge);
    desk.paid(&asked);
    assert_eq!(balance(&desk, Account::Clearing(Wallet::OnlineCard)), 8_800);
    // a fresh amount takes another guest's card
    desk.key(Command::Dismiss).0.unwrap();
    let other = desk.charge("10", OTHER_CARD);
    assert_ne!(other.no, charge.no);
}
