use crate::house::{ALIPAY, House, WECHAT, done_for, facts, fen};
use crate::settling::releases;
use domain::cloud::CloudCall;
use domain::deposit::Hold;
use domain::entry::Slash;
use domain::evidence::{Doubt, Evidence, Wallet};
use domain::ledger::Account;
use domain::refusal::Refusal;
use domain::slip::{HoldKind, SlipKind, SlipTender};
use domain::tender::{RecordKind, Tender};
use till::engine::Command;
use till::view::{GuestView, Stage};

fn pays(call: &CloudCall) -> bool {
    matches!(call, CloudCall::Pay(_))
}

fn refunds(call: &CloudCall) -> bool {
    matches!(call, CloudCall::Refund(_))
}

fn house() -> House {
    let mut house = House::new();
    house.set_up(|config| config.limits.slash = Slash::Deposit);
    house
}

#[test]
fn one_charge_pays_a_sale_and_its_deposit() {
    let mut house = house();
    house.type_line("300/500");
    assert!(matches!(house.guest(), GuestView::Amount { amount, .. } if amount.fen == 80_000));
    house.scan(WECHAT).unwrap();
    let call = house.only(pays);
    assert!(matches!(&call.call, CloudCall::Pay(call) if call.amount == fen(80_000)));
    assert!(house.all().is_empty(), "not before it is paid");
    house.hears(&call, Evidence::Paid(facts(fen(79_000), fen(79_000))));
    let deposit = house.newest();
    assert!(
        matches!(&deposit.hold, Hold::Paid { wallet: Wallet::WeChat, total, .. } if *total == fen(80_000))
    );
    assert_eq!((deposit.amount, deposit.room.as_str()), (fen(50_000), ""));
    assert!(matches!(house.stage(), Stage::Paid(paid) if paid.amount.fen == 80_000));
    let paper = house.last_slip();
    assert_eq!((paper.kind, paper.gross, paper.total), (SlipKind::Sale, fen(30_000), fen(30_000)));
    assert!(matches!(&paper.tenders[0], SlipTender::Wallet { amount, guest_paid, .. }
        if (*amount, *guest_paid) == (fen(80_000), fen(79_000))));
    assert_eq!((paper.deposits[0].hold, paper.deposits[0].amount), (HoldKind::Paid, fen(50_000)));
    assert_eq!((house.balance(Account::Sales), house.balance(Account::DepositsPaid)), (-30_000, -50_000));
    assert_eq!(house.balance(Account::WalletDiscount), 1_000);

    house.settle(&[deposit.id], "120").unwrap();
    assert_eq!(house.stands(deposit.id), (12_000, 0, 38_000, 0), "consumed at once, the rest is a refund");
    let call = house.only(refunds);
    let no = deposit.number().unwrap().clone();
    assert!(matches!(&call.call, CloudCall::Refund(call)
        if call.of == no && call.total == fen(80_000) && call.amount == fen(38_000) && call.freeze.is_none()));
    house.drawn(&call, done_for(fen(37_500)));
    assert_eq!(house.stands(deposit.id), (12_000, 38_000, 0, 0));
    assert_eq!((house.balance(Account::Sales), house.balance(Account::WalletDiscount)), (-42_000, 500));
    assert_eq!(house.balance(Account::Clearing(Wallet::WeChat)), 42_000 - 500);
    house.verify();
}

#[test]
fn the_sales_own_refund_leaves_the_deposit_alone() {
    let mut house = house();
    house.type_line("300/500");
    house.scan(ALIPAY).unwrap();
    let call = house.only(pays);
    house.paid(&call);
    let Hold::Paid { sale, .. } = house.newest().hold else { panic!() };
    let refund = |amount: &str| Command::Refund { sale, amount: amount.to_owned(), reason: String::new() };
    assert_eq!(house.key(refund("300.01")), Err(Refusal::RefundTooMuch));
    house.key(refund("")).unwrap();
    let call = house.only(refunds);
    assert!(
        matches!(&call.call, CloudCall::Refund(call) if (call.amount, call.total) == (fen(30_000), fen(80_000)))
    );
    house.done(&call);
    assert_eq!(house.stands(house.newest().id), (0, 0, 0, 50_000));
}

