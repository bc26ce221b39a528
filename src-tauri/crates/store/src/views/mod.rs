//! One file for each table: its SQL and its rows. A body is the domain's own value as JSON; the other
//! columns are what is looked for.

pub(crate) mod attempts;
pub(crate) mod batches;
pub(crate) mod beside;
pub(crate) mod card_moves;
pub(crate) mod cards;
pub(crate) mod deposits;
pub(crate) mod drawer;
pub(crate) mod draws;
pub(crate) mod figures;
pub(crate) mod finder;
pub(crate) mod ledger;
pub(crate) mod parts;
pub(crate) mod prints;
pub(crate) mod refunds;
pub(crate) mod sales;
pub(crate) mod search;
pub(crate) mod shifts;
pub(crate) mod slips;
pub(crate) mod staff;
