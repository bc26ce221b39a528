//! The generated half of the bridge.

use crate::call::{Call, Done};
use crate::{node, packages, screen};

/// The test that compares also writes when it is asked to.
pub fn run() -> Done {
    packages::ensure(&[packages::TO_BUILD])?;
    node::ensure()?;
    screen::ensure()?;
    let write =
        Call::cargo().with(["test", "--package", "qiantai", "bindings"]).env("QIANTAI_WRITE_BINDINGS", "1");
    // the run that writes may call the old file stale; the next one is the proof
    if write.run().is_err() {
        println!("once more, against the file just written");
    }
    Call::cargo().with(["test", "--package", "qiantai", "bindings"]).run()
}
