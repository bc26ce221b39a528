//! Batches of old balances once they count.

use crate::audit::{audit, balance};
use crate::finding::{names, view};
use crate::house::{House, copy, fen};
use domain::ids::BatchId;
use domain::ledger::Account;
use domain::member::{CardId, Import};
use domain::refusal::Refusal;
use domain::slip::SlipKind;
use members::{Draft, Persons, RootKey, Trouble};
use till::engine::members::{MemberCommand, Rows, Step, StepDone};

fn step(house: &mut House, step: Step) -> StepDone {
    let now = house.desk.now;
    house.desk.counter.import_step(now, step).0.unwrap()
}

/// Two old cards: 王芳 with 70 + 1, 李雷 with 5.
fn brought(house: &mut House) -> BatchId {
    let import = Import {
        cards: 2,
        merged: 0,
        principal: fen(7500),
        gift: fen(100),
        whole: false,
        identity: "ab".repeat(32),
    };
    let StepDone::Begun(mut sealer) = step(house, Step::Begin(import)) else { panic!("not begun") };
    for name in ["王芳", "李雷"] {
        sealer.seal(&Draft::read(name, None, None, "").unwrap()).unwrap();
    }
    let rows = Rows {
        holders: sealer.piece(),
        balances: vec![(fen(7000), fen(100)), (fen(500), fen(0))],
        merged: Vec::new(),
    };
    step(house, Step::Rows(rows));
    match step(house, Step::Finish(sealer.end())) {
        StepDone::Counts { batch, .. } => batch,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_batch_goes_out_again_until_a_card_of_it_was_used() {
    let mut house = House::new();
    let batch = brought(&mut house);
    audit(&house);
    assert_eq!((house.on(CardId(1)), view(&house, CardId(1)).batch), ((7000, 100), Some(batch.0)));
    let undo = || MemberCommand::UndoBatch { batch };
    house.does(MemberCommand::Show { card: Some(CardId(2)) });
    house.does(undo());
    assert_eq!(balance(&house, Account::MemberOpening), 0);
    assert!(names(&house, "王芳").is_empty());
    assert_eq!(house.desk.counter.book().card(CardId(1)).unwrap(), None);
    assert_eq!(house.picture().opened_member, None);
    assert_eq!(house.desk.counter.finder().unwrap().holder(1), Err(Trouble::Absent));
    assert_eq!(house.refused(undo()), Refusal::BatchUnknown);
    // again, and used
    let batch = brought(&mut house);
    house.desk.type_line("1");
    house.does(MemberCommand::Pay { card: CardId(3), amount: String::new() });
    assert_eq!(house.refused(MemberCommand::UndoBatch { batch }), Refusal::BatchUsed);
    assert_eq!(house.refused(MemberCommand::UndoBatch { batch: BatchId(9) }), Refusal::BatchUnknown);
}

#[test]
fn money_on_its_way_to_a_card_of_it_keeps_it() {
    let mut house = House::new();
    let batch = brought(&mut house);
    house.asks(CardId(1), "100");
    let charge = house.scan_wallet();
    assert_eq!(house.refused(MemberCommand::UndoBatch { batch }), Refusal::CardBusy);
    house.paid(&charge);
    assert_eq!(house.refused(MemberCommand::UndoBatch { batch }), Refusal::BatchUsed);
    // what is only asked, and not paid, is none
    let mut house = House::new();
    let batch = brought(&mut house);
    house.asks(CardId(1), "100");
    house.does(MemberCommand::UndoBatch { batch });
    assert_eq!(house.cash("").0, Err(Refusal::CardUnknown));
}

#[test]
fn its_report_is_printed_again() {
    let mut house = House::new();
    let batch = brought(&mut house);
    let slip = house.last_slip();
    assert_eq!(slip.kind, SlipKind::Import);
    house.does(MemberCommand::PrintBatch { batch });
    assert_eq!(house.desk.counter.book().reprints_of(&slip.no).unwrap(), 1);
    assert_eq!(house.refused(MemberCommand::PrintBatch { batch: BatchId(9) }), Refusal::BatchUnknown);
    // brought in anew from the same file, each has its own
    house.does(MemberCommand::UndoBatch { batch });
    house.desk.wait(1_000);
    let again = brought(&mut house);
    let newer = house.last_slip();
    house.does(MemberCommand::PrintBatch { batch });
    house.does(MemberCommand::PrintBatch { batch: again });
    let reprints = |no| house.desk.counter.book().reprints_of(no).unwrap();
    assert_eq!((reprints(&slip.no), reprints(&newer.no)), (2, 1));
}

/// The book says that it is undone, and the power fails before the holders are gone.
#[test]
fn holders_of_an_undone_batch_go_with_the_next_start() {
    let mut house = House::new();
    let batch = brought(&mut house);
    let with_holders = house.after_a_cut();
    house.does(MemberCommand::UndoBatch { batch });
    // the book of after, the holders of before; a start that keeps whatever it finds
    let place = with_holders.folder.path().join("before");
    std::fs::create_dir(&place).unwrap();
    copy(&with_holders.holders(), &place);
    let book = house.folder.path().join("book");
    drop(house.desk);
    let holders = Persons::open(&place, &RootKey::new([7; 32]), |_| true).unwrap();
    assert!(holders.finder().holder(1).is_ok());
    let counter = crate::restart::counter_over(&book, Ok(holders));
    assert_eq!(counter.finder().unwrap().holder(1), Err(Trouble::Absent));
}
