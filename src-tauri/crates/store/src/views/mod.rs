//! One file for each table: its SQL and its rows. A body is the domain's own value as JSON; the other
//! columns are what is looked for.

pub(crate) mod attempts;
pub(crate) mod ledger;
pub(crate) mod prints;
pub(crate) mod refunds;
pub(crate) mod sales;
pub(crate) mod search;
pub(crate) mod slips;
