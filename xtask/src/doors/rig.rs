//! The counter's own programs against real device nodes, in a guest machine.

use crate::call::{Call, Done, root};
use crate::{node, packages, screen};
use std::fs;
use std::path::PathBuf;

/// What is played.
#[derive(clap::Args)]
pub struct Args {
    /// Only this scene; may be given more than once
    #[arg(long, value_name = "NAME")]
    scene: Vec<String>,
    /// Names of all scenes
    #[arg(long)]
    list: bool,
    /// Fail where the guest machine is not to be had, instead of skipping
    #[arg(long)]
    must: bool,
    /// Take the counter that is built already
    #[arg(long)]
    built: bool,
}

pub fn run(args: &Args) -> Done {
    if args.list {
        return Call::cargo().with(["run", "--quiet", "--package", "rig", "--", "--list"]).run();
    }
    if let Err(why) = machine() {
        if args.must {
            return Err(why);
        }
        println!("SKIPPED: no guest machine here, so no real device node was tried: {why}");
        return Ok(());
    }
    programs(args.built)?;
    let wanted = args.scene.iter().flat_map(|name| ["--scene", name]);
    Call::at(&root().join("target/debug/rig"), "target/debug/rig").with(wanted).run()
}

/// Packages, kernel and modules; made once and kept.
fn machine() -> Done {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("the guest runs this machine's own programs, so it takes Linux on x86-64".to_owned());
    }
    if Call::new("apt-cache").with(["--version"]).answer().is_none() {
        return Err("the guest is made of Debian's packages, and there is no apt".to_owned());
    }
    if Call::new("id").with(["-u"]).answer().as_deref() != Some("0") {
        return Err("the guest reads all of /, so root's rights are needed".to_owned());
    }
    packages::ensure(&[packages::TO_BUILD, packages::TO_RIG])?;
    Call::new("bash").with(["tests/rig/machine/build.sh", "target/rig/machine"]).run()
}

fn programs(built: bool) -> Done {
    if !built {
        node::ensure()?;
        screen::ensure()?;
        Call::cargo().with(["build", "--package", "qiantai"]).run()?;
    }
    Call::cargo().with(["build", "--package", "rig"]).run()?;
    let build = ["test", "--package", "camera", "--test", "contract", "--no-run", "--message-format", "json"];
    let told = Call::cargo().with(build).answer().ok_or("the cameras' contract does not build")?;
    let contract = executable(&told).ok_or("cargo does not say where the cameras' contract is")?;
    let folder = root().join("target/rig/programs");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(&contract, folder.join("camera_contract")))
        .map(drop)
        .map_err(|error| format!("{}: {error}", contract.display()))
}

/// The contract in cargo's messages, which tell of the package's own programs, too.
fn executable(messages: &str) -> Option<PathBuf> {
    let paths = messages.split("\"executable\":\"").skip(1).filter_map(|rest| rest.split_once('"'));
    paths
        .map(|(path, _)| PathBuf::from(path))
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("contract-")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contract_is_found_in_the_messages() {
        let messages = r#"{"reason":"compiler-artifact","executable":"/t/debug/look"}
{"reason":"compiler-artifact","executable":null}
{"reason":"compiler-artifact","executable":"/t/debug/deps/contract-1f","fresh":true}
{"reason":"compiler-artifact","executable":"/t/debug/camera"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(executable(messages), Some(PathBuf::from("/t/debug/deps/contract-1f")));
        assert_eq!(executable(r#"{"executable":null}"#), None);
    }
}
