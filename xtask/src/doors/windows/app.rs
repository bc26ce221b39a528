//! The app's program and its installer, and the installer tried.

use super::step;
use super::target::{Target, folder, loader};
use crate::call::{Call, Done, root};
use crate::{node, screen};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PROGRAM: &str = "qiantai.exe";
/// Finds the web view; the program does not start without it.
const LOADER: &str = "WebView2Loader.dll";
/// What stands in the installed folder, nothing else.
const INSTALLED: [&str; 4] = ["OFL.txt", LOADER, PROGRAM, "uninstall.exe"];
/// Under a person's own folder.
const PLACE: &str = "AppData/Local/Programs/Qiantai";
const LINK: &str = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/前台 Qiantai.lnk";

pub fn run(target: &Target) -> Done {
    step("screen", || {
        node::ensure()?;
        screen::ensure()
    })?;
    step("app", || {
        // without this feature the window asks a development server for its pages
        let how = ["--package", "qiantai", "--release", "--features", "tauri/custom-protocol"];
        target.cargo("build").with(how).run()
    })?;
    let installer = folder().join(format!("qiantai-{}-setup.exe", env!("CARGO_PKG_VERSION")));
    step("installer", || make(target, &installer))?;
    step("tried", || {
        let _running = target.prefix()?;
        try_out(target, &installer)
    })?;
    println!("the installer is {}", installer.display());
    Ok(())
}

fn make(target: &Target, installer: &Path) -> Done {
    let built = |name| target.program("release", name).display().to_string();
    let ours = |name| root().join(name).display().to_string();
    let given = [
        ("VERSION", env!("CARGO_PKG_VERSION").to_owned()),
        ("PROGRAM", built(PROGRAM)),
        ("LOADER", built(LOADER)),
        ("LICENCE", ours("assets/fonts/OFL.txt")),
        ("ICON", ours("assets/icons/icon.ico")),
        ("INTO", installer.display().to_string()),
    ];
    let given: Vec<String> = given.iter().map(|(name, value)| format!("-D{name}={value}")).collect();
    let script = "xtask/windows/installer.nsi";
    Call::new("makensis").with(["-V2", "-INPUTCHARSET", "UTF8"]).with(given).with([script]).run()
}

/// Installs in silence, starts what was installed, installs over it, removes it. An installer that does nothing
/// ends with success as well, so the files are looked at.
fn try_out(target: &Target, installer: &Path) -> Done {
    let installer = installer.display().to_string();
    for _ in ["new", "over the old one"] {
        target.quiet(&["timeout", "120", loader(), &installer, "/S"])?;
        let home = home(target)?;
        let mut names: Vec<String> = fs::read_dir(home.join(PLACE))
            .map_err(|error| format!("nothing was installed: {error}"))?
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        if names != INSTALLED {
            return Err(format!("installed is {names:?}, wanted {INSTALLED:?}"));
        }
        if !home.join(LINK).is_file() {
            return Err("the start menu has no link".to_owned());
        }
        let program = home.join(PLACE).join(PROGRAM).display().to_string();
        target.quiet(&["timeout", "60", loader(), &program, "--version"])?;
    }
    let home = home(target)?;
    let remover = home.join(PLACE).join("uninstall.exe").display().to_string();
    target.quiet(&["timeout", "120", loader(), &remover, "/S"])?;
    // it goes on from a copy of itself after the call has returned
    let end = Instant::now() + Duration::from_secs(60);
    while home.join(PLACE).exists() || home.join(LINK).exists() {
        if Instant::now() > end {
            return Err("it was not removed within a minute".to_owned());
        }
        sleep(Duration::from_millis(200));
    }
    println!("installed, started, installed again, removed");
    Ok(())
}

/// The folder of the one person of our own Windows.
fn home(target: &Target) -> Done<PathBuf> {
    let users = PathBuf::from(target.wine_prefix()).join("drive_c/users");
    let folders = fs::read_dir(&users).map_err(|error| format!("{}: {error}", users.display()))?;
    let mut homes = folders.flatten().map(|entry| entry.path());
    homes.find(|home| !home.ends_with("Public")).ok_or_else(|| "nobody lives there".to_owned())
}
