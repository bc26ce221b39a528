//! PINs and badges: set, taken away, unlocked. Only their hashes are kept, beside the journal.

use super::super::{Counter, Output, Pin, Prove};
use super::badge::{self, BADGE_PAGE, BadgeHash};
use super::pins::For;
use crate::clock::Now;
use domain::fact::{Entry, Fact, PaperRole, SecretKind};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{Role, Staff, may_save};
use store::Beside;

impl Counter {
    /// Who may save a person may give him a badge and unlock him.
    fn managed(&self, staff: &StaffId) -> Result<Staff, Refusal> {
        let person = self.people.get(staff).ok_or(Refusal::StaffUnknown)?;
        may_save(&self.changer(), Some(person), person, &self.people.all())?;
        Ok(person.clone())
    }

    /// Has a PIN hashed, unless it is somebody else's; the answer comes as [`super::super::Input::Proven`].
    /// Everybody sets his own, others' who may save them.
    ///
    /// # Errors
    /// [`Refusal::StaffUnknown`], [`Refusal::RightMissing`], [`Refusal::PinShape`], [`Refusal::Busy`].
    pub(in super::super) fn set_pin(&mut self, now: Now, staff: &StaffId, pin: &str) -> Result<(), Refusal> {
        let by = self.people.here.clone();
        if by.as_ref() != Some(staff) {
            self.managed(staff)?;
        }
        let pin = Pin::new(pin).ok_or(Refusal::PinShape)?;
        let others = self.people.staff.values().filter(|known| known.staff.id != *staff);
        let others = others.filter_map(|known| known.pin.clone()).collect();
        self.prove(now, by, For::New { of: staff.clone() }, Prove::Make { pin, others })
    }

    /// The PIN is nobody else's: it is set, when whoever set it still stands there.
    pub(super) fn pin_made(
        &mut self,
        now: Now,
        by: Option<&StaffId>,
        of: &StaffId,
        hash: String,
    ) -> Result<(), Refusal> {
        if self.people.here.as_ref() != by {
            return Err(Refusal::Locked);
        }
        if by != Some(of) {
            self.managed(of)?;
        }
        self.keep_secret(now, of, SecretKind::Pin, hash.clone())?;
        if let Some(known) = self.people.staff.get_mut(of) {
            known.pin = Some(hash);
        }
        Ok(())
    }

    fn keep_secret(&mut self, now: Now, of: &StaffId, kind: SecretKind, hash: String) -> Result<(), Refusal> {
        let fact = Fact::SecretSet { staff: of.clone(), kind, set: true };
        let secret = Beside::Secret { staff: of.clone(), kind, hash };
        self.commit_beside(now, &[Entry::plain(fact)], &[secret])
    }

    /// Makes a badge by chance and prints it at once. There is no other copy, and the former one is worth nothing.
    ///
    /// # Errors
    /// [`Refusal::StaffUnknown`], [`Refusal::RightMissing`]; [`Refusal::DeviceTrouble`] without a printer;
    /// [`Refusal::BookTrouble`].
    pub(in super::super) fn new_badge(&mut self, now: Now, staff: &StaffId) -> Result<(), Refusal> {
        let person = self.managed(staff)?;
        let printer = self.config.printer_for(PaperRole::Summary).ok_or(Refusal::DeviceTrouble)?;
        let (one, other) = ((self.nonces)(), (self.nonces)());
        let badge = badge::draw(&one, &other).ok_or(Refusal::Busy)?;
        let hash = BadgeHash::of(&badge);
        self.keep_secret(now, staff, SecretKind::Badge, hash.text())?;
        if let Some(known) = self.people.staff.get_mut(staff) {
            known.badge = Some(hash);
        }
        if let Some(plan) = self.config.printers.get(printer) {
            let bytes = badge::page(&badge, &person, &self.config.shop, plan);
            self.out.push(Output::Print { job: BADGE_PAGE, printer, bytes });
        }
        Ok(())
    }

    /// A lost badge is worth nothing from now on.
    ///
    /// # Errors
    /// [`Refusal::StaffUnknown`], [`Refusal::RightMissing`], [`Refusal::LastHolder`], [`Refusal::BookTrouble`].
    pub(in super::super) fn drop_badge(&mut self, now: Now, staff: &StaffId) -> Result<(), Refusal> {
        self.managed(staff)?;
        let Some(known) = self.people.staff.get(staff) else { return Err(Refusal::StaffUnknown) };
        if known.badge.is_none() {
            return Ok(());
        }
        if known.pin.is_none() && self.is_last_key(staff) {
            return Err(Refusal::LastHolder);
        }
        let kind = SecretKind::Badge;
        let fact = Fact::SecretSet { staff: staff.clone(), kind, set: false };
        self.commit_beside(now, &[Entry::plain(fact)], &[Beside::SecretGone { staff: staff.clone(), kind }])?;
        if let Some(known) = self.people.staff.get_mut(staff) {
            known.badge = None;
        }
        Ok(())
    }

    /// Takes every merchant admin's PIN away and unlocks him. Whoever rules the machine may ask for it, when the last
    /// admin has forgotten his or the book has come to a machine that cannot check it.
    ///
    /// # Errors
    /// [`Refusal::BookTrouble`]; nothing has changed.
    pub(in super::super) fn forget_admin_pins(&mut self, now: Now) -> Result<(), Refusal> {
        let admins = self.people.staff.values().filter(|known| known.staff.role == Role::Admin);
        let admins: Vec<StaffId> =
            admins.filter(|known| known.pin.is_some()).map(|known| known.staff.id.clone()).collect();
        let kind = SecretKind::Pin;
        let facts = admins.iter().cloned().flat_map(|staff| {
            [Fact::SecretSet { staff: staff.clone(), kind, set: false }, Fact::PinUnlocked { staff }]
        });
        let entries: Vec<Entry> = facts.map(Entry::plain).collect();
        let gone = admins.iter().cloned().map(|staff| Beside::SecretGone { staff, kind });
        self.commit_beside(now, &entries, &gone.collect::<Vec<_>>())?;
        for staff in &admins {
            if let Some(known) = self.people.staff.get_mut(staff) {
                known.pin = None;
            }
            self.misses_forgotten(staff);
        }
        self.lane_forgotten();
        Ok(())
    }

    /// # Errors
    /// [`Refusal::StaffUnknown`], [`Refusal::RightMissing`]; [`Refusal::StaffSelf`]; [`Refusal::BookTrouble`].
    pub(in super::super) fn unlock_staff(&mut self, now: Now, staff: &StaffId) -> Result<(), Refusal> {
        if self.people.here.as_ref() == Some(staff) {
            return Err(Refusal::StaffSelf);
        }
        self.managed(staff)?;
        self.commit(now, &[Entry::plain(Fact::PinUnlocked { staff: staff.clone() })])?;
        self.misses_forgotten(staff);
        Ok(())
    }
}
