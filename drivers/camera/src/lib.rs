//! Cameras that read payment codes shown on phones: QR and CODE 128.
//!
//! This crate may not know what a code means: it knows only `kit`.

pub mod capture;
pub mod reader;
