//! Ways back: onto the card that paid, and off the card that was loaded.

use crate::audit::{audit, balance};
use crate::house::{House, back_of, fen, refund_done};
use domain::ids::SaleId;
use domain::ledger::Account;
use domain::member::{CardId, MoveKind, Shortfall};
use domain::refusal::Refusal;
use domain::slip::{SlipKind, SlipTender};
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::engine::search::refund_preview;
use till::view::{Ask, PayOutView, RefundPreview, Stage};

fn preview(house: &House, sale: SaleId, amount: &str) -> Result<RefundPreview, Refusal> {
    refund_preview(house.desk.counter.book(), &crate::house::programme(), sale, amount)
}

#[test]
fn a_payment_by_card_goes_back_exactly_in_however_many_steps() {
    let mut house = House::new();
    let card = house.loaded("300");
    let sale = house.spend("VIP-7", "100");
    assert_eq!(house.on(card), (23_000, 350));
    let told = preview(&house, sale, "33.33").unwrap();
    assert_eq!((told.cards[0].before.fen, told.parts[0].source.as_str()), (23_350, "member"));
    house.refund(sale, "33.33").0.unwrap();
    let after = house.on(card);
    assert_eq!(after.0 + after.1, told.cards[0].after.fen, "as the preview said");
    let slip = house.last_slip();
    assert!(matches!(slip.tenders[..], [SlipTender::MemberRefund { amount, .. }] if amount == fen(3333)));
    assert_eq!((slip.kind, slip.cards[0].kind), (SlipKind::Refund, MoveKind::GiveBack));
    assert!(matches!(house.desk.stage(), Stage::Refunded { arrived: true, .. }));
    house.refund(sale, "33.33").0.unwrap();
    house.refund(sale, "").0.unwrap();
    assert_eq!(house.on(card), (30_000, 3000), "what was earned is gone, what was paid is back");
    assert_eq!(house.refund(sale, "").0, Err(Refusal::RefundNothingLeft));
    assert_eq!((balance(&house, Account::Sales), balance(&house, Account::Refunds)), (-10_000, 10_000));
    assert_eq!(balance(&house, Account::GiftExpense), 3000);
}

#[test]
fn it_goes_onto_the_card_that_took_its_place() {
    let mut house = House::new();
    let card = house.loaded("300");
    let sale = house.spend("VIP-7", "100");
    house.does(MemberCommand::Replace { card, code: "VIP-8".to_owned() });
    let new = CardId(house.picture().opened_member.unwrap());
    house.refund(sale, "").0.unwrap();
    assert_eq!((house.on(card), house.on(new)), ((0, 0), (30_000, 3000)));
    let slip = house.last_slip();
    assert!(matches!(slip.tenders[..], [SlipTender::MemberRefund { card, .. }] if card == new));
    assert_eq!(slip.cards[0].card, new);
    // paid out in the meantime: no card is there to take it
    let sale = house.spend("VIP-8", "10");
    house.does(MemberCommand::Close { card: new, pay_out: PayOutView::Bank });
    assert_eq!(house.refund(sale, "").0, Err(Refusal::CardClosed));
}

#[test]
fn a_sale_that_is_given_up_gives_the_cards_part_back() {
    let mut house = House::new();
    let card = house.loaded("300");
    house.desk.type_line("400");
    house.does(MemberCommand::Pay { card, amount: "100".to_owned() });
    // part of this sale is the card's, so the card stays
    let close = MemberCommand::Close { card, pay_out: PayOutView::Bank };
    assert_eq!(house.refused(close), Refusal::CardBusy);
    house.cash("50").0.unwrap();
    house.desk.key(Command::AbandonSale).0.unwrap();
    assert!(matches!(house.desk.ask(), Some(Ask::GiveUpSale { counted }) if counted.fen == 15_000));
    house.desk.answer(true).0.unwrap();
    audit(&house);
    assert_eq!(house.on(card), (30_000, 3000));
    assert_eq!(balance(&house, Account::CashDrawer), 30_000);
}

#[test]
fn a_top_up_goes_back_the_way_it_came_gift_first() {
    let mut house = House::new();
    let card = house.open("王芳", "", "");
    let sale = house.load(card, "500");
    assert_eq!(house.on(card), (50_000, 7500));
    let told = preview(&house, sale, "").unwrap();
    let unload = told.unload.unwrap();
    assert_eq!((unload.paid_out.fen, unload.gift.fen, unload.withheld.fen), (50_000, 7500, 0));
    assert_eq!((unload.change.before.fen, unload.change.after.fen), (57_500, 0));
    // 200 of it: the whole gift goes at once. More than may be paid out of a closed card, as it is the way it came.
    house.refund(sale, "200").0.unwrap();
    assert_eq!(house.on(card), (30_000, 0));
    assert_eq!(balance(&house, Account::CashDrawer), 30_000);
    let slip = house.last_slip();
    assert_eq!(
        (slip.kind, slip.total, slip.cards[0].kind),
        (SlipKind::Refund, fen(20_000), MoveKind::TopUpRefund)
    );
    assert_eq!((slip.cards[0].principal.get(), slip.cards[0].gift.get()), (-20_000, -7500));
    assert_eq!(preview(&house, sale, "").unwrap().left_before.fen, 30_000);
    house.refund(sale, "").0.unwrap();
    assert_eq!((house.on(card), balance(&house, Account::CashDrawer)), ((0, 0), 0));
    assert_eq!(house.refund(sale, "").0, Err(Refusal::RefundNothingLeft));
    assert_eq!(balance(&house, Account::GiftExpense), 0);
}

