//! Old balances come in: a file, its columns, a dry run, and then for real.

use crate::app::App;
use crate::failure::Answer;
use std::collections::BTreeMap;
use tauri::{AppHandle, State};
use till::view::{ChoiceView, IntakeView, MappingView};

#[tauri::command]
#[specta::specta]
pub async fn intake_state(app: State<'_, App>) -> Answer<IntakeView> {
    Ok(app.intake().await?.state())
}

/// Opens a table; without a path a person is asked for it. What is found comes as [`crate::events::IntakeChanged`].
#[tauri::command]
#[specta::specta]
pub async fn intake_open(app: State<'_, App>, handle: AppHandle, path: Option<String>) -> Answer<()> {
    app.open_table(&handle, path).await
}

#[tauri::command]
#[specta::specta]
pub async fn intake_mapping(app: State<'_, App>, mapping: MappingView) -> Answer<()> {
    Ok(app.intake().await?.mapping(mapping)?)
}

#[tauri::command]
#[specta::specta]
pub async fn intake_check(app: State<'_, App>) -> Answer<()> {
    Ok(app.intake().await?.check()?)
}

#[tauri::command]
#[specta::specta]
pub async fn intake_choose(app: State<'_, App>, choice: ChoiceView) -> Answer<()> {
    Ok(app.intake().await?.choose(choice)?)
}

#[tauri::command]
#[specta::specta]
pub async fn intake_run(app: State<'_, App>) -> Answer<()> {
    Ok(app.intake().await?.run()?)
}

#[tauri::command]
#[specta::specta]
pub async fn intake_cancel(app: State<'_, App>) -> Answer<()> {
    Ok(app.intake().await?.cancel()?)
}

/// Writes the rows that stay out to a file and tells where it is; without a path a person is asked for it. `words` are
/// the sentences of faults by their codes, in the language of the screen.
#[tauri::command]
#[specta::specta]
pub async fn intake_error_file(
    app: State<'_, App>,
    handle: AppHandle,
    path: Option<String>,
    words: BTreeMap<String, String>,
) -> Answer<Option<String>> {
    app.keep_error_file(&handle, path, words).await
}

#[tauri::command]
#[specta::specta]
pub async fn intake_forget(app: State<'_, App>) -> Answer<()> {
    Ok(app.intake().await?.forget()?)
}
