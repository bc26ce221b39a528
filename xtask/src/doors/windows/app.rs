//! The app's program and its installer.

use super::target::Target;
use crate::call::Done;

pub fn run(target: &Target) -> Done {
    target.cargo("build").with(["--package", "qiantai", "--release"]).run()
}
