//! The system's dialogs for files. `None` is a dialog that was put away.

use rfd::{AsyncFileDialog, FileHandle};
use std::path::PathBuf;
use tauri::{AppHandle, Manager};

/// What a table of old balances may come in.
const TABLES: [&str; 4] = ["csv", "xlsx", "xls", "txt"];

/// A table of old balances.
pub async fn table(app: &AppHandle) -> Option<PathBuf> {
    let dialog = dialog(app).add_filter("CSV, XLSX, XLS, TXT", &TABLES);
    dialog.pick_file().await.map(path)
}

/// Where a table is to be written; `name` is proposed.
pub async fn new_table(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let dialog = dialog(app).add_filter("CSV", &["csv"]).set_file_name(name);
    dialog.save_file().await.map(path)
}

/// In front of the cashier's window.
fn dialog(app: &AppHandle) -> AsyncFileDialog {
    let dialog = AsyncFileDialog::new();
    match app.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn path(file: FileHandle) -> PathBuf {
    file.path().to_path_buf()
}
