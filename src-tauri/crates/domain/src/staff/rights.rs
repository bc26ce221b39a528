//! The one table of who may do what, on duty and off.

use super::{Right, Role, Staff};
use crate::refusal::Refusal;
use money::Fen;
use serde::{Deserialize, Serialize};

/// Everything that can be asked of the counter, as far as rights tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Act {
    /// Keys that move nothing: typing, closing a card, language, the guest's window.
    Look,
    /// Sign in, lock, change of person.
    SignIn,
    /// Find sales, deposits, slips: the shop's trades, other people's among them.
    Find,
    /// Take money: sale, hold, recall, deposit.
    Collect,
    /// Press on with an open case: ask, give back what is undecided, resume, resolve a print.
    SettleCase,
    /// Give back what a guest has paid.
    Refund,
    /// Take from a deposit or give it back.
    SettleDeposit,
    Reprint,
    OpenDrawer,
    MoveCash,
    /// Go on duty.
    StartShift,
    /// Count and close the own shift.
    EndShift,
    /// Count and close somebody else's.
    EndOthersShift,
    /// The own shift's figures.
    SeeOwnShift,
    /// Other shifts and days.
    SeeReports,
    ManageStaff,
    ChangeSettings,
    /// Find members and their cards, see their statements; open, lose, find, replace and join cards.
    TendCards,
    /// Pay a card out and close it.
    CloseCard,
    AdjustCard,
    /// See a whole phone number.
    SeePhone,
    /// Bring members in, write them out, forget them.
    MoveMembers,
}

impl Act {
    pub const ALL: [Self; 22] = [
        Self::Look,
        Self::SignIn,
        Self::Find,
        Self::Collect,
        Self::SettleCase,
        Self::Refund,
        Self::SettleDeposit,
        Self::Reprint,
        Self::OpenDrawer,
        Self::MoveCash,
        Self::StartShift,
        Self::EndShift,
        Self::EndOthersShift,
        Self::SeeOwnShift,
        Self::SeeReports,
        Self::ManageStaff,
        Self::ChangeSettings,
        Self::TendCards,
        Self::CloseCard,
        Self::AdjustCard,
        Self::SeePhone,
        Self::MoveMembers,
    ];
}

/// When a right counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Always.
    Any,
    /// Clerks only while on duty; managers and admins always (source document, 店员退款权限设置 for refunds,
    /// 交接班功能 for the shop's trades).
    ClerksOnDuty,
}

/// What an act needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Somebody must be signed in.
    pub signed_in: bool,
    pub right: Option<Right>,
    pub duty: Duty,
    /// A second person with the right can approve it on the spot.
    pub approvable: bool,
}

/// What an act needs.
#[must_use]
pub fn rule(act: Act) -> Rule {
    let free = Rule { signed_in: false, right: None, duty: Duty::Any, approvable: false };
    let anybody = Rule { signed_in: true, ..free };
    let needs = |right| Rule { signed_in: true, right: Some(right), duty: Duty::Any, approvable: true };
    match act {
        Act::Look | Act::SignIn => free,
        Act::Find | Act::TendCards => Rule { duty: Duty::ClerksOnDuty, ..anybody },
        Act::Collect
        | Act::SettleCase
        | Act::Reprint
        | Act::StartShift
        | Act::EndShift
        | Act::SeeOwnShift => anybody,
        Act::Refund | Act::SettleDeposit | Act::CloseCard => {
            Rule { duty: Duty::ClerksOnDuty, ..needs(Right::Refund) }
        }
        Act::OpenDrawer => needs(Right::OpenDrawer),
        Act::MoveCash => needs(Right::MoveCash),
        Act::EndOthersShift => needs(Right::CloseShifts),
        Act::SeeReports => Rule { duty: Duty::ClerksOnDuty, ..needs(Right::SeeReports) },
        Act::ManageStaff => Rule { approvable: false, ..needs(Right::ManageStaff) },
        Act::ChangeSettings => Rule { approvable: false, ..needs(Right::ChangeSettings) },
        Act::AdjustCard => Rule { duty: Duty::ClerksOnDuty, ..needs(Right::AdjustCards) },
        Act::SeePhone => Rule { duty: Duty::ClerksOnDuty, ..needs(Right::SeePhones) },
        Act::MoveMembers => Rule { approvable: false, ..needs(Right::MoveMembers) },
    }
}

/// Who asks, and under what circumstances.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// Nobody when the counter is locked.
    pub staff: Option<&'a Staff>,
    /// The open shift is this person's.
    pub on_duty: bool,
    /// What this person has moved by the same right on this business day, in fen.
    pub spent: Fen,
}

/// What the rules say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Allowed,
    /// A second person with the right may approve; why the asker alone may not.
    Approval(Refusal),
    Refused(Refusal),
}

/// Whether somebody may do something, with `amount` where money moves.
#[must_use]
pub fn verdict(asker: Asker<'_>, act: Act, amount: Fen) -> Verdict {
    let rule = rule(act);
    let Some(staff) = asker.staff else {
        return if rule.signed_in { Verdict::Refused(Refusal::Locked) } else { Verdict::Allowed };
    };
    let no = |why| if rule.approvable { Verdict::Approval(why) } else { Verdict::Refused(why) };
    let grant = rule.right.map(|right| staff.grant(right));
    if grant == Some(None) {
        return no(Refusal::RightMissing);
    }
    if rule.duty == Duty::ClerksOnDuty && staff.role == Role::Clerk && !asker.on_duty {
        return no(Refusal::NotOnDuty);
    }
    let Some(grant) = grant.flatten() else { return Verdict::Allowed };
    if grant.each.is_some_and(|each| amount > each) {
        return no(Refusal::RightLimitEach);
    }
    let day = asker.spent.plus(amount);
    if grant.day.is_some_and(|limit| day.is_none_or(|day| day > limit)) {
        return no(Refusal::RightLimitDay);
    }
    Verdict::Allowed
}
