//! People at the counter: the gate every command passes, signing in, approving, and who works here.
//!
//! A shop that has named nobody works as one person with every right. From the first merchant admin with a PIN or
//! a badge on, somebody must sign in. Signing out and changing the person touch no money and no work.

mod approval;
mod approve;
mod asked;
mod badge;
mod gate;
mod misses;
mod pins;
mod roster;
mod secrets;
mod show;
mod sign;
mod spent;

pub(super) use approval::Gated;
pub use gate::act_of;
pub use show::{list, names};

use super::Counter;
use crate::clock::Now;
use approval::Approval;
use badge::BadgeHash;
use domain::fact::SecretKind;
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{Misses, Role, Staff};
use domain::time::Moment;
use misses::LaneMisses;
use pins::Checking;
use spent::Moved;
use std::collections::BTreeMap;
use store::Book;

pub(crate) use badge::BADGE_PAGE;

/// Somebody who works here, with what proves him.
struct Known {
    staff: Staff,
    misses: Misses,
    /// The PIN's hash.
    pin: Option<String>,
    badge: Option<BadgeHash>,
}

impl Known {
    const fn has_secret(&self) -> bool {
        self.pin.is_some() || self.badge.is_some()
    }

    fn opens_the_shop(&self) -> bool {
        self.staff.role == Role::Admin && self.has_secret()
    }
}

/// Who works here, who stands at the counter, and what is being proven or approved.
pub(super) struct People {
    staff: BTreeMap<StaffId, Known>,
    /// Who stands at the counter; nobody while it is locked.
    here: Option<StaffId>,
    /// When the last command came; the idle lock counts from here.
    touched: Moment,
    /// Wrong PINs in a row, whoever's.
    lane: LaneMisses,
    /// For limits per day.
    moved: Moved,
    /// A wrong PIN that the book did not take: it must be written before anything is tried again.
    owed: Option<StaffId>,
    /// Whose PIN was tried last; the screen shows how long he waits.
    asked: Option<StaffId>,
    /// When that wait is over and the screen wants to know.
    waits: Option<Moment>,
    checking: Option<Checking>,
    proofs: u64,
    approval: Option<Approval>,
    /// Whose work is done just now, when it goes on without him: number and name.
    pub work_of: Option<(StaffId, String)>,
}

impl People {
    /// Nobody stands at the counter after a start.
    ///
    /// # Errors
    /// [`Refusal::BookTrouble`].
    pub fn load(book: &Book, now: Moment) -> Result<Self, Refusal> {
        let trouble = |_| Refusal::BookTrouble;
        let mut staff: BTreeMap<StaffId, Known> = BTreeMap::new();
        for row in book.staff().map_err(trouble)? {
            let known = Known { staff: row.staff, misses: row.misses, pin: None, badge: None };
            staff.insert(known.staff.id.clone(), known);
        }
        for secret in book.secrets().map_err(trouble)? {
            let Some(known) = staff.get_mut(&secret.staff) else { continue };
            match secret.kind {
                SecretKind::Pin => known.pin = Some(secret.hash),
                SecretKind::Badge => known.badge = BadgeHash::read(&secret.hash),
                SecretKind::None => {}
            }
        }
        Ok(Self {
            staff,
            here: None,
            touched: now,
            lane: LaneMisses::load(book)?,
            moved: Moved::load(book)?,
            owed: None,
            asked: None,
            waits: None,
            checking: None,
            proofs: 0,
            approval: None,
            work_of: None,
        })
    }

    /// Somebody must sign in.
    fn staffed(&self) -> bool {
        self.staff.values().any(Known::opens_the_shop)
    }

    pub(super) fn is_locked(&self) -> bool {
        self.here.is_none() && self.staffed()
    }

    fn here(&self) -> Option<&Staff> {
        self.get(self.here.as_ref()?)
    }

    fn get(&self, id: &StaffId) -> Option<&Staff> {
        self.staff.get(id).map(|known| &known.staff)
    }

    fn all(&self) -> Vec<Staff> {
        self.staff.values().map(|known| known.staff.clone()).collect()
    }
}

impl Counter {
    /// When the clock next changes something about people.
    pub(super) fn people_wake(&self) -> Option<Moment> {
        let idle = self.idle_at();
        let approval = self.gated().map(|gated| gated.until);
        let proof = self.people.checking.as_ref().map(Checking::until);
        [idle, approval, proof, self.people.waits].into_iter().flatten().min()
    }

    pub(super) fn due_people(&mut self, now: Now) {
        self.due_approval(now);
        self.due_proof(now);
        self.due_idle_lock(now);
    }
}
