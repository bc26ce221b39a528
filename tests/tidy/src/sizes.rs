//! Small rooms: no file over 500 lines, no function over 70, and fewer large files each time.

use crate::finding::Finding;
use crate::page::{Page, Place, place};
use crate::rust::Rust;

/// Where the ratchet stands.
pub const RATCHET: &str = "tests/tidy/ratchet.txt";
const FILE_MOST: usize = 500;
const FILE_LARGE: usize = 300;
const FUNCTION_MOST: usize = 70;
const SPLIT_FILE: &str = "split it by subject; a production file aims at 150 lines";
const SPLIT_FUNCTION: &str = "give its parts names of their own";

/// Path and lines of every file that counts: Rust without its test code, and the screen.
#[must_use]
pub fn sizes(pages: &[Page], rust: &[Rust]) -> Vec<(String, usize)> {
    let counts = |place: Place| matches!(place, Place::Production | Place::Harness);
    let code = rust.iter().filter(|file| counts(file.place)).map(|file| (file.path.clone(), file.lines));
    let screen = pages
        .iter()
        .filter(|page| page.kind() != "rs" && place(&page.path).is_some_and(counts))
        .map(|page| (page.path.clone(), page.text.lines().count()));
    code.chain(screen).collect()
}

/// Files and functions beyond the hard stops. The screen's functions are measured by its own linter.
#[must_use]
pub fn beyond(sizes: &[(String, usize)], rust: &[Rust]) -> Vec<Finding> {
    let files = sizes.iter().filter(|(_, lines)| *lines > FILE_MOST).map(|(path, lines)| {
        Finding::at(path, 1, format!("{lines} lines, at most {FILE_MOST} are allowed"), SPLIT_FILE)
    });
    let long = rust.iter().filter(|file| file.place != Place::Test).flat_map(|file| {
        file.functions.iter().filter(|function| function.lines > FUNCTION_MOST).map(|function| {
            let what = format!("`{}` has {} lines, at most {FUNCTION_MOST}", function.name, function.lines);
            Finding::at(&file.path, function.line, what, SPLIT_FUNCTION)
        })
    });
    files.chain(long).collect()
}

/// The number of large files may fall and never rise.
#[must_use]
pub fn ratchet(sizes: &[(String, usize)], notch: &str) -> Vec<Finding> {
    let large: Vec<&(String, usize)> = sizes.iter().filter(|(_, lines)| *lines > FILE_LARGE).collect();
    let allowed =
        notch.lines().find_map(|line| line.strip_prefix("files-over-300 ")?.trim().parse::<usize>().ok());
    let list = || large.iter().map(|(path, lines)| format!("\n    {path} {lines}")).collect::<String>();
    let Some(allowed) = allowed else {
        return vec![Finding::at(RATCHET, 1, "no line `files-over-300 N`", "write the line")];
    };
    match large.len() {
        now if now > allowed => {
            let what =
                format!("{now} files have more than {FILE_LARGE} lines, {allowed} are allowed:{}", list());
            vec![Finding::at(RATCHET, 1, what, SPLIT_FILE)]
        }
        now if now < allowed => {
            let what = format!("only {now} files have more than {FILE_LARGE} lines, {allowed} are allowed");
            vec![Finding::at(RATCHET, 1, what, "lower the number in the file, so that it stays there")]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::read_all;

    fn page(path: &str, lines: usize) -> Page {
        Page::of(path, &"// x\n".repeat(lines))
    }

    #[test]
    fn catches_a_long_file() {
        let pages =
            [page("xtask/src/a.rs", 501), page("ui/src/parts/A.vue", 501), page("ui/test/a.test.ts", 900)];
        let rust = read_all(&pages).unwrap();
        let sizes = sizes(&pages, &rust);
        assert_eq!(beyond(&sizes, &rust).len(), 2);
    }

    #[test]
    fn catches_a_long_function_and_spares_tests() {
        let long = |head: &str| format!("{head}\nfn long() {{\n{}}}\n", "    work();\n".repeat(69));
        let pages = [Page::of("drivers/x/src/a.rs", &(long("") + &long("#[test]")))];
        let findings = beyond(&[], &read_all(&pages).unwrap());
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].line, findings[0].what.contains("71 lines")), (2, true));
    }

    #[test]
    fn the_ratchet_holds_in_both_directions() {
        let sizes = [("a.rs".to_owned(), 301), ("b.rs".to_owned(), 300)];
        assert!(ratchet(&sizes, "# why\nfiles-over-300 1\n").is_empty());
        assert!(ratchet(&sizes, "files-over-300 0\n")[0].what.contains("a.rs 301"));
        assert!(ratchet(&sizes, "files-over-300 2\n")[0].mend.contains("lower"));
        assert_eq!(ratchet(&sizes, "").len(), 1);
    }
}
