//! Measurements, on optimised code.

use super::Rest;
use crate::call::{Call, Done};
use crate::packages;

pub fn run(rest: &Rest) -> Done {
    packages::ensure(&[packages::TO_BUILD, packages::TO_BENCH])?;
    Call::cargo().with(["run", "--release", "--package", "bench", "--"]).with(&rest.args).run()
}
