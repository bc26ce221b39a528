//! The cloud's own words, field by field. Everything read is optional: the documents disagree
//! with their own examples, so a missing or odd field is a gap in the proof, not a crash.

pub mod deposit;
pub mod freeze;
pub mod identity;
pub mod lenient;
pub mod list;
pub mod list_deposit;
pub mod order;
pub mod refund;
pub mod request;
pub mod response;
