//! A pretend payment cloud that speaks the real protocol: same envelope, same escapes, same odd
//! spots, and wallets that do as they are scripted.
//!
//! [`Cloud`] is a pure ledger with two doors: a direct call with the time handed in, and HTTP(S)
//! in [`door`]. It may know `money` and `cpay`'s wire and envelope; it may not know the rules, the
//! till, the store or the screen: a mistake of theirs must not find its twin here.

mod answer;
mod ask;
mod asked;
mod audit;
mod chance;
mod cloud;
mod content;
mod deposit;
pub mod door;
mod escape;
mod fault;
mod give_back;
mod list;
mod make;
mod merchant;
mod order;
mod pay;
mod phone;
mod refund;
mod reply;
mod script;
mod show;
mod time;
mod undo;

pub use audit::{OrderSeen, RefundSeen};
pub use cloud::Cloud;
pub use deposit::seen::{HoldSeen, ReleaseSeen};
pub use fault::Fault;
pub use merchant::Registered;
pub use order::{Platform, Stage};
pub use refund::RefundStage;
pub use reply::{Fate, Reply, Switches};
pub use script::{DrawScript, RefundScript, Refusal, Script};
