//! Hostile bytes at every door through which foreign bytes come in: each target holds the code against a plain
//! second telling of the same rule, or against a strict reader of what it made. A panic is a finding.

pub mod paper;
