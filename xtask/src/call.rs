//! One program called, shown before it runs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What went wrong, in words for a person.
pub type Done<T = ()> = Result<T, String>;

/// The repository's root.
pub fn root() -> PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
    let own = PathBuf::from(own);
    own.parent().map(Path::to_path_buf).unwrap_or(own)
}

/// A program with its arguments, run from the repository's root.
pub struct Call {
    shown: String,
    command: Command,
}

impl Call {
    /// A program of the machine.
    pub fn new(program: &str) -> Self {
        Self::of(Command::new(program), program)
    }

    /// A program by its path, shown as `name`.
    pub fn at(path: &Path, name: &str) -> Self {
        Self::of(Command::new(path), name)
    }

    /// The same cargo that runs this door.
    pub fn cargo() -> Self {
        Self::of(Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into())), "cargo")
    }

    /// npm, in the screen's folder.
    pub fn npm() -> Self {
        let mut call = Self::of(Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" }), "npm");
        call.command.current_dir(root().join("ui"));
        call
    }

    fn of(mut command: Command, shown: &str) -> Self {
        command.current_dir(root());
        // what cargo told this door about itself is not true of the program called
        for (name, _) in env::vars_os() {
            let about_us = name.to_str().is_some_and(|name| {
                name.starts_with("CARGO_PKG_")
                    || name.starts_with("CARGO_MANIFEST_")
                    || name == "CARGO_BIN_NAME"
            });
            if about_us {
                command.env_remove(name);
            }
        }
        Self { shown: shown.to_owned(), command }
    }

    /// Adds arguments.
    pub fn with<I: IntoIterator<Item = S>, S: AsRef<str>>(mut self, args: I) -> Self {
        for arg in args {
            self.shown.push(' ');
            self.shown.push_str(arg.as_ref());
            self.command.arg(arg.as_ref());
        }
        self
    }

    /// Sets a variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.shown = format!("{name}={value} {}", self.shown);
        self.command.env(name, value);
        self
    }

    /// Shows the line, runs it and waits.
    ///
    /// # Errors
    /// When the program cannot be started or says no.
    pub fn run(mut self) -> Done {
        println!("$ {}", self.shown);
        let status = self.command.status().map_err(|error| format!("`{}`: {error}", self.shown))?;
        if status.success() { Ok(()) } else { Err(format!("`{}` failed: {status}", self.shown)) }
    }

    /// What the program prints, trimmed; `None` when it is not there or says no.
    pub fn answer(mut self) -> Option<String> {
        let output = self.command.output().ok().filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_says_no_is_an_error() {
        let trouble = Call::cargo().with(["no-such-command-here"]).run().unwrap_err();
        assert!(trouble.contains("cargo no-such-command-here"), "{trouble}");
        assert!(Call::new("no-such-program-here").run().is_err());
        assert_eq!(Call::new("no-such-program-here").answer(), None);
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.toml").is_file() && root().join("xtask").is_dir());
        assert!(Call::cargo().with(["--version"]).answer().is_some_and(|said| said.starts_with("cargo ")));
    }
}
