//! Mistakes, the file of errors, corrected, brought in, taken out again, and brought in again.

use crate::house::{House, name};
use domain::refusal::Refusal;
use till::engine::members::MemberCommand;
use till::intake::{batches, fault_code};
use till::view::{IntakeView, MoneyView};

const TABLE: &str = "会员名称,手机号,余额,门店\n\
    张三,13800138000,128.50,东\n\
    李四,1390013,20,东\n\
    王五,13700137000,12.345,西\n\
    赵六,13600136000,\"1,000.00\",西\n";

fn money(fen: i64) -> MoneyView {
    MoneyView::from(crate::desk::fen(fen))
}

#[test]
fn a_corrected_file_of_errors_brings_in_what_stayed_out() {
    let house = House::new();
    let dry = house.check(&house.write("old.csv", TABLE));
    assert_eq!((dry.rows, dry.good_rows, dry.bad_rows, dry.new_cards), (4, 2, 2, 2));
    assert_eq!((dry.in_file, dry.comes, dry.stays), (money(114_850), money(112_850), money(2_000)));
    assert_eq!(
        (dry.principal, dry.gift, dry.whole, dry.unknown_amounts),
        (money(112_850), money(0), true, 1)
    );
    let codes: Vec<_> = dry.faults.iter().map(|row| (row.line, row.codes.join(" "))).collect();
    assert_eq!(codes, [(3, "not_a_mobile".to_owned()), (4, "too_many_decimals".to_owned())]);
    assert_eq!(dry.faults[0].cells, ["李四", "1390013", "20", "东"]);
    let first = house.bring().unwrap();
    let IntakeView::Done { slip, cards, merged, principal, gift, .. } = house.intake.state() else {
        panic!()
    };
    assert_eq!((cards, merged, principal, gift), (2, 0, money(112_850), money(0)));
    let slip = house.reader().slip(&domain::ids::SlipNo(slip)).unwrap().unwrap();
    let import = slip.import.clone().unwrap();
    assert_eq!(
        (slip.total.get(), slip.staff.as_str(), import.cards, import.whole),
        (112_850, "测试", 2, true)
    );
    house.is_sound();

    // after the import the rows that stayed out are still at hand
    let errors = house.path("errors.csv");
    let sentence = |fault: &cardfile::Fault| format!("<{}>", fault_code(&fault.code));
    assert_eq!(house.intake.error_file(&errors, &sentence), Ok(2));
    let text = std::fs::read_to_string(&errors).unwrap();
    assert!(text.contains("<not_a_mobile>") && text.contains("门店") && !text.contains("张三"), "{text}");
    let text = text.replace("1390013,", "13900139000,").replace("12.345", "12.34");
    let dry = house.check(&house.write("corrected.csv", &text));
    assert_eq!((dry.rows, dry.bad_rows, dry.twice), (2, 0, None));
    assert_eq!(dry.comes, money(3_234));
    house.bring().unwrap();
    assert_eq!(house.cards().iter().map(|card| card.total().get()).sum::<i64>(), 116_084);
    assert_eq!(house.finder.find("13900139000", 9).unwrap().len(), 1);

    // taken out again, and in again
    house.wish(MemberCommand::UndoBatch { batch: first }).unwrap();
    assert!(house.finder.find("13800138000", 9).unwrap().is_empty());
    let dry = house.check(&house.path("old.csv"));
    assert_eq!(dry.twice, None);
    house.bring().unwrap();
    assert_eq!(house.cards().iter().map(|card| card.total().get()).sum::<i64>(), 116_084);
    let list = batches(&house.reader()).unwrap();
    let states: Vec<_> =
        list.iter().map(|batch| (batch.batch, batch.undone, batch.used, batch.cards)).collect();
    assert_eq!(states, [(3, false, false, 2), (2, false, false, 2), (1, true, false, 2)]);
    house.is_sound();
}

#[test]
fn the_same_balances_come_in_once() {
    let house = House::new();
    let batch = {
        house.check(&house.write("old.csv", TABLE));
        house.bring().unwrap()
    };
    assert_eq!(house.intake.run(), Err(Refusal::ImportNone), "it is done");
    // another file, in another encoding and with blank rows, says the same
    let other = TABLE.replace(',', "\t").replace("\"1\t000.00\"", "1000").replace("\n", "\r\n\r\n");
    let dry = house.check(&house.write("other.txt", &other));
    assert_eq!(dry.twice, Some(batch.0));
    assert_eq!(house.intake.run(), Err(Refusal::ImportTwice));
    assert_eq!(name(&house.intake.state()), "checked");
    assert_eq!(house.cards().len(), 2);
    house.is_sound();
}

#[test]
fn what_cannot_be_done_is_refused() {
    let house = House::new();
    assert_eq!(house.intake.check(), Err(Refusal::ImportNone));
    assert_eq!(house.intake.run(), Err(Refusal::ImportNone));
    assert_eq!(house.intake.cancel(), Err(Refusal::ImportNone));
    house.intake.open(&house.path("absent.csv")).unwrap();
    let failed = house.until("failed", |view| matches!(view, IntakeView::Failed { .. }));
    assert_eq!(failed, IntakeView::Failed { code: "file.unreadable".to_owned(), file: None });
    let dry = house.check(&house.write("bad.csv", "手机号,余额\n1,1\n"));
    assert_eq!((dry.bad_rows, dry.new_cards), (1, 0));
    assert_eq!(house.intake.run(), Err(Refusal::ImportEmpty));
    assert_eq!(house.intake.forget(), Ok(()));
    assert_eq!(house.intake.state(), IntakeView::Nothing);
    // every change was told, in order
    let told: Vec<_> = house.told.lock().unwrap().iter().map(name).collect();
    assert_eq!(told, ["nothing", "failed", "nothing", "opened", "checking", "checked", "nothing"]);
}

#[test]
fn columns_are_read_as_a_person_says() {
    let house = House::new();
    house.show(&house.write("old.csv", "甲,13800138000,8,2\n乙,13900139000,10,0\n"));
    let IntakeView::Opened { file } = house.intake.state() else { panic!() };
    assert!(!file.sure && file.notes == ["no_header"] && file.kind == "csv" && file.reading == "UTF-8 · ,");
    use till::view::FieldView::{Gift, Ignore, Name, Phone, Principal};
    let mut mapping = file.mapping.clone();
    mapping.columns = vec![Name, Ignore, Principal, Gift];
    house.intake.mapping(mapping.clone()).unwrap();
    let IntakeView::Opened { file } = house.intake.state() else { panic!() };
    assert_eq!(file.fault.as_deref(), Some("no_key"));
    assert_eq!(house.intake.check(), Err(Refusal::ImportFile));
    mapping.columns = vec![Name, Phone, Principal, Gift];
    house.intake.mapping(mapping).unwrap();
    let dry = house.check_again();
    assert_eq!((dry.principal, dry.gift, dry.whole, dry.new_cards), (money(1_800), money(200), false, 2));
    house.bring().unwrap();
    assert_eq!(
        (house.card(1).principal.get(), house.card(1).gift.get(), house.card(1).named),
        (800, 200, true)
    );
}
