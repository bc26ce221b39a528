//! Who may add, change and remove whom, and who may approve for another.

use super::{Act, Asker, Grant, NAME_MAX, Right, Role, STAFF_MAX, Staff, Verdict, rule, verdict};
use crate::ids::StaffId;
use crate::refusal::Refusal;
use money::Fen;

/// Longest number of a person, in characters.
pub const STAFF_ID_MAX: usize = 64;
/// Rights that no change of people may lose: without them nobody could ever be named, or given money back.
const NEVER_LOST: [Right; 2] = [Right::ManageStaff, Right::Refund];

/// Whether `actor` may save `after`, a new person or in the place of `before`. `all` are the people as they are.
///
/// Nobody grants a right or a limit beyond his own, and nobody raises himself; what stands already may stay.
/// Admins manage everybody, others manage clerks only, and themselves as far as nothing is raised.
///
/// # Errors
/// [`Refusal::RightMissing`] without [`Right::ManageStaff`], or when the person is above the actor;
/// [`Refusal::StaffUnknown`] when `before` is nobody of `all`; [`Refusal::StaffInvalid`] for an unfit or taken
/// number, a changed number, an unfit name or a right named twice; [`Refusal::TooManyStaff`];
/// [`Refusal::GrantLacking`]; [`Refusal::LastHolder`] when a right that the shop cannot do without would be lost.
pub fn may_save(actor: &Staff, before: Option<&Staff>, after: &Staff, all: &[Staff]) -> Result<(), Refusal> {
    may_manage(actor, before)?;
    let known = all.iter().any(|one| one.id == after.id);
    match before {
        Some(before) if !all.iter().any(|one| one.id == before.id) => return Err(Refusal::StaffUnknown),
        // facts name people by their number
        Some(before) if before.id != after.id => return Err(Refusal::StaffInvalid),
        None if known => return Err(Refusal::StaffInvalid),
        None if all.len() >= STAFF_MAX => return Err(Refusal::TooManyStaff),
        _ => {}
    }
    let twice = |grant: &Grant| after.grants.iter().filter(|one| one.right == grant.right).count() > 1;
    let fits = is_word(&after.id.0, STAFF_ID_MAX) && is_word(&after.name, NAME_MAX);
    if !fits || after.grants.iter().any(twice) {
        return Err(Refusal::StaffInvalid);
    }
    if raises_role(actor, before, after) || after.grants.iter().any(|grant| lacks(actor, before, grant)) {
        return Err(Refusal::GrantLacking);
    }
    // where nobody is named yet, the first person takes the place of the actor, who is on no list
    let lost = if all.is_empty() {
        lost(std::slice::from_ref(actor), &actor.id, Some(after))
    } else {
        lost(all, &after.id, Some(after))
    };
    never_lost(&lost)
}

/// Whether `actor` may remove `gone`. `all` are the people as they are.
///
/// # Errors
/// [`Refusal::StaffUnknown`]; [`Refusal::StaffSelf`]; [`Refusal::RightMissing`] as for [`may_save`];
/// [`Refusal::LastHolder`].
pub fn may_remove(actor: &Staff, gone: &Staff, all: &[Staff]) -> Result<(), Refusal> {
    may_manage(actor, Some(gone))?;
    if !all.iter().any(|one| one.id == gone.id) {
        return Err(Refusal::StaffUnknown);
    }
    if actor.id == gone.id {
        return Err(Refusal::StaffSelf);
    }
    never_lost(&lost(all, &gone.id, None))
}

/// Rights that somebody of `all` holds and nobody would hold once the person is `after`, or gone with `None`.
/// The screen warns of each; [`may_save`] and [`may_remove`] refuse the loss of those the shop needs.
#[must_use]
pub fn last_holder(gone_or_changed: &Staff, after: Option<&Staff>, all: &[Staff]) -> Vec<Right> {
    lost(all, &gone_or_changed.id, after)
}

/// Whether `approver` may approve `act` with `amount` fen for `asker`, on the spot. The approver's own limits
/// count; `approver_spent` is what the approver has moved or approved by the same right on this business day.
///
/// # Errors
/// [`Refusal::ApproverUnfit`] for the asker himself, without the right, and for what nobody can approve;
/// [`Refusal::NotOnDuty`], [`Refusal::RightLimitEach`] and [`Refusal::RightLimitDay`] of the approver.
pub fn approves(
    approver: &Staff,
    asker: &StaffId,
    act: Act,
    amount: Fen,
    approver_on_duty: bool,
    approver_spent: Fen,
) -> Result<(), Refusal> {
    if approver.id == *asker || !rule(act).approvable {
        return Err(Refusal::ApproverUnfit);
    }
    let own = Asker { staff: Some(approver), on_duty: approver_on_duty, spent: approver_spent };
    match verdict(own, act, amount) {
        Verdict::Allowed => Ok(()),
        Verdict::Approval(Refusal::RightMissing) | Verdict::Refused(_) => Err(Refusal::ApproverUnfit),
        Verdict::Approval(why) => Err(why),
    }
}

/// The right to manage people, and the person's place below the actor.
fn may_manage(actor: &Staff, person: Option<&Staff>) -> Result<(), Refusal> {
    let below =
        person.is_none_or(|one| actor.role == Role::Admin || one.role == Role::Clerk || one.id == actor.id);
    if below && actor.grant(Right::ManageStaff).is_some() { Ok(()) } else { Err(Refusal::RightMissing) }
}

/// Others than admins make clerks only; in his own place everybody may keep his role.
fn raises_role(actor: &Staff, before: Option<&Staff>, after: &Staff) -> bool {
    // the highest role comes first
    match before {
        Some(before) if before.id == actor.id => after.role < before.role,
        _ => actor.role != Role::Admin && after.role != Role::Clerk,
    }
}

/// Whether a grant goes beyond both what stands and what the actor may give. His own place he only lowers.
fn lacks(actor: &Staff, before: Option<&Staff>, grant: &Grant) -> bool {
    let stands = before.and_then(|before| before.grant(grant.right));
    let own = actor.grant(grant.right).filter(|_| before.is_none_or(|before| before.id != actor.id));
    let within = |wish: Option<Fen>, limit: fn(&Grant) -> Option<Fen>| {
        [stands, own].into_iter().flatten().any(|held| match (wish, limit(held)) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(wish), Some(limit)) => wish <= limit,
        })
    };
    !(within(grant.each, |held| held.each) && within(grant.day, |held| held.day))
}

fn lost(all: &[Staff], changed: &StaffId, after: Option<&Staff>) -> Vec<Right> {
    let others = || all.iter().filter(|one| one.id != *changed).chain(after);
    let held = |right: &Right| all.iter().any(|one| one.grant(*right).is_some());
    let kept = |right: &Right| others().any(|one| one.grant(*right).is_some());
    Right::ALL.into_iter().filter(|right| held(right) && !kept(right)).collect()
}

fn never_lost(lost: &[Right]) -> Result<(), Refusal> {
    if lost.iter().any(|right| NEVER_LOST.contains(right)) { Err(Refusal::LastHolder) } else { Ok(()) }
}

/// 1 to `most` printable characters, with no blank at either end.
fn is_word(text: &str, most: usize) -> bool {
    // what Rust's own Debug would escape is not printable; of ASCII it escapes quotes as well
    let printable = |c: char| c.is_ascii_graphic() || c.escape_debug().len() == 1;
    (1..=most).contains(&text.chars().count()) && text.trim() == text && text.chars().all(printable)
}
