//! The cashier and the guests: what they do, drawn from the seed.

use crate::chance::Chance;
use domain::evidence::Wallet;
use sandbox::Script;

/// How a guest behaves who shows a code.
#[must_use]
pub fn guest_script(chance: &mut Chance) -> Script {
    match chance.below(20) {
        0..=8 => Script::PaysAtOnce,
        9 | 10 => Script::TypesPassword { queries: u32::try_from(chance.between(1, 6)).unwrap_or(1) },
        11 => Script::refuses_balance(),
        12 => Script::refuses_expired(),
        13 => Script::NeverAnswers,
        14 => Script::Late { ms: chance.between(1_000, 90_000) },
        15 => {
            if chance.hits(50) {
                Script::Twice
            } else {
                Script::StopsTyping { queries: 2 }
            }
        }
        16 => Script::DropBefore,
        17 => Script::DropAfter,
        18 => Script::WrongCode,
        _ => {
            if chance.hits(50) {
                Script::Status3
            } else {
                Script::Status103
            }
        }
    }
}

/// What the cashier does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Type an amount and scan a guest's code.
    TypeAndScan,
    /// Scan first, then type, then Enter.
    ScanAndType,
    /// Type an amount and take cash.
    Cash,
    /// Type an amount, take a part in cash, the rest by scan.
    SplitCashThenScan,
    /// Type an amount and book a bank card.
    Record,
    /// Type an amount and show a code for the guest.
    ShowCode,
    /// Scan again, whatever the screen says.
    ScanAgain,
    /// Take cash, whatever the screen says.
    CashAnyway,
    Enter,
    Escape,
    /// Yes or no to the question on the screen.
    AnswerQuestion,
    Park,
    GiveBackFront,
    /// Do something with a case of the tray.
    Tray,
    /// Give a part or all of an earlier sale back.
    Refund,
    Reprint,
    /// Scan the bar code of an earlier slip.
    ScanSlip,
    /// A deposit by the guest's code, by our code, in cash, by bank card.
    Deposit(Held),
    /// One number for a deposit or for several of a room.
    Settle,
    Hold,
    Recall,
    /// Drop, pay in or pay out.
    MoveCash,
    OpenDrawer,
    StartShift,
    Count,
    /// Count and hand over in one go.
    HandOver,
    /// Somebody signs in, with a right PIN or a wrong one.
    SignIn,
    Lock,
    /// Something with a member card.
    Card(crate::members::CardDeed),
    /// A day goes by in the calendar.
    DayPasses,
    Wait,
}

/// How a deposit is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Scanned,
    Shown,
    Cash,
    Card,
}

/// Draws a deed; the common ones more often.
#[must_use]
pub fn deed(chance: &mut Chance) -> Deed {
    match chance.below(81) {
        0..=9 => Deed::TypeAndScan,
        10 | 11 => Deed::ScanAndType,
        12..=14 => Deed::Cash,
        15 | 16 => Deed::SplitCashThenScan,
        17 => Deed::Record,
        18 | 19 => Deed::ShowCode,
        20 | 21 => Deed::ScanAgain,
        22 => Deed::CashAnyway,
        23 | 24 => Deed::Enter,
        25 => Deed::Escape,
        26..=28 => Deed::AnswerQuestion,
        29 => Deed::Park,
        30 => Deed::GiveBackFront,
        31 | 32 => Deed::Tray,
        33..=35 | 78..=80 => Deed::Refund,
        36 => Deed::Reprint,
        37 => Deed::ScanSlip,
        38..=41 => Deed::Deposit(Held::Scanned),
        42 => Deed::Deposit(Held::Shown),
        43 => Deed::Deposit(Held::Cash),
        44 => Deed::Deposit(Held::Card),
        45..=49 => Deed::Settle,
        50 => Deed::Hold,
        51 => Deed::Recall,
        52 => Deed::MoveCash,
        53 => Deed::OpenDrawer,
        54 => Deed::StartShift,
        55 => Deed::Count,
        56 | 57 => Deed::HandOver,
        58 | 59 => Deed::SignIn,
        60 => Deed::Lock,
        61 => Deed::DayPasses,
        62..=75 => Deed::Card(crate::members::deed(chance)),
        _ => Deed::Wait,
    }
}

/// A fresh payment code of a wallet: 18 digits from 13, 28 or 99.
#[must_use]
pub fn fresh_code(chance: &mut Chance, wallet: Wallet) -> String {
    let head = match wallet {
        Wallet::WeChat => "13",
        Wallet::Alipay => "28",
        Wallet::OnlineCard => "99",
    };
    format!("{head}{:016}", chance.below(10_000_000_000_000_000))
}

/// An amount as typed. A few amounts repeat, so that the same-amount rule is met.
#[must_use]
pub fn amount(chance: &mut Chance) -> String {
    match chance.below(6) {
        0 => "88.00".to_owned(),
        1 => "12.5".to_owned(),
        2 => "300-20".to_owned(),
        3 => "120/30".to_owned(),
        4 => format!("{}+{}.5", chance.between(1, 90), chance.between(0, 90)),
        _ => format!("{}.{:02}", chance.between(0, 500), chance.between(1, 99)),
    }
}
