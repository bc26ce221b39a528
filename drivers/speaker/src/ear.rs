use crate::chip::reply::Reply;
use kit::line::Line;
use kit::{Trouble, TroubleKind};
use std::time::Instant;

/// What became of waiting for certain replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    Reply(Reply),
    /// Bytes came, and none of them was wanted or known.
    Noise,
    /// Nothing came, or only replies to something else.
    Silence,
}

/// Listens for one of `wanted` until `limit`; other bytes pass.
pub fn hear(line: &mut dyn Line, wanted: &[Reply], limit: Instant) -> Result<Heard, Trouble> {
    let mut heard = Heard::Silence;
    loop {
        let left = limit.saturating_duration_since(Instant::now());
        let mut byte = [0];
        if line.read(&mut byte, left)? > 0 {
            match Reply::of(byte[0]) {
                Some(reply) if wanted.contains(&reply) => return Ok(Heard::Reply(reply)),
                Some(_) => {}
                None => heard = Heard::Noise,
            }
        }
        // by the clock and not by the silence: a chip may babble without end
        if left.is_zero() {
            return Ok(heard);
        }
    }
}

/// What comes from a chip of another family, or at another speed.
pub fn foreign() -> Trouble {
    let detail = "it answers, but not in this language: try another kind or speed";
    Trouble::new(TroubleKind::Garbled, detail)
}