#[test]
fn gift_that_was_spent_is_kept_from_what_is_paid_out() {
    let mut house = House::new();
    let card = house.open("王芳", "", "VIP-7");
    let sale = house.load(card, "500");
    house.spend("VIP-7", "100");
    // the gift of 75 and 25 of the guest's own money went; 1.25 was earned
    assert_eq!(house.on(card), (47_500, 125));
    assert_eq!(house.refund(sale, "480").0, Err(Refusal::BalanceTooLow));
    let told = preview(&house, sale, "").unwrap().unload.unwrap();
    assert_eq!((told.gift.fen, told.withheld.fen, told.paid_out.fen), (125, 7375, 40_125));
    let detail = |house: &House| {
        till::engine::search::detail(house.desk.counter.book(), domain::fact::Mode::Practice, sale).unwrap()
    };
    assert_eq!(detail(&house).left_to_refund.fen, 47_500, "what is on the card");
    house.refund(sale, "").0.unwrap();
    assert_eq!((house.on(card), balance(&house, Account::CashDrawer)), ((0, 0), 9875));
    assert_eq!(detail(&house).left_to_refund.fen, 0);
    let slip = house.last_slip();
    assert_eq!((slip.total, slip.cards[0].principal.get()), (fen(40_125), -47_500));
}

#[test]
fn a_shop_may_bear_it() {
    let mut house = House::with(|config| {
        config.members.as_mut().unwrap().shortfall = Shortfall::Forgive;
    });
    let card = house.open("王芳", "", "VIP-7");
    let sale = house.load(card, "500");
    house.spend("VIP-7", "100");
    house.refund(sale, "100").0.unwrap();
    assert_eq!(house.on(card), (37_500, 0));
    // a gift that comes later belongs to something else
    house.load(card, "300");
    house.refund(sale, "").0.unwrap();
    assert_eq!(house.on(card), (27_500, 3000));
    assert_eq!(house.refund(sale, "").0, Err(Refusal::RefundNothingLeft));
}

#[test]
fn a_top_up_that_is_spent_does_not_go_back() {
    let mut house = House::new();
    let card = house.open("王芳", "", "VIP-7");
    let sale = house.load(card, "300");
    house.spend("VIP-7", "330");
    assert_eq!(house.on(card), (0, 1500));
    assert_eq!(house.refund(sale, "").0, Err(Refusal::NothingOnCard));
    assert_eq!(preview(&house, sale, "").map(|_| ()), Err(Refusal::NothingOnCard));
    // 20 of the guest's own money are there, and 15 of gift that was not this one's: all of it would be kept
    let other = house.load(card, "20");
    house.set_up(|config| config.members.as_mut().unwrap().spending_gift = 0);
    house.spend("VIP-7", "15");
    assert_eq!(house.on(card), (2000, 0));
    assert_eq!(house.refund(sale, "").0, Err(Refusal::RefundNothingLeft));
    house.refund(other, "").0.unwrap();
    assert_eq!(house.on(card), (0, 0));
    // a lost card is found or replaced first
    let third = house.load(card, "20");
    house.does(MemberCommand::Lose { card });
    assert_eq!(house.refund(third, "").0, Err(Refusal::CardLost));
}

#[test]
fn by_wallet_it_is_on_its_way_and_off_the_card_at_once() {
    let mut house = House::new();
    let card = house.open("王芳", "", "VIP-7");
    house.asks(card, "300");
    let charge = house.scan_wallet();
    house.paid(&charge);
    let sale = house.last_sale().id;
    let (result, outputs) = house.refund(sale, "100");
    result.unwrap();
    let back = back_of(&outputs);
    assert_eq!((back.amount, house.on(card)), (fen(10_000), (20_000, 0)));
    assert_eq!(balance(&house, Account::TopUps), -10_000, "neither the card's nor the guest's yet");
    // nobody closes the card while its money may come back
    let close = || MemberCommand::Close { card, pay_out: PayOutView::Bank };
    assert_eq!(house.refused(close()), Refusal::CardBusy);
    house.answers(&back, refund_done(fen(10_000)));
    assert_eq!(balance(&house, Account::TopUps), 0);
    let slip = house.last_slip();
    assert_eq!(
        (slip.total, slip.cards[0].principal.get(), slip.cards[0].gift.get()),
        (fen(10_000), -10_000, -3000)
    );
    house.does(close());
}
