use crate::house::{ALIPAY, House, WECHAT, fen};
use domain::cloud::CloudCall;
use domain::deposit::Hold;
use domain::evidence::{Doubt, Evidence, Reason, Wallet};
use domain::ledger::Account;
use domain::refusal::Refusal;
use domain::slip::{HoldKind, SlipKind, SlipTender};
use domain::tender::RecordKind;
use store::Book;
use till::config::Work;
use till::engine::Command;
use till::view::{Ask, CaseKind, GuestView, Stage};

#[test]
fn the_deposit_is_on_the_disk_when_the_freeze_comes_out() {
    let mut house = House::new();
    house.room("806");
    let picture = house.picture();
    let taking = picture.taking.unwrap();
    assert_eq!((taking.room.as_str(), taking.known.len(), picture.deposits), ("806", 0, true));
    assert!(taking.wechat_scan && taking.alipay_scan && taking.alipay_qr && !taking.wechat_qr);
    house.type_line("500");
    assert!(matches!(house.guest(), GuestView::DepositAsked { amount, .. } if amount.fen == 50_000));
    house.scan(WECHAT).unwrap();
    let deposit = house.newest();
    assert_eq!((deposit.room.as_str(), deposit.amount, deposit.is_held()), ("806", fen(50_000), false));
    assert_eq!(house.book().guest_name(deposit.id).unwrap().as_deref(), Some("王小明"));
    assert_eq!(house.book().pending_total().unwrap(), fen(50_000));
    let call = house.only(|call| matches!(call, CloudCall::Freeze(_)));
    assert!(matches!(&call.call, CloudCall::Freeze(call)
        if call.remark == "806" && call.amount == fen(50_000) && call.wallet == Wallet::WeChat));
    assert!(
        matches!(house.stage(), Stage::Waiting { room: Some(room), can_reverse: false, .. } if room == "806")
    );

    house.paid(&call);
    let Stage::DepositTaken { card, slip, late: false, change: None } = house.stage() else {
        panic!("{:?}", house.stage())
    };
    assert_eq!(
        (card.left.fen, card.payer.as_deref(), card.name.as_deref()),
        (50_000, Some("x8Kf"), Some("王小明"))
    );
    assert!(matches!(house.guest(), GuestView::DepositHeld { frozen: true, change: None, .. }));
    assert_eq!(house.said, ["微信押金已冻结，五百元"]);
    let paper = house.last_slip();
    assert_eq!(
        (paper.kind, paper.total, paper.no.0.as_str()),
        (SlipKind::Deposit, fen(50_000), slip.as_str())
    );
    assert_eq!((paper.deposits[0].hold, paper.deposits[0].days), (HoldKind::Frozen, Some(30)));
    assert!(paper.tenders.is_empty(), "nothing was paid");
    assert_eq!(house.printed, 1);
    assert_eq!(house.balance(Account::DepositsFrozen), 50_000);
    assert_eq!(house.balance(Account::Sales), 0);
    house.verify();
}

#[test]
fn names_stay_out_of_the_journal() {
    let mut house = House::new();
    house.frozen("806", "500", WECHAT);
    let rows = house.book().journal(1, u32::MAX).unwrap();
    assert!(rows.iter().all(|row| !row.body.contains("王小明")), "a chain cannot forget");
}

#[test]
fn alipay_shows_a_code_and_wechat_does_not() {
    let mut house = House::new();
    house.room("806");
    house.type_line("500");
    assert_eq!(house.key(Command::ShowCode { wallet: Wallet::WeChat }), Err(Refusal::DepositChannel));
    house.key(Command::ShowCode { wallet: Wallet::Alipay }).unwrap();
    let call = house.only(|call| matches!(call, CloudCall::ShowFreeze(_)));
    assert_eq!(house.key(Command::ShowCode { wallet: Wallet::Alipay }), Err(Refusal::AttemptOpen));
    assert_eq!(house.scan(WECHAT), Err(Refusal::AttemptOpen));
    house.hears(&call, Evidence::CodeReady("https://qr.example/1".to_owned()));
    assert!(matches!(house.stage(), Stage::ShowingCode { code: Some(_), room: Some(_), .. }));
    assert!(matches!(house.guest(), GuestView::Scan { .. }));
    house.wait(2_000);
    let ask = house.last(|call| matches!(call, CloudCall::AskFreeze { .. }));
    house.paid(&ask);
    assert!(matches!(house.stage(), Stage::DepositTaken { late: false, .. }));
    house.verify();
}

