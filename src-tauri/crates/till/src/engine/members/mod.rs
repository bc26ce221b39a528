//! Member cards at the counter: find, open, load, pay, and whatever else is done with one.
//!
//! The rules are `domain::member`'s, the accounts are the book's, and who a card belongs to is written by
//! [`::members::Persons`], which this room alone holds. What the counter says of a holder is masked.

mod command;
mod seen;
mod show;

pub use command::MemberCommand;
pub use show::tiers;

use ::members::{Persons, Trouble};

/// What of member cards is beside the book.
pub(super) struct Members {
    /// The one writer of holders.
    holders: Result<Persons, Trouble>,
    /// The newest look at a whole phone number.
    look: Option<seen::Look>,
    /// Somebody was forgotten, and the copies still know.
    forgotten: bool,
}

impl Members {
    pub const fn new(holders: Result<Persons, Trouble>) -> Self {
        Self { holders, look: None, forgotten: false }
    }
}
