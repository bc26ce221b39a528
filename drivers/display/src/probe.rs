//! Doors for hostile input.

use crate::profile::DisplayKind;
use kit::{Lamp, Shown};

/// The frame of any text at all, for every kind; `None` where it is refused.
#[must_use]
pub fn frames(figure: &str, upper: &str, lower: &str) -> Vec<Option<Vec<u8>>> {
    let shown = Shown {
        lamp: Lamp::Total,
        figure: figure.to_owned(),
        upper: upper.to_owned(),
        lower: lower.to_owned(),
    };
    DisplayKind::ALL.into_iter().map(|kind| kind.frame(Some(&shown)).ok()).collect()
}
