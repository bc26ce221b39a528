//! People on the screen.

use super::super::Counter;
use crate::clock::Now;
use crate::view::{DeskView, GrantView, MoneyView, PersonView, RightView, StaffView};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::{Act, Asker, Right, Staff, Verdict, last_holder, rule, verdict};
use domain::time::{BusinessDate, Moment};
use money::Fen;
use std::collections::BTreeMap;
use store::{BookError, Reader};

impl Counter {
    pub(in super::super) fn desk_view(&self, now: Now) -> DeskView {
        let staffed = self.people.staffed();
        let here = self.people.here();
        let on_duty = self.on_duty(&self.hands());
        let rights = match here {
            Some(staff) => own_rights(staff, on_duty),
            None if staffed => Vec::new(),
            None => Right::ALL.map(RightView::from).to_vec(),
        };
        DeskView {
            staffed,
            person: here.map(PersonView::from),
            people: self.people.staff.values().map(|known| PersonView::from(&known.staff)).collect(),
            on_duty: on_duty && !self.people.is_locked(),
            rights,
            checking: self.people.checking.is_some(),
            wait_ms: self.people.asked.as_ref().and_then(|staff| self.pin_wait(now, staff)).unwrap_or(0),
        }
    }
}

/// The rights that somebody can use without asking anybody, now.
fn own_rights(staff: &Staff, on_duty: bool) -> Vec<RightView> {
    let asker = Asker { staff: Some(staff), on_duty, spent: Fen::ZERO };
    let uses = |right: Right| {
        let mut acts = Act::ALL.into_iter().filter(move |act| rule(*act).right == Some(right)).peekable();
        let held = staff.grant(right).is_some();
        // a right that belongs to no act, such as seeing the expected cash, is simply held
        held && (acts.peek().is_none() || acts.any(|act| verdict(asker, act, Fen::ZERO) == Verdict::Allowed))
    };
    Right::ALL.into_iter().filter(|right| uses(*right)).map(RightView::from).collect()
}

/// Everybody who works here by name, for what the book remembers of them by number.
///
/// # Errors
/// What the book says.
pub fn names(reader: &Reader) -> Result<BTreeMap<StaffId, String>, BookError> {
    Ok(reader.staff()?.into_iter().map(|row| (row.staff.id, row.staff.name)).collect())
}

/// Everybody who works here, for the list of people; read on the book's second door.
///
/// # Errors
/// [`Refusal::BookTrouble`].
pub fn list(reader: &Reader, today: BusinessDate, now: Moment) -> Result<Vec<StaffView>, Refusal> {
    let rows = reader.staff().map_err(|_| Refusal::BookTrouble)?;
    let all: Vec<Staff> = rows.iter().map(|row| row.staff.clone()).collect();
    let grants = |staff: &Staff| {
        staff
            .grants
            .iter()
            .map(|grant| GrantView {
                right: RightView::from(grant.right),
                each: grant.each.map(MoneyView::from),
                day: grant.day.map(MoneyView::from),
            })
            .collect()
    };
    let view = |row: &store::StaffRow| StaffView {
        person: PersonView::from(&row.staff),
        grants: grants(&row.staff),
        pin: row.pin,
        badge: row.badge,
        blocked: row.misses.wait(today, now) != Some(0),
        last_of: last_holder(&row.staff, None, &all).into_iter().map(RightView::from).collect(),
    };
    Ok(rows.iter().map(view).collect())
}
