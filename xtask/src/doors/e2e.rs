//! Journeys in the real window. The tests bring their own virtual display.

use super::Rest;
use crate::call::{Call, Done};
use crate::{node, packages, screen};

pub fn run(rest: &Rest) -> Done {
    packages::ensure(&[packages::TO_BUILD, packages::TO_TEST])?;
    node::ensure()?;
    screen::ensure()?;
    journeys(&rest.args)
}

/// The program first: the journeys start it by its path.
pub fn journeys(args: &[String]) -> Done {
    Call::cargo().with(["build", "--package", "qiantai"]).run()?;
    Call::cargo().with(["test", "--package", "e2e", "--"]).with(args).run()
}
