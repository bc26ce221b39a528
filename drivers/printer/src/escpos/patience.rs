use kit::line::Pace;
use std::time::Duration;

/// How long each step with a printer may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// To find the name and connect.
    pub connect: Duration,
    /// For the answer to one status question; cheap printers give none.
    pub answer: Duration,
    /// Without the printer taking a single byte of a job.
    pub stall: Duration,
    /// For the end-of-job proof of a short slip, once the bytes are handed over.
    pub proof: Duration,
    /// Between two looks at the status while the proof is awaited.
    pub look: Duration,
    /// Between two drawer kicks: the solenoid burns when it is driven without a pause.
    pub kick_gap: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(2),
            answer: Duration::from_millis(500),
            stall: Duration::from_secs(3),
            proof: Duration::from_secs(5),
            look: Duration::from_secs(1),
            kick_gap: Duration::from_secs(1),
        }
    }
}

impl Patience {
    /// The pace of a write of `bytes`: 9600 bits/s carry about one byte per ms, twice that is allowed, and at
    /// most twenty stalls (a minute) for a trickle without end.
    pub(crate) fn pace(&self, bytes: usize) -> Pace {
        let total = (self.stall * 4).saturating_add(millis(bytes) * 2).min(self.stall * 20);
        Pace { stall: self.stall, total }
    }

    /// The wait for the proof: a ms for each byte more, at most three times as long as for a short slip.
    pub(crate) fn proof_of(&self, bytes: usize) -> Duration {
        self.proof + millis(bytes).min(self.proof * 2)
    }
}

fn millis(count: usize) -> Duration {
    Duration::from_millis(u32::try_from(count).unwrap_or(u32::MAX).into())
}
