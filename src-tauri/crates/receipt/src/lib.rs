//! From the facts of a slip to paper: [`layout`] turns a slip and the shop's [`Template`] into
//! [`Line`]s, [`encode`] turns lines into one ESC/POS job and [`preview`] into the rows a screen
//! shows. Both go through the same line breaker, so screen and paper cannot differ. Every foreign
//! text passes one filter here and reaches the printer as printable one- or two-byte GB codes only;
//! the drawer command does not exist here. This crate may not know a printer, a clock, a time zone,
//! a file, the network or any rule about money.

mod break_rows;
mod code128;
mod encode;
mod glyphs;
mod layout;
mod line;
mod preview;
mod qr;
mod template;
mod test_page;
mod words;

pub use encode::encode;
pub use layout::layout;
pub use line::{Align, Line, Size};
pub use preview::{PreviewLine, preview};
pub use template::{Columns, Fields, Paper, Template};
pub use test_page::test_page;
pub use words::Language;
