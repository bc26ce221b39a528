//! What the operating system must bring. Debian and Ubuntu are served; elsewhere the list is told.

use crate::call::{Call, Done};

/// To build the app and to show Chinese.
pub const TO_BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libudev-dev",
    "libdbus-1-dev",
    "libasound2-dev",
    "libclang-dev",
    "fonts-wqy-microhei",
];
/// To open the window without a desktop, drive it and look at it.
pub const TO_TEST: &[&str] = &[
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "xdotool",
    "imagemagick",
    "zbar-tools",
    "x11-utils",
    "procps",
    "cups",
    "cups-client",
    "xserver-xorg-core",
    "xserver-xorg-video-dummy",
    "x11-xserver-utils",
    "openbox",
    "poppler-utils",
];
/// To measure: SQLite's own program imports the same tables.
pub const TO_BENCH: &[&str] = &["sqlite3"];
/// To build programs that are fed hostile bytes: the engine that feeds them is C++.
pub const TO_FUZZ: &[&str] = &["g++"];
/// To build for Windows and to run what was built: compiler and linker, Wine, the installer's maker, a spooler.
pub const TO_WINDOWS: &[&str] = &[
    "gcc-mingw-w64-x86-64-posix",
    "g++-mingw-w64-x86-64-posix",
    "wine64",
    "wine",
    "libwine",
    "nsis",
    "cups",
    "cups-client",
];

/// To make and run the guest machine with real device nodes, and to look at what it shows.
pub const TO_RIG: &[&str] = &[
    "qemu-system-x86",
    "busybox-static",
    "kmod",
    "cpio",
    "udev",
    "ffmpeg",
    "usbutils",
    "v4l-utils",
    "alsa-utils",
    "gcc",
    "make",
    "xserver-xorg-core",
    "xserver-xorg-video-dummy",
    "xserver-xorg-input-libinput",
    "x11-xserver-utils",
    "x11-utils",
    "imagemagick",
    "xdotool",
    "openbox",
];

/// Installs those that are missing and says which.
///
/// # Errors
/// When the package manager says no, or root's rights are needed and there is no sudo.
pub fn ensure(lists: &[&[&str]]) -> Done {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let wanted: Vec<&str> = lists.concat();
    if Call::new("dpkg-query").with(["--version"]).answer().is_none() {
        println!(
            "this is no Debian or Ubuntu; see for yourself that these or their like are there: {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("missing packages, to be installed with apt-get: {}", missing.join(" "));
    let root = Call::new("id").with(["-u"]).answer().as_deref() == Some("0");
    if !root && Call::new("sudo").with(["--version"]).answer().is_none() {
        return Err(format!(
            "neither root nor sudo here; as root run\n    apt-get install {}",
            missing.join(" ")
        ));
    }
    apt(root).with(["update", "-q"]).run()?;
    apt(root).with(["install", "-y", "-q", "--no-install-recommends"]).with(missing).run()
}

fn installed(name: &str) -> bool {
    let ask = Call::new("dpkg-query").with(["-W", "-f=${db:Status-Status}", name]);
    ask.answer().as_deref() == Some("installed")
}

fn apt(root: bool) -> Call {
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    if root {
        return Call::new("env").with([quiet, "apt-get"]);
    }
    // sudo drops variables, so env sets this one behind it
    Call::new("sudo").with(["env", quiet, "apt-get"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_is_installed() {
        if Call::new("dpkg-query").with(["--version"]).answer().is_some() {
            assert!(installed("dpkg"));
            assert!(!installed("no-such-package-here"));
        }
    }
}
