//! People on the screen. No PIN and no badge is ever in it.

use super::{Code, MoneyView};
use domain::staff::{Right, Role, Staff};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A role on the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RoleView {
    Admin,
    Manager,
    Clerk,
}

impl From<Role> for RoleView {
    fn from(role: Role) -> Self {
        match role {
            Role::Admin => Self::Admin,
            Role::Manager => Self::Manager,
            Role::Clerk => Self::Clerk,
        }
    }
}

impl From<RoleView> for Role {
    fn from(role: RoleView) -> Self {
        match role {
            RoleView::Admin => Self::Admin,
            RoleView::Manager => Self::Manager,
            RoleView::Clerk => Self::Clerk,
        }
    }
}

/// A right on the bridge; `right.<name>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RightView {
    Refund,
    OpenDrawer,
    MoveCash,
    CloseShifts,
    ManageStaff,
    SeeReports,
    SeeExpected,
    ChangeSettings,
    AdjustCards,
    SeePhones,
    MoveMembers,
}

impl From<Right> for RightView {
    fn from(right: Right) -> Self {
        match right {
            Right::Refund => Self::Refund,
            Right::OpenDrawer => Self::OpenDrawer,
            Right::MoveCash => Self::MoveCash,
            Right::CloseShifts => Self::CloseShifts,
            Right::ManageStaff => Self::ManageStaff,
            Right::SeeReports => Self::SeeReports,
            Right::SeeExpected => Self::SeeExpected,
            Right::ChangeSettings => Self::ChangeSettings,
            Right::AdjustCards => Self::AdjustCards,
            Right::SeePhones => Self::SeePhones,
            Right::MoveMembers => Self::MoveMembers,
        }
    }
}

impl From<RightView> for Right {
    fn from(right: RightView) -> Self {
        match right {
            RightView::Refund => Self::Refund,
            RightView::OpenDrawer => Self::OpenDrawer,
            RightView::MoveCash => Self::MoveCash,
            RightView::CloseShifts => Self::CloseShifts,
            RightView::ManageStaff => Self::ManageStaff,
            RightView::SeeReports => Self::SeeReports,
            RightView::SeeExpected => Self::SeeExpected,
            RightView::ChangeSettings => Self::ChangeSettings,
            RightView::AdjustCards => Self::AdjustCards,
            RightView::SeePhones => Self::SeePhones,
            RightView::MoveMembers => Self::MoveMembers,
        }
    }
}

/// A right with its limits as shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct GrantView {
    pub right: RightView,
    pub each: Option<MoneyView>,
    pub day: Option<MoneyView>,
}

/// A right with its limits as typed, in yuan; empty for none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct GrantEdit {
    pub right: RightView,
    pub each: String,
    pub day: String,
}

/// Somebody who can be named on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PersonView {
    pub id: String,
    pub name: String,
    pub role: RoleView,
}

impl From<&Staff> for PersonView {
    fn from(staff: &Staff) -> Self {
        Self { id: staff.id.0.clone(), name: staff.name.clone(), role: RoleView::from(staff.role) }
    }
}

/// One row of the list of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StaffView {
    pub person: PersonView,
    pub grants: Vec<GrantView>,
    pub pin: bool,
    pub badge: bool,
    /// Locked out until somebody else unlocks, or for a while.
    pub blocked: bool,
    /// Rights that nobody else holds: they would be lost with this person.
    pub last_of: Vec<RightView>,
}

/// A changed or new person.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct StaffEdit {
    pub id: String,
    pub name: String,
    pub role: RoleView,
    pub grants: Vec<GrantEdit>,
    /// Somebody who is here already.
    pub known: bool,
}

/// Who stands at the counter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct DeskView {
    /// The shop has named people, so somebody must sign in.
    pub staffed: bool,
    /// `None` when locked, or when the shop has named nobody.
    pub person: Option<PersonView>,
    /// People to choose from on the lock screen, in order of their numbers.
    pub people: Vec<PersonView>,
    pub on_duty: bool,
    /// What this person may do without asking anybody.
    pub rights: Vec<RightView>,
    /// A PIN is being checked.
    pub checking: bool,
    /// Milliseconds until the person chosen last may try again.
    pub wait_ms: u64,
}

/// What an approval is for: named in the question, so that the approver knows what he signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ApprovalView {
    /// `act.<Name>` in the words.
    pub act: String,
    pub amount: Option<MoneyView>,
    /// Why the asker alone may not.
    pub why: Code,
    /// Who could approve.
    pub approvers: Vec<PersonView>,
    /// The approval must be given within this time.
    pub left_ms: u64,
}
