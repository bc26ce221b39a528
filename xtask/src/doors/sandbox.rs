//! The pretend payment cloud, for a desk or another program.

use super::Rest;
use crate::call::{Call, Done};

pub fn run(rest: &Rest) -> Done {
    Call::cargo().with(["run", "--package", "sandbox", "--"]).with(&rest.args).run()
}
