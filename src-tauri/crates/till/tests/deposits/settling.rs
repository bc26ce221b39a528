use crate::house::{ALIPAY, Call, House, WECHAT, done_for, fen, freeze_no, sizes};
use domain::cloud::CloudCall;
use domain::evidence::{Doubt, RefundEvidence, RefundReason};
use domain::ids::DepositId;
use domain::ledger::Account;
use domain::refund::Source;
use domain::refusal::Refusal;
use domain::sale::SaleStatus;
use domain::slip::{SlipKind, SlipTender};
use domain::tender::Tender;
use store::Search;
use till::engine::Command;
use till::view::{CaseAct, CaseKind, GuestView, Stage};

pub fn consumes(call: &CloudCall) -> bool {
    matches!(call, CloudCall::Consume(_))
}

pub fn releases(call: &CloudCall) -> bool {
    matches!(call, CloudCall::Release(_))
}

fn failed(house: &mut House, call: &Call, asks: fn(&CloudCall) -> bool) {
    house.drawn(call, RefundEvidence::Failed(RefundReason::Declined));
    let ask = house.last(asks);
    house.drawn(&ask, RefundEvidence::Failed(RefundReason::Declined));
}

fn asks_consume(call: &CloudCall) -> bool {
    matches!(call, CloudCall::AskConsume { .. })
}

/// The settled sales of the book.
fn sales(house: &House) -> Vec<domain::sale::Sale> {
    let search = Search { from: None, to: None, digits: None, amount: None, limit: 100 };
    let rows = house.book().search(&search).unwrap();
    rows.iter().map(|row| house.book().sale(row.id).unwrap().unwrap()).collect()
}

#[test]
fn nothing_consumed_gives_everything_back() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.said.clear();
    house.settle(&[id], "0").unwrap();
    assert_eq!(house.stands(id), (0, 0, 50_000, 0), "on the disk before the call");
    assert!(
        matches!(house.stage(), Stage::DepositSettled(view) if !view.done && view.returned.fen == 50_000)
    );
    let call = house.only(releases);
    let no = freeze_no(&house.deposit(id));
    assert!(
        matches!(&call.call, CloudCall::Release(call) if call.freeze == no && call.amount == fen(50_000))
    );
    let printed = house.printed;
    house.done(&call);
    assert!(matches!(house.stage(), Stage::DepositSettled(view) if view.done && !view.failed));
    assert!(matches!(house.guest(), GuestView::DepositSettled { done: true, .. }));
    assert_eq!((house.said.as_slice(), house.printed - printed), (&["押金已退，五百元".to_owned()][..], 1));
    let paper = house.last_slip();
    assert_eq!(
        (paper.kind, paper.deposits[0].returned, paper.deposits[0].left),
        (SlipKind::Settlement, fen(50_000), fen(0))
    );
    assert!(sales(&house).is_empty());
    house.verify();
}

#[test]
fn one_number_takes_a_part_and_frees_the_rest_in_the_same_call() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.settle(&[id], "380").unwrap();
    let call = house.only(consumes);
    assert!(
        matches!(&call.call, CloudCall::Consume(call) if call.release_rest && call.amount == fen(38_000))
    );
    assert!(house.calls.is_empty(), "the rest has no call of its own");
    house.done(&call);
    assert_eq!(house.stands(id), (38_000, 12_000, 0, 0));
    let sale = sales(&house).remove(0);
    assert_eq!(
        (sale.status, sale.entry.due, sale.counted()),
        (SaleStatus::Settled, fen(38_000), fen(38_000))
    );
    assert!(
        matches!(&sale.tenders[0], Tender::Deposit { deposit, back: Source::Consumed { freeze, total, .. }, .. }
        if *deposit == id && *freeze == freeze_no(&house.deposit(id)) && *total == fen(38_000))
    );
    let slips = house.book().slips_of(sale.id).unwrap();
    assert!(
        slips.iter().any(|slip| slip.kind == SlipKind::Sale),
        "it can be reprinted and refunded by its slip"
    );
    let paper = house.last_slip();
    assert_eq!((paper.kind, paper.total, paper.deposits.len()), (SlipKind::Settlement, fen(38_000), 1));
    assert_eq!((paper.deposits[0].consumed, paper.deposits[0].returned), (fen(38_000), fen(12_000)));
    assert_eq!((house.balance(Account::Sales), house.balance(Account::DepositsFrozen)), (-38_000, 0));
    assert!(!house.counter().has_open_work());
    house.verify();
}

