//! Who works here and what each may do.

mod changes;
#[cfg(test)]
mod changes_table;
mod lockout;
mod rights;
#[cfg(test)]
mod table;

pub use changes::{STAFF_ID_MAX, approves, last_holder, may_remove, may_save};
pub use lockout::{LOCK_MISSES, MISSES_A_DAY, Misses};
pub use rights::{Act, Asker, Duty, Rule, Verdict, rule, verdict};

use crate::cloud::Authority;
use crate::ids::StaffId;
use money::Fen;
use serde::{Deserialize, Serialize};

/// Most people of one shop.
pub const STAFF_MAX: usize = 200;
/// Longest name, in characters.
pub const NAME_MAX: usize = 20;

/// What somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// 商户管理员: everything; cannot remove himself.
    Admin,
    /// 店长: refunds by default, also off duty.
    Manager,
    /// 店员: collects; refunds only when granted, and only while on duty.
    Clerk,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Admin, Self::Manager, Self::Clerk];

    /// What a new person of this role gets.
    #[must_use]
    pub fn grants(self) -> Vec<Grant> {
        let rights: &[Right] = match self {
            Self::Admin => &Right::ALL,
            Self::Manager => &[
                Right::Refund,
                Right::OpenDrawer,
                Right::MoveCash,
                Right::CloseShifts,
                Right::SeeReports,
                Right::SeeExpected,
                Right::ManageStaff,
                Right::SeePhones,
            ],
            Self::Clerk => &[],
        };
        rights.iter().map(|right| Grant { right: *right, each: None, day: None }).collect()
    }
}

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Right {
    /// Refund, and give deposits back.
    Refund,
    /// Open the drawer without a sale.
    OpenDrawer,
    /// Drop, pay in, pay out.
    MoveCash,
    /// End other people's shifts.
    CloseShifts,
    /// Add, change and remove people.
    ManageStaff,
    /// Figures of other people's shifts and of days.
    SeeReports,
    /// The expected cash before the count; without it the count is blind.
    SeeExpected,
    /// Change the counter's settings.
    ChangeSettings,
    /// Set a member card's balance right.
    AdjustCards,
    /// See a member's whole phone number.
    SeePhones,
    /// Bring members in, write them out, forget them (source document, 会员管理: the admin's alone).
    MoveMembers,
}

impl Right {
    pub const ALL: [Self; 11] = [
        Self::Refund,
        Self::OpenDrawer,
        Self::MoveCash,
        Self::CloseShifts,
        Self::ManageStaff,
        Self::SeeReports,
        Self::SeeExpected,
        Self::ChangeSettings,
        Self::AdjustCards,
        Self::SeePhones,
        Self::MoveMembers,
    ];

    /// What an admin has of a right without being granted it: rights that came with member cards are in no
    /// grant written before, and nobody could grant what everybody lacks.
    const fn of_admins(self) -> Option<&'static Grant> {
        const fn whole(right: Right) -> Grant {
            Grant { right, each: None, day: None }
        }
        static ADJUST: Grant = whole(Right::AdjustCards);
        static PHONES: Grant = whole(Right::SeePhones);
        static MOVE: Grant = whole(Right::MoveMembers);
        match self {
            Self::AdjustCards => Some(&ADJUST),
            Self::SeePhones => Some(&PHONES),
            Self::MoveMembers => Some(&MOVE),
            _ => None,
        }
    }
}

/// A right with its limits: "may refund up to 300 yuan a day".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub right: Right,
    /// At most so much at once, in fen.
    pub each: Option<Fen>,
    /// At most so much on one business day, in fen.
    pub day: Option<Fen>,
}

/// Somebody who works here. PIN and badge are kept elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    pub id: StaffId,
    pub name: String,
    pub role: Role,
    pub grants: Vec<Grant>,
}

impl Staff {
    /// The grant of a right.
    #[must_use]
    pub fn grant(&self, right: Right) -> Option<&Grant> {
        let own = self.grants.iter().find(|grant| grant.right == right);
        own.or_else(|| if self.role == Role::Admin { right.of_admins() } else { None })
    }

    /// In whose right the cloud is told that money goes back.
    #[must_use]
    pub fn authority(&self) -> Authority {
        Authority {
            staff: self.id.clone(),
            name: self.name.chars().take(32).collect(),
            admin: self.role == Role::Admin,
        }
    }
}
