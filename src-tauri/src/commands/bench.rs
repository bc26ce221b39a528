//! The practice bench.

use crate::app::App;
use crate::failure::{Answer, Failure};
use crate::practice::{BenchCode, BenchPlug, BenchScript, BenchView};
use domain::refusal::Refusal;
use tauri::State;
use till::view::WalletView;

#[tauri::command]
#[specta::specta]
pub async fn bench(app: State<'_, App>) -> Answer<BenchView> {
    Ok(app.practice()?.view())
}

#[tauri::command]
#[specta::specta]
pub async fn bench_code(app: State<'_, App>, wallet: WalletView, script: BenchScript) -> Answer<BenchCode> {
    Ok(app.practice()?.fresh_code(wallet, script))
}

#[tauri::command]
#[specta::specta]
pub async fn bench_scan(app: State<'_, App>, code: String) -> Answer<()> {
    app.practice()?.scan(&code);
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn bench_phone_pays(app: State<'_, App>) -> Answer<()> {
    app.practice()?.phone_pays();
    Ok(())
}

/// Holds a code before the practice camera, or takes it away.
#[tauri::command]
#[specta::specta]
pub async fn bench_hold(app: State<'_, App>, code: Option<String>) -> Answer<()> {
    app.practice()?.hold(code.as_deref());
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn bench_plug(app: State<'_, App>, name: BenchPlug, on: bool) -> Answer<()> {
    let practice = app.practice()?;
    // closing the network waits for its connections, which this thread must not
    let pulled = tokio::task::spawn_blocking(move || practice.plug(name, on)).await;
    pulled.map_err(|error| Failure::because(Refusal::Busy, error))
}
