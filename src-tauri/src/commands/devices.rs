//! The devices page: what is there, how it is, and how to set it up.

use crate::app::App;
use crate::failure::{Answer, Failure};
use crate::plugs::{self, PlugsView};
use crate::practice::BenchLine;
use crate::settings::{DocumentView, SettingsEdit, TemplatesView};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};
use till::engine::Command;

/// A small grey picture; `luma` is base64, one byte a dot, rows from the top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PictureView {
    pub width: u32,
    pub height: u32,
    pub luma: String,
    /// Grows with every picture.
    pub number: u64,
}

/// What is spoken to try the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SpokenSample {
    Test,
    Paid,
    Waiting,
    Failed,
    Refunded,
    Deposit,
    TopUp,
    Late,
}

/// Everything that is plugged in.
#[tauri::command]
#[specta::specta]
pub async fn plugs(handle: AppHandle) -> Answer<PlugsView> {
    let look = tokio::task::spawn_blocking(move || plugs::look(&handle));
    look.await.map_err(|error| Failure::because(Refusal::Busy, error))
}

/// Asks every device anew how it is.
#[tauri::command]
#[specta::specta]
pub async fn look_at_devices(app: State<'_, App>) -> Answer<()> {
    Ok(app.till()?.look_at_devices()?)
}

#[tauri::command]
#[specta::specta]
pub async fn camera(app: State<'_, App>, on: bool) -> Answer<()> {
    Ok(app.till()?.command(Command::Camera { on }).await?)
}

/// The newest picture of the open camera; nothing while it is dark.
#[tauri::command]
#[specta::specta]
pub async fn camera_picture(app: State<'_, App>) -> Answer<Option<PictureView>> {
    let view = |picture: kit::Picture| PictureView {
        width: picture.width,
        height: picture.height,
        luma: BASE64_STANDARD.encode(picture.luma),
        number: picture.number,
    };
    Ok(app.glimpse().newest().map(view))
}

/// A test page on one of the saved printers, counted from 0.
#[tauri::command]
#[specta::specta]
pub async fn test_print(app: State<'_, App>, printer: u32) -> Answer<()> {
    app.test_print(printer).await
}

/// The same line printed several ways, each with its number, for the owner to say which reads right.
#[tauri::command]
#[specta::specta]
pub async fn self_test(app: State<'_, App>, printer: u32) -> Answer<()> {
    app.self_test(printer).await
}

#[tauri::command]
#[specta::specta]
pub async fn test_speak(app: State<'_, App>, sample: SpokenSample) -> Answer<()> {
    app.test_speak(sample).await
}

/// All digits and both rows on the pole display for a few seconds.
#[tauri::command]
#[specta::specta]
pub async fn test_display(app: State<'_, App>) -> Answer<()> {
    Ok(app.till()?.test_show()?)
}

/// An example slip with edited settings, row for row as it will be on paper.
#[tauri::command]
#[specta::specta]
pub async fn template_preview(
    app: State<'_, App>,
    edit: SettingsEdit,
    document: DocumentView,
) -> Answer<Vec<BenchLine>> {
    app.template_preview(&edit, document)
}

/// Reads a template from a text that another shop or a person has written.
#[tauri::command]
#[specta::specta]
pub async fn read_templates(text: String) -> Answer<TemplatesView> {
    TemplatesView::read(&text).map_err(|fault| Failure::because(Refusal::TemplateInvalid, fault))
}

/// The templates as a text to be kept or given away.
#[tauri::command]
#[specta::specta]
pub async fn write_templates(templates: TemplatesView) -> Answer<String> {
    Ok(templates.write())
}

/// Takes a picture file, in base64, as the logo.
#[tauri::command]
#[specta::specta]
pub async fn set_logo(app: State<'_, App>, file: String) -> Answer<()> {
    let bytes =
        BASE64_STANDARD.decode(file).map_err(|error| Failure::because(Refusal::LogoInvalid, error))?;
    app.set_logo(Some(&bytes))
}

#[tauri::command]
#[specta::specta]
pub async fn clear_logo(app: State<'_, App>) -> Answer<()> {
    app.set_logo(None)
}
