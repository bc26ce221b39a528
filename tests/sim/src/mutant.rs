//! Protocol mistakes that people make, put on purpose between the till and the world. Each must be
//! caught by the auditor; a mistake that nobody notices means that the auditor sleeps.

/// One mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mutant {
    /// Silence counts as a no, so the next scan charges again.
    SilenceIsNo,
    /// The charge is sent again under a new number when nothing answers.
    ResendNewNumber,
    /// The cloud's word that it accepted a reversal counts as the money being back.
    TrustReverseAck,
    /// "Not found" counts from the first question on.
    EarlyNotFound,
    /// An answer is believed although its authentication code is wrong.
    TrustUnverified,
    /// The amount of an answer is not compared.
    AmountUnchecked,
    /// The charge leaves before the commit that remembers it.
    JournalAfterSend,
    /// A payment found after patience is over is dropped.
    DropLateSuccess,
    /// "The guest is typing a password" counts as paid.
    TypingIsPaid,
    /// The first no is believed without asking once more.
    FirstRefusalBelieved,
    /// A refund without an answer counts as failed, so it is given again under a new number.
    RefundSilenceIsNo,
    /// A slip that may have come out is printed again by itself.
    ReprintInDoubt,
    /// A slip that was with the printer at a crash is printed again by itself.
    ReprintAfterCrash,
    /// A deposit's freeze that nobody answered counts as held.
    FreezeSilenceIsHeld,
    /// A consumption or release that the cloud accepted counts as done, and one it refused, too.
    DrawRefusalIsDone,
}

impl Mutant {
    /// Every mistake.
    pub const ALL: [Self; 15] = [
        Self::SilenceIsNo,
        Self::ResendNewNumber,
        Self::TrustReverseAck,
        Self::EarlyNotFound,
        Self::TrustUnverified,
        Self::AmountUnchecked,
        Self::JournalAfterSend,
        Self::DropLateSuccess,
        Self::TypingIsPaid,
        Self::FirstRefusalBelieved,
        Self::RefundSilenceIsNo,
        Self::ReprintInDoubt,
        Self::ReprintAfterCrash,
        Self::FreezeSilenceIsHeld,
        Self::DrawRefusalIsDone,
    ];

    /// The mistake with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mutant| format!("{mutant:?}") == name)
    }
}
