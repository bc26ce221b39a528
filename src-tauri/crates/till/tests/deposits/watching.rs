use crate::house::{ALIPAY, DAY, House, WECHAT, fen};
use crate::settling::{consumes, releases};
use domain::cloud::{CloudCall, HoldFacts};
use domain::refusal::Refusal;
use till::engine::Command;

fn asks(call: &CloudCall) -> bool {
    matches!(call, CloudCall::AskHold { .. })
}

fn left(consumed: i64, released: i64, lapsed: i64) -> Option<HoldFacts> {
    let facts = [consumed, released, lapsed].map(fen);
    Some(HoldFacts { frozen: fen(50_000), consumed: facts[0], released: facts[1], lapsed: facts[2] })
}

#[test]
fn the_wallet_is_asked_from_its_day_on_and_not_more_often_than_every_ten_minutes() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.wait(26 * DAY);
    assert_eq!((house.picture().ageing, house.calls.iter().any(|call| asks(&call.call))), (0, false));
    house.wait(DAY);
    assert_eq!(house.picture().ageing, 1, "three days before");
    house.wait(3 * DAY - 1);
    assert!(!house.calls.iter().any(|call| asks(&call.call)), "never earlier");
    house.wait(1);
    let call = house.only(asks);
    house.held_at_cloud(&call, left(0, 0, 0));
    assert_eq!(house.deposit(id).lapsed, fen(0));
    house.wait(599_999);
    assert!(!house.calls.iter().any(|call| asks(&call.call)));
    house.wait(1);
    let call = house.only(asks);
    house.held_at_cloud(&call, left(0, 0, 50_000));
    assert_eq!((house.deposit(id).lapsed, house.stands(id).3), (fen(50_000), 0));
    assert_eq!(house.settle(&[id], "0"), Err(Refusal::DepositNothingLeft));
    house.wait(DAY);
    assert!(!house.calls.iter().any(|call| asks(&call.call)));
    assert_eq!(house.picture().ageing, 0);
    house.verify();
}

#[test]
fn a_clock_that_is_wrong_lets_nothing_lapse() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.now.wall.0 += i64::try_from(400 * DAY).unwrap();
    house.wait(1);
    let call = house.only(asks);
    house.held_at_cloud(&call, None);
    assert_eq!(house.deposit(id).lapsed, fen(0));
}

#[test]
fn figures_that_do_not_fit_the_book_are_not_believed() {
    let mut house = House::new();
    let id = house.frozen("806", "500", ALIPAY);
    house.settle_keeping(&[id], "100", true).unwrap();
    let call = house.only(consumes);
    house.done(&call);
    house.wait(30 * DAY);
    let wrong = [left(0, 0, 40_000), left(10_000, 1, 30_000), left(10_000, 0, 40_001), left(10_000, 0, 0)];
    for facts in wrong {
        let call = house.last(asks);
        house.held_at_cloud(&call, facts);
        assert_eq!(house.deposit(id).lapsed, fen(0), "{facts:?}");
        house.wait(600_000);
    }
    let call = house.last(asks);
    house.held_at_cloud(&call, left(10_000, 0, 15_000));
    assert_eq!((house.deposit(id).lapsed, house.stands(id).3), (fen(15_000), 25_000));
    house.wait(600_000);
    let call = house.last(asks);
    house.held_at_cloud(&call, left(10_000, 0, 40_000));
    assert_eq!((house.deposit(id).lapsed, house.stands(id).3), (fen(40_000), 0), "in two parts");
    house.verify();
}

#[test]
fn while_a_draw_is_in_doubt_no_figure_counts() {
    let mut house = House::new();
    let id = house.frozen("806", "500", ALIPAY);
    house.wait(30 * DAY);
    let call = house.only(asks);
    house.settle(&[id], "0").unwrap();
    house.held_at_cloud(&call, left(0, 0, 50_000));
    assert_eq!(house.deposit(id).lapsed, fen(0));
    let release = house.only(releases);
    house.done(&release);
    assert_eq!(house.stands(id), (0, 50_000, 0, 0));
}

#[test]
fn an_old_deposit_is_asked_about_once_before_it_is_settled() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.wait(29 * DAY);
    assert!(!house.calls.iter().any(|call| asks(&call.call)));
    assert_eq!(house.settle(&[id], "0"), Err(Refusal::DepositInDoubt));
    let call = house.only(asks);
    house.held_at_cloud(&call, left(0, 0, 0));
    house.settle(&[id], "0").unwrap();
    house.only(releases);

    // what is opened on the screen is asked about before the cashier gets that far
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.wait(29 * DAY);
    house.key(Command::OpenDeposit { deposit: id }).unwrap();
    let call = house.only(asks);
    house.held_at_cloud(&call, left(0, 0, 0));
    house.settle(&[id], "0").unwrap();
}

#[test]
fn a_young_deposit_is_settled_without_a_question() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    house.wait(28 * DAY);
    house.settle(&[id], "0").unwrap();
    assert!(!house.calls.iter().any(|call| asks(&call.call)));
}
