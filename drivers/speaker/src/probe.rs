//! Doors for hostile input.

use crate::chip::reply::Reply;
use crate::chip::text::{encode, spoken_text};

/// Reads any bytes at all as a chip's replies; how many mean something.
#[must_use]
pub fn replies(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| Reply::of(**byte).is_some_and(|reply| reply.byte() == **byte)).count()
}

/// The bytes of any phrase at all, as they go into a frame.
#[must_use]
pub fn spoken(phrase: &str) -> Vec<u8> {
    encode(&spoken_text(phrase))
}
