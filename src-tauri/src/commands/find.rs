//! Search, detail and the refund preview: read on the book's second door, off the window's thread.

use crate::app::App;
use crate::failure::{Answer, Failure};
use domain::ids::SaleId;
use domain::refusal::Refusal;
use domain::staff::Act;
use tauri::State;
use till::engine::search as looking;
use till::view::{RefundPreview, SaleDetail, SaleRow};

#[tauri::command]
#[specta::specta]
pub async fn search(app: State<'_, App>, query: String) -> Answer<Vec<SaleRow>> {
    app.permit(Act::Find).await?;
    app.read(move |reader, _| {
        let day = reader.head().map_err(|_| Refusal::BookTrouble)?.business_date;
        looking::search(reader, day, &query)
    })
    .await
    .map_err(Failure::from)
}

#[tauri::command]
#[specta::specta]
pub async fn sale(app: State<'_, App>, id: u64) -> Answer<SaleDetail> {
    app.permit(Act::Find).await?;
    app.read(move |reader, mode| looking::detail(reader, mode, SaleId(id))).await.map_err(Failure::from)
}

#[tauri::command]
#[specta::specta]
pub async fn refund_preview(app: State<'_, App>, sale: u64, amount: String) -> Answer<RefundPreview> {
    app.permit(Act::Find).await?;
    let programme = app.programme_or_plain()?;
    app.read(move |reader, _| looking::refund_preview(reader, &programme, SaleId(sale), &amount))
        .await
        .map_err(Failure::from)
}