#[test]
fn everything_is_kept_with_a_star() {
    let mut house = House::new();
    let id = house.frozen("806", "500", ALIPAY);
    house.settle(&[id], "*").unwrap();
    let call = house.only(consumes);
    assert!(
        matches!(&call.call, CloudCall::Consume(call) if call.release_rest && call.amount == fen(50_000))
    );
    house.done(&call);
    assert_eq!(house.stands(id), (50_000, 0, 0, 0));
    assert_eq!(house.settle(&[id], "0"), Err(Refusal::DepositNothingLeft), "twice");
    assert!(house.calls.is_empty());
}

#[test]
fn alipay_is_consumed_twice_and_wechat_once() {
    let mut house = House::new();
    let id = house.frozen("806", "500", ALIPAY);
    house.settle_keeping(&[id], "100", true).unwrap();
    let call = house.only(consumes);
    assert!(matches!(&call.call, CloudCall::Consume(call) if !call.release_rest));
    house.done(&call);
    assert_eq!(house.stands(id), (10_000, 0, 0, 40_000));
    house.settle(&[id], "150").unwrap();
    let call = house.only(consumes);
    assert!(matches!(&call.call, CloudCall::Consume(call) if call.release_rest));
    house.done(&call);
    assert_eq!(house.stands(id), (25_000, 25_000, 0, 0));
    assert_eq!(sales(&house).len(), 2);

    let id = house.frozen("807", "500", WECHAT);
    house.settle_keeping(&[id], "100", true).unwrap();
    let call = house.only(consumes);
    assert!(matches!(&call.call, CloudCall::Consume(call) if call.release_rest), "the rest cannot stay");
    house.done(&call);
    assert_eq!(house.stands(id), (10_000, 40_000, 0, 0));
    house.verify();
}

