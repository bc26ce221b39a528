//! Tables of members on their way in and out: which file, and what of it is written down first.

use crate::app::App;
use crate::dialogs;
use crate::events::IntakeChanged;
use crate::failure::{Answer, Failure};
use domain::member::CardId;
use domain::refusal::Refusal;
use domain::staff::Act;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;
use till::engine::members::MemberCommand;
use till::intake::{Intake, Parts, Wording, export, fault_code, statement_file};
use till::task::TillHandle;
use till::view::IntakeView;

/// The place where tables are brought in, beside a running engine.
#[must_use]
pub fn place(handle: &AppHandle, till: &TillHandle) -> Intake {
    let (asked, told) = (handle.clone(), handle.clone());
    let limits = move || {
        let app = asked.try_state::<App>();
        app.and_then(|app| app.programme_or_plain().ok()).unwrap_or_default().limits
    };
    let outlet = move |view: &IntakeView| {
        if let Err(error) = IntakeChanged(view.clone()).emit_to(&told, "main") {
            tracing::debug!(%error, "no window for an import");
        }
    };
    // what a page shows of another mode's table is over
    outlet(&IntakeView::Nothing);
    Intake::new(Parts { till: till.clone(), limits: Box::new(limits), outlet: Box::new(outlet) })
}

impl App {
    /// The place where tables are brought in, for whoever may.
    pub async fn intake(&self) -> Answer<Intake> {
        self.permit(Act::MoveMembers).await?;
        let inner = self.inner();
        Ok(inner.running.as_ref().map(|running| running.intake.clone()).ok_or(Refusal::BookTrouble)?)
    }

    /// Opens the table at `path`, or the one that a person chooses.
    pub async fn open_table(&self, handle: &AppHandle, path: Option<String>) -> Answer<()> {
        let intake = self.intake().await?;
        let path = match path {
            Some(path) => Some(PathBuf::from(path)),
            None => dialogs::table(handle).await,
        };
        Ok(path.map_or(Ok(()), |path| intake.open(&path))?)
    }

    /// Writes the rows that stay out and tells where they are; `words` has the sentence of each fault.
    pub async fn keep_error_file(
        &self,
        handle: &AppHandle,
        path: Option<String>,
        words: BTreeMap<String, String>,
    ) -> Answer<Option<String>> {
        let intake = self.intake().await?;
        let Some(path) = self.new_table(handle, path, ["未导入会员", "members-left-out"]).await? else {
            return Ok(None);
        };
        let shown = path.display().to_string();
        let write = move || {
            intake.error_file(&path, &|fault| {
                let code = fault_code(&fault.code);
                words.get(code).cloned().unwrap_or_else(|| code.to_owned())
            })
        };
        let written = tokio::task::spawn_blocking(write).await;
        written.map_err(|error| Failure::because(Refusal::Busy, error))??;
        Ok(Some(shown))
    }

    /// Writes a card's whole statement and tells where it is.
    pub async fn keep_statement(
        &self,
        handle: &AppHandle,
        card: CardId,
        path: Option<String>,
        words: BTreeMap<String, String>,
    ) -> Answer<Option<String>> {
        self.permit(Act::TendCards).await?;
        let (_, staff) = self.only_person();
        let Some(path) = self.new_table(handle, path, ["对账单", "statement"]).await? else {
            return Ok(None);
        };
        let shown = path.display().to_string();
        self.read(move |reader, _| {
            let wording = Wording { words: &words, time: &crate::wiring::written, staff: &staff };
            statement_file(reader, card, &path, &wording)
        })
        .await?;
        Ok(Some(shown))
    }

    /// Writes all members and tells where they are. The file gets its name once the book knows of it.
    pub async fn export_members(
        &self,
        handle: &AppHandle,
        masked: bool,
        path: Option<String>,
    ) -> Answer<Option<String>> {
        self.permit(Act::MoveMembers).await?;
        let finder = self.till()?.finder().ok_or(Refusal::MembersAway)?;
        let Some(path) = self.new_table(handle, path, ["会员", "members"]).await? else {
            return Ok(None);
        };
        let shown = path.display().to_string();
        let written = self
            .read(move |reader, _| export(reader, &finder, &path, masked, &mut |_| (), &|| false))
            .await?
            .ok_or(Refusal::ImportFile)?;
        self.wish(MemberCommand::Export { count: written.count(), masked }).await?;
        written.keep()?;
        Ok(Some(shown))
    }

    /// The given path, or where a person wants a new table; its name is proposed in Chinese or English, with the day.
    async fn new_table(
        &self,
        handle: &AppHandle,
        path: Option<String>,
        [zh, en]: [&str; 2],
    ) -> Answer<Option<PathBuf>> {
        if let Some(path) = path {
            return Ok(Some(PathBuf::from(path)));
        }
        let day = self.asked().await?.today.0;
        let name = if self.inner().settings.language == "en" { en } else { zh };
        Ok(dialogs::new_table(handle, &format!("{name}-{day}.csv")).await)
    }
}
