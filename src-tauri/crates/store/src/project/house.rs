//! Device, people and shifts.

use super::Line;
use crate::error::BookError;
use crate::head::{Counters, Head};
use crate::views::{shifts, staff};
use domain::fact::SecretKind;
use domain::ids::{DeviceId, Numbering, ShiftId, StaffId};
use domain::shift::{Closing, Count, Shift};
use domain::staff::{Misses, Staff};

pub(super) fn named(head: &mut Head, device: &DeviceId, numbering: &Numbering) {
    head.device.clone_from(device);
    head.numbering.clone_from(numbering);
}

pub(super) fn shift_opened(
    line: &Line<'_>,
    head: &mut Head,
    id: ShiftId,
    owner: &StaffId,
    begun: Option<&Shift>,
) -> Result<(), BookError> {
    Counters::past(&mut head.counters.shift, id.0);
    head.shift = id;
    head.staff.clone_from(owner);
    match begun {
        Some(shift) if shift.id == id && shift.owner == *owner => shifts::insert(line.conn, shift),
        Some(_) => Err(BookError::conflict(format!("shift {} is told in two ways", id.0))),
        None => Ok(()),
    }
}

pub(super) fn shift_counted(line: &Line<'_>, id: ShiftId, count: &Count) -> Result<(), BookError> {
    let shift = shifts::must_go_on(line.conn, id)?;
    shifts::update(line.conn, &Shift { count: Some(count.clone()), ..shift })
}

pub(super) fn shift_closed(line: &Line<'_>, id: ShiftId, closing: &Closing) -> Result<(), BookError> {
    let shift = shifts::must_go_on(line.conn, id)?;
    shifts::update(line.conn, &Shift { closing: Some(closing.clone()), ..shift })
}

pub(super) fn saved(line: &Line<'_>, person: &Staff) -> Result<(), BookError> {
    staff::save(line.conn, person)
}

pub(super) fn removed(line: &Line<'_>, id: &StaffId) -> Result<(), BookError> {
    staff::remove(line.conn, id)
}

pub(super) fn secret(line: &Line<'_>, id: &StaffId, kind: SecretKind, set: bool) -> Result<(), BookError> {
    staff::secret(line.conn, id, kind, set)
}

/// A right PIN forgets the wrong ones; a badge says nothing of them.
pub(super) fn signed_in(line: &Line<'_>, id: &StaffId, by: SecretKind) -> Result<(), BookError> {
    if by == SecretKind::Pin { staff::cleared(line.conn, id) } else { Ok(()) }
}

pub(super) fn missed(line: &Line<'_>, id: &StaffId, misses: &Misses) -> Result<(), BookError> {
    staff::missed(line.conn, id, misses)
}

pub(super) fn unlocked(line: &Line<'_>, id: &StaffId) -> Result<(), BookError> {
    staff::cleared(line.conn, id)
}
