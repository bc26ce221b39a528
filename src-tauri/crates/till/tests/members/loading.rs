//! Money onto a card: asked like an amount, paid like a sale, there when all of it is paid.

use crate::audit::{audit, balance};
use crate::desk::{calls, said};
use crate::house::{House, fen};
use domain::evidence::Wallet;
use domain::fact::Fact;
use domain::ledger::Account;
use domain::member::{Limits, MoveKind};
use domain::refusal::Refusal;
use domain::slip::{SlipKind, SlipTender};
use money::FenDelta;
use till::engine::members::MemberCommand;
use till::engine::members::previews::top_up_preview;
use till::engine::{Command, Output};
use till::view::{GuestView, Stage};

fn tier(house: &mut House, card: domain::member::CardId, key: u8) {
    house.does(MemberCommand::TopUp { card, tier: Some(key), amount: String::new() });
}

#[test]
fn a_tier_in_notes_brings_its_gift() {
    let mut house = House::new();
    let card = house.open("王芳", "13812345678", "VIP-7");
    let before = house.desk.counter.book().head().seq;
    tier(&mut house, card, 3);
    // asked, and not a word of it in the book
    assert_eq!(house.desk.counter.book().head().seq, before);
    assert!(matches!(house.desk.stage(), Stage::Armed));
    let open = house.picture().open_sale.unwrap();
    assert_eq!((open.sale, open.due.fen, open.rest.fen, open.partly), (0, 50_000, 50_000, false));
    let top_up = open.top_up.unwrap();
    assert_eq!((top_up.card, top_up.gift.fen, top_up.before.fen, top_up.after.fen), (1, 7500, 0, 57_500));
    assert!(matches!(house.guest(), GuestView::PleaseShow { amount, .. } if amount.fen == 50_000));

    let (result, outputs) = house.cash("600");
    result.unwrap();
    audit(&house);
    assert_eq!(house.on(card), (50_000, 7500));
    assert_eq!(balance(&house, Account::CashDrawer), 50_000);
    assert_eq!(balance(&house, Account::GiftExpense), 7500);
    assert_eq!(balance(&house, Account::Sales), 0, "a top-up is no sale of goods");
    assert_eq!(said(&outputs), ["收您六百元，找零一百元", "会员卡充值成功，五百七十五元"]);
    let green = house.green();
    let own = &green.cards[0];
    assert_eq!((own.before.fen, own.after.fen, own.principal.fen, own.gift.fen), (0, 57_500, 50_000, 7500));
    // the change is more urgent to the guest
    assert!(matches!(house.guest(), GuestView::Paid { change: Some(change), .. } if change.fen == 10_000));
    let slip = house.last_slip();
    assert_eq!((slip.kind, slip.total, slip.cards[0].kind), (SlipKind::Sale, fen(50_000), MoveKind::TopUp));
    assert_eq!((slip.cards[0].principal_after, slip.cards[0].gift_after), (fen(50_000), fen(7500)));
    // the facts of one commit, in their order
    let facts = house.facts();
    let kinds: Vec<String> = facts.iter().map(Fact::kind).collect();
    let at = kinds.iter().position(|kind| kind == "sale.opened").unwrap();
    let order = ["sale.opened", "tender.taken", "drawer.opened", "sale.settled", "card.moved", "slip.issued"];
    assert_eq!(kinds[at..at + 6], order);
}

#[test]
fn an_exact_top_up_shows_the_guest_the_balance() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    tier(&mut house, card, 2);
    house.cash("").0.unwrap();
    match house.guest() {
        GuestView::PaidByCard { amount, card, top_up, .. } => {
            assert_eq!((amount.fen, card.before.fen, card.after.fen, top_up), (30_000, 0, 33_000, true));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn by_scan_by_our_code_and_by_terminal() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    tier(&mut house, card, 2);
    let charge = house.scan_wallet();
    audit(&house);
    assert_eq!((charge.amount, house.on(card)), (fen(30_000), (0, 0)));
    assert!(house.picture().open_sale.unwrap().top_up.is_some());
    let outputs = house.paid(&charge);
    assert_eq!(house.on(card), (30_000, 3000));
    assert_eq!(said(&outputs), ["微信收款，三百元", "会员卡充值成功，三百三十元"]);
    house.dismiss();

    house.asks(card, "250");
    let (result, outputs) = house.desk.key(Command::ShowCode { wallet: Wallet::Alipay });
    result.unwrap();
    assert!(matches!(house.desk.stage(), Stage::ShowingCode { .. }) && calls(&outputs));
    house.desk.key(Command::Park).0.unwrap();
    assert!(matches!(house.desk.stage(), Stage::Amount));

    let other = house.open("李雷", "", "");
    house.asks(other, "88.8");
    house.record("").0.unwrap();
    audit(&house);
    assert_eq!(house.on(other), (8880, 0));
    assert_eq!(balance(&house, Account::BankCard), 8880);
    assert!(matches!(house.last_slip().tenders[..], [SlipTender::Record { .. }]));
}

#[test]
fn another_amount_or_esc_puts_it_away() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "250");
    // the next guest
    house.desk.type_line("12.5");
    assert_eq!(house.picture().open_sale, None);
    let charge = house.scan_wallet();
    assert_eq!(charge.amount, fen(1250));
    house.paid(&charge);
    assert_eq!(house.on(card), (0, 0));
    house.dismiss();

    house.asks(card, "250");
    house.dismiss();
    assert_eq!((house.picture().open_sale, house.picture().opened_member), (None, Some(card.0)));
    house.dismiss();
    assert_eq!(house.picture().opened_member, None);
    assert_eq!(house.cash("").0, Err(Refusal::AmountEmpty));
    // a refused payment leaves it armed; another top-up takes its place
    house.asks(card, "250");
    let charge = house.scan_wallet();
    house.hears(&charge, domain::evidence::Evidence::NumberTaken);
    assert!(matches!(house.desk.stage(), Stage::Refused { .. }));
    assert_eq!(house.picture().open_sale.unwrap().rest.fen, 25_000);
    house.asks(card, "300");
    assert_eq!(house.picture().open_sale.unwrap().rest.fen, 30_000);
    house.cash("").0.unwrap();
    audit(&house);
    assert_eq!(house.on(card), (30_000, 3000));
}

