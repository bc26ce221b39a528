//! Payment codes that were used a moment ago, remembered by keyed hash only.

use crate::limits::{USED_CODE_MS, USED_CODES_MAX};
use domain::cloud::PayCode;
use domain::time::Moment;
use sha2::{Digest, Sha256};
use std::collections::VecDeque;

/// The codes of the last minutes.
pub(super) struct UsedCodes {
    salt: String,
    seen: VecDeque<([u8; 32], Moment)>,
}

impl UsedCodes {
    /// `salt` keeps the hashes of two runs apart; it is never stored.
    pub fn new(salt: String) -> Self {
        Self { salt, seen: VecDeque::new() }
    }

    fn hash(&self, code: &PayCode) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.salt.as_bytes());
        hasher.update(code.reveal().as_bytes());
        hasher.finalize().into()
    }

    pub fn contains(&self, code: &PayCode, now: Moment) -> bool {
        let hash = self.hash(code);
        self.seen.iter().any(|(seen, at)| *seen == hash && now.since(*at) < USED_CODE_MS)
    }

    pub fn add(&mut self, code: &PayCode, now: Moment) {
        let hash = self.hash(code);
        self.seen.push_back((hash, now));
        while self.seen.len() > USED_CODES_MAX {
            self.seen.pop_front();
        }
    }
}
