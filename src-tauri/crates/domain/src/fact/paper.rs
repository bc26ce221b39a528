//! Drawer and paper, as facts name them.

use serde::{Deserialize, Serialize};

/// Why the drawer was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DrawerReason {
    /// A cash sale or cash refund.
    Cash,
    /// To change notes.
    Change,
    /// To count.
    Count,
    /// Opened by mistake.
    Mistake,
    /// Something else.
    Other,
}

/// Where a print job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PrintState {
    /// Waits for the printer.
    Queued,
    /// Handed to the printer; if the program dies here, nobody knows whether it came out.
    Sent,
    /// It came out, as far as the printer can tell.
    Printed,
    /// Bytes may have reached the printer: a person must look before it is printed again.
    Unclear,
    /// A person said it is not needed.
    Dropped,
}

/// A slip on its way to paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Copy {
    /// Printed by itself after the fact.
    First,
    /// The n-th reprint, marked as such on paper.
    Reprint(u32),
}

/// Which of the shop's papers a print is for. A printer serves one role or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PaperRole {
    /// The slip that the guest takes along.
    #[default]
    Guest,
    /// The shop's own copy of it.
    Shop,
    /// Summaries and handovers.
    Summary,
}

impl PaperRole {
    /// Facts of the guest's slip do not name their role.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "called by serde")]
    pub(super) fn is_guest(&self) -> bool {
        *self == Self::Guest
    }
}
