//! What a scanned card does, and what is none.

use crate::house::House;
use domain::refusal::Refusal;
use till::engine::members::MemberCommand;
use till::engine::{Command, Input};
use till::view::{GuestView, Stage};

#[test]
fn a_card_without_an_amount_opens_its_page_and_shows_the_guest_the_balance() {
    let mut house = House::new();
    let card = house.loaded("100");
    house.desk.scan("vip-7").0.unwrap();
    assert_eq!(house.picture().opened_member, Some(card.0));
    assert!(
        matches!(house.guest(), GuestView::Card { number, balance, .. } if number == "000001" && balance.fen == 10_000)
    );
    house.dismiss();
    assert!(matches!(house.guest(), GuestView::Idle { .. }));
    // a card that the cashier looks up is nobody's to see
    house.does(MemberCommand::Show { card: Some(card) });
    assert!(matches!(house.guest(), GuestView::Idle { .. }));
    assert_eq!(
        house.refused(MemberCommand::Show { card: Some(domain::member::CardId(9)) }),
        Refusal::CardUnknown
    );
    house.does(MemberCommand::Show { card: None });
    assert_eq!(house.picture().opened_member, None);
    // an amount that is typed takes the page away
    house.desk.scan("VIP7").0.unwrap();
    house.desk.type_line("5");
    assert_eq!(house.picture().opened_member, None);
}

/// 1 + 2 S: the card, the tier's key, the guest's code.
#[test]
fn a_top_up_is_two_scans_and_a_key() {
    let mut house = House::new();
    let card = house.open("王芳", "", "9900001234");
    house.dismiss();
    house.desk.scan("9900001234").0.unwrap();
    house.does(MemberCommand::TopUp { card, tier: Some(3), amount: String::new() });
    let charge = house.scan_wallet();
    house.paid(&charge);
    assert_eq!(house.on(card), (50_000, 7500));
    assert!(matches!(house.desk.stage(), Stage::Paid(_)));
}

#[test]
fn a_device_and_the_camera_read_cards_too() {
    let mut house = House::with(|config| config.fitted.camera = true);
    let card = house.loaded("100");
    house.desk.type_line("10");
    house.desk.feed(Input::Scan("VIP-7".to_owned()));
    assert!(matches!(house.desk.stage(), Stage::Paid(_)));
    house.dismiss();
    house.desk.key(Command::Camera { on: true }).0.unwrap();
    house.desk.type_line("20");
    house.desk.feed(Input::CameraRead("SOMETHING".to_owned()));
    assert!(matches!(house.desk.stage(), Stage::Amount), "what lies about is passed over");
    assert_eq!(house.picture().notice, None);
    house.desk.feed(Input::CameraRead("VIP-7".to_owned()));
    assert!(matches!(house.desk.stage(), Stage::Paid(_)));
    assert_eq!(house.on(card), (7050, 97));
}

#[test]
fn the_code_of_an_online_card_is_told_apart() {
    let mut house = House::new();
    house.loaded("100");
    assert_eq!(house.desk.scan("9912345678").0, Err(Refusal::ScanMember));
    house.desk.type_line("10");
    assert_eq!(house.desk.scan("9912345678").0, Err(Refusal::ScanMember));
    assert_eq!(house.picture().line.text, "10");
    assert_eq!(house.desk.scan("NOSUCHCARD").0, Err(Refusal::ScanNotACode));
    assert_eq!(house.desk.scan("6901234567892").0, Err(Refusal::ScanGoods));
    // unless a card of ours has it printed
    house.desk.type_line("");
    house.open("李雷", "", "6901234567892");
    house.dismiss();
    house.desk.scan("6901234567892").0.unwrap();
    assert_eq!(house.picture().opened_member, Some(2));
}

/// A plastic code is no half-read payment code: the camera stays dark.
#[test]
fn cards_do_not_call_for_the_camera() {
    let mut house = House::with(|config| config.fitted.camera = true);
    house.loaded("100");
    for _ in 0..3 {
        house.desk.scan("VIP-7").0.unwrap();
    }
    assert_eq!(house.picture().camera, None);
    assert!(house.desk.scan("NOSUCHCARD").0.is_err() && house.desk.scan("NOSUCHCARD").0.is_err());
    assert!(house.picture().camera.is_some());
}
