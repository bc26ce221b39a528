//! Measured values and what is told of them.

use std::time::Duration;

/// Values of one unit: ns or bytes.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<u64>);

impl Samples {
    /// Takes a time, as ns.
    pub fn time(&mut self, time: Duration) {
        self.0.push(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX));
    }

    /// Takes a number of bytes.
    pub fn bytes(&mut self, bytes: u64) {
        self.0.push(bytes);
    }

    /// How many.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// The value that `percent` of all values do not exceed (nearest rank); `None` without values.
    pub fn percentile(&self, percent: usize) -> Option<u64> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100);
        sorted.get(rank.max(1) - 1).copied()
    }

    /// The middle value; 0 without values.
    pub fn middle(&self) -> u64 {
        self.percentile(50).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_rank() {
        let mut samples = Samples::default();
        assert_eq!(samples.percentile(50), None);
        (1..=200).rev().for_each(|n| samples.bytes(n));
        assert_eq!(samples.percentile(50), Some(100));
        assert_eq!(samples.percentile(99), Some(198));
        assert_eq!(samples.percentile(100), Some(200));
        assert_eq!(samples.percentile(0), Some(1));
    }
}