#[test]
fn two_chained_ones_are_spent_oldest_first_and_have_one_slip() {
    let mut house = House::new();
    let first = house.frozen("806", "500", WECHAT);
    let second = house.frozen("806", "300", ALIPAY);
    let printed = house.printed;
    house.settle(&[second, first], "600").unwrap();
    let calls: Vec<Call> = house.calls.drain(..).collect();
    let amounts: Vec<i64> = calls
        .iter()
        .map(|call| match &call.call {
            CloudCall::Consume(call) => call.amount.get(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(amounts, [50_000, 10_000]);
    house.done(&calls[1]);
    assert_eq!(house.printed, printed, "not before all is known");
    assert!(matches!(house.stage(), Stage::DepositSettled(view) if !view.done));
    house.done(&calls[0]);
    assert_eq!(house.printed, printed + 1);
    let paper = house.last_slip();
    assert_eq!((paper.deposits.len(), paper.total), (2, fen(60_000)));
    assert_eq!(paper.deposits[1].returned, fen(20_000));
    assert_eq!((house.stands(first).0, house.stands(second)), (50_000, (10_000, 20_000, 0, 0)));
    house.verify();
}

#[test]
fn what_was_refused_is_tried_again_with_a_new_number() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.settle(&[id], "380").unwrap();
    let first = house.only(consumes);
    failed(&mut house, &first, asks_consume);
    assert!(matches!(house.stage(), Stage::DepositSettled(view) if view.failed && !view.done));
    assert_eq!(house.stands(id), (0, 0, 0, 50_000));
    assert!(sales(&house).is_empty());
    let case = house.cases(CaseKind::DrawFailed).remove(0);
    house.key(Command::Act { key: case.key, act: CaseAct::Refund }).unwrap();
    assert!(house.cases(CaseKind::DrawFailed).is_empty());
    let second = house.only(consumes);
    let number = |call: &Call| match &call.call {
        CloudCall::Consume(call) => call.no.clone(),
        other => panic!("{other:?}"),
    };
    assert_ne!(number(&first), number(&second));
    house.done(&second);
    house.done(&first);
    assert_eq!(house.stands(id), (38_000, 12_000, 0, 0), "a dead number moves nothing");
    house.verify();
}

#[test]
fn more_than_is_left_is_refused() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    assert_eq!(house.settle(&[id], "500.01"), Err(Refusal::DepositTooMuch));
    assert_eq!(house.settle(&[id], "abc"), Err(Refusal::AmountUnreadable));
    assert_eq!(house.settle(&[DepositId(99)], "1"), Err(Refusal::DepositUnknown));
    assert_eq!(house.settle(&[], "1"), Err(Refusal::DepositUnknown));
    assert!(house.calls.is_empty() && house.draws(id).is_empty());
}

#[test]
fn while_something_is_in_doubt_nothing_else_leaves() {
    let mut house = House::new();
    let id = house.frozen("806", "500", ALIPAY);
    house.settle_keeping(&[id], "100", true).unwrap();
    let call = house.only(consumes);
    house.drawn(&call, RefundEvidence::Unsure(Doubt::Silence));
    assert_eq!(house.settle(&[id], "0"), Err(Refusal::DepositInDoubt));
    assert_eq!(house.settle_keeping(&[id], "100", true), Err(Refusal::DepositInDoubt), "pressed twice");
    assert_eq!(house.cases(CaseKind::Draw).len(), 1);
    house.wait(3_000);
    let ask = house.last(asks_consume);
    house.done(&ask);
    assert_eq!(house.stands(id), (10_000, 0, 0, 40_000));
    house.settle(&[id], "0").unwrap();
    let release = house.only(releases);
    house.done(&release);
    assert_eq!(house.stands(id), (10_000, 40_000, 0, 0));
    // an answer that comes late, and once more, changes nothing
    house.done(&call);
    house.done(&release);
    assert_eq!(house.stands(id), (10_000, 40_000, 0, 0));
    assert_eq!(sales(&house).len(), 1);
    house.verify();
}

#[test]
fn a_freeze_that_is_not_proven_cannot_be_settled() {
    let mut house = House::new();
    house.freeze("806", "500", WECHAT);
    let id = house.newest().id;
    assert_eq!(house.settle(&[id], "0"), Err(Refusal::DepositNotHeld));
}

#[test]
fn a_consumption_that_the_cloud_lost_is_sent_again_under_its_number() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.settle(&[id], "380").unwrap();
    let first = house.only(consumes);
    house.drawn(&first, RefundEvidence::Unsure(Doubt::Silence));
    house.wait(200_000);
    let ask = house.last(asks_consume);
    house.drawn(&ask, RefundEvidence::NotFound);
    let again = house.only(consumes);
    assert_eq!(again.call, first.call, "the same content in every field");
    house.done(&again);
    assert_eq!(house.stands(id), (38_000, 12_000, 0, 0));
}

#[test]
fn cash_goes_back_at_once_and_waits_for_nobody() {
    let mut house = House::new();
    let id = house.cash_deposit("806", "500");
    house.said.clear();
    house.settle(&[id], "380").unwrap();
    assert_eq!((house.kicks, house.calls.len()), (2, 0));
    assert!(matches!(house.stage(), Stage::DepositSettled(view) if view.done));
    assert_eq!(house.said, ["押金已消费，三百八十元，押金已退，一百二十元"]);
    assert_eq!((house.balance(Account::CashDrawer), house.balance(Account::Sales)), (38_000, -38_000));
    assert_eq!(house.balance(Account::DepositsPaid), 0);
    let paper = house.last_slip();
    assert!(paper.tenders.contains(&SlipTender::CashRefund { amount: fen(12_000) }));
    assert!(matches!(&sales(&house)[0].tenders[0], Tender::Deposit { back: Source::Cash, .. }));
    house.verify();
}

