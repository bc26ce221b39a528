//! The wizard that finds the scanner.

use crate::app::App;
use crate::failure::{Answer, Failure};
use crate::settings::ScannerView;
use crate::wizard::HeardKind;
use domain::refusal::Refusal;
use serde::Serialize;
use specta::Type;
use tauri::State;

/// How far the wizard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WizardState {
    /// Nothing was scanned yet.
    Listening,
    Heard,
    /// The newest scan says something else than the one before.
    Differ,
    Chosen,
}

/// One scan, without what it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct HeardView {
    /// The device's name; empty for the page.
    pub name: String,
    pub kind: HeardKind,
    /// Letters of the code.
    pub length: u32,
    /// It says what the newest says.
    pub same: bool,
}

/// The wizard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct WizardView {
    pub state: WizardState,
    pub heard: Vec<HeardView>,
    /// What to put into the settings.
    pub chosen: Option<ScannerView>,
    /// For a scanner that types: its slowest pause, in ms.
    pub gap_ms: Option<u32>,
    /// A sentence under `wizard.advice`.
    pub advice: Option<String>,
}

/// Listens to everything that may be a scanner. The counter's own scanner is let go meanwhile.
#[tauri::command]
#[specta::specta]
pub async fn start_wizard(app: State<'_, App>) -> Answer<()> {
    app.start_wizard().await
}

#[tauri::command]
#[specta::specta]
pub async fn wizard(app: State<'_, App>) -> Answer<WizardView> {
    app.wizard().ok_or_else(|| Failure::from(Refusal::Busy))
}

/// A scan that came as keys to the page; `gap_ms` is the slowest pause in it.
#[tauri::command]
#[specta::specta]
pub async fn wizard_typed(app: State<'_, App>, text: String, gap_ms: u32) -> Answer<()> {
    app.wizard_typed(text, gap_ms);
    Ok(())
}

/// Lets the devices go; the counter listens to its own again.
#[tauri::command]
#[specta::specta]
pub async fn stop_wizard(app: State<'_, App>) -> Answer<()> {
    app.stop_wizard()
}
