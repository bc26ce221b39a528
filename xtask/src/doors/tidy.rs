//! The house rules.

use super::Rest;
use crate::call::{Call, Done};

pub fn run(rest: &Rest) -> Done {
    Call::cargo().with(["test", "--quiet", "--package", "tidy", "--"]).with(&rest.args).run()
}
