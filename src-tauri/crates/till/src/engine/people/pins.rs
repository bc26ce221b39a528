//! PINs: proven elsewhere, one at a time; a wrong one is in the book before the next one is tried.

use super::super::{Counter, Output, Pin, Proof, Prove};
use super::spent::backwards;
use crate::clock::Now;
use domain::fact::{Entry, Fact, SecretKind};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{LOCK_MISSES, Misses};
use domain::time::{BusinessDate, Moment};
use store::Book;

/// After so long without an answer a proof is given up, in ms: a PIN is measured against every other one.
const PROOF_MS: u64 = 60_000;
/// Wrong PINs in a row, whoever's, before the counter itself makes everybody wait.
const LANE_MISSES: u32 = 10;

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

/// Wrong PINs in a row on this counter, whoever's; found again from the journal.
#[derive(Default)]
pub(super) struct LaneMisses {
    row: u32,
    /// Fed with the misses beyond the first, so that it waits as a person does.
    misses: Misses,
}

impl LaneMisses {
    /// # Errors
    /// [`Refusal::BookTrouble`].
    pub fn load(book: &Book) -> Result<Self, Refusal> {
        let mut missed = Vec::new();
        backwards(book, |row| {
            let fact = row.kind.starts_with("staff.").then(|| row.entry()).transpose();
            match fact.map_err(|_| Refusal::BookTrouble)?.map(|entry| entry.fact) {
                Some(Fact::SignedIn { by: SecretKind::Pin, .. }) => return Ok(false),
                Some(Fact::PinMissed { misses, .. }) if misses.row == 0 => return Ok(false),
                Some(Fact::PinMissed { .. }) => missed.push((row.stamp.business_date, row.stamp.moment)),
                _ => {}
            }
            // what is older than a day keeps nobody waiting
            Ok(row.stamp.business_date >= book.head().business_date)
        })?;
        let mut lane = Self::default();
        for (day, moment) in missed.into_iter().rev() {
            lane.missed(day, moment);
        }
        Ok(lane)
    }

    fn missed(&mut self, day: BusinessDate, now: Moment) {
        self.row = self.row.saturating_add(1);
        if self.row > LANE_MISSES - LOCK_MISSES {
            self.misses = self.misses.missed(day, now);
        }
    }
}

impl Counter {
    /// Milliseconds until this person's PIN may be tried; `None` when only somebody else can unlock him.
    pub(super) fn pin_wait(&self, now: Now, staff: &StaffId) -> Option<u64> {
        let lane = self.people.lane.misses.until.since(now.moment);
        match self.people.staff.get(staff) {
            Some(known) => known.misses.wait(self.day_now(now), now.moment).map(|own| own.max(lane)),
            None => Some(lane),
        }
    }

    fn may_try(&self, now: Now, staff: &StaffId) -> Result<(), Refusal> {
        match self.pin_wait(now, staff) {
            Some(0) => Ok(()),
            Some(_) => Err(Refusal::PinLocked),
            None => Err(Refusal::PinBlocked),
        }
    }

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
            _ => Err(Refusal::Busy),
        };
        self.notify(result);
    }

    /// What was to be signed in or set is not wanted any more.
    pub(super) fn forget_proof(&mut self) {
        if let Some(checking) = &mut self.people.checking {
            checking.what = For::Nothing;
        }
    }

    /// Writes a wrong PIN down, and tells what the screen says of it.
    fn missed(&mut self, now: Now, staff: &StaffId) -> Refusal {
        let day = self.day_now(now);
        let Some(known) = self.people.staff.get(staff) else { return Refusal::StaffUnknown };
        let misses = known.misses.missed(day, now.moment);
        let fact = Fact::PinMissed { staff: staff.clone(), misses };
        if let Err(refusal) = self.commit(now, &[Entry::plain(fact)]) {
            self.people.owed = Some(staff.clone());
            return refusal;
        }
        if let Some(known) = self.people.staff.get_mut(staff) {
            known.misses = misses;
        }
        self.people.lane.missed(day, now.moment);
        let wait = self.pin_wait(now, staff);
        self.people.waits = wait.filter(|wait| *wait > 0).map(|wait| now.moment.after(wait));
        match self.may_try(now, staff) {
            Ok(()) => Refusal::PinWrong,
            Err(refusal) => refusal,
        }
    }

    /// A right PIN at an approval: the row of wrong ones is over, as it is with a sign-in.
    pub(super) fn forget_misses(&mut self, now: Now, staff: &StaffId) -> Result<(), Refusal> {
        self.people.lane = LaneMisses::default();
        let Some(known) = self.people.staff.get(staff) else { return Err(Refusal::StaffUnknown) };
        if known.misses.row == 0 && known.misses.today == 0 {
            return Ok(());
        }
        let misses = known.misses.cleared();
        self.commit(now, &[Entry::plain(Fact::PinMissed { staff: staff.clone(), misses })])?;
        self.misses_forgotten(staff);
        Ok(())
    }

    /// As the book has it after a sign-in by PIN or an unlocking.
    pub(super) fn misses_forgotten(&mut self, staff: &StaffId) {
        if let Some(known) = self.people.staff.get_mut(staff) {
            known.misses = known.misses.cleared();
        }
    }

    /// After a right PIN the counter itself makes nobody wait.
    pub(super) fn lane_forgotten(&mut self) {
        self.people.lane = LaneMisses::default();
        self.people.waits = None;
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
