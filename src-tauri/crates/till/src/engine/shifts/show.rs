//! The open shift on the main screen.

use super::super::Counter;
use crate::clock::Now;
use crate::view::{MoneyView, PersonView, RoleView, ShiftStateView, ShiftView, SignedView, SuspectView};
use domain::ids::StaffId;
use domain::shift::{Count, ShiftState};
use money::Fen;

impl Counter {
    pub(in super::super) fn shift_view(&self, now: Now) -> Option<ShiftView> {
        let shift = self.shifts.open.as_ref()?;
        let count = shift.count.as_ref();
        Some(ShiftView {
            id: shift.id.0,
            owner: PersonView {
                id: shift.owner.0.clone(),
                name: shift.name.clone(),
                role: self.role_of(now, &shift.owner),
            },
            opened_ms: shift.opened.0,
            state: match shift.state() {
                ShiftState::Open => ShiftStateView::Open,
                ShiftState::Counted => ShiftStateView::Counted,
                ShiftState::Closed => ShiftStateView::Closed,
            },
            float: MoneyView::from(shift.float),
            own: shift.owner == self.hands(),
            forgotten: self.is_forgotten(now),
            expected: count.map(|count| SignedView::from(count.expected)),
            counted: count.map(|count| MoneyView::from(count.sum)),
            difference: count.and_then(Count::difference).map(SignedView::from),
            suspects: count.map(|_| self.suspect_views()).unwrap_or_default(),
        })
    }

    pub(in super::super) const fn proposed_float(&self) -> Fen {
        self.shifts.float
    }

    fn suspect_views(&self) -> Vec<SuspectView> {
        let suspects = &self.shifts.suspects;
        let open = u32::try_from(self.attempts.len() + self.refunds.len()).unwrap_or(u32::MAX);
        let rows = [
            ("cash_refunds", suspects.cash_refunds.saturating_add(suspects.cash_releases), None),
            ("cash_moves", suspects.cash_moves, None),
            ("undone_cash", suspects.undone_cash, None),
            ("drawer_opened", suspects.drawer_opened, None),
            ("open_cases", open, None),
            ("big_change", u32::from(suspects.big_change.is_some()), suspects.big_change),
        ];
        let view = |(name, count, amount): (&str, u32, Option<Fen>)| SuspectView {
            name: name.to_owned(),
            count,
            amount: amount.map(MoneyView::from),
        };
        rows.into_iter().filter(|(_, count, _)| *count > 0).map(view).collect()
    }

    /// The name somebody has on slips.
    pub(super) fn name_of(&self, now: Now, id: &StaffId) -> Option<String> {
        let people = self.desk_view(now).people;
        people.into_iter().find(|person| person.id == id.0).map(|person| person.name)
    }

    fn role_of(&self, now: Now, id: &StaffId) -> RoleView {
        let people = self.desk_view(now).people;
        people.into_iter().find(|person| person.id == id.0).map_or(RoleView::Admin, |person| person.role)
    }

    /// The shop has named people, so that somebody signs in and hands over.
    pub(super) fn staffed(&self) -> bool {
        self.desk_view(Now::default()).staffed
    }
}
