//! Devices and connections, as lights.

use serde::Serialize;
use specta::Type;

/// A light of the status line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// Works.
    Good,
    /// Works, with something to look at.
    Warn,
    /// Does not work.
    Bad,
    /// Not set up, or not known.
    Off,
}

/// One device or connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DeviceView {
    /// `cloud`, `printer`, `speaker`, `scanner`, `camera`, `display`, `book`, `clock`.
    pub name: String,
    /// Tells several of a kind apart: `printer`, `printer2`.
    pub id: String,
    /// What the shop calls it; empty for the kind's own name.
    pub label: String,
    pub light: Light,
    /// A sentence under `device.<code>`.
    pub code: String,
}

/// The camera's open eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CameraView {
    /// It opened because the scanner failed, not by a key.
    pub by_itself: bool,
    /// Milliseconds until it closes.
    pub left_ms: u64,
}
