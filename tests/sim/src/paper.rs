//! The printer of the simulated world: it may be out of paper, die in the middle, or be slow.

use crate::chance::Chance;
use domain::ids::JobId;
use kit::{PrintFault, Printed, Trouble, TroubleKind};
use std::collections::BTreeMap;

/// What came out of the printer.
#[derive(Debug, Default)]
pub struct Paper {
    /// Whole slips per job.
    pub whole: BTreeMap<JobId, u32>,
    /// Torn slips per job.
    pub torn: BTreeMap<JobId, u32>,
    pub kicks: u32,
}

/// One print under way: what will have happened on paper, and what the driver reports.
#[derive(Clone, Debug)]
pub struct Print {
    pub job: JobId,
    pub after_ms: u64,
    pub whole: bool,
    pub torn: bool,
    pub result: Result<Printed, PrintFault>,
}

impl Paper {
    /// Decides the fate of a job.
    pub fn begin(&mut self, chance: &mut Chance, job: JobId, faulty: bool) -> Print {
        let after_ms = chance.between(20, 900);
        let fault = |kind, began| Err(PrintFault { trouble: Trouble::new(kind, "simulated"), began });
        let (whole, torn, result) = match if faulty { chance.below(10) } else { 9 } {
            0 | 1 => (false, false, fault(TroubleKind::PaperOut, false)),
            2 => (false, false, fault(TroubleKind::NotFound, false)),
            3 => (false, true, fault(TroubleKind::Disconnected, true)),
            // everything came out, only the answer is missing
            4 => (true, false, fault(TroubleKind::TimedOut, true)),
            5 => (true, false, Ok(Printed::Accepted)),
            _ => (true, false, Ok(Printed::Proven)),
        };
        Print { job, after_ms, whole, torn, result }
    }

    /// The paper moves.
    pub fn finish(&mut self, print: &Print) {
        if print.whole {
            *self.whole.entry(print.job).or_default() += 1;
        }
        if print.torn {
            *self.torn.entry(print.job).or_default() += 1;
        }
    }
}
