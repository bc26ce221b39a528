//! What the emulator says it printed.

use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;

/// Everything since the last time it was asked.
#[derive(Debug, Deserialize)]
pub struct Taken {
    pub slips: Vec<Slip>,
    pub events: Vec<Event>,
    /// The drawer commands, byte for byte in hexadecimal.
    pub pulses: Vec<String>,
    /// The cut commands, likewise.
    pub cuts: Vec<String>,
    /// Bytes received, questions included.
    pub bytes: usize,
    /// `open` or `closed`.
    pub drawer: String,
}

impl Taken {
    /// Commands the emulator does not know, code pages it does not have, lead bytes without their trail.
    pub fn unknown(&self) -> impl Iterator<Item = &Event> {
        self.events
            .iter()
            .filter(|event| event.kind.contains("unknown") || event.kind.contains("unsupported"))
    }
}

/// One thing that happened.
#[derive(Debug, Deserialize)]
pub struct Event {
    pub kind: String,
    pub data: Value,
}

/// One piece of paper.
#[derive(Debug, Deserialize)]
pub struct Slip {
    pub picture: PathBuf,
    /// Its letters, without the blank end.
    pub text: String,
    /// In dots, as `height`.
    pub width: usize,
    pub height: usize,
    /// `cut` or why else it ended.
    pub boundary: String,
    pub rows: Vec<Row>,
}

/// One row of letters, or a picture, bar code or QR code, which says so in brackets.
#[derive(Debug, Deserialize)]
pub struct Row {
    pub text: String,
    /// In dots from the top of the paper.
    pub top: usize,
    /// In dots, 0 for an empty row.
    pub height: usize,
    pub width_factor: usize,
    pub height_factor: usize,
    pub bold: bool,
    /// `left`, `center` or `right`.
    pub align: String,
}