#[test]
fn cash_is_held_at_once_and_gives_change() {
    let mut house = House::new();
    house.room("806");
    house.type_line("500");
    assert_eq!(house.cash("400"), Err(Refusal::CashUnreadable), "a part of a deposit is none");
    house.cash("600").unwrap();
    assert_eq!(house.kicks, 1);
    assert!(house.said[0].contains("找零一百"), "{:?}", house.said);
    assert!(
        matches!(house.guest(), GuestView::DepositHeld { frozen: false, change: Some(change), .. } if change.fen == 10_000)
    );
    let paper = house.last_slip();
    assert!(
        matches!(paper.tenders[0], SlipTender::Cash { received, change, .. } if (received, change) == (fen(60_000), fen(10_000)))
    );
    assert_eq!(house.newest().hold, Hold::Cash);
    assert_eq!((house.balance(Account::CashDrawer), house.balance(Account::DepositsPaid)), (50_000, -50_000));
    assert!(house.calls.is_empty());
    house.verify();
}

#[test]
fn only_a_bank_card_is_booked_as_a_deposit() {
    let mut house = House::new();
    house.room("806");
    house.type_line("500");
    let record = |kind| Command::Record { kind, amount: String::new(), reference: "6222".to_owned() };
    assert_eq!(house.key(record(RecordKind::Voucher)), Err(Refusal::DepositChannel));
    house.key(record(RecordKind::BankCard)).unwrap();
    assert_eq!(house.newest().hold, Hold::Record(RecordKind::BankCard));
    assert_eq!(house.balance(Account::BankCard), 50_000);
}

#[test]
fn a_password_is_waited_for() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    house.hears(&call, Evidence::Paying(Doubt::Typing));
    assert!(matches!(house.guest(), GuestView::Wait { typing: true, .. }));
    assert!(house.said.contains(&"请输入密码".to_owned()));
    house.wait(2_000);
    let ask = house.last(|call| matches!(call, CloudCall::AskFreeze { .. }));
    house.paid(&ask);
    assert!(house.deposit(house.newest().id).is_held());
}

#[test]
fn silence_is_asked_about_and_what_was_frozen_is_found() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    house.hears(&call, Evidence::Unsure(Doubt::Silence));
    house.key(Command::Park).unwrap();
    assert_eq!(house.cases(CaseKind::Freeze).len(), 1);
    house.wait(60_000);
    let ask = house.last(|call| matches!(call, CloudCall::AskFreeze { .. }));
    assert!(
        !house
            .calls
            .iter()
            .any(|call| matches!(call.call, CloudCall::Reverse { .. } | CloudCall::Close { .. }))
    );
    house.paid(&ask);
    assert!(house.said.iter().any(|said| said.starts_with("补到账，微信押金已冻结")), "{:?}", house.said);
    assert!(matches!(house.stage(), Stage::DepositTaken { late: true, .. }), "the lane was idle");
    assert!(house.cases(CaseKind::Freeze).is_empty());
}

#[test]
fn a_late_freeze_leaves_the_next_guest_alone() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    house.hears(&call, Evidence::Unsure(Doubt::Silence));
    house.key(Command::Park).unwrap();
    house.room("1203");
    house.type_line("30");
    house.paid(&call);
    let picture = house.picture();
    assert_eq!((picture.taking.unwrap().room.as_str(), picture.line.text.as_str()), ("1203", "30"));
    assert_eq!(house.newest().room, "806");
}

#[test]
fn a_refused_freeze_stays_armed_for_another_code() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    house.hears(&call, Evidence::Failed(Reason::Balance));
    assert!(matches!(house.stage(), Stage::Waiting { .. }), "one no is asked about");
    let ask = house.last(|call| matches!(call, CloudCall::AskFreeze { .. }));
    house.hears(&ask, Evidence::Failed(Reason::Balance));
    assert!(matches!(house.stage(), Stage::Refused { amount: Some(amount), .. } if amount.fen == 50_000));
    let first = house.newest();
    assert!(first.is_dead());
    assert_eq!(house.book().pending_total().unwrap(), fen(0));
    house.scan(ALIPAY).unwrap();
    let again = house.only(|call| matches!(call, CloudCall::Freeze(_)));
    assert!(
        matches!(&again.call, CloudCall::Freeze(call) if call.amount == fen(50_000) && call.remark == "806")
    );
    house.paid(&again);
    assert_ne!(house.newest().id, first.id);
    assert_eq!(house.newest().chain, house.newest().id, "a dead one begins no stay");
    house.verify();
}

