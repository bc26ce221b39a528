//! The first words of each window.

use crate::app::App;
use crate::failure::{Answer, Failure};
use crate::windows;
use domain::refusal::Refusal;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use till::view::{CaseView, CounterView, GuestView, ModeView};

/// What the page needs to begin.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StartView {
    pub mode: ModeView,
    pub language: String,
    pub version: String,
    pub first_run: bool,
    /// What was open when the program started: the recovery screen.
    pub recovery: Vec<CaseView>,
    /// Why the book could not be opened; `code.Book…` in the words.
    pub book_problem: Option<String>,
}

#[tauri::command]
#[specta::specta]
pub async fn hello(app: State<'_, App>) -> Answer<StartView> {
    Ok(app.hello().await)
}

#[tauri::command]
#[specta::specta]
pub async fn view(app: State<'_, App>) -> Answer<CounterView> {
    Ok(app.till()?.pictures().await?.counter)
}

#[tauri::command]
#[specta::specta]
pub async fn guest(app: State<'_, App>) -> Answer<GuestView> {
    Ok(app.till()?.pictures().await?.guest)
}

#[tauri::command]
#[specta::specta]
pub async fn open_bench(app: State<'_, App>, handle: AppHandle) -> Answer<()> {
    app.practice()?;
    windows::bench(&handle).map_err(|error| Failure::because(Refusal::Busy, error))
}

#[tauri::command]
#[specta::specta]
pub async fn open_guest(app: State<'_, App>, handle: AppHandle) -> Answer<()> {
    windows::guest(&handle, app.practice().is_ok())
}
