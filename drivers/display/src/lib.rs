//! Pole displays on a serial line: LED8 digits, and letter displays of two rows of twenty.
//!
//! This crate may not know what is sold: it knows only `kit`.
