//! Outside the guest: puts the programs in place, starts the machine, prints what came of it.

mod machine;
mod table;

use crate::guest::{Done, SCENES, Scene};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// From power on to the first scene.
const BOOT: Duration = Duration::from_secs(120);

/// Plays these scenes, or all.
pub fn run(wanted: &[String]) -> Done {
    if let Some(unknown) = wanted.iter().find(|name| SCENES.iter().all(|scene| scene.name != name.as_str())) {
        let names: Vec<&str> = SCENES.iter().map(|scene| scene.name).collect();
        return Err(format!("no scene `{unknown}`; there are {}", names.join(", ")));
    }
    let chosen = |scene: &&Scene| wanted.is_empty() || wanted.iter().any(|name| name == scene.name);
    let scenes: Vec<&Scene> = SCENES.iter().filter(chosen).collect();
    let debug = own_folder()?;
    let home = debug.parent().ok_or("no target folder")?.join("rig");
    let programs = place_programs(&debug, &home)?;
    let out = home.join("out");
    empty(&out)?;
    let names: Vec<&str> = scenes.iter().map(|scene| scene.name).collect();
    // names of windows are no ASCII, and a program without a locale finds none of them
    let command = format!("export LANG=C.UTF-8; exec {}/rig guest {}\n", programs.display(), names.join(" "));
    told(&out.join("command"), fs::write(out.join("command"), command))?;
    let limit = BOOT + scenes.iter().map(|scene| scene.limit + Duration::from_secs(20)).sum::<Duration>();
    let ended = machine::run(&home.join("machine"), &out, limit);
    let results = fs::read_to_string(out.join("results")).unwrap_or_default();
    let failed = table::print(&scenes, &results);
    println!("logs and pictures: {}", out.display());
    ended?;
    if failed == 0 { Ok(()) } else { Err(format!("{failed} scenes failed")) }
}

fn own_folder() -> Done<PathBuf> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    own.parent().map(Path::to_path_buf).ok_or_else(|| "no folder of my own".to_owned())
}

/// A copy of the programs: what is built meanwhile does not change under the guest. The cameras' contract is put
/// there by the door, which knows from cargo where it is.
fn place_programs(debug: &Path, home: &Path) -> Done<PathBuf> {
    let programs = home.join("programs");
    told(&programs, fs::create_dir_all(&programs))?;
    for name in ["rig", "qiantai", "look", "listen", "say"] {
        let (from, to) = (debug.join(name), programs.join(name));
        let _none = fs::remove_file(&to);
        if from.exists() {
            told(&to, fs::copy(&from, &to).map(drop))?;
        }
    }
    Ok(programs)
}

fn empty(folder: &Path) -> Done {
    if folder.exists() {
        told(folder, fs::remove_dir_all(folder))?;
    }
    told(folder, fs::create_dir_all(folder))
}

fn told(path: &Path, outcome: std::io::Result<()>) -> Done {
    outcome.map_err(|error| format!("{}: {error}", path.display()))
}
