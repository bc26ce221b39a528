//! The main screen.

use crate::app::App;
use crate::failure::Answer;
use domain::fact::DrawerReason;
use domain::ids::{SaleId, SlipNo};
use domain::tender::RecordKind;
use serde::Deserialize;
use specta::Type;
use tauri::State;
use till::engine::Command;
use till::view::{CaseAct, LineView, RecordView, WalletView};

/// Told once: from here on the counter takes amounts.
static FIRST_DIGIT: std::sync::Once = std::sync::Once::new();

/// Why the drawer is opened without a sale.
#[derive(Clone, Copy, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DrawerReasonView {
    Change,
    Count,
    Mistake,
    Other,
}

#[tauri::command]
#[specta::specta]
pub async fn draft(app: State<'_, App>, seq: u32, text: String) -> Answer<LineView> {
    let typed = !text.is_empty();
    let line = app.till()?.draft(seq, text).await?;
    if typed {
        // the bench measures the start by this line
        FIRST_DIGIT.call_once(|| tracing::info!("first digit accepted"));
    }
    Ok(line)
}

#[tauri::command]
#[specta::specta]
pub async fn scan(app: State<'_, App>, text: String, line: String) -> Answer<()> {
    Ok(app.till()?.command(Command::Scan { text, line }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn enter(app: State<'_, App>, line: String) -> Answer<()> {
    Ok(app.till()?.command(Command::Enter { line }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn cash(app: State<'_, App>, received: String) -> Answer<()> {
    Ok(app.till()?.command(Command::Cash { received }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn show_code(app: State<'_, App>, wallet: WalletView) -> Answer<()> {
    Ok(app.till()?.command(Command::ShowCode { wallet: wallet.into() }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn record(app: State<'_, App>, kind: RecordView, amount: String, reference: String) -> Answer<()> {
    let kind = match kind {
        RecordView::BankCard => RecordKind::BankCard,
        RecordView::Voucher => RecordKind::Voucher,
        RecordView::RoomAccount => RecordKind::RoomAccount,
    };
    Ok(app.till()?.command(Command::Record { kind, amount, reference }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn park(app: State<'_, App>) -> Answer<()> {
    Ok(app.till()?.command(Command::Park).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn ask_now(app: State<'_, App>, key: String) -> Answer<()> {
    Ok(app.till()?.command(Command::AskNow { key }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn give_back(app: State<'_, App>, key: String) -> Answer<()> {
    Ok(app.till()?.command(Command::GiveBack { key }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn act(app: State<'_, App>, key: String, act: CaseAct) -> Answer<()> {
    Ok(app.till()?.command(Command::Act { key, act }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn answer(app: State<'_, App>, id: u32, yes: bool) -> Answer<()> {
    Ok(app.till()?.command(Command::Answer { id, yes }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn dismiss(app: State<'_, App>) -> Answer<()> {
    Ok(app.till()?.command(Command::Dismiss).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn abandon_sale(app: State<'_, App>) -> Answer<()> {
    Ok(app.till()?.command(Command::AbandonSale).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn refund(app: State<'_, App>, sale: u64, amount: String, reason: String) -> Answer<()> {
    Ok(app.till()?.command(Command::Refund { sale: SaleId(sale), amount, reason }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn reprint(app: State<'_, App>, slip: Option<String>) -> Answer<()> {
    Ok(app.till()?.command(Command::Reprint { slip: slip.map(SlipNo) }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn open_drawer(app: State<'_, App>, reason: DrawerReasonView) -> Answer<()> {
    let reason = match reason {
        DrawerReasonView::Change => DrawerReason::Change,
        DrawerReasonView::Count => DrawerReason::Count,
        DrawerReasonView::Mistake => DrawerReason::Mistake,
        DrawerReasonView::Other => DrawerReason::Other,
    };
    Ok(app.till()?.command(Command::OpenDrawer { reason }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn hold(app: State<'_, App>) -> Answer<()> {
    Ok(app.till()?.command(Command::Hold).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn recall(app: State<'_, App>, sale: u64) -> Answer<()> {
    Ok(app.till()?.command(Command::Recall { sale: SaleId(sale) }).await?)
}
