//! Who works here: added, changed, removed.

use super::super::Counter;
use super::Known;
use crate::clock::Now;
use domain::fact::{Entry, Fact, SecretKind};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{Misses, Role, Staff, may_remove, may_save};
use store::Beside;

impl Counter {
    /// Who changes people now: the person at the counter. Before anybody can sign in it is the shop itself, with
    /// every right and a number that nobody can have.
    pub(super) fn changer(&self) -> Staff {
        self.people.here().cloned().unwrap_or_else(|| Staff {
            id: StaffId(String::new()),
            name: self.config.staff_name.clone(),
            role: Role::Admin,
            grants: Role::Admin.grants(),
        })
    }

    /// Adds somebody, or changes somebody who is `known`.
    ///
    /// # Errors
    /// As for [`may_save`]; [`Refusal::LastHolder`] also when the first person is no merchant admin, or when no
    /// merchant admin who can sign in would be left; [`Refusal::BookTrouble`].
    pub(in super::super) fn save_staff(
        &mut self,
        now: Now,
        staff: Staff,
        known: bool,
    ) -> Result<(), Refusal> {
        let before = if known {
            Some(self.people.get(&staff.id).cloned().ok_or(Refusal::StaffUnknown)?)
        } else {
            None
        };
        may_save(&self.changer(), before.as_ref(), &staff, &self.people.all())?;
        let first = self.people.staff.is_empty();
        if staff.role != Role::Admin && (first || self.is_last_key(&staff.id)) {
            return Err(Refusal::LastHolder);
        }
        self.commit(now, &[Entry::plain(Fact::StaffSaved { staff: staff.clone() })])?;
        match self.people.staff.get_mut(&staff.id) {
            Some(known) => known.staff = staff,
            None => {
                let known = Known { staff, misses: Misses::default(), pin: None, badge: None };
                self.people.staff.insert(known.staff.id.clone(), known);
            }
        }
        Ok(())
    }

    /// # Errors
    /// [`Refusal::StaffUnknown`]; as for [`may_remove`]; [`Refusal::LastHolder`] also when no merchant admin who
    /// can sign in would be left; [`Refusal::BookTrouble`].
    pub(in super::super) fn remove_staff(&mut self, now: Now, staff: &StaffId) -> Result<(), Refusal> {
        let gone = self.people.get(staff).ok_or(Refusal::StaffUnknown)?;
        may_remove(&self.changer(), gone, &self.people.all())?;
        if self.is_last_key(staff) {
            return Err(Refusal::LastHolder);
        }
        let secret = |kind| Beside::SecretGone { staff: staff.clone(), kind };
        let secrets = [SecretKind::Pin, SecretKind::Badge].map(secret);
        self.commit_beside(now, &[Entry::plain(Fact::StaffRemoved { staff: staff.clone() })], &secrets)?;
        self.people.staff.remove(staff);
        Ok(())
    }

    /// Whether the shop would stand open to everybody without this person's secrets.
    pub(super) fn is_last_key(&self, staff: &StaffId) -> bool {
        let others = self.people.staff.values().filter(|known| known.staff.id != *staff);
        self.people.staffed() && !others.into_iter().any(Known::opens_the_shop)
    }
}
