//! Rows of members who are here: by phone, by card number, by the shop's own number.

use crate::house::House;
use domain::member::{CardId, MoveKind};
use store::StatementSpan;
use till::engine::members::MemberCommand;
use till::view::{ChoiceView, HolderEdit, MeetView, PayOutView, RepeatView};

const ALL: StatementSpan = StatementSpan { from: None, to: None, before: None, limit: u32::MAX };

fn open(house: &House, name: &str, phone: &str, code: &str) {
    let holder =
        HolderEdit { name: name.into(), phone: phone.into(), code: code.into(), note: String::new() };
    house.wish(MemberCommand::Open { holder }).unwrap();
}

fn meet(meet: MeetView) -> ChoiceView {
    ChoiceView { repeat: RepeatView::Refuse, meet }
}

#[test]
fn a_phone_of_two_people_stays_two_cards() {
    let house = House::new();
    open(&house, "妻", "13800138000", "");
    let path = house.write("old.csv", "会员名称,手机号,余额\n夫,13800138000,30\n");
    let dry = house.check(&path);
    assert_eq!((dry.new_cards, dry.merged, dry.bad_rows), (0, 0, 1));
    house.choose(meet(MeetView::Apart));
    house.bring().unwrap();
    let found = house.finder.find("13800138000", 9).unwrap();
    assert_eq!(found.iter().map(|found| found.card).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((house.card(1).total().get(), house.card(2).total().get()), (0, 3_000));
    house.is_sound();
}

#[test]
fn a_merged_balance_stands_in_the_statement_and_is_undone() {
    let house = House::new();
    open(&house, "张", "13800138000", "");
    house
        .wish(MemberCommand::Adjust {
            card: CardId(1),
            part: till::view::CardPartView::Principal,
            amount: "+5".into(),
            reason: "开卡".into(),
        })
        .unwrap();
    let path = house.write("old.csv", "会员名称,手机号,本金,赠送\n张,13800138000,30,3\n");
    house.check(&path);
    let dry = house.choose(meet(MeetView::Merge));
    assert_eq!((dry.new_cards, dry.merged, dry.meets[0].balance.fen), (0, 1, 500));
    let batch = house.bring().unwrap();
    assert_eq!((house.card(1).principal.get(), house.card(1).gift.get()), (3_500, 300));
    let newest = house.reader().statement(CardId(1), &ALL).unwrap().remove(0);
    assert_eq!(
        (newest.kind, newest.principal.get(), newest.principal_after.get()),
        (MoveKind::Opening, 3_000, 3_500)
    );
    house.is_sound();
    house.wish(MemberCommand::UndoBatch { batch }).unwrap();
    assert_eq!((house.card(1).principal.get(), house.card(1).gift.get()), (500, 0));
    assert_eq!(house.finder.find("13800138000", 9).unwrap().len(), 1, "the holder was there before");
    house.is_sound();
}

#[test]
fn no_two_cards_have_one_number() {
    let house = House::new();
    open(&house, "张", "13800138000", "vip_08");
    open(&house, "李", "13900139000", "");
    // the second card has no number but its own; the first one's own is not printed on it
    let text =
        "会员名称,手机号,卡号,余额\n王,13700137000,VIP-08,1\n赵,13600136000,000002,2\n钱,13500135000,1,4\n";
    let dry = house.check(&house.write("old.csv", text));
    let shown: Vec<_> = dry.meets.iter().map(|row| (row.line, row.cards.clone())).collect();
    assert_eq!(shown, [(2, vec![1]), (3, vec![2])]);
    let dry = house.choose(meet(MeetView::Apart));
    assert_eq!((dry.new_cards, dry.comes.fen), (1, 400));
    let dry = house.choose(meet(MeetView::Merge));
    assert_eq!((dry.new_cards, dry.merged, dry.comes.fen), (1, 2, 700));
    house.bring().unwrap();
    assert_eq!([1, 2, 3].map(|id| house.card(id).total().get()), [100, 200, 400]);
    house.is_sound();
}

#[test]
fn a_closed_card_meets_nobody() {
    let house = House::new();
    open(&house, "张", "13800138000", "");
    house.wish(MemberCommand::Close { card: CardId(1), pay_out: PayOutView::Cash }).unwrap();
    let dry = house.check(&house.write("old.csv", "手机号,余额\n13800138000,1\n"));
    assert_eq!((dry.meet_rows, dry.new_cards), (0, 1));
    house.bring().unwrap();
    assert_eq!(house.card(2).total().get(), 100);
    house.is_sound();
}
