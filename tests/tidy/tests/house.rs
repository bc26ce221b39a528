//! The rules, on this repository.

use std::fs;
use std::process::Command;
use std::sync::LazyLock;
use tidy::finding::{Finding, told};
use tidy::page::{Page, pages, root};
use tidy::rust::{Rust, read_all};
use tidy::{arrows, calls, doors, hosts, migrations, names, prose, screen, sentences, sizes};

/// Every page, and what of it is Rust.
type House = (Vec<Page>, Result<Vec<Rust>, Vec<Finding>>);

/// The repository, read once for all rules.
static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let pages = pages(&root()).unwrap_or_default();
    let rust = read_all(&pages);
    (pages, rust)
});

fn house() -> &'static [Page] {
    assert!(!HOUSE.0.is_empty(), "the repository cannot be read");
    &HOUSE.0
}

fn rust() -> &'static [Rust] {
    match &HOUSE.1 {
        Ok(rust) => rust,
        Err(findings) => {
            hold(findings);
            &[]
        }
    }
}

fn text(path: &str) -> String {
    let text = fs::read_to_string(root().join(path));
    assert!(text.is_ok(), "{path} cannot be read");
    text.unwrap_or_default()
}

fn hold(findings: &[Finding]) {
    assert!(findings.is_empty(), "{}", told(findings));
}

#[test]
fn arrows_are_those_of_the_table() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut ask = Command::new(cargo);
    ask.args(["metadata", "--no-deps", "--format-version", "1", "--offline"]).current_dir(root());
    let answer = ask.output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let real = arrows::manifests(&String::from_utf8(answer.stdout).unwrap()).unwrap();
    match arrows::table(&text(arrows::TABLE)) {
        Ok(table) => hold(&arrows::compare(&table, &real)),
        Err(finding) => hold(&[finding]),
    }
}

#[test]
fn files_and_functions_are_small() {
    let (pages, rust) = (house(), rust());
    hold(&sizes::beyond(&sizes::sizes(pages, rust), rust));
}

#[test]
fn large_files_grow_fewer() {
    let (pages, rust) = (house(), rust());
    hold(&sizes::ratchet(&sizes::sizes(pages, rust), &text(sizes::RATCHET)));
}

#[test]
fn rooms_make_no_banned_calls() {
    hold(&calls::banned(rust()));
}

#[test]
fn nobody_gives_up_outside_tests() {
    hold(&calls::giving_up(rust()));
}

#[test]
fn only_the_bridge_imports_tauri() {
    hold(&screen::bridge(house()));
}

#[test]
fn the_screen_does_not_reckon() {
    hold(&screen::money(house()));
}

#[test]
fn the_generated_bridge_is_there() {
    hold(&screen::generated(house()));
}

#[test]
fn names_are_words_of_the_till() {
    hold(&names::names(house(), rust()));
}

#[test]
fn no_promises() {
    hold(&prose::promises(house()));
}

#[test]
fn no_history_in_comments() {
    hold(&prose::history(house()));
}

#[test]
fn landed_migrations_stay_as_they_are() {
    hold(&migrations::landed(house(), &text(migrations::LIST)));
}

#[test]
fn every_code_has_a_sentence_in_both_languages() {
    hold(&sentences::missing(house(), rust()));
}

#[test]
fn no_registry_or_machine_is_named() {
    hold(&hosts::registries(house()));
}

#[test]
fn locks_name_no_host() {
    hold(&hosts::locks(house()));
}

#[test]
fn readmes_tell_the_commands() {
    hold(&doors::doors(house(), rust()));
}
