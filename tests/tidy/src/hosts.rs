//! Nothing in the repository tells on which machine, or through which mirror, it was made.

use crate::finding::Finding;
use crate::page::Page;

/// Where packages come from; spelt so that this file does not hold them.
const REGISTRIES: [&str; 12] = [
    concat!("registry.", "npmjs"),
    concat!("registry.", "npmmirror"),
    concat!("registry.", "yarnpkg"),
    concat!("npm", "mirror.com"),
    concat!("arti", "factory"),
    concat!("static.", "crates.io"),
    concat!("index.", "crates.io"),
    concat!("rs", "proxy.cn"),
    concat!("deb.", "debian.org"),
    concat!("archive.", "ubuntu.com"),
    concat!("/work/", "main"),
    concat!("/work/", "shared"),
];
const CRATES: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

/// Hosts of registries and folders of one machine, anywhere.
#[must_use]
pub fn registries(pages: &[Page]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in pages {
        for (at, line) in page.text.lines().enumerate() {
            if let Some(host) = REGISTRIES.iter().find(|host| line.contains(**host)) {
                findings.push(Finding::at(
                    &page.path,
                    at + 1,
                    format!("names `{host}`"),
                    "take it out: each machine has its own",
                ));
            }
        }
    }
    findings
}

/// Locks that say from which host a package is to be fetched.
#[must_use]
pub fn locks(pages: &[Page]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in pages {
        let (npm, cargo) = (page.path.ends_with("package-lock.json"), page.path.ends_with("Cargo.lock"));
        for (at, line) in page.text.lines().enumerate() {
            let line = line.trim();
            if npm && line.starts_with("\"resolved\":") && line.contains("://") {
                let mend = "npm install with omit-lockfile-registry-resolved=true, as ui/.npmrc has it";
                findings.push(Finding::at(&page.path, at + 1, "a package with its host", mend));
            }
            if cargo && line.starts_with("source = ") && line != CRATES {
                findings.push(Finding::at(
                    &page.path,
                    at + 1,
                    "a crate from elsewhere",
                    "use the one on crates.io",
                ));
            }
            if page.path.ends_with(".npmrc") && line.contains("registry=") {
                findings.push(Finding::at(
                    &page.path,
                    at + 1,
                    "sets a registry",
                    "leave that to the machine",
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catches_a_registry() {
        let text = format!("fine\nsee https://{}.org/vue\n", REGISTRIES[0]);
        assert_eq!(registries(&[Page::of("README.md", &text)])[0].line, 2);
    }

    #[test]
    fn catches_hosts_in_locks() {
        let npm = "{\n  \"resolved\": \"https://somewhere/vue.tgz\"\n}";
        assert_eq!(locks(&[Page::of("ui/package-lock.json", npm)])[0].line, 2);
        let cargo = format!("{CRATES}\nsource = \"git+https://somewhere/x\"\n");
        assert_eq!(locks(&[Page::of("Cargo.lock", &cargo)])[0].line, 2);
        assert_eq!(locks(&[Page::of("ui/.npmrc", "fund=false\nregistry=https://somewhere\n")])[0].line, 2);
        assert!(locks(&[Page::of("ui/.npmrc", "omit-lockfile-registry-resolved=true\n")]).is_empty());
    }
}
