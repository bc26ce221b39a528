//! The window that faces the guest.

use super::{MoneyView, WalletView};
use serde::Serialize;
use specta::Type;

/// What the guest's window shows. It never holds anything else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum GuestView {
    Idle {
        shop: String,
        practice: bool,
    },
    Amount {
        amount: MoneyView,
        practice: bool,
    },
    /// Please show your code.
    PleaseShow {
        amount: MoneyView,
        practice: bool,
    },
    /// Scan this code.
    Scan {
        amount: MoneyView,
        wallet: WalletView,
        code: String,
        left_ms: u64,
        practice: bool,
    },
    /// Please type your password, or wait.
    Wait {
        amount: MoneyView,
        typing: bool,
        practice: bool,
    },
    Paid {
        amount: MoneyView,
        guest_paid: Option<MoneyView>,
        change: Option<MoneyView>,
        practice: bool,
    },
    Refunded {
        amount: MoneyView,
        practice: bool,
    },
    NotPaid {
        practice: bool,
    },
    /// Trouble on our side: nothing rather than something stale.
    Blank,
}
