//! Every ugly file has one expected outcome in the table beside it, and every outcome a file.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failed test may panic")]

mod made;
mod told;

use std::collections::BTreeMap;
use std::path::Path;

const TABLE: &str = include_str!("ugly/expected.txt");

/// `name | outcome`, one a line.
fn table() -> BTreeMap<String, String> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let pairs: Vec<(String, String)> = lines
        .map(|line| {
            let (name, outcome) = line.split_once(" | ").expect("a name and an outcome");
            (name.trim().to_owned(), outcome.trim().to_owned())
        })
        .collect();
    let count = pairs.len();
    let table: BTreeMap<String, String> = pairs.into_iter().collect();
    assert_eq!(table.len(), count, "a name stands twice");
    table
}

#[test]
fn every_ugly_file_ends_as_expected() {
    let temp = tempfile::tempdir().unwrap();
    made::all(temp.path());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ugly");
    let mut found = BTreeMap::new();
    for folder in [folder.as_path(), temp.path()] {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name != "expected.txt" {
                assert!(
                    found.insert(name, told::outcome(&path)).is_none(),
                    "two files of one name: {path:?}"
                );
            }
        }
    }
    assert!(found.len() >= 40);
    let expected = table();
    let mut wrong = String::new();
    for (name, outcome) in &found {
        if expected.get(name) != Some(outcome) {
            wrong.push_str(&format!("{name} | {outcome}\n"));
        }
    }
    let absent: Vec<&String> = expected.keys().filter(|name| !found.contains_key(*name)).collect();
    assert!(absent.is_empty(), "no file for {absent:?}");
    assert!(wrong.is_empty(), "not as expected:\n{wrong}");
}
