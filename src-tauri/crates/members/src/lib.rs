//! Who the cards belong to: names and phones, outside the book.
//!
//! Two files in one folder. `persons` has a sealed row for each card, `keys` a slot of chance for each member;
//! a member's key is made of the slot and the root key that the machine keeps. Overwriting the slot forgets the
//! person in every copy of `persons` there is, while the book's accounts stay. [`Persons`] is the one writer,
//! [`Finder`] answers for any thread, out of an index in memory. Nothing of a person is on the disk in the clear,
//! and nothing of one is in a log: [`Phone`] shows `138****5678` and [`Name`] shows nothing unless asked.

mod backup;
mod batch;
mod books;
mod build;
mod finder;
mod index;
mod keys;
mod person;
mod persons;
mod reader;
mod schema;
mod seal;
mod sealing;
mod trouble;
mod words;

pub use backup::{Copied, back_up};
pub use batch::{Batch, CHUNK};
pub use books::{CodeBook, PhoneBook};
pub use finder::{FOUND_MAX, Finder, Health, NotReady};
pub use index::{Found, Order};
pub use person::Person;
pub use persons::{Forgotten, Persons};
pub use seal::RootKey;
pub use sealing::{Draft, Sealed, Sealer, Waiting};
pub use trouble::Trouble;
pub use words::{Code, Name, Note, Phone};
