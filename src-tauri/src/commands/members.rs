//! Member cards: find, open, load, pay, and whatever else is done with one.

use crate::app::App;
use crate::failure::{Answer, Failure};
use domain::ids::BatchId;
use domain::member::CardId;
use domain::staff::Act;
use std::collections::BTreeMap;
use tauri::{AppHandle, State};
use till::engine::members::{MemberCommand as Wish, find, previews};
use till::intake::batches;
use till::view::{
    BatchView, CardPartView, CardView, ClosePreview, HolderEdit, MemberList, MemberOrder, PayOutView,
    SpendPreview, StatementView, TopUpPreview,
};

/// Lines of a statement at a time.
const STATEMENT_LINES: u32 = 50;

#[tauri::command]
#[specta::specta]
pub async fn show_member(app: State<'_, App>, card: Option<u64>) -> Answer<()> {
    app.wish(Wish::Show { card: card.map(CardId) }).await
}

#[tauri::command]
#[specta::specta]
pub async fn open_member(app: State<'_, App>, holder: HolderEdit) -> Answer<()> {
    app.wish(Wish::Open { holder }).await
}

#[tauri::command]
#[specta::specta]
pub async fn top_up(app: State<'_, App>, card: u64, tier: Option<u8>, amount: String) -> Answer<()> {
    app.wish(Wish::TopUp { card: CardId(card), tier, amount }).await
}

#[tauri::command]
#[specta::specta]
pub async fn pay_by_card(app: State<'_, App>, card: u64, amount: String) -> Answer<()> {
    app.wish(Wish::Pay { card: CardId(card), amount }).await
}

#[tauri::command]
#[specta::specta]
pub async fn keep_change(app: State<'_, App>, card: u64) -> Answer<()> {
    app.wish(Wish::KeepChange { card: CardId(card) }).await
}

#[tauri::command]
#[specta::specta]
pub async fn adjust_card(
    app: State<'_, App>,
    card: u64,
    part: CardPartView,
    amount: String,
    reason: String,
) -> Answer<()> {
    app.wish(Wish::Adjust { card: CardId(card), part, amount, reason }).await
}

#[tauri::command]
#[specta::specta]
pub async fn transfer_card(
    app: State<'_, App>,
    from: u64,
    to: u64,
    amount: String,
    agreed: bool,
) -> Answer<()> {
    app.wish(Wish::Transfer { from: CardId(from), to: CardId(to), amount, agreed }).await
}

#[tauri::command]
#[specta::specta]
pub async fn lose_card(app: State<'_, App>, card: u64) -> Answer<()> {
    app.wish(Wish::Lose { card: CardId(card) }).await
}

#[tauri::command]
#[specta::specta]
pub async fn found_card(app: State<'_, App>, card: u64) -> Answer<()> {
    app.wish(Wish::Found { card: CardId(card) }).await
}

#[tauri::command]
#[specta::specta]
pub async fn replace_card(app: State<'_, App>, card: u64, code: String) -> Answer<()> {
    app.wish(Wish::Replace { card: CardId(card), code }).await
}

#[tauri::command]
#[specta::specta]
pub async fn close_card(app: State<'_, App>, card: u64, pay_out: PayOutView) -> Answer<()> {
    app.wish(Wish::Close { card: CardId(card), pay_out }).await
}

#[tauri::command]
#[specta::specta]
pub async fn rename_member(app: State<'_, App>, card: u64, holder: HolderEdit) -> Answer<()> {
    app.wish(Wish::Rename { card: CardId(card), holder }).await
}

#[tauri::command]
#[specta::specta]
pub async fn forget_member(app: State<'_, App>, card: u64) -> Answer<()> {
    app.wish(Wish::Forget { card: CardId(card) }).await
}

#[tauri::command]
#[specta::specta]
pub async fn print_statement(app: State<'_, App>, card: u64) -> Answer<()> {
    app.wish(Wish::PrintStatement { card: CardId(card) }).await
}

#[tauri::command]
#[specta::specta]
pub async fn undo_batch(app: State<'_, App>, batch: u64) -> Answer<()> {
    app.wish(Wish::UndoBatch { batch: BatchId(batch) }).await
}

#[tauri::command]
#[specta::specta]
pub async fn print_batch(app: State<'_, App>, batch: u64) -> Answer<()> {
    app.wish(Wish::PrintBatch { batch: BatchId(batch) }).await
}

