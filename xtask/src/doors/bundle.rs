//! The package for a customer's machine.

use crate::call::{Call, Done, root};
use crate::{node, packages};

/// Tauri's own tool builds the screen first.
pub fn run() -> Done {
    packages::ensure(&[packages::TO_BUILD])?;
    node::ensure()?;
    let name = if cfg!(windows) { "ui/node_modules/.bin/tauri.cmd" } else { "ui/node_modules/.bin/tauri" };
    Call::at(&root().join(name), name).with(["build", "--bundles", "deb"]).run()?;
    println!("the package is in target/release/bundle/deb");
    Ok(())
}