#[test]
fn cash_pays_both_and_only_notes_and_wallets_do() {
    let mut house = house();
    house.type_line("300/500");
    let record =
        Command::Record { kind: RecordKind::BankCard, amount: String::new(), reference: String::new() };
    assert_eq!(house.key(record), Err(Refusal::DepositNotByRecord));
    assert_eq!(house.cash("300"), Err(Refusal::DepositMissing));
    house.cash("1000").unwrap();
    assert!(matches!(house.stage(), Stage::Paid(paid) if paid.change.as_ref().unwrap().fen == 20_000));
    let deposit = house.newest();
    assert_eq!((deposit.hold.clone(), deposit.amount), (Hold::Cash, fen(50_000)));
    assert_eq!(house.balance(Account::CashDrawer), 80_000);
    assert_eq!(house.last_slip().deposits.len(), 1);
    house.settle(&[deposit.id], "0").unwrap();
    assert_eq!(house.balance(Account::CashDrawer), 30_000);
    house.verify();
}

#[test]
fn a_part_first_and_the_deposit_with_the_rest() {
    let mut house = house();
    house.type_line("300/500");
    house.cash("100").unwrap();
    let open = house.picture().open_sale.unwrap();
    assert_eq!((open.rest.fen, open.cash.fen, open.due.fen), (70_000, 70_000, 80_000));
    assert!(house.all().is_empty());
    house.scan(WECHAT).unwrap();
    let call = house.only(pays);
    assert!(matches!(&call.call, CloudCall::Pay(call) if call.amount == fen(70_000)));
    house.paid(&call);
    assert_eq!(house.newest().amount, fen(50_000));
    assert!(matches!(house.newest().hold, Hold::Paid { total, .. } if total == fen(70_000)));
    house.verify();
}

#[test]
fn a_charge_that_no_sale_wants_gives_the_deposit_back_with_it() {
    let mut house = house();
    house.type_line("300/500");
    house.scan(WECHAT).unwrap();
    let call = house.only(pays);
    house.hears(&call, Evidence::Unsure(Doubt::Silence));
    house.cash("").unwrap();
    let id = house.picture().question.unwrap().id;
    house.key(Command::Answer { id, yes: true }).unwrap();
    assert_eq!(house.all().len(), 1);
    house.paid(&call);
    let refund = house.only(refunds);
    assert!(
        matches!(&refund.call, CloudCall::Refund(call) if (call.amount, call.total) == (fen(80_000), fen(80_000)))
    );
    house.done(&refund);
    assert_eq!(house.all().len(), 1, "the charge's deposit was never one");
    assert_eq!(
        (house.balance(Account::OrphanCharges), house.balance(Account::Clearing(Wallet::WeChat))),
        (0, 0)
    );
    assert!(!house.counter().has_open_work());
    house.verify();
}

#[test]
fn a_partly_paid_sale_that_is_given_up_leaves_no_deposit() {
    let mut house = house();
    house.type_line("300/500");
    house.cash("100").unwrap();
    house.key(Command::AbandonSale).unwrap();
    let id = house.picture().question.unwrap().id;
    house.key(Command::Answer { id, yes: true }).unwrap();
    assert!(house.all().is_empty());
    assert_eq!((house.balance(Account::CashDrawer), house.balance(Account::DepositsPaid)), (0, 0));
}

#[test]
fn the_paper_of_both_opens_the_deposit_while_something_is_left_and_then_the_sale() {
    let mut house = house();
    house.type_line("300/500");
    house.cash("").unwrap();
    let (deposit, slip) = (house.newest(), house.last_slip());
    house.key(Command::Dismiss).unwrap();
    house.scan(&slip.no.0).unwrap();
    assert_eq!(house.picture().opened_deposit, Some(deposit.id.0));
    house.settle(&[deposit.id], "0").unwrap();
    house.key(Command::Dismiss).unwrap();
    house.scan(&slip.no.0).unwrap();
    assert_eq!((house.picture().opened_deposit, house.picture().opened), (None, Some(slip.sale.0)));
    assert!(house.calls.iter().all(|call| !releases(&call.call)));
    let sale = house.book().sale(slip.sale).unwrap().unwrap();
    assert!(matches!(&sale.tenders[0], Tender::Cash { held, .. } if *held == fen(50_000)));
}
