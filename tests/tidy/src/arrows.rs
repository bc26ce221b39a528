//! Who may import whom: the table in `ARCHITECTURE.md` against the manifests, in both directions.

use crate::finding::Finding;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The page that holds the table.
pub const TABLE: &str = "ARCHITECTURE.md";
const START: &str = "<!-- arrows -->";
const END: &str = "<!-- /arrows -->";
const FORBIDDEN: &str = "take the import out; the table changes only with a reason under Decisions";
const STALE: &str = "take the entry out of the table: nothing of the kind exists";

/// What one room imports: for itself, and only for its tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imports {
    pub own: BTreeSet<String>,
    pub for_tests: BTreeSet<String>,
    /// Line of the row in the table; 1 for what the manifests say.
    pub line: usize,
    /// The package's folder is under `tests/`.
    pub harness: bool,
}

/// Reads the rows between the two marks.
///
/// # Errors
/// A finding when there is no table or a row has not three cells.
pub fn table(text: &str) -> Result<BTreeMap<String, Imports>, Finding> {
    let mend = "write rows `| room | imports | for its tests |` between the two arrow marks";
    let mut rows = BTreeMap::new();
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        match line.trim() {
            START => inside = true,
            END => inside = false,
            row if inside && row.starts_with('|') => {
                let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
                let [room, own, for_tests] = cells.as_slice() else {
                    return Err(Finding::at(TABLE, at + 1, "a row without three cells", mend));
                };
                if *room != "room" && !room.starts_with('-') {
                    let imports = Imports {
                        own: names(own),
                        for_tests: names(for_tests),
                        line: at + 1,
                        harness: false,
                    };
                    rows.insert((*room).to_owned(), imports);
                }
            }
            _ => {}
        }
    }
    if rows.is_empty() { Err(Finding::at(TABLE, 1, "no table of arrows", mend)) } else { Ok(rows) }
}

fn names(cell: &str) -> BTreeSet<String> {
    cell.split([',', ' ']).filter(|name| !name.is_empty() && *name != "-").map(str::to_owned).collect()
}

/// Reads the answer of `cargo metadata --no-deps`.
///
/// # Errors
/// What is not as expected in it.
pub fn manifests(metadata: &str) -> Result<BTreeMap<String, Imports>, String> {
    let read: Value = serde_json::from_str(metadata).map_err(|error| error.to_string())?;
    let packages = read["packages"].as_array().ok_or("no packages")?;
    let root = read["workspace_root"].as_str().ok_or("no workspace root")?.replace('\\', "/");
    let ours: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let mut rooms = BTreeMap::new();
    for package in packages {
        let name = package["name"].as_str().ok_or("a package without a name")?;
        let path = package["manifest_path"].as_str().ok_or("a package without a path")?.replace('\\', "/");
        let mut imports =
            Imports { line: 1, harness: path.starts_with(&format!("{root}/tests/")), ..Imports::default() };
        for dependency in package["dependencies"].as_array().ok_or("no dependencies")? {
            let Some(other) = dependency["name"].as_str().filter(|other| ours.contains(other)) else {
                continue;
            };
            let list = if dependency["kind"] == "dev" { &mut imports.for_tests } else { &mut imports.own };
            list.insert(other.to_owned());
        }
        imports.for_tests = imports.for_tests.difference(&imports.own).cloned().collect();
        rooms.insert(name.to_owned(), imports);
    }
    Ok(rooms)
}

/// Compares the two. Test programs may import anything, and nobody may import them.
#[must_use]
pub fn compare(table: &BTreeMap<String, Imports>, real: &BTreeMap<String, Imports>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (room, imports) in real.iter().filter(|(_, imports)| !imports.harness) {
        let harness = |name: &&String| real.get(*name).is_some_and(|other| other.harness);
        for name in imports.own.union(&imports.for_tests).filter(harness) {
            findings.push(Finding::at(TABLE, 1, format!("{room} imports {name}, a test program"), FORBIDDEN));
        }
        let Some(row) = table.get(room) else {
            findings.push(Finding::at(
                TABLE,
                1,
                format!("{room} has no row"),
                "give the package a row in the table",
            ));
            continue;
        };
        differ(room, "imports", row.line, &row.own, &imports.own, &mut findings);
        differ(room, "imports for its tests", row.line, &row.for_tests, &imports.for_tests, &mut findings);
    }
    for (room, row) in table.iter().filter(|(room, _)| real.get(*room).is_none_or(|other| other.harness)) {
        findings.push(Finding::at(
            TABLE,
            row.line,
            format!("{room} has a row and is no room of the house"),
            STALE,
        ));
    }
    findings
}

fn differ(
    room: &str,
    verb: &str,
    line: usize,
    allowed: &BTreeSet<String>,
    real: &BTreeSet<String>,
    into: &mut Vec<Finding>,
) {
    for name in real.difference(allowed) {
        into.push(Finding::at(
            TABLE,
            line,
            format!("{room} {verb} {name}, which the table does not allow"),
            FORBIDDEN,
        ));
    }
    for name in allowed.difference(real) {
        into.push(Finding::at(
            TABLE,
            line,
            format!("the table lets {room} import {name}, and it does not"),
            STALE,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# x\n<!-- arrows -->\n| room | imports | for its tests |\n|---|---|---|\n\
        | money | - | - |\n| domain | money | - |\n| till | domain, money | kit |\n<!-- /arrows -->\n";

    fn metadata(till: &str) -> String {
        let dev = r#"{"name":"kit","kind":"dev"}"#;
        let money = r#"{"name":"money","kind":null}"#;
        format!(
            r#"{{"workspace_root":"/h","packages":[
            {{"name":"money","manifest_path":"/h/m/Cargo.toml","dependencies":[{{"name":"serde","kind":null}}]}},
            {{"name":"kit","manifest_path":"/h/k/Cargo.toml","dependencies":[]}},
            {{"name":"domain","manifest_path":"/h/d/Cargo.toml","dependencies":[{money}]}},
            {{"name":"till","manifest_path":"/h/t/Cargo.toml","dependencies":[{money},{dev},{till}]}},
            {{"name":"sim","manifest_path":"/h/tests/sim/Cargo.toml","dependencies":[{money}]}}]}}"#
        )
    }

    fn found(text: &str, till: &str) -> Vec<String> {
        let findings = compare(&table(text).unwrap(), &manifests(&metadata(till)).unwrap());
        findings.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn both_sides_agree() {
        let text = TEXT.replace("| money | - | - |", "| money | - | - |\n| kit | - | - |");
        assert!(found(&text, r#"{"name":"domain","kind":null}"#).is_empty());
    }

    #[test]
    fn catches_each_kind_of_difference() {
        assert_eq!(
            found(TEXT, r#"{"name":"sim","kind":null}"#),
            [
                "kit has no row",
                "till imports sim, a test program",
                "till imports sim, which the table does not allow",
                "the table lets till import domain, and it does not",
            ]
        );
        let ghost = TEXT.replace("| domain |", "| ghost | - | - |\n| kit | - | - |\n| domain |");
        assert_eq!(
            found(&ghost, r#"{"name":"domain","kind":"build"}"#),
            ["ghost has a row and is no room of the house"]
        );
    }

    #[test]
    fn a_page_without_a_table_is_a_finding() {
        assert!(table("# no table").is_err());
        assert!(table(&TEXT.replace("| - | - |", "| - |")).is_err());
    }
}
