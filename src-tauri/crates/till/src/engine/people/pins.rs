//! PINs: proven elsewhere, one at a time; a wrong one is in the book before the next one is tried.

use super::super::{Counter, Output, Pin, Proof, Prove};
use crate::clock::Now;
use domain::fact::SecretKind;
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::time::Moment;

/// After so long without an answer a proof is given up, in ms: a PIN is measured against every other one.
const PROOF_MS: u64 = 60_000;

/// What a PIN is proven for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum For {
    SignIn,
    /// The question with this number.
    Approval {
        id: u32,
    },
    /// A new PIN of that person, set by this one.
    New {
        of: StaffId,
    },
    /// Nobody wants to know any more; a wrong PIN counts all the same.
    Nothing,
}

/// A proof under way.
pub(super) struct Checking {
    proof: u64,
    /// Who tries: whose PIN it is said to be, or who sets one; `None` before anybody is named.
    staff: Option<StaffId>,
    since: Moment,
    what: For,
}

impl Checking {
    pub const fn until(&self) -> Moment {
        self.since.after(PROOF_MS)
    }
}

impl Counter {
    /// Has somebody's PIN checked.
    ///
    /// # Errors
    /// [`Refusal::Busy`] while another proof is under way; [`Refusal::PinLocked`], [`Refusal::PinBlocked`];
    /// [`Refusal::PinShape`]; [`Refusal::PinWrong`] when none is set; [`Refusal::BookTrouble`] while a wrong one
    /// could not be written.
    pub(super) fn check_pin(
        &mut self,
        now: Now,
        staff: &StaffId,
        pin: &str,
        what: For,
    ) -> Result<(), Refusal> {
        self.people.asked = Some(staff.clone());
        let pin = Pin::new(pin).ok_or(Refusal::PinShape)?;
        let known = self.people.staff.get(staff).ok_or(Refusal::StaffUnknown)?;
        let hash = known.pin.clone().ok_or(Refusal::PinWrong)?;
        self.prove(now, Some(staff.clone()), what, Prove::Check { pin, hash })
    }

    /// One proof at a time, so that nobody tries many PINs before the first miss is counted.
    pub(super) fn prove(
        &mut self,
        now: Now,
        staff: Option<StaffId>,
        what: For,
        prove: Prove,
    ) -> Result<(), Refusal> {
        if self.people.checking.is_some() {
            return Err(Refusal::Busy);
        }
        if let Some(owed) = self.people.owed.take()
            && self.missed(now, &owed) == Refusal::BookTrouble
        {
            return Err(Refusal::BookTrouble);
        }
        if let Some(staff) = &staff {
            self.may_try(now, staff)?;
        }
        self.people.proofs = self.people.proofs.wrapping_add(1);
        let proof = self.people.proofs;
        self.people.checking = Some(Checking { proof, staff, since: now.moment, what });
        self.out.push(Output::Prove { proof, prove });
        Ok(())
    }

    /// A proof has come. What it was for may be gone; what was missed counts.
    pub(in super::super) fn proven(&mut self, now: Now, proof: u64, outcome: Proof) {
        let Some(checking) = self.people.checking.take_if(|checking| checking.proof == proof) else { return };
        let result = match (checking.what, checking.staff, outcome) {
            (_, Some(staff), Proof::Wrong) => Err(self.missed(now, &staff)),
            (For::SignIn, Some(staff), Proof::Right) => self.signed_in(now, &staff, SecretKind::Pin),
            (For::Approval { id }, Some(staff), Proof::Right) => self.pin_approves(now, id, &staff),
            (For::New { of }, by, Proof::Made(hash)) => self.pin_made(now, by.as_ref(), &of, hash),
            (For::New { .. }, by, Proof::Taken) => {
                // else whoever may set his own PIN could find out everybody's
                let locked = by.map(|by| self.missed(now, &by)).filter(|why| *why != Refusal::PinWrong);
                Err(locked.unwrap_or(Refusal::PinTaken))
            }
            (For::Nothing, ..) => Ok(()),
            (.., Proof::Failed) => Err(Refusal::PinUnproven),
            _ => Err(Refusal::Busy),
        };
        self.notify(result);
    }

    /// Somebody else came or went: whoever was about to sign in does not any more.
    pub(super) fn forget_sign_in(&mut self) {
        if let Some(checking) = self.people.checking.as_mut().filter(|checking| checking.what == For::SignIn)
        {
            checking.what = For::Nothing;
        }
    }

    pub(super) fn due_proof(&mut self, now: Now) {
        if self.people.waits.is_some_and(|until| until <= now.moment) {
            self.people.waits = None;
        }
        let over = self.people.checking.take_if(|checking| checking.until() <= now.moment);
        if over.is_some() {
            self.notify(Err(Refusal::Busy));
        }
    }
}
