//! Nobody without the right ever moved money: read from the journal by a rule of its own.

use super::walk;
use crate::hotel;
use domain::attempt::Want;
use domain::deposit::DrawKind;
use domain::fact::{DrawerReason, Entry, Fact, Stamp};
use domain::ids::StaffId;
use domain::member::{MoveKind, Why};
use domain::staff::{Right, Role};
use domain::time::Moment;
use std::collections::BTreeSet;
use store::Book;

#[derive(Default)]
struct Watch {
    staffed: bool,
    owner: Option<StaffId>,
    /// The newest approval, which counts for its own commit.
    approved: Option<(Moment, StaffId)>,
    unwanted: BTreeSet<u64>,
    findings: Vec<String>,
}

pub(super) fn audit(book: &Book, out: &mut Vec<String>) {
    let mut watch = Watch::default();
    if let Err(problem) = walk(book, |stamp, entry| watch.take(stamp, entry)) {
        out.push(problem);
    }
    out.append(&mut watch.findings);
}

/// The shop's people as they were named, and nothing the engine remembers.
fn holds(staff: &StaffId, right: Right) -> Option<Role> {
    let (id, role, _) = hotel::PEOPLE.into_iter().find(|(id, ..)| *id == staff.0)?;
    hotel::person(id, role).grant(right).map(|_| role)
}

impl Watch {
    fn take(&mut self, stamp: &Stamp, entry: &Entry) {
        match &entry.fact {
            Fact::SignedIn { .. } => self.staffed = true,
            Fact::Approved { approver, asker, .. } => {
                if approver == asker {
                    self.findings.push(format!("{} approved himself", asker.0));
                }
                self.approved = Some((stamp.moment, approver.clone()));
            }
            Fact::ShiftOpened { staff, .. } => self.owner = Some(staff.clone()),
            Fact::ShiftClosed { .. } => {
                let own = self.owner.as_ref() == Some(&stamp.staff);
                if !own {
                    self.need(stamp, Right::CloseShifts, "closed a shift");
                }
                self.owner = None;
            }
            Fact::RefundOpened { refund } if !refund.orphan => self.need(stamp, Right::Refund, "refunded"),
            Fact::FreezeMoved { deposit, want: Want::GiveBack, .. }
            | Fact::DepositHeld { deposit, want: Want::GiveBack, .. } => {
                self.unwanted.insert(deposit.0);
            }
            Fact::DrawOpened { draw } => {
                let by_itself = draw.kind == DrawKind::Release && self.unwanted.contains(&draw.deposit.0);
                if !by_itself {
                    self.need(stamp, Right::Refund, "settled a deposit");
                }
            }
            Fact::CashMoved { .. } => self.need(stamp, Right::MoveCash, "moved cash"),
            Fact::CardsMoved { moves, why: Why::Desk, .. } => {
                if moves.iter().any(|own| own.kind == MoveKind::Adjust) {
                    self.need(stamp, Right::AdjustCards, "set a card right");
                }
                if moves.iter().any(|own| own.kind == MoveKind::Close) {
                    self.need(stamp, Right::Refund, "paid a card out");
                }
            }
            Fact::DrawerOpened { reason: DrawerReason::Change } => {
                self.need(stamp, Right::OpenDrawer, "opened the drawer");
            }
            _ => {}
        }
    }

    fn need(&mut self, stamp: &Stamp, right: Right, what: &str) {
        if !self.staffed {
            return;
        }
        let duty = |role: Role| {
            right != Right::Refund || role != Role::Clerk || self.owner.as_ref() == Some(&stamp.staff)
        };
        if holds(&stamp.staff, right).is_some_and(duty) {
            return;
        }
        let approved = self.approved.as_ref().filter(|(moment, _)| *moment == stamp.moment);
        if approved.is_none_or(|(_, approver)| holds(approver, right).is_none()) {
            self.findings.push(format!("{} {what} without the right and without approval", stamp.staff.0));
        }
    }
}
