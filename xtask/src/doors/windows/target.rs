//! Compiler, standard library and Wine for `x86_64-pc-windows-gnu`.

use crate::call::{Call, Done, root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub const TRIPLE: &str = "x86_64-pc-windows-gnu";
const LINKER: &str = "x86_64-w64-mingw32-gcc";
/// Debian keeps the 64-bit loader here; others have it in the path.
const LOADERS: [&str; 3] = ["/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine"];

/// A toolchain that can build for Windows.
pub struct Target {
    /// The folder of its programs; absent: the toolchain that runs this door.
    programs: Option<PathBuf>,
}

impl Target {
    /// Looks for a standard library: installed, kept from the last time, by rustup, or built from Debian's source.
    pub fn find() -> Option<Self> {
        let sysroot = folder().join("sysroot");
        if installed() {
            return Some(Self { programs: None });
        }
        let copied = || {
            let version = fs::read_to_string(sysroot.join("tc/version")).ok()?;
            let ours = Call::new("rustc").with(["-V"]).answer()?;
            (version.trim() == ours).then(|| Self { programs: Some(sysroot.join("tc/bin")) })
        };
        if let Some(copied) = copied() {
            return Some(copied);
        }
        let added = Call::new("timeout").with(["120", "rustup", "target", "add", TRIPLE]).run();
        if added.is_ok() && installed() {
            return Some(Self { programs: None });
        }
        let built =
            Call::new("bash").with(["xtask/windows/sysroot.sh", &sysroot.display().to_string()]).run();
        built.ok().and_then(|()| copied())
    }

    /// `cargo WHAT` for Windows, in a build folder of its own, its programs run by Wine.
    pub fn cargo(&self, what: &str) -> Call {
        self.call(match &self.programs {
            Some(programs) => Call::at(&programs.join("cargo"), "cargo"),
            None => Call::cargo(),
        })
        .with([what, "--target", TRIPLE])
    }

    /// A call in the same surroundings.
    pub fn call(&self, call: Call) -> Call {
        let build = folder().join("build").display().to_string();
        let runner = format!("timeout -k 10 600 {}", loader());
        let call = match &self.programs {
            Some(programs) => {
                let path = std::env::var("PATH").unwrap_or_default();
                call.env("PATH", &format!("{}:{path}", programs.display()))
            }
            None => call,
        };
        call.env("CARGO_TARGET_DIR", &build)
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", LINKER)
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", &runner)
            .env("WINEPREFIX", &self.wine_prefix())
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree=;mshtml=")
            .env("DISPLAY", "")
    }

    /// Where a built program stands.
    pub fn program(&self, profile: &str, name: &str) -> PathBuf {
        folder().join("build").join(TRIPLE).join(profile).join(name)
    }

    /// The folder of our own Windows.
    pub fn wine_prefix(&self) -> String {
        folder().join("prefix").display().to_string()
    }

    /// Makes our own Windows where there is none, and keeps it running until dropped.
    pub fn prefix(&self) -> Done<Running<'_>> {
        let prefix = PathBuf::from(self.wine_prefix());
        if !prefix.join("system.reg").is_file() {
            fs::create_dir_all(&prefix).map_err(|error| format!("{}: {error}", prefix.display()))?;
            println!("a Windows of our own in {}", prefix.display());
            self.quiet(&["timeout", "300", loader(), "wineboot", "-i"])?;
            self.quiet(&["timeout", "120", "wineserver", "-w"])?;
        }
        let library = prefix.join("drive_c/windows/system32/bcryptprimitives.dll");
        if !library.is_file() {
            let source = "xtask/windows/bcryptprimitives.c";
            let made = library.display().to_string();
            Call::new(LINKER).with(["-O2", "-shared", "-s", "-o", &made, source, "-ladvapi32"]).run()?;
        }
        // One left behind by a run that was broken off would not be started a second time; none there is no trouble.
        let _none = self.quiet(&["wineserver", "-k"]);
        self.quiet(&["timeout", "120", "wineserver", "-w"])?;
        // Detached and before any test: the system's programs hold on to the pipes of whoever starts them.
        self.quiet(&["wineserver", "-p"])?;
        self.quiet(&["timeout", "120", loader(), "cmd", "/c", "exit"])?;
        Ok(Running(self))
    }

    /// Runs a program of Wine without any pipe of ours.
    pub fn quiet(&self, line: &[&str]) -> Done {
        let [program, arguments @ ..] = line else { return Ok(()) };
        let status = Command::new(program)
            .args(arguments)
            .env("WINEPREFIX", self.wine_prefix())
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree=;mshtml=")
            .env("DISPLAY", "")
            .current_dir(root())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("`{}`: {status}", line.join(" "))),
            Err(error) => Err(format!("`{}`: {error}", line.join(" "))),
        }
    }
}

/// Our own Windows while it runs; ended when dropped, it and nothing else.
pub struct Running<'a>(&'a Target);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        if let Err(trouble) = self.0.quiet(&["wineserver", "-k"]) {
            eprintln!("windows: {trouble}");
        }
    }
}

/// The program that runs Windows programs.
pub fn loader() -> &'static str {
    LOADERS.into_iter().find(|path| Path::new(path).is_file()).unwrap_or("wine64")
}

/// Everything of this door lives here.
pub fn folder() -> PathBuf {
    root().join("target/windows")
}

/// Whether the toolchain has the standard library itself.
fn installed() -> bool {
    let Some(place) = Call::new("rustc").with(["--print", "target-libdir", "--target", TRIPLE]).answer()
    else {
        return false;
    };
    let files = fs::read_dir(place).into_iter().flatten().flatten();
    files.into_iter().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_fails_or_is_not_there_is_told() {
        let target = Target { programs: None };
        assert!(target.quiet(&["true"]).is_ok());
        assert!(target.quiet(&["false"]).unwrap_err().contains("false"));
        assert!(target.quiet(&["no-such-program-here"]).is_err());
        assert!(target.program("debug", "wine.exe").ends_with("x86_64-pc-windows-gnu/debug/wine.exe"));
    }
}
