//! The house rules as a test: arrows, sizes, banned calls, names, sentences, migrations, hosts.
//!
//! Every rule is a function from pages to findings, so that its own tests can plant a violation and
//! see it caught; `tests/house.rs` runs all of them on the repository. This crate may not know what
//! the counter does, only how it is written.

pub mod arrows;
pub mod calls;
pub mod doors;
pub mod finding;
pub mod hosts;
pub mod migrations;
pub mod names;
pub mod page;
pub mod prose;
pub mod rust;
pub mod screen;
pub mod sentences;
pub mod sizes;
pub mod tokens;
