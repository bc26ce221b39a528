//! Virtual hardware: a guest machine with real device nodes, and the counter's own programs run against them.
//!
//! Outside, this program starts the guest ([`host`]); inside, as the guest's only program, it plays the devices
//! and the counter's side at once ([`guest`]). It may know everything; nothing may know it.

mod guest;
mod host;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the scenes in a guest machine.
#[derive(Parser)]
#[command(name = "rig")]
struct Args {
    /// Only this scene; may be given more than once
    #[arg(long, value_name = "NAME")]
    scene: Vec<String>,
    /// Names of all scenes
    #[arg(long)]
    list: bool,
    #[command(subcommand)]
    inside: Option<Inside>,
}

/// What it is inside the guest.
#[derive(Subcommand)]
enum Inside {
    /// Plays the scenes
    #[command(hide = true)]
    Guest { scenes: Vec<String> },
    /// Plays one scene in this process
    #[command(hide = true)]
    Play { scene: String },
    /// Holds a text before the camera, or `-`, `stall`, `go`, `unplug`, `plug`
    #[command(hide = true)]
    Show { order: String },
    /// Gives frames to the camera until it is ended
    #[command(hide = true)]
    Film { node: PathBuf, shape: String },
}

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match args.inside {
        Some(Inside::Guest { scenes }) => guest::all(&scenes),
        Some(Inside::Play { scene }) => guest::play(&scene),
        Some(Inside::Show { order }) => guest::show(&order),
        Some(Inside::Film { node, shape }) => guest::film(&node, &shape),
        None if args.list => {
            for scene in guest::SCENES {
                println!("{:<18} {}", scene.name, scene.what);
            }
            Ok(())
        }
        None => host::run(&args.scene),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("rig: {trouble}");
            ExitCode::FAILURE
        }
    }
}
