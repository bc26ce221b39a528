//! One file for each command.

pub mod app;
pub mod bench;
pub mod bindings;
pub mod bundle;
pub mod crash;
pub mod e2e;
pub mod fuzz;
pub mod rig;
pub mod run;
pub mod sandbox;
pub mod sim;
pub mod test;
pub mod tidy;
pub mod verify;
pub mod windows;

/// Words handed on to the program behind the door.
#[derive(clap::Args)]
pub struct Rest {
    /// Handed on as they are; `-- --help` tells what the program takes
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub args: Vec<String>,
}
