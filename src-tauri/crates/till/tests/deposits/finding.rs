use crate::house::{ALIPAY, House, WECHAT};
use crate::settling::consumes;
use domain::deposit::Channels;
use domain::ids::DepositId;
use domain::refusal::Refusal;
use domain::time::BusinessDate;
use till::engine::Command;
use till::engine::deposits::find;
use till::view::DepositStateView;

const TODAY: BusinessDate = BusinessDate(20_261_123);

fn list(house: &House, query: &str, open_only: bool) -> Vec<u64> {
    let found =
        find::list(house.book(), &Channels::default(), TODAY, house.now.wall, query, open_only).unwrap();
    found.cards.iter().map(|card| card.id).collect()
}

#[test]
fn one_box_takes_every_hint_in_any_order() {
    let mut house = House::new();
    let wechat = house.frozen("806", "500", WECHAT).0;
    let alipay = house.frozen("1203", "300", ALIPAY).0;
    let cash = house.cash_deposit("A5", "500").0;
    let number = house.deposit(DepositId(alipay)).number().unwrap().as_str().to_owned();
    let tail = number.get(number.len() - 8..).unwrap();
    let table: [(&str, &[u64]); 14] = [
        ("", &[wechat, alipay, cash]),
        ("806", &[wechat]),
        ("80", &[]),
        ("小明", &[wechat, alipay, cash]),
        ("小红", &[]),
        ("=500", &[wechat, cash]),
        ("=500 现金", &[cash]),
        ("cash =500", &[cash]),
        ("微信", &[wechat]),
        ("今天 支付宝", &[alipay]),
        ("昨天", &[]),
        ("1123", &[wechat, alipay, cash]),
        (tail, &[alipay]),
        ("1203 小明 =300", &[alipay]),
    ];
    for (query, expected) in table {
        assert_eq!(list(&house, query, true), expected, "{query}");
    }
    house.settle(&[DepositId(cash)], "0").unwrap();
    assert_eq!(list(&house, "=500", true), [wechat]);
    assert_eq!(list(&house, "=500", false), [cash, wechat], "newest first with what is spent");
}

#[test]
fn a_stay_tells_what_happened_and_leads_to_the_sales() {
    let mut house = House::new();
    let first = house.frozen("806", "500", ALIPAY);
    let second = house.cash_deposit("806", "300");
    house.settle_keeping(&[first], "100", true).unwrap();
    let call = house.only(consumes);
    house.done(&call);
    let stay = find::stay(house.book(), &Channels::default(), house.now.wall, second).unwrap();
    assert_eq!((stay.room.as_str(), stay.named, stay.left.fen), ("806", Some(second.0), 70_000));
    assert_eq!(stay.cards.iter().map(|card| card.id).collect::<Vec<_>>(), [first.0, second.0]);
    assert_eq!((stay.cards[0].consumed.fen, stay.cards[0].state), (10_000, DepositStateView::Held));
    assert!(stay.cards[0].slip.is_some() && stay.cards[0].keeps_rest);
    let sale = stay.draws[0].sale.unwrap();
    let sale = house.book().sale(domain::ids::SaleId(sale)).unwrap().unwrap();
    assert_eq!(sale.entry.due.get(), 10_000);
    let kinds: Vec<&str> = stay.slips.iter().map(|slip| slip.kind.as_str()).collect();
    assert_eq!(kinds, ["deposit", "deposit", "sale", "settlement"]);
    let unknown = find::stay(house.book(), &Channels::default(), house.now.wall, DepositId(99));
    assert_eq!(unknown.err(), Some(Refusal::DepositUnknown));
}

#[test]
fn the_preview_says_what_enter_will_do() {
    let mut house = House::new();
    let (first, second) = (house.frozen("806", "500", WECHAT), house.frozen("806", "300", ALIPAY));
    let see = |consume: &str, keep| {
        let ids = [first, second];
        let seen = find::preview(house.book(), &Channels::default(), &ids, consume, keep).unwrap();
        (
            seen.consume.fen,
            seen.release.fen,
            seen.kept.fen,
            seen.shares.len(),
            seen.problem.map(|code| code.0),
        )
    };
    assert_eq!(see("380", false), (38_000, 42_000, 0, 2, None));
    assert_eq!(see("380", true), (38_000, 12_000, 30_000, 1, None));
    assert_eq!(see("*", false), (80_000, 0, 0, 2, None));
    assert_eq!(see("", false), (80_000, 0, 0, 2, None));
    assert_eq!(see("0", false), (0, 80_000, 0, 2, None));
    assert_eq!(see("800.01", false), (0, 0, 0, 0, Some("DepositTooMuch".to_owned())));
    assert_eq!(see("x", false), (0, 0, 0, 0, Some("AmountUnreadable".to_owned())));
}

#[test]
fn paper_number_and_voucher_open_the_deposit() {
    let mut house = House::new();
    let id = house.frozen("806", "500", WECHAT);
    let slip = house.last_slip().no.0;
    let number = house.deposit(id).number().unwrap().as_str().to_owned();
    for scanned in [slip.as_str(), number.as_str(), "4200001234202611231234567890"] {
        house.key(Command::Dismiss).unwrap();
        house.scan(scanned).unwrap();
        assert_eq!(house.picture().opened_deposit, Some(id.0), "{scanned}");
    }
    house.key(Command::Dismiss).unwrap();
    assert_eq!(house.picture().opened_deposit, None);
    house.settle(&[id], "380").unwrap();
    let call = house.only(consumes);
    house.done(&call);
    house.key(Command::Dismiss).unwrap();
    house.scan(&slip).unwrap();
    assert_eq!(house.picture().opened_deposit, Some(id.0), "also when it is spent");
    assert_eq!(house.key(Command::OpenDeposit { deposit: DepositId(99) }), Err(Refusal::DepositUnknown));
}