/// Members by what was typed, or a page of all of them.
#[tauri::command]
#[specta::specta]
pub async fn member_list(
    app: State<'_, App>,
    query: String,
    order: MemberOrder,
    from: u64,
    limit: u32,
) -> Answer<MemberList> {
    app.permit(Act::TendCards).await?;
    app.read_cards(move |reader, finder, programme| {
        if query.trim().is_empty() {
            return find::page(reader, finder, programme, order, from, limit);
        }
        find::list(reader, finder, programme, &query, limit)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn member(app: State<'_, App>, card: u64) -> Answer<CardView> {
    app.permit(Act::TendCards).await?;
    app.read_cards(move |reader, finder, programme| find::card(reader, finder, programme, CardId(card))).await
}

/// Lines of a statement that are older than the one with these numbers; the newest without them.
#[tauri::command]
#[specta::specta]
pub async fn member_statement(
    app: State<'_, App>,
    card: u64,
    before_seq: Option<u64>,
    before_n: Option<u32>,
) -> Answer<StatementView> {
    app.permit(Act::TendCards).await?;
    let before = before_seq.zip(before_n);
    app.read_cards(move |reader, finder, programme| {
        find::statement(reader, finder, programme, CardId(card), before, STATEMENT_LINES)
    })
    .await
    .map(|mut view| {
        app.name_only_person(view.rows.iter_mut().map(|row| &mut row.staff));
        view
    })
}

/// Writes a card's whole statement to a file and tells where it is; without a path a person is asked for it. `words` are
/// the headings, and the moves by their codes, in the language of the screen.
#[tauri::command]
#[specta::specta]
pub async fn statement_file(
    app: State<'_, App>,
    handle: AppHandle,
    card: u64,
    path: Option<String>,
    words: BTreeMap<String, String>,
) -> Answer<Option<String>> {
    app.keep_statement(&handle, CardId(card), path, words).await
}

#[tauri::command]
#[specta::specta]
pub async fn top_up_preview(
    app: State<'_, App>,
    card: u64,
    tier: Option<u8>,
    amount: String,
) -> Answer<TopUpPreview> {
    app.permit(Act::Collect).await?;
    app.read_cards(move |reader, finder, programme| {
        previews::top_up_preview(reader, finder, programme, CardId(card), tier, &amount)
    })
    .await
}

/// What paying by this card would do to the open sale, or to the amount on the line.
#[tauri::command]
#[specta::specta]
pub async fn spend_preview(app: State<'_, App>, card: u64) -> Answer<SpendPreview> {
    app.permit(Act::Collect).await?;
    let due = app.due().await?;
    app.read_cards(move |reader, finder, programme| {
        previews::spend_preview(reader, finder, programme, due, CardId(card))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn close_preview(app: State<'_, App>, card: u64) -> Answer<ClosePreview> {
    app.permit(Act::TendCards).await?;
    app.read_cards(move |reader, finder, programme| {
        previews::close_preview(reader, finder, programme, CardId(card))
    })
    .await
}

/// A whole phone number, once the look is in the book; nothing while a second person is asked.
#[tauri::command]
#[specta::specta]
pub async fn see_phone(app: State<'_, App>, card: u64, reason: String) -> Answer<Option<String>> {
    app.wish(Wish::SeePhone { card: CardId(card), reason }).await?;
    app.seen_phone(CardId(card)).await
}

/// A whole phone number that a second person has let be seen, once.
#[tauri::command]
#[specta::specta]
pub async fn seen_phone(app: State<'_, App>, card: u64) -> Answer<Option<String>> {
    app.seen_phone(CardId(card)).await
}

/// The batches that were brought in, newest first.
#[tauri::command]
#[specta::specta]
pub async fn member_batches(app: State<'_, App>) -> Answer<Vec<BatchView>> {
    app.permit(Act::MoveMembers).await?;
    let mut batches = app.read(|reader, _| batches(reader)).await.map_err(Failure::from)?;
    app.name_only_person(batches.iter_mut().map(|batch| &mut batch.staff));
    Ok(batches)
}

/// Writes all members to a file and tells where it is; without a path a person is asked for it.
#[tauri::command]
#[specta::specta]
pub async fn export_members(
    app: State<'_, App>,
    handle: AppHandle,
    masked: bool,
    path: Option<String>,
) -> Answer<Option<String>> {
    app.export_members(&handle, masked, path).await
}
