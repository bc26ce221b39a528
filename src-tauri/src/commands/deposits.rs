//! Deposits: take, find, settle.

use crate::app::App;
use crate::failure::{Answer, Failure};
use domain::ids::DepositId;
use domain::staff::Act;
use tauri::State;
use till::engine::{Command, deposits::find};
use till::view::{DepositList, DepositPreview, StayView};

#[tauri::command]
#[specta::specta]
pub async fn deposits_on(app: State<'_, App>, on: bool) -> Answer<()> {
    Ok(app.till()?.command(Command::Deposits { on }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn room(app: State<'_, App>, room: String, name: String) -> Answer<()> {
    Ok(app.till()?.command(Command::Room { room, name }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn open_deposit(app: State<'_, App>, deposit: u64) -> Answer<()> {
    Ok(app.till()?.command(Command::OpenDeposit { deposit: DepositId(deposit) }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn settle_deposit(
    app: State<'_, App>,
    deposits: Vec<u64>,
    consume: String,
    keep_rest: bool,
) -> Answer<()> {
    let deposits = deposits.into_iter().map(DepositId).collect();
    Ok(app.till()?.command(Command::SettleDeposit { deposits, consume, keep_rest }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn deposits(app: State<'_, App>, query: String, open_only: bool) -> Answer<DepositList> {
    app.permit(Act::Find).await?;
    let (channels, asked) = (app.channels(), app.asked().await?);
    app.read(move |reader, _| find::list(reader, &channels, asked.today, asked.wall, &query, open_only))
        .await
        .map_err(Failure::from)
}

#[tauri::command]
#[specta::specta]
pub async fn stay(app: State<'_, App>, deposit: u64) -> Answer<StayView> {
    app.permit(Act::Find).await?;
    let (channels, asked) = (app.channels(), app.asked().await?);
    app.read(move |reader, _| find::stay(reader, &channels, asked.wall, DepositId(deposit)))
        .await
        .map_err(Failure::from)
}

#[tauri::command]
#[specta::specta]
pub async fn deposit_preview(
    app: State<'_, App>,
    deposits: Vec<u64>,
    consume: String,
    keep_rest: bool,
) -> Answer<DepositPreview> {
    app.permit(Act::Find).await?;
    let channels = app.channels();
    let ids: Vec<DepositId> = deposits.into_iter().map(DepositId).collect();
    app.read(move |reader, _| find::preview(reader, &channels, &ids, &consume, keep_rest))
        .await
        .map_err(Failure::from)
}
