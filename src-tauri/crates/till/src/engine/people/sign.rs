//! Signing in and out. It changes the person and nothing else: the work on the lane stays as it is.

use super::super::Counter;
use super::badge::BadgeHash;
use super::pins::For;
use crate::clock::Now;
use domain::code::Badge;
use domain::fact::{Entry, Fact, SecretKind};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::time::Moment;

impl Counter {
    /// Who does what is done now: whose work goes on, the person at the counter, else the shop's own number.
    pub(in super::super) fn hands(&self) -> StaffId {
        if let Some((staff, _)) = &self.people.work_of {
            return staff.clone();
        }
        self.people.here().map_or_else(|| self.config.staff.clone(), |staff| staff.id.clone())
    }

    pub(in super::super) fn hands_name(&self) -> String {
        if let Some((_, name)) = &self.people.work_of {
            return name.clone();
        }
        self.people.here().map_or_else(|| self.config.staff_name.clone(), |staff| staff.name.clone())
    }

    /// The open shift is this person's.
    pub(super) fn on_duty(&self, staff: &StaffId) -> bool {
        self.shifts.open.as_ref().is_some_and(|shift| shift.owner == *staff)
    }

    /// While the counter is locked, nothing but a badge is taken from a scanner.
    pub(in super::super) fn may_scan(&self) -> bool {
        !self.people.is_locked()
    }

    /// Somebody named himself and typed his PIN; the answer comes as [`super::super::Input::Proven`].
    ///
    /// # Errors
    /// [`Refusal::StaffUnknown`], also where nobody needs to sign in; why the PIN is not tried.
    pub(in super::super) fn sign_in(&mut self, now: Now, staff: &StaffId, pin: &str) -> Result<(), Refusal> {
        if !self.people.staffed() || !self.people.staff.contains_key(staff) {
            return Err(Refusal::StaffUnknown);
        }
        self.check_pin(now, staff, pin, For::SignIn)
    }

    /// A badge approves the question on the screen, else it changes the person.
    ///
    /// # Errors
    /// [`Refusal::BadgeUnknown`]; why the person may not approve; [`Refusal::BookTrouble`].
    pub(in super::super) fn scan_badge(&mut self, now: Now, badge: &Badge) -> Result<(), Refusal> {
        self.people.touched = now.moment;
        if !self.people.staffed() {
            return Ok(());
        }
        let hash = BadgeHash::of(badge);
        // every badge is looked at, so that the time tells nothing
        let mut found = None;
        for known in self.people.staff.values() {
            if known.badge.as_ref().is_some_and(|own| own.is(&hash)) {
                found = Some(known.staff.id.clone());
            }
        }
        let staff = found.ok_or(Refusal::BadgeUnknown)?;
        if self.gated().is_some() {
            return self.approved(now, &staff);
        }
        if self.people.here.as_ref() == Some(&staff) {
            return Ok(());
        }
        self.signed_in(now, &staff, SecretKind::Badge)
    }

    /// Somebody has proven who he is and stands at the counter from now on.
    pub(super) fn signed_in(&mut self, now: Now, staff: &StaffId, by: SecretKind) -> Result<(), Refusal> {
        // the facts are his
        let before = self.people.here.replace(staff.clone());
        let out = before.clone().filter(|before| before != staff);
        let out = out.map(|staff| Entry::plain(Fact::SignedOut { staff }));
        let signed = Entry::plain(Fact::SignedIn { staff: staff.clone(), by });
        let entries: Vec<Entry> = out.into_iter().chain([signed]).collect();
        if let Err(refusal) = self.commit(now, &entries) {
            self.people.here = before;
            return Err(refusal);
        }
        if by == SecretKind::Pin {
            self.misses_forgotten(staff);
            self.lane_forgotten();
        }
        if before.as_ref() != Some(staff) {
            self.drop_approval();
            self.forget_sign_in();
        }
        self.people.touched = now.moment;
        Ok(())
    }

    /// Nobody stands at the counter any more. It is locked even when the book does not take it.
    ///
    /// # Errors
    /// [`Refusal::BookTrouble`].
    pub(in super::super) fn lock(&mut self, now: Now) -> Result<(), Refusal> {
        let Some(staff) = self.people.here.clone() else { return Ok(()) };
        let done = self.commit(now, &[Entry::plain(Fact::SignedOut { staff })]);
        self.people.here = None;
        self.drop_approval();
        self.forget_sign_in();
        done
    }

    /// When the counter locks itself if nobody presses a key; `None` when it does not.
    pub(super) fn idle_at(&self) -> Option<Moment> {
        let after = Some(self.config.idle_lock_ms).filter(|after| *after > 0)?;
        self.people.here.as_ref().map(|_| self.people.touched.after(after))
    }

    /// A guest who pays keeps the counter awake.
    pub(super) fn due_idle_lock(&mut self, now: Now) {
        if self.lane.attempt().is_some() || self.lane.freeze().is_some() {
            self.people.touched = now.moment;
        }
        if self.idle_at().is_some_and(|at| at <= now.moment) && self.lock(now).is_err() {
            tracing::warn!("the counter locked itself and the book did not take it");
        }
    }
}
