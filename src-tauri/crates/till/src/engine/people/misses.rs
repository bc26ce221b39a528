//! Wrong PINs: written down before the next is tried, for the person and for the counter.

use super::super::Counter;
use super::spent::backwards;
use crate::clock::Now;
use domain::fact::{Entry, Fact, SecretKind};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{LOCK_MISSES, Misses};
use domain::time::{BusinessDate, Moment};
use store::Book;

/// Wrong PINs in a row, whoever's, before the counter itself makes everybody wait.
const LANE_MISSES: u32 = 10;

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

    pub(super) fn may_try(&self, now: Now, staff: &StaffId) -> Result<(), Refusal> {
        match self.pin_wait(now, staff) {
            Some(0) => Ok(()),
            Some(_) => Err(Refusal::PinLocked),
            None => Err(Refusal::PinBlocked),
        }
    }

    /// Writes a wrong PIN down, and tells what the screen says of it.
    pub(super) fn missed(&mut self, now: Now, staff: &StaffId) -> Refusal {
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
}
