//! The settings screen.

use crate::app::App;
use crate::failure::Answer;
use crate::settings::{SettingsEdit, SettingsView};
use serde::Serialize;
use specta::Type;
use tauri::State;
use till::view::ModeView;

/// What the key test found, without any money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyTestResult {
    Good,
    WrongKey,
    WrongMerchant,
    Unreachable,
    Unclear,
}

/// The key test's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct KeyTestView {
    pub result: KeyTestResult,
}

#[tauri::command]
#[specta::specta]
pub async fn settings(app: State<'_, App>) -> Answer<SettingsView> {
    Ok(app.settings_view())
}

#[tauri::command]
#[specta::specta]
pub async fn save_settings(app: State<'_, App>, edit: SettingsEdit) -> Answer<SettingsView> {
    app.save_settings(edit).await?;
    Ok(app.settings_view())
}

#[tauri::command]
#[specta::specta]
pub async fn test_key(app: State<'_, App>) -> Answer<KeyTestView> {
    Ok(KeyTestView { result: app.test_key().await? })
}

#[tauri::command]
#[specta::specta]
pub async fn switch_mode(app: State<'_, App>, mode: ModeView) -> Answer<()> {
    app.switch_mode(mode).await
}

#[tauri::command]
#[specta::specta]
pub async fn set_language(app: State<'_, App>, language: String) -> Answer<()> {
    app.set_language(&language)
}
