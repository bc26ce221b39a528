//! Members on their way out, and in again elsewhere.

use crate::house::{House, table};
use domain::member::CardId;
use till::engine::members::MemberCommand;
use till::intake::export;
use till::view::{CardPartView, HolderEdit};

fn open(house: &House, name: &str, phone: &str, code: &str) {
    let holder =
        HolderEdit { name: name.into(), phone: phone.into(), code: code.into(), note: String::new() };
    house.wish(MemberCommand::Open { holder }).unwrap();
}

fn written(house: &House, masked: bool) -> String {
    let path = house.path("members.csv");
    let _absent = std::fs::remove_file(&path);
    let exported =
        export(&house.reader(), &house.finder, &path, masked, &mut |_| (), &|| false).unwrap().unwrap();
    assert!(!path.exists(), "it has no name before the book remembers it");
    house.wish(MemberCommand::Export { count: exported.count(), masked }).unwrap();
    exported.keep().unwrap();
    std::fs::read_to_string(path).unwrap()
}

fn shop() -> House {
    let house = House::new();
    open(&house, "欧阳明", "13800138000", "VIP08");
    open(&house, "=1+1", "", "007");
    open(&house, "", "", "");
    for (card, part, amount) in [
        (1, CardPartView::Principal, "+12.30"),
        (1, CardPartView::Gift, "+0.70"),
        (3, CardPartView::Principal, "+5"),
    ] {
        let (card, amount, reason) = (CardId(card), amount.into(), "补".into());
        house.wish(MemberCommand::Adjust { card, part, amount, reason }).unwrap();
    }
    house.wish(MemberCommand::Lose { card: CardId(2) }).unwrap();
    house
}

#[test]
fn a_table_of_members_shows_nobody_unless_asked() {
    let house = shop();
    let text = written(&house, true);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "\u{FEFF}会员卡号,会员名称,手机号,本金,赠送,余额,状态,开卡日期");
    let day = house.card(1).opened.0;
    let day = format!("{}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100);
    assert_eq!(lines[1], format!("VIP08,欧**,138****8000,12.30,0.70,13.00,正常,{day}"));
    assert_eq!(lines[2], format!("'007,'=**,,0.00,0.00,0.00,挂失,{day}"));
    assert_eq!(lines[3], format!("'000003,,,5.00,0.00,5.00,正常,{day}"));
    assert_eq!(lines.len(), 4);
    assert!(!text.contains("13800138000") && !text.contains("欧阳明"));
    let text = written(&house, false);
    assert!(text.contains("VIP08,欧阳明,13800138000,12.30") && text.contains("'=1+1"), "{text}");
    let kinds = house.reader().journal(0, u32::MAX).unwrap();
    assert_eq!(kinds.iter().filter(|row| row.kind == "members.exported").count(), 2);
    house.is_sound();
}

#[test]
fn a_whole_table_of_members_comes_in_elsewhere_and_meets_everybody_here() {
    let house = shop();
    let text = written(&house, false);
    let dry = house.check(&house.path("members.csv"));
    assert_eq!((dry.rows, dry.bad_rows, dry.meet_rows, dry.new_cards), (3, 3, 3, 0));
    let other = House::new();
    let dry = other.check(&other.write("members.csv", &text));
    assert_eq!((dry.bad_rows, dry.new_cards, dry.principal.fen, dry.gift.fen), (0, 3, 1_730, 70));
    other.bring().unwrap();
    assert_eq!(written(&other, false).lines().nth(1), text.lines().nth(1));
    other.is_sound();
}

#[test]
fn a_table_that_is_stopped_or_not_kept_leaves_no_file() {
    let house = House::new();
    house.check(&house.write("old.csv", &table(3_000)));
    house.bring().unwrap();
    let path = house.path("members.csv");
    let mut told = Vec::new();
    let count = std::cell::Cell::new(0);
    let stopped = || {
        count.set(count.get() + 1);
        count.get() > 1_500
    };
    let none = export(&house.reader(), &house.finder, &path, true, &mut |share| told.push(share), &stopped);
    assert!(none.unwrap().is_none());
    assert_eq!(told, [333]);
    let left = || std::fs::read_dir(house.folder.path()).unwrap().count();
    let before = left();
    let exported =
        export(&house.reader(), &house.finder, &path, true, &mut |_| (), &|| false).unwrap().unwrap();
    assert_eq!((exported.count(), left()), (3_000, before + 1));
    drop(exported);
    assert_eq!(left(), before);
}
