//! Measurements, on optimised code.

use super::Rest;
use crate::call::{Call, Done};

pub fn run(rest: &Rest) -> Done {
    Call::cargo().with(["run", "--release", "--package", "bench", "--"]).with(&rest.args).run()
}