#[test]
fn what_never_left_is_over_at_once() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    house.hears(&call, Evidence::NeverLeft);
    assert!(matches!(house.stage(), Stage::Refused { .. }));
    assert!(house.newest().is_dead() && !house.counter().has_open_work());
}

#[test]
fn a_second_deposit_of_a_room_is_chained() {
    let mut house = House::new();
    let first = house.frozen("806", "500", WECHAT);
    house.room("806");
    let known = house.picture().taking.unwrap().known;
    assert_eq!((known.len(), known[0].id, known[0].left.fen), (1, first.0, 50_000));
    let second = house.cash_deposit("806", "300");
    let other = house.cash_deposit("1203", "300");
    assert_eq!((house.deposit(second).chain, house.deposit(other).chain), (first, other));
    house.settle(&[first, second], "0").unwrap();
    let release = house.only(|call| matches!(call, CloudCall::Release(_)));
    house.done(&release);
    let next = house.cash_deposit("806", "200");
    assert_eq!(house.deposit(next).chain, next, "the next guest begins anew");
}

#[test]
fn the_same_amount_beside_a_young_freeze_asks_first() {
    let mut house = House::new();
    let call = house.freeze("806", "500", WECHAT);
    house.hears(&call, Evidence::Unsure(Doubt::Silence));
    house.key(Command::Park).unwrap();
    house.room("807");
    house.type_line("500");
    house.scan(ALIPAY).unwrap();
    let question = house.picture().question.unwrap();
    assert!(matches!(&question.ask, Ask::SameAmount { cases, .. } if cases[0].kind == CaseKind::Freeze));
    assert!(house.calls.iter().all(|call| !matches!(call.call, CloudCall::Freeze(_))));
    house.key(Command::Answer { id: question.id, yes: true }).unwrap();
    house.only(|call| matches!(call, CloudCall::Freeze(_)));
}

#[test]
fn the_shop_decides_what_the_lane_takes() {
    let mut house = House::new();
    house.set_up(|config| config.work = Work::CashierOnly);
    assert_eq!(house.key(Command::Deposits { on: true }), Err(Refusal::DepositsOff));
    let room = || Command::Room { room: "806".to_owned(), name: String::new() };
    assert_eq!(house.key(room()), Err(Refusal::DepositsOff));
    house.set_up(|config| config.work = Work::DepositOnly);
    assert_eq!(house.key(Command::Deposits { on: false }), Err(Refusal::DepositsOnly));
    house.type_line("500");
    assert_eq!(house.scan(WECHAT), Err(Refusal::RoomMissing));
    assert_eq!(house.cash(""), Err(Refusal::RoomMissing));
    house.key(room()).unwrap();
    house.type_line("500");
    house.cash("").unwrap();
    let long = Command::Room { room: "1".repeat(17), name: String::new() };
    assert_eq!(house.key(long), Err(Refusal::RoomTooLong));
    house.set_up(|config| {
        config.work = Work::Both;
        config.channels.wechat.open = false;
    });
    house.key(room()).unwrap();
    house.type_line("500");
    assert_eq!(house.scan(WECHAT), Err(Refusal::DepositChannel));
    assert_eq!(house.key(Command::Hold), Err(Refusal::DepositsOnly), "a deposit is no sale");
}

#[test]
fn escape_steps_out_one_by_one() {
    let mut house = House::new();
    house.key(Command::Deposits { on: true }).unwrap();
    house.room("806");
    house.type_line("500");
    let steps: Vec<(bool, bool, bool)> = (0..4)
        .map(|_| {
            let picture = house.picture();
            let seen = (!picture.line.text.is_empty(), picture.taking.is_some(), picture.deposits);
            house.key(Command::Dismiss).unwrap();
            seen
        })
        .collect();
    assert_eq!(steps, [(true, true, true), (false, true, true), (false, false, true), (false, false, false)]);
}

#[test]
fn another_connection_sees_the_freeze_before_it_is_sent() {
    let mut house = House::new();
    let reader = Book::reader(&house.path).unwrap();
    assert!(reader.open_work().unwrap().open_deposits.is_empty());
    house.freeze("806", "500", WECHAT);
    assert_eq!(reader.open_work().unwrap().open_deposits.len(), 1);
}
