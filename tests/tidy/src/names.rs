//! Names are words of the till, never of an office.

use crate::finding::Finding;
use crate::page::{Page, place};
use crate::rust::Rust;

const OFFICE: [&str; 8] =
    ["manager", "helper", "helpers", "util", "utils", "utilities", "service", "services"];
const MEND: &str = "name what it is: a word of the till such as lane, shift, tender, posting";

/// Files, folders and types with an office's name.
#[must_use]
pub fn names(pages: &[Page], rust: &[Rust]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in pages.iter().filter(|page| place(&page.path).is_some()) {
        let folders = page.path.split('/').rev().skip(1);
        for name in std::iter::once(page.stem()).chain(folders).filter(|name| office(name)) {
            findings.push(Finding::at(&page.path, 1, format!("is called `{name}`"), MEND));
        }
        if page.kind() != "rs" {
            for (name, line) in screen_types(&page.text).into_iter().filter(|(name, _)| office(name)) {
                findings.push(Finding::at(&page.path, line, format!("a type is called `{name}`"), MEND));
            }
        }
    }
    for file in rust {
        for (name, line) in file.types.iter().filter(|(name, _)| office(name)) {
            findings.push(Finding::at(&file.path, *line, format!("a type is called `{name}`"), MEND));
        }
    }
    findings
}

/// True when the last word of a name is an office's.
fn office(name: &str) -> bool {
    let start = name.rfind(|c: char| c.is_uppercase()).unwrap_or(0);
    let camel = &name[start..];
    let snake = name.rsplit(['_', '-']).next().unwrap_or(name);
    OFFICE.iter().any(|word| camel.eq_ignore_ascii_case(word) || snake.eq_ignore_ascii_case(word))
}

fn screen_types(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut words =
            line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        while let Some(word) = words.next() {
            if matches!(word, "class" | "interface" | "type" | "enum")
                && let Some(name) = words.next()
            {
                found.push((name.to_owned(), at + 1));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::read_all;

    #[test]
    fn knows_an_office_name() {
        for name in ["PrintManager", "utils", "money_helper", "CloudService", "date-utils", "Helper"] {
            assert!(office(name), "{name}");
        }
        for name in ["Lane", "utility_bill", "Managed", "services_due", "Servicer", "helpless"] {
            assert!(!office(name), "{name}");
        }
    }

    #[test]
    fn catches_files_folders_and_types() {
        let pages = [
            Page::of("drivers/x/src/util.rs", ""),
            Page::of("ui/src/helpers/a.ts", ""),
            Page::of("ui/src/state/sale.ts", "\nexport class SaleService {}"),
            Page::of("xtask/src/a.rs", "\n\nstruct StepManager;"),
        ];
        let findings = names(&pages, &read_all(&pages).unwrap());
        let places: Vec<(&str, usize)> = findings.iter().map(|f| (f.path.as_str(), f.line)).collect();
        assert_eq!(
            places,
            [
                ("drivers/x/src/util.rs", 1),
                ("ui/src/helpers/a.ts", 1),
                ("ui/src/state/sale.ts", 2),
                ("xtask/src/a.rs", 3)
            ]
        );
    }
}
