//! The payment cloud's language and the way to it: wire types, the envelope that signs and
//! verifies, the table from its words to the rules' evidence, and the client.
//!
//! A request is serialised once and signed as those bytes; an answer is verified before it is
//! read; whatever is missing, foreign or unlisted is doubt, never a yes and never a no. A money
//! call leaves this machine at most once. This crate may import `money` and `domain` and may not
//! know the store, the till, the screen, or where its nonces and its configuration come from.

pub mod answer;
pub mod client;
pub mod envelope;
pub mod key;
pub mod key_test;
pub mod merchant;
pub mod reason;
pub mod request;
mod seen;
pub mod table;
pub mod wire;

pub use answer::{answer, never_left, silence, unverified};
pub use client::Client;
pub use client::endpoint::{Endpoint, EndpointTrouble, HOSTS, Proxy};
pub use key::Key;
pub use key_test::KeyTest;
pub use merchant::{Merchant, RefundAuthority};
pub use request::{Request, request};
