//! Paying by card: one scan, both balances, no network.

use crate::audit::{audit, balance};
use crate::desk::{calls, said};
use crate::house::{House, fen};
use domain::evidence::{Doubt, Evidence};
use domain::ledger::Account;
use domain::member::MoveKind;
use domain::refusal::Refusal;
use domain::slip::SlipTender;
use domain::tender::Tender;
use till::engine::members::MemberCommand;
use till::engine::members::previews::spend_preview;
use till::engine::{Command, Output};
use till::view::{Ask, GuestView, Stage, TenderView};

fn pay(card: domain::member::CardId, amount: &str) -> MemberCommand {
    MemberCommand::Pay { card, amount: amount.to_owned() }
}

#[test]
fn a_scan_pays_what_is_on_the_line() {
    let mut house = House::new();
    let card = house.loaded("300");
    house.desk.type_line("128.5");
    let (result, outputs) = house.desk.scan("VIP-7");
    result.unwrap();
    audit(&house);
    // the gift first, 98.50 of the guest's own money, of which 5 % comes back as a gift
    assert_eq!(house.on(card), (30_000 - 9850, 492));
    assert!(!calls(&outputs), "no network");
    assert!(!outputs.iter().any(|output| matches!(output, Output::Kick(_))), "no drawer");
    assert_eq!(said(&outputs), ["会员卡收款，一百二十八点五元"]);
    let green = house.green();
    assert_eq!((green.amount.fen, green.change), (12_850, None));
    let paid = TenderView::Member {
        card: card.0,
        amount: fen(12_850).into(),
        principal: fen(9850).into(),
        gift: fen(3000).into(),
    };
    assert_eq!(green.tenders, [paid]);
    let own = &green.cards[0];
    assert_eq!((own.number.as_str(), own.before.fen, own.after.fen), ("000001", 33_000, 20_642));
    assert_eq!((own.principal.text.as_str(), own.gift.text.as_str()), ("-98.50", "-25.08"));
    match house.guest() {
        GuestView::PaidByCard { amount, card, top_up, .. } => {
            assert_eq!((amount.fen, card.after.fen, top_up), (12_850, 20_642, false));
        }
        other => panic!("{other:?}"),
    }
    let slip = house.last_slip();
    assert!(matches!(slip.tenders[..], [SlipTender::Member { card: of, .. }] if of == card));
    assert_eq!((slip.cards.len(), slip.cards[0].kind), (1, MoveKind::Spend));
    assert_eq!(slip.cards[0].principal_after.plus(slip.cards[0].gift_after), Some(fen(20_642)));
    assert_eq!(balance(&house, Account::Sales), -12_850);
    assert_eq!(balance(&house, Account::GiftExpense), 3000 + 492);
}

#[test]
fn without_a_network_and_with_a_discount() {
    let mut house = House::with(|config| config.wallets_ready = false);
    let card = house.loaded("100");
    house.desk.type_line("50-10%");
    house.does(pay(card, ""));
    assert_eq!(house.on(card), (5500, 225));
    let mut house = house.restart();
    assert_eq!(house.on(card), (5500, 225));
    house.spend("VIP7", "57.25");
    assert_eq!(house.on(card), (0, 275));
}

#[test]
fn less_on_the_card_asks_once_and_the_rest_comes_by_scan() {
    let mut house = House::new();
    let card = house.loaded("100");
    house.desk.type_line("128.5");
    assert!(house.desk.scan("VIP-7").0.is_ok());
    let before = house.desk.counter.book().head().seq;
    match house.desk.ask() {
        Some(Ask::PartByCard { card, part, rest }) => {
            assert_eq!((card.number.as_str(), part.fen, rest.fen), ("000001", 10_000, 2850));
        }
        other => panic!("{other:?}"),
    }
    house.desk.answer(false).0.unwrap();
    assert_eq!(house.desk.counter.book().head().seq, before, "nothing has happened");
    assert_eq!(house.picture().line.text, "128.5");
    house.desk.scan("VIP-7").0.unwrap();
    let (result, outputs) = house.desk.answer(true);
    result.unwrap();
    audit(&house);
    assert_eq!(said(&outputs), ["会员卡收款，一百元"]);
    // 5 % of the hundred is there for the next time, not for this sale
    assert_eq!(house.on(card), (0, 500));
    let open = house.picture().open_sale.unwrap();
    assert_eq!((open.counted.fen, open.rest.fen, open.parts.len()), (10_000, 2850, 1));
    let charge = house.scan_wallet();
    assert_eq!(charge.amount, fen(2850));
    house.paid(&charge);
    let green = house.green();
    assert_eq!((green.tenders.len(), green.cards.len(), green.cards[0].after.fen), (2, 1, 500));
    let slip = house.last_slip();
    assert_eq!((slip.tenders.len(), slip.cards[0].principal.get()), (2, -10_000));
    assert_eq!(slip.cards[0].principal_after.plus(slip.cards[0].gift_after), Some(fen(500)));
}

