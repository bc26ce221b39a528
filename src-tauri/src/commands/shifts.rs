//! On duty, cash, count, handover, and the figures of shifts and days.

use crate::app::App;
use crate::failure::{Answer, Failure};
use domain::ids::StaffId;
use domain::refusal::Refusal;
use domain::staff::Act;
use money::Fen;
use tauri::State;
use till::engine::{Command, shifts::find};
use till::view::{
    CashReasonView, CashWayView, DifferenceReasonView, FigureDetail, FigureView, MethodView, ReportView,
    RightView, ScopeView, ShiftRow,
};

#[tauri::command]
#[specta::specta]
pub async fn start_shift(app: State<'_, App>, float: String) -> Answer<()> {
    Ok(app.till()?.command(Command::StartShift { float }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn move_cash(
    app: State<'_, App>,
    way: CashWayView,
    amount: String,
    reason: CashReasonView,
    note: String,
) -> Answer<()> {
    let command = Command::MoveCash { way: way.into(), amount, reason: reason.into(), note };
    Ok(app.till()?.command(command).await?)
}

/// `notes`: how many of which note, the note in fen.
#[tauri::command]
#[specta::specta]
pub async fn count_shift(app: State<'_, App>, notes: Vec<(i64, u32)>, sum: String) -> Answer<()> {
    let note =
        |(fen, count): (i64, u32)| Fen::new(fen).map(|fen| (fen, count)).ok_or(Refusal::CountUnreadable);
    let notes = notes.into_iter().map(note).collect::<Result<_, _>>()?;
    Ok(app.till()?.command(Command::CountShift { notes, sum }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn close_shift(
    app: State<'_, App>,
    reason: Option<DifferenceReasonView>,
    note: String,
    next: Option<String>,
) -> Answer<()> {
    let command = Command::CloseShift { reason: reason.map(Into::into), note, next: next.map(StaffId) };
    Ok(app.till()?.command(command).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn print_report(app: State<'_, App>, scope: ScopeView) -> Answer<()> {
    Ok(app.till()?.command(Command::PrintReport { scope }).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn report(app: State<'_, App>, scope: ScopeView) -> Answer<ReportView> {
    app.may_see(scope).await?;
    let (asked, blind) = (app.asked().await?.report(), app.is_blind().await?);
    app.read(move |reader, _| find::report(reader, &asked, scope, blind)).await.map_err(Failure::from)
}

#[tauri::command]
#[specta::specta]
pub async fn figure(
    app: State<'_, App>,
    scope: ScopeView,
    figure: FigureView,
    method: Option<MethodView>,
) -> Answer<FigureDetail> {
    app.may_see(scope).await?;
    let (asked, blind) = (app.asked().await?.report(), app.is_blind().await?);
    app.read(move |reader, _| {
        find::figure(reader, &asked, scope, figure.into(), method.map(Into::into), blind)
    })
    .await
    .map_err(Failure::from)
}

#[tauri::command]
#[specta::specta]
pub async fn shift_history(app: State<'_, App>) -> Answer<Vec<ShiftRow>> {
    app.permit(Act::SeeReports).await?;
    app.read(|reader, _| find::history(reader)).await.map_err(Failure::from)
}

/// Writes the report as an A4 page into the folder for documents and tells where it is.
#[tauri::command]
#[specta::specta]
pub async fn report_pdf(app: State<'_, App>, scope: ScopeView) -> Answer<String> {
    app.may_see(scope).await?;
    let asked = app.asked().await?.report();
    let report = app.read(move |reader, _| find::document(reader, &asked, scope)).await?;
    app.keep_pdf(&report)
}

impl App {
    /// One's own shift is everybody's to see, other shifts and days need the right.
    async fn may_see(&self, scope: ScopeView) -> Answer<()> {
        Ok(self.till()?.command(Command::PermitReport { scope }).await?)
    }

    /// The drawer's figures are hidden until the count.
    async fn is_blind(&self) -> Answer<bool> {
        let desk = self.till()?.pictures().await?.counter.desk;
        Ok(desk.staffed && !desk.rights.contains(&RightView::SeeExpected))
    }
}
