//! From the facts of a slip to paper: [`layout`] turns a slip and the shop's [`Template`] into
//! [`Line`]s, [`encode_way`] turns lines into one ESC/POS job as this printer wants it, and [`preview`]
//! into the rows a screen shows. All go through the same line breaker, so screen and paper cannot differ.
//! The owner's choices are [`Templates`], one [`Form`] per [`Document`]; in a [`Shop`] they become [`Looks`].
//! [`a4`] draws a report as a PDF page with letters of its own.
//! Every foreign text passes one filter here and reaches the printer as printable letters only; the
//! drawer command does not exist here, nor does it arise among digits or dots. This crate may not know
//! a printer, a clock, a time zone, a file, the network or any rule about money.

pub mod a4;
mod break_rows;
mod code128;
mod dots;
mod encode;
mod fault;
mod form;
mod glyphs;
mod layout;
mod line;
mod logo;
mod look;
mod preview;
mod qr;
mod sample;
mod self_test;
mod template;
mod templates;
mod test_page;
mod way;
mod words;

pub use encode::encode;
pub use fault::{TemplateFault, TemplateProblem};
pub use form::{Document, Form, MAX_COPIES, MAX_LINE_CHARS, MAX_QR_CHARS};
pub use layout::{Clock, layout};
pub use line::{Align, Line, Size};
pub use logo::{Logo, LogoFault};
pub use look::{Look, Looks, Shop};
pub use preview::{PreviewLine, preview};
pub use sample::{SAMPLE_WHEN, sample};
pub use self_test::self_test;
pub use template::{Columns, Fields, Paper, Template};
pub use templates::Templates;
pub use test_page::test_page;
pub use way::{Way, encode_raster, encode_way};
pub use words::Language;
