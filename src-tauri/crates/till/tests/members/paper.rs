//! A statement as a table.

use crate::house::{House, fen};
use domain::member::CardId;
use domain::refusal::Refusal;
use std::collections::BTreeMap;
use till::engine::members::MemberCommand;
use till::intake::{Wording, statement_file};
use till::view::CardPartView;

#[test]
fn a_statement_goes_into_a_file_line_by_line_and_names_nobody() {
    let mut house = House::new();
    let card = house.open("王芳", "13812348899", "A1");
    house.load(card, "200");
    let reason = "=1+1 客人少拿".to_owned();
    let (part, amount) = (CardPartView::Principal, "-3.5".to_owned());
    house.does(MemberCommand::Adjust { card, part, amount, reason });
    assert_eq!(house.card(card).principal, fen(19_650));

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("statement.csv");
    let words: BTreeMap<String, String> =
        [("what", "事项"), ("top_up", "充值")].map(|(key, word)| (key.to_owned(), word.to_owned())).into();
    let wording = Wording { words: &words, time: &|wall| wall.0.to_string(), staff: "小王" };
    let reader = house.desk.counter.book();
    statement_file(reader, card, &path, &wording).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().collect();
    assert!(lines[0].starts_with("number,time,事项,principal,gift"), "{text}");
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[1].contains("充值,200.00,"), "the oldest line comes first: {text}");
    assert!(
        lines[2].contains("adjust,-3.50,0.00,196.50,") || lines[2].contains("adjust,'-3.50,0.00,196.50,")
    );
    assert!(lines[2].contains("小王") && lines[2].contains("'=1+1"), "no cell is a formula: {text}");
    assert!(!text.contains("王芳") && !text.contains("8899"), "{text}");

    let unknown = statement_file(reader, CardId(99), &path, &wording);
    assert_eq!(unknown, Err(Refusal::CardUnknown));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
