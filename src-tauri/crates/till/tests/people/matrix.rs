//! The matrix of commands: what the gate of a real counter says to everybody, on duty and off, written out.
//!
//! `MATRIX_WRITE=1 cargo test -p till --test people` writes the file anew; then read what has changed.

use crate::house::{ADMIN, CLERK, House, MANAGER, REFUNDER, copy_book};
use crate::samples::{CARD_CODE, Stock, name, samples};
use domain::refusal::Refusal;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tempfile::TempDir;
use till::engine::{Command, act_of};
use till::view::Ask;

const WRITTEN: &str = include_str!("matrix.txt");
const COMMANDS: &str = include_str!("../../src/engine/input.rs");

/// A book with a shift, a settled sale, a held deposit and a card with money on it, and who works with it.
struct Scene {
    folder: TempDir,
    badges: BTreeMap<String, String>,
    who: Option<&'static str>,
    stock: Stock,
    slip: String,
}

fn scene(who: Option<&'static str>, on_duty: bool) -> Scene {
    let mut house = House::staffed();
    let other = if who == Some(ADMIN) { MANAGER } else { ADMIN };
    let owner = if on_duty { who.unwrap() } else { other };
    house.badge(owner).unwrap();
    house.does(Command::StartShift { float: "500".to_owned() });
    let sale = house.sale("100");
    let slip = house.desk.picture().last_slip.unwrap();
    let deposit = house.deposit("806", "200");
    let card = house.card(CARD_CODE, "20");
    house.does(Command::Lock);
    let (folder, badges) = house.close();
    Scene { folder, badges, who, stock: Stock { sale, deposit, card }, slip }
}

/// What the gate answers. What the command itself finds wrong afterwards is not the gate's business.
fn answer(scene: &Scene, command: Command) -> String {
    let folder = tempfile::tempdir().unwrap();
    copy_book(scene.folder.path(), folder.path());
    let mut house = House::from(folder, &scene.badges);
    if let Some(who) = scene.who {
        house.badge(who).unwrap();
    }
    let (result, _) = house.desk.key(command);
    match (result, house.desk.ask()) {
        (_, Some(Ask::Approve { approval })) => format!("ask:{}", approval.why.0),
        (Err(why), _) if is_the_gates(why) => format!("no:{why:?}"),
        _ => "yes".to_owned(),
    }
}

const fn is_the_gates(why: Refusal) -> bool {
    matches!(
        why,
        Refusal::Locked
            | Refusal::RightMissing
            | Refusal::NotOnDuty
            | Refusal::RightLimitEach
            | Refusal::RightLimitDay
    )
}

fn matrix() -> String {
    let nobody = scene(None, false);
    let people = [("clerk", CLERK), ("clerk+refund", REFUNDER), ("manager", MANAGER), ("admin", ADMIN)];
    let scenes = people.map(|(role, who)| (role, [false, true].map(|on| scene(Some(who), on))));
    let mut out = String::new();
    for (at, (what, command)) in samples(nobody.stock, &nobody.slip).into_iter().enumerate() {
        out.push_str(&format!("{what}\n    nobody: {}\n", answer(&nobody, command)));
        for (role, scenes) in &scenes {
            let [off, on] = scenes.each_ref().map(|scene| {
                let (_, command) = samples(scene.stock, &scene.slip).swap_remove(at);
                answer(scene, command)
            });
            let told = if off == on { off } else { format!("off {off}, on {on}") };
            out.push_str(&format!("    {role}: {told}\n"));
        }
    }
    out
}

#[test]
fn every_command_of_everybody_on_duty_and_off() {
    let matrix = matrix();
    if std::env::var_os("MATRIX_WRITE").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/people/matrix.txt"), &matrix)
            .unwrap();
    }
    let mut command = "";
    for (cell, line) in matrix.lines().zip(WRITTEN.lines()) {
        if !cell.starts_with(' ') {
            command = cell;
        }
        assert_eq!(cell, line, "the matrix has changed at {command}");
    }
    assert_eq!(matrix.lines().count(), WRITTEN.lines().count());
}

/// The kinds of commands, read from where they are defined.
fn kinds() -> BTreeSet<String> {
    let (_, rest) = COMMANDS.split_once("pub enum Command {\n").unwrap();
    let (body, _) = rest.split_once("\n}\n").unwrap();
    let one = |line: &str| {
        let kind = line.strip_prefix("    ")?.split([' ', ',', '(']).next()?;
        kind.starts_with(|c: char| c.is_ascii_uppercase()).then(|| kind.to_owned())
    };
    body.lines().filter_map(one).collect()
}

#[test]
fn every_kind_of_command_has_a_sample_and_an_act() {
    let (sale, deposit) = (domain::ids::SaleId(1), domain::ids::DepositId(1));
    let stock = Stock { sale, deposit, card: domain::member::CardId(1) };
    let samples = samples(stock, "8000000000000001");
    let named: BTreeSet<String> = samples.iter().map(|(_, command)| name(command).to_owned()).collect();
    assert_eq!(named, kinds());
    assert!(kinds().len() > 30, "the list of commands was not found");
    // acts are told apart by more than one
    let acts: BTreeSet<_> = samples.iter().map(|(_, command)| act_of(command)).collect();
    assert_eq!(acts.len(), domain::staff::Act::ALL.len());
}
