//! Member cards at the counter: find, open, load, pay, and whatever else is done with one.
//!
//! The rules are `domain::member`'s, the accounts are the book's, and who a card belongs to is written by
//! [`::members::Persons`], which this room alone holds. What the counter says of a holder is masked.

mod back;
mod batches;
mod cards;
mod change;
mod command;
mod desk;
pub mod find;
mod holders;
mod known;
mod loading;
mod obey;
mod paying;
mod postings;
pub mod previews;
mod replace;
mod scan;
mod seen;
mod show;
mod stage;
mod statement;
mod ways;
mod words;

pub(super) use back::{Back, Way, is_all_back, left_of, loaded_card, plan_back};
pub(super) use cards::change_view;
pub use cards::number;
pub use command::MemberCommand;
pub(super) use loading::Loading;
pub(super) use postings::{loaded_entry, spent_entry, way_entry};
pub use show::tiers;
pub use stage::{Rows, Step, StepDone};

use ::members::{Persons, Trouble};

/// What of member cards is beside the book.
pub(super) struct Members {
    /// The one writer of holders.
    holders: Result<Persons, Trouble>,
    /// The newest look at a whole phone number.
    look: Option<seen::Look>,
    /// Somebody was forgotten, and the copies still know.
    forgotten: bool,
    /// The import that is under way.
    staging: Option<stage::Staging>,
}

impl Members {
    pub const fn new(holders: Result<Persons, Trouble>) -> Self {
        Self { holders, look: None, forgotten: false, staging: None }
    }
}