#[test]
fn cash_is_consumed_without_the_drawer_and_the_rest_may_stay() {
    let mut house = House::new();
    let id = house.cash_deposit("806", "500");
    house.settle_keeping(&[id], "100", true).unwrap();
    assert_eq!(house.kicks, 1, "no note moves");
    assert_eq!(house.stands(id), (10_000, 0, 0, 40_000));
}

#[test]
fn a_cash_share_is_given_at_once_and_printed_with_the_rest() {
    let mut house = House::new();
    let frozen = house.frozen("806", "500", WECHAT);
    let cash = house.cash_deposit("806", "300");
    let (printed, kicks) = (house.printed, house.kicks);
    house.settle(&[frozen, cash], "380").unwrap();
    assert_eq!((house.kicks - kicks, house.printed - printed), (1, 0));
    assert_eq!(house.stands(cash), (0, 30_000, 0, 0));
    let call = house.only(consumes);
    house.done(&call);
    assert_eq!(house.printed - printed, 1);
    let paper = house.last_slip();
    assert_eq!(paper.deposits.iter().map(|part| part.returned.get()).collect::<Vec<_>>(), [12_000, 30_000]);
    house.verify();
}

#[test]
fn a_coupon_on_a_consumption_is_the_shops() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.settle(&[id], "380").unwrap();
    let call = house.only(consumes);
    house.drawn(&call, done_for(fen(37_000)));
    assert_eq!(house.balance(Account::WalletDiscount), 1_000);
    assert_eq!(house.balance(Account::Clearing(domain::evidence::Wallet::WeChat)), 37_000);
    assert_eq!(house.draws(id)[0].settled, Some(fen(37_000)));
    house.verify();
}

#[test]
fn a_refund_of_a_consumption_carries_the_deposits_number() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.settle(&[id], "380").unwrap();
    let call = house.only(consumes);
    house.done(&call);
    let consumed = house.draws(id)[0].no.clone();
    let sale = sales(&house)[0].id;
    let (amount, reason) = ("80".to_owned(), String::new());
    house.key(Command::Refund { sale, amount, reason }).unwrap();
    let refund = house.only(|call| matches!(call, CloudCall::Refund(_)));
    let freeze = freeze_no(&house.deposit(id));
    assert!(matches!(&refund.call, CloudCall::Refund(call)
        if call.freeze == Some(freeze) && call.of == consumed && call.total == fen(38_000) && call.amount == fen(8_000)));
    house.drawn(&refund, done_for(fen(7_900)));
    assert_eq!((house.balance(Account::Refunds), house.balance(Account::WalletDiscount)), (8_000, -100));
    let more = Command::Refund { sale, amount: "300.01".to_owned(), reason: String::new() };
    assert_eq!(house.key(more), Err(Refusal::RefundTooMuch));
    house.verify();
}

#[test]
fn a_cloud_that_is_away_refuses_before_anything_is_opened() {
    let mut house = House::new();
    let frozen = house.frozen("806", "500", WECHAT);
    let cash = house.cash_deposit("807", "300");
    house.set_up(|config| config.wallets_ready = false);
    assert_eq!(house.settle(&[frozen], "0"), Err(Refusal::NotConfigured));
    assert!(house.draws(frozen).is_empty());
    house.settle(&[cash], "0").unwrap();
    assert_eq!(sizes(&house.draws(cash)), [("Release done".to_owned(), (30_000, 0))].into());
}

#[test]
fn a_card_of_which_nothing_is_left_stands_on_no_slip() {
    let mut house = House::new();
    let spent = house.cash_deposit("806", "100");
    house.settle(&[spent], "0").unwrap();
    let cash = house.cash_deposit("806", "300");
    house.settle(&[spent, cash], "50").unwrap();
    let paper = house.last_slip();
    assert_eq!(paper.deposits.iter().map(|part| part.deposit).collect::<Vec<_>>(), [cash]);
    house.verify();
}
