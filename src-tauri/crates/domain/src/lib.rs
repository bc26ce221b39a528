//! The rules of the counter: what a sale, a payment attempt, a refund and a posting may do.
//!
//! Every machine is one `step(state, event, rules, now)`: it answers with the facts that must be
//! committed and the effects that may follow the commit. This crate may not know a clock, chance,
//! a database, a network, a device or the screen; time and numbers are handed in.

pub mod attempt;
pub mod cloud;
pub mod code;
pub mod deposit;
pub mod entry;
pub mod evidence;
pub mod fact;
pub mod ids;
pub mod ledger;
pub mod member;
pub mod policy;
pub mod refund;
pub mod refusal;
pub mod report;
pub mod sale;
pub mod shift;
pub mod slip;
pub mod staff;
pub mod tender;
pub mod time;
