//! The window that faces the guest.

use super::{CardChangeView, MoneyView, WalletView};
use kit::{Lamp, Shown};
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
    /// Paid by a member card, or a card topped up: what was on it and what is.
    PaidByCard {
        amount: MoneyView,
        card: CardChangeView,
        top_up: bool,
        practice: bool,
    },
    /// The guest's card: what is on it, and what a top-up would make of it.
    Card {
        number: String,
        balance: MoneyView,
        practice: bool,
    },
    Refunded {
        amount: MoneyView,
        practice: bool,
    },
    /// Please show your code or pay: this much as a deposit.
    DepositAsked {
        amount: MoneyView,
        practice: bool,
    },
    /// The deposit is held; frozen in the guest's wallet, or paid.
    DepositHeld {
        amount: MoneyView,
        frozen: bool,
        change: Option<MoneyView>,
        practice: bool,
    },
    /// What of the deposit was taken and what goes back; `done` once all of it is proven.
    DepositSettled {
        consumed: MoneyView,
        returned: MoneyView,
        done: bool,
        practice: bool,
    },
    NotPaid {
        practice: bool,
    },
    /// Trouble on our side: nothing rather than something stale.
    Blank,
}

impl GuestView {
    /// The same on a pole of eight digits or two rows of twenty letters; `None` leaves it dark.
    #[must_use]
    pub fn on_pole(&self) -> Option<Shown> {
        match self {
            Self::Idle { shop, .. } => Some(row(Lamp::Off, String::new(), "WELCOME", shop)),
            Self::Amount { amount, .. }
            | Self::PleaseShow { amount, .. }
            | Self::Scan { amount, .. }
            | Self::Wait { amount, .. } => Some(money(Lamp::Total, "TOTAL", amount)),
            Self::Paid { change: Some(change), .. } if change.fen != 0 => {
                Some(money(Lamp::Change, "CHANGE", change))
            }
            Self::Paid { amount, .. } => Some(money(Lamp::Received, "PAID", amount)),
            Self::PaidByCard { card, .. } => Some(money(Lamp::Received, "PAID BALANCE", &card.after)),
            Self::Card { balance, .. } => Some(money(Lamp::Off, "BALANCE", balance)),
            Self::Refunded { amount, .. } => Some(money(Lamp::Off, "REFUND", amount)),
            Self::DepositAsked { amount, .. } => Some(money(Lamp::Total, "DEPOSIT", amount)),
            Self::DepositHeld { change: Some(change), .. } if change.fen != 0 => {
                Some(money(Lamp::Change, "CHANGE", change))
            }
            Self::DepositHeld { amount, .. } => Some(money(Lamp::Received, "DEPOSIT HELD", amount)),
            Self::DepositSettled { consumed, returned, .. } if returned.fen == 0 => {
                Some(money(Lamp::Off, "DEPOSIT USED", consumed))
            }
            Self::DepositSettled { returned, .. } => Some(money(Lamp::Off, "DEPOSIT BACK", returned)),
            Self::NotPaid { .. } => Some(row(Lamp::Off, String::new(), "NOT PAID", "")),
            Self::Blank => None,
        }
    }
}

/// A figure: digits and a point, as such displays have no thousands' comma.
fn money(lamp: Lamp, word: &str, amount: &MoneyView) -> Shown {
    let figure = amount.text.replace(',', "");
    let lower = format!("RMB {figure}");
    row(lamp, figure, word, &lower)
}

fn row(lamp: Lamp, figure: String, upper: &str, lower: &str) -> Shown {
    Shown { lamp, figure, upper: upper.to_owned(), lower: lower.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use money::Fen;

    fn yuan(fen: i64) -> MoneyView {
        MoneyView::from(Fen::new(fen).unwrap_or_default())
    }

    #[test]
    fn the_pole_tells_what_the_guest_needs_and_nothing_stale() {
        let wait = GuestView::Wait { amount: yuan(1_284_550), typing: false, practice: false };
        let shown = wait.on_pole().unwrap_or_default();
        assert_eq!((shown.lamp, shown.figure.as_str()), (Lamp::Total, "12845.50"));
        let paid = |change| GuestView::Paid { amount: yuan(800), guest_paid: None, change, practice: false };
        let shown = paid(Some(yuan(200))).on_pole().unwrap_or_default();
        assert_eq!((shown.lamp, shown.figure.as_str()), (Lamp::Change, "2.00"));
        let shown = paid(Some(yuan(0))).on_pole().unwrap_or_default();
        assert_eq!((shown.lamp, shown.lower.as_str()), (Lamp::Received, "RMB 8.00"));
        assert_eq!(GuestView::NotPaid { practice: false }.on_pole().unwrap_or_default().figure, "");
        let held =
            |change| GuestView::DepositHeld { amount: yuan(50_000), frozen: false, change, practice: false };
        let shown = held(Some(yuan(10_000))).on_pole().unwrap_or_default();
        assert_eq!((shown.lamp, shown.figure.as_str()), (Lamp::Change, "100.00"));
        assert_eq!(held(None).on_pole().unwrap_or_default().upper, "DEPOSIT HELD");
        let settled = |consumed, returned| GuestView::DepositSettled {
            consumed: yuan(consumed),
            returned: yuan(returned),
            done: true,
            practice: false,
        };
        assert_eq!(settled(38_000, 12_000).on_pole().unwrap_or_default().figure, "120.00", "what comes back");
        assert_eq!(settled(50_000, 0).on_pole().unwrap_or_default().figure, "500.00");
        assert_eq!(GuestView::Blank.on_pole(), None);
    }
}