#[test]
fn a_top_up_on_hold_comes_back() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    house.asks(card, "300");
    house.desk.key(Command::Hold).0.unwrap();
    let held = house.picture().held;
    assert_eq!((held.len(), held[0].due.fen), (1, 30_000));
    let mut house = house.restart();
    house.desk.key(Command::Recall { sale: domain::ids::SaleId(held[0].sale) }).0.unwrap();
    assert_eq!(house.picture().open_sale.unwrap().top_up.unwrap().gift.fen, 3000);
    house.cash("").0.unwrap();
    audit(&house);
    assert_eq!(house.on(card), (30_000, 3000));
}

#[test]
fn the_rules_are_asked_before_anybody_pays() {
    let mut house = House::new();
    let named = house.open("王芳", "", "");
    let plain = house.open("", "", "");
    let ask = |card, amount: &str| MemberCommand::TopUp { card, tier: None, amount: amount.to_owned() };
    let key = |card, key| MemberCommand::TopUp { card, tier: Some(key), amount: String::new() };
    let table = [
        (ask(plain, "1000.01"), Refusal::CardOverLimit),
        (ask(named, "5000.01"), Refusal::CardOverLimit),
        (ask(plain, "10000"), Refusal::CardNameNeeded),
        (ask(named, "0"), Refusal::AmountZero),
        (ask(named, ""), Refusal::AmountEmpty),
        (ask(domain::member::CardId(9), "1"), Refusal::CardUnknown),
        (key(named, 4), Refusal::NotATier),
        (key(named, 0), Refusal::NotATier),
    ];
    for (wish, why) in table {
        assert_eq!(house.refused(wish), why);
    }
    house.set_up(|config| config.members.as_mut().unwrap().any_amount = false);
    assert_eq!(house.refused(ask(named, "99")), Refusal::NotATier);
    house.set_up(|config| config.limits.ceiling = crate::house::fen(20_000));
    assert_eq!(house.refused(ask(named, "200.01")), Refusal::AmountTooLarge);
    // asked again by the first tender: the card was filled meanwhile
    house.set_up(|_| {});
    house.asks(plain, "600");
    let (part, reason) = (till::view::CardPartView::Principal, "错".to_owned());
    house.does(MemberCommand::Adjust { card: plain, part, amount: "+500".to_owned(), reason });
    assert_eq!(house.cash("").0, Err(Refusal::CardOverLimit));
    assert_eq!(house.on(plain), (50_000, 0));
}

#[test]
fn the_preview_says_what_will_be() {
    let mut house = House::new();
    let card = house.loaded("100");
    let programme = crate::house::programme();
    let finder = house.desk.counter.finder();
    let preview = |tier, amount: &str| {
        let book = house.desk.counter.book();
        top_up_preview(book, finder.as_ref(), &programme, card, tier, amount).unwrap()
    };
    let told = preview(Some(3), "");
    assert_eq!(
        (told.amount.fen, told.gift.fen, told.before.fen, told.after.fen),
        (50_000, 7500, 10_000, 67_500)
    );
    assert_eq!((told.hint, told.problem), (None, None));
    let told = preview(None, "350");
    let hint = told.hint.unwrap();
    assert_eq!((told.gift.fen, hint.key, hint.amount.fen, hint.gift.fen), (0, 3, 50_000, 7500));
    let told = preview(None, "4900.01");
    assert_eq!((told.problem.unwrap().0.as_str(), told.after.fen), ("CardOverLimit", 10_000));
    assert_eq!(preview(None, "x").problem.unwrap().0, "AmountUnreadable");
}

#[test]
fn a_sum_that_is_unusual_for_sales_is_none_for_a_card() {
    let mut house = House::new();
    for _ in 0..10 {
        house.desk.cash("2");
    }
    house.desk.counter.idle();
    let card = house.open("王芳", "", "");
    house.asks(card, "500");
    house.cash("").0.unwrap();
    assert_eq!(house.desk.ask(), None);
    assert_eq!(house.on(card).0, 50_000);
    // and the limit of nothing is no limit
    house.set_up(|config| {
        let max = money::Fen::MAX;
        let all = Limits { named: max, unnamed: max, real_name_from: max, cash_back: max };
        config.members.as_mut().unwrap().limits = all;
    });
    house.dismiss();
    house.asks(card, "90000");
    let (_, outputs) = house.cash("");
    assert!(outputs.iter().any(|output| matches!(output, Output::Kick(_))));
    audit(&house);
    assert_eq!(
        house.card(card).principal.as_delta().plus(FenDelta::new(-9_050_000).unwrap()),
        Some(FenDelta::ZERO)
    );
}
