use crate::house::{ALIPAY, House, WECHAT, gives_back, sizes};
use domain::cloud::CloudCall;
use domain::evidence::{Doubt, Evidence, Reason, RefundEvidence, RefundReason, Wallet};
use domain::ledger::Account;
use domain::refusal::Refusal;
use domain::slip::SlipKind;
use till::engine::Command;
use till::view::{CaseAct, CaseKind, Stage};

fn asks(call: &CloudCall) -> bool {
    matches!(call, CloudCall::AskFreeze { .. })
}

fn releases(call: &CloudCall) -> bool {
    matches!(call, CloudCall::Release(_))
}

#[test]
fn given_up_and_frozen_after_all_goes_back_by_itself() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    house.hears(&call, Evidence::Unsure(Doubt::Silence));
    let id = house.newest().id;
    house.key(Command::GiveBack { key: format!("freeze:{}", id.0) }).unwrap();
    assert!(gives_back(&house.deposit(id)));
    let ask = house.last(asks);
    house.paid(&ask);
    assert!(matches!(house.stage(), Stage::Refused { .. }), "nobody is told that it was taken");
    assert!(house.said.iter().all(|said| !said.contains("已冻结")), "{:?}", house.said);
    let release = house.only(releases);
    assert!(
        matches!(&release.call, CloudCall::Release(call) if call.amount.get() == 50_000 && call.by.is_none())
    );
    house.done(&release);
    assert_eq!(house.stands(id), (0, 50_000, 0, 0));
    assert!(!house.counter().has_open_work());
    assert_eq!(house.last_slip().kind, SlipKind::Settlement);
    house.verify();
}

#[test]
fn a_shown_code_that_was_given_up_is_asked_about_and_never_closed() {
    let mut house = House::new();
    house.room("806");
    house.type_line("500");
    house.key(Command::ShowCode { wallet: Wallet::Alipay }).unwrap();
    let call = house.only(|call| matches!(call, CloudCall::ShowFreeze(_)));
    house.hears(&call, Evidence::CodeReady("https://qr.example/1".to_owned()));
    let id = house.newest().id;
    house.key(Command::GiveBack { key: format!("freeze:{}", id.0) }).unwrap();
    let ask = house.last(asks);
    assert!(house.calls.is_empty(), "{:?}", house.calls);
    house.hears(&ask, Evidence::Paying(Doubt::Scanning));
    house.wait(300_000);
    let ask = house.last(asks);
    assert!(house.calls.is_empty(), "{:?}", house.calls);
    house.hears(&ask, Evidence::Closed);
    assert!(house.deposit(id).is_dead());
}

#[test]
fn dead_and_frozen_after_all_goes_back_by_itself() {
    let mut house = House::new();
    let call = house.freeze("806", "500", ALIPAY);
    house.hears(&call, Evidence::Failed(Reason::Balance));
    let ask = house.last(asks);
    house.hears(&ask, Evidence::Failed(Reason::Balance));
    let id = house.newest().id;
    assert!(house.deposit(id).is_dead());
    house.wait(400_000);
    let look = house.last(asks);
    house.paid(&look);
    assert!(house.deposit(id).is_unwanted());
    assert_eq!(house.balance(Account::DepositsFrozen), 50_000);
    let release = house.only(releases);
    house.done(&release);
    assert_eq!(house.balance(Account::DepositsFrozen), 0);
    house.verify();
}

#[test]
fn a_failed_way_back_is_tried_again_with_a_new_number() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    let id = house.newest().id;
    house.key(Command::GiveBack { key: format!("freeze:{}", id.0) }).unwrap();
    house.paid(&call);
    let first = house.only(releases);
    house.drawn(&first, RefundEvidence::Failed(RefundReason::MerchantBalance));
    let ask = house.last(|call| matches!(call, CloudCall::AskRelease { .. }));
    house.drawn(&ask, RefundEvidence::Failed(RefundReason::MerchantBalance));
    assert_eq!(house.cases(CaseKind::DepositUnwanted).len(), 1);
    house.wait(59_000);
    assert!(house.calls.iter().all(|call| !releases(&call.call)));
    house.wait(2_000);
    let second = house.only(releases);
    house.done(&second);
    assert_eq!(house.draws(id).len(), 2);
    assert!(house.cases(CaseKind::DepositUnwanted).is_empty());
}

#[test]
fn a_shop_may_want_a_key_for_it() {
    let mut house = House::new();
    house.set_up(|config| config.refund_orphans = false);
    let call = house.freeze("806", "500", WECHAT);
    let id = house.newest().id;
    house.key(Command::GiveBack { key: format!("freeze:{}", id.0) }).unwrap();
    house.paid(&call);
    assert!(house.calls.iter().all(|call| !releases(&call.call)));
    let case = house.cases(CaseKind::DepositUnwanted).remove(0);
    assert!(house.counter().has_open_work());
    assert_eq!(house.settle(&[id], "380"), Err(Refusal::DepositNotHeld), "it is the guest's");
    house.key(Command::Act { key: case.key, act: CaseAct::Refund }).unwrap();
    let release = house.only(releases);
    house.done(&release);
    assert_eq!(sizes(&house.draws(id)), [("Release done".to_owned(), (50_000, 0))].into());
}

#[test]
fn an_old_word_of_frozen_after_a_proven_way_back_is_no_news() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    house.hears(&call, Evidence::Unsure(Doubt::Silence));
    house.wait(5_000);
    let early = house.last(asks);
    house.wait(5_000);
    let later = house.last(asks);
    house.hears(&later, Evidence::GivenBack);
    let id = house.newest().id;
    assert!(house.deposit(id).is_dead());
    house.paid(&early);
    assert!(house.deposit(id).is_dead(), "it was asked before the proof");
    assert!(house.calls.iter().all(|call| !releases(&call.call)));
}
