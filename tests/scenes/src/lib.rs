//! Seeded pictures of phones that show payment codes to a camera, of printed codes, and of things that are no
//! code at all; and a bench of readers over them. One seed gives one picture, on every machine.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "pictures are drawn in fractions of a dot and end in bytes"
)]

pub mod chance;
pub mod code;
pub mod effect;
pub mod lens;
pub mod negative;
pub mod page;
pub mod payload;
pub mod picture;
pub mod print;
pub mod scene;

pub use picture::Picture;
pub use scene::{Scene, Shown};