#[test]
fn a_part_by_key_and_the_rest_in_notes() {
    let mut house = House::new();
    let card = house.loaded("300");
    house.desk.type_line("100");
    house.does(pay(card, "40"));
    assert_eq!(house.picture().open_sale.unwrap().rest.fen, 6000);
    assert_eq!(house.refused(pay(card, "60.01")), Refusal::AmountTooLarge);
    // a line typed beside an open sale is a part of it
    house.desk.type_line("10");
    house.desk.scan("VIP-7").0.unwrap();
    assert_eq!(house.picture().open_sale.unwrap().rest.fen, 5000);
    house.cash("100").0.unwrap();
    audit(&house);
    let green = house.green();
    assert_eq!((green.change.unwrap().fen, green.cards.len()), (5000, 1));
    assert!(matches!(house.guest(), GuestView::Paid { change: Some(change), .. } if change.fen == 5000));
    // 30 of the gift and 10, which earned 0.50; that and 9.50, which earned 0.47
    assert_eq!(house.on(card), (28_050, 47));
    let sale = house.last_sale();
    let parts: Vec<i64> = sale
        .tenders
        .iter()
        .filter_map(|tender| match tender {
            Tender::Member { spent, .. } => Some(spent.amount().get()),
            _ => None,
        })
        .collect();
    assert_eq!(parts, [4000, 1000]);
    let slip = house.last_slip();
    assert_eq!((slip.cards[0].principal.get(), slip.cards[0].gift.get()), (-1950, -2953));
}

#[test]
fn two_cards_pay_one_sale() {
    let mut house = House::new();
    let one = house.loaded("100");
    house.dismiss();
    let two = house.open("李雷", "13900001111", "VIP-8");
    house.load(two, "100");
    house.desk.type_line("150");
    house.desk.scan("VIP-7").0.unwrap();
    house.desk.answer(true).0.unwrap();
    house.desk.scan("VIP-8").0.unwrap();
    audit(&house);
    assert_eq!((house.on(one), house.on(two)), ((0, 500), (5000, 250)));
    let changes: Vec<(u64, i64, i64)> =
        house.green().cards.iter().map(|own| (own.card, own.before.fen, own.after.fen)).collect();
    assert_eq!(changes, [(one.0, 10_000, 500), (two.0, 10_000, 5250)]);
}

#[test]
fn what_a_card_does_not_pay() {
    let mut house = House::new();
    let card = house.loaded("100");
    let empty = house.open("李雷", "", "VIP-8");
    house.dismiss();
    assert_eq!(house.refused(pay(card, "")), Refusal::AmountEmpty);
    house.desk.type_line("10");
    assert_eq!(house.refused(pay(empty, "")), Refusal::NothingOnCard);
    assert_eq!(house.refused(pay(domain::member::CardId(9), "")), Refusal::CardUnknown);
    assert_eq!(house.refused(pay(card, "10.01")), Refusal::AmountTooLarge);
    assert_eq!(house.refused(pay(card, "x")), Refusal::AmountUnreadable);
    // no card loads a card
    house.asks(empty, "100");
    assert_eq!(house.desk.scan("VIP-7").0, Err(Refusal::CardByCard));
    assert_eq!(house.refused(pay(card, "")), Refusal::CardByCard);
    house.dismiss();
    house.dismiss();
    // no deposit comes from a card
    let room = Command::Room { room: "806".to_owned(), name: String::new() };
    house.desk.key(room).0.unwrap();
    house.desk.type_line("50");
    assert_eq!(house.desk.scan("VIP-7").0, Err(Refusal::DepositChannel));
    house.desk.key(Command::Deposits { on: false }).0.unwrap();
    // lost
    house.does(MemberCommand::Lose { card });
    house.dismiss();
    house.desk.type_line("10");
    assert_eq!(house.desk.scan("VIP-7").0, Err(Refusal::CardLost));
    assert_eq!(house.on(card), (10_000, 0));
}

#[test]
fn the_pauses_of_a_sale_are_the_cards_too() {
    let mut house = House::new();
    let card = house.loaded("300");
    for _ in 0..10 {
        house.desk.cash("2");
    }
    house.desk.counter.idle();
    house.dismiss();
    house.desk.type_line("200");
    house.desk.scan("VIP-7").0.unwrap();
    assert!(matches!(house.desk.ask(), Some(Ask::Unusual { .. })));
    house.desk.answer(true).0.unwrap();
    audit(&house);
    assert!(matches!(house.desk.stage(), Stage::Paid(_)));
    house.dismiss();
    // beside a payment that is not decided: its money goes back when it comes
    house.desk.type_line("10");
    let charge = house.scan_wallet();
    house.hears(&charge, Evidence::Unsure(Doubt::Silence));
    assert_eq!(house.desk.scan("VIP-7").0, Err(Refusal::AttemptOpen));
    house.does(pay(card, ""));
    assert!(matches!(house.desk.ask(), Some(Ask::GoOnBesideOpen { .. })));
    house.desk.answer(true).0.unwrap();
    house.desk.wait(4_000);
    let outputs = house.paid(&charge);
    assert_eq!(crate::house::back_of(&outputs).amount, fen(1000));
    assert_eq!(balance(&house, Account::Sales), -20_000 - 10 * 200 - 1000);
}

#[test]
fn the_preview_says_what_will_be() {
    let mut house = House::new();
    let card = house.loaded("300");
    let (book, finder) = (house.desk.counter.book(), house.desk.counter.finder());
    let programme = crate::house::programme();
    let preview = |due| spend_preview(book, finder.as_ref(), &programme, fen(due), card).unwrap();
    let told = preview(12_850);
    assert_eq!((told.principal.fen, told.gift.fen, told.earned.fen), (9850, 3000, 492));
    assert_eq!((told.rest.fen, told.after.fen, told.problem), (0, 20_642, None));
    let told = preview(40_000);
    assert_eq!((told.rest.fen, told.after.fen), (7000, 1500));
    house.does(MemberCommand::Lose { card });
    let (book, finder) = (house.desk.counter.book(), house.desk.counter.finder());
    let told = spend_preview(book, finder.as_ref(), &programme, fen(100), card).unwrap();
    assert_eq!((told.problem.unwrap().0.as_str(), told.rest.fen, told.after.fen), ("CardLost", 100, 33_000));
}
