//! What is running, and how settings change it.

use crate::commands::setup::KeyTestResult;
use crate::commands::start::StartView;
use crate::failure::{Answer, Failure};
use crate::practice::Practice;
use crate::settings::{self, KeyStore, Settings, SettingsEdit};
use crate::wiring::{self, Ground, KEY, PROXY_PASSWORD, Running};
use crate::wizard::Seat;
use domain::fact::Mode;
use domain::refusal::Refusal;
use domain::staff::Act;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::Reader;
use tauri::AppHandle;
use till::task::TillHandle;
use till::view::{CaseView, ModeView};

/// The program's state.
pub struct App {
    pub(crate) ground: Ground,
    inner: Mutex<Inner>,
    pub(crate) wizard: Seat,
}

pub(crate) struct Inner {
    pub(crate) settings: Settings,
    first_run: bool,
    pub(crate) problems: Vec<String>,
    pub(crate) running: Option<Running>,
    book_problem: Option<String>,
}

impl App {
    /// Reads the settings and starts the engine. Whatever fails, a window can open and say so.
    #[must_use]
    pub fn open(app: AppHandle, folder: PathBuf, system_keys: bool) -> Self {
        let keys = KeyStore::new(&folder, system_keys);
        let mut loaded = settings::load(&folder.join("settings.json"));
        loaded.problems.extend(settings::take_in(&folder, &keys, &mut loaded.settings));
        // an installed counter needs no welcome
        loaded.first_run &= !folder.join("settings.json").exists();
        let ground = Ground { app, folder, keys, glimpse: kit::Glimpse::default() };
        let (running, book_problem) = split(wiring::start(&ground, &loaded.settings));
        let inner = Inner {
            settings: loaded.settings,
            first_run: loaded.first_run,
            problems: loaded.problems,
            running,
            book_problem,
        };
        Self { ground, inner: Mutex::new(inner), wizard: Seat::default() }
    }

    pub(crate) fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The running engine.
    pub fn till(&self) -> Answer<TillHandle> {
        let inner = self.inner();
        inner.running.as_ref().map(|running| running.till.clone()).ok_or_else(|| Refusal::BookTrouble.into())
    }

    /// The practice bench.
    pub fn practice(&self) -> Answer<Arc<Practice>> {
        let inner = self.inner();
        let practice = inner.running.as_ref().and_then(|running| running.practice.clone());
        practice.ok_or_else(|| Refusal::PracticeOnly.into())
    }

    /// Reads the book on a thread that may wait.
    pub async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Reader, Mode) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let (path, mode) = {
            let inner = self.inner();
            let running = inner.running.as_ref().ok_or(Refusal::BookTrouble)?;
            (running.till.book().to_path_buf(), running.mode)
        };
        let work = move || {
            let reader = Reader::open(&path).map_err(|_| Refusal::BookTrouble)?;
            look(&reader, mode)
        };
        tokio::task::spawn_blocking(work).await.unwrap_or(Err(Refusal::Busy))
    }

    /// The first words to the page, with what was open at start.
    pub async fn hello(&self) -> StartView {
        let till = self.till();
        let recovery: Vec<CaseView> = match till {
            Ok(till) => till.pictures().await.map(|pictures| pictures.counter.cases).unwrap_or_default(),
            Err(_) => Vec::new(),
        };
        let inner = self.inner();
        StartView {
            mode: inner.settings.mode,
            language: inner.settings.language.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            first_run: inner.first_run,
            recovery,
            book_problem: inner.book_problem.clone(),
        }
    }

    /// Checks, puts secrets away, writes the file, then changes the running parts.
    pub async fn save_settings(&self, edit: SettingsEdit) -> Answer<()> {
        let (key, proxy_password) = (edit.key.clone(), edit.proxy_password.clone());
        let next = self.edited(edit);
        next.members().programme().map_err(|fault| Failure::because(Refusal::ProgrammeInvalid, fault))?;
        next.check()?;
        self.permit(Act::ChangeSettings).await?;
        self.may_change_merchant(&next).await?;
        self.put_away(KEY, key.as_deref(), |key| cpay::Key::new(key).is_some())?;
        self.put_away(PROXY_PASSWORD, proxy_password.as_deref(), |_| true)?;
        self.store(next)
    }

    /// Questions about open cases must go to the merchant who was charged, so another merchant or
    /// prefix has to wait until nothing is open.
    async fn may_change_merchant(&self, next: &Settings) -> Answer<()> {
        let changed = {
            let inner = self.inner();
            let (old, new) = (&inner.settings.merchant, &next.merchant);
            inner.settings.mode == ModeView::Real
                && (&old.out_mch_id, &old.out_sub_mch_id, &old.out_shop_id, &old.prefix)
                    != (&new.out_mch_id, &new.out_sub_mch_id, &new.out_shop_id, &new.prefix)
        };
        if !changed || self.till().is_err() {
            return Ok(());
        }
        let open = self.read(|reader, _| reader.open_work().map_err(|_| Refusal::BookTrouble)).await?;
        let idle = open.open_attempts.is_empty()
            && open.open_refunds.is_empty()
            && open.orphans.is_empty()
            && open.open_deposits.is_empty();
        if idle { Ok(()) } else { Err(Refusal::AttemptOpen.into()) }
    }

    fn put_away(&self, name: &str, secret: Option<&str>, good: impl Fn(&str) -> bool) -> Answer<()> {
        let Some(secret) = secret.map(str::trim).filter(|secret| !secret.is_empty()) else { return Ok(()) };
        if !good(secret) {
            return Err(Refusal::SettingInvalid.into());
        }
        self.ground
            .keys
            .set(name, secret)
            .map(drop)
            .map_err(|error| Failure::because(Refusal::KeyStoreTrouble, error))
    }

    fn remember(&self, next: Settings) -> Answer<()> {
        settings::save(&self.ground.folder.join("settings.json"), &next)
            .map_err(|error| Failure::because(Refusal::BookTrouble, error))?;
        let mut inner = self.inner();
        inner.settings = next;
        inner.problems.clear();
        inner.first_run = false;
        Ok(())
    }

    fn store(&self, next: Settings) -> Answer<()> {
        self.remember(next)?;
        let mut inner = self.inner();
        let Inner { settings, running, .. } = &mut *inner;
        if let Some(running) = running {
            wiring::restart_parts(&self.ground, settings, running)?;
        }
        Ok(())
    }

    /// The language of the screen. No device and no slip depends on it, so nothing starts again.
    pub fn set_language(&self, language: &str) -> Answer<()> {
        let mut next = self.inner().settings.clone();
        language.clone_into(&mut next.language);
        next.check()?;
        self.remember(next)
    }

    /// Closes the book of one mode and opens the other's.
    pub async fn switch_mode(&self, mode: ModeView) -> Answer<()> {
        if self.till().is_ok() {
            self.permit(Act::ChangeSettings).await?;
        }
        let mut next = self.inner().settings.clone();
        if next.mode == mode {
            return Ok(());
        }
        next.mode = mode;
        if mode == ModeView::Real && wiring::real_client(&self.ground.keys, &next).is_none() {
            return Err(Refusal::NotConfigured.into());
        }
        if self.inner().running.as_ref().is_some_and(Running::is_importing) {
            return Err(Refusal::ImportBusy.into());
        }
        let before = self.inner().running.take();
        if let Some(running) = before {
            running.till.stop().await;
        }
        // starting waits for the practice cloud's port, which a thread of the runtime may only do like this
        let started = tokio::task::block_in_place(|| wiring::start(&self.ground, &next));
        let (running, problem) = split(started);
        let mut inner = self.inner();
        inner.running = running;
        inner.book_problem = problem;
        inner.settings = next.clone();
        drop(inner);
        settings::save(&self.ground.folder.join("settings.json"), &next)
            .map_err(|error| Failure::because(Refusal::BookTrouble, error))
    }

    /// Asks the cloud whether key and merchant belong together. No money moves.
    pub async fn test_key(&self) -> Answer<KeyTestResult> {
        let (client, configured) = {
            let inner = self.inner();
            (wiring::real_client(&self.ground.keys, &inner.settings), inner.settings.real_ready())
        };
        let missing = if configured { Refusal::KeyMissing } else { Refusal::NotConfigured };
        let client = client.ok_or_else(|| Failure::from(missing))?;
        Ok(match client.key_test(&till::task::draw_nonce()).await {
            cpay::KeyTest::Good => KeyTestResult::Good,
            cpay::KeyTest::WrongKey => KeyTestResult::WrongKey,
            cpay::KeyTest::WrongMerchant => KeyTestResult::WrongMerchant,
            cpay::KeyTest::Unreachable => KeyTestResult::Unreachable,
            cpay::KeyTest::Unclear => KeyTestResult::Unclear,
        })
    }

    /// Ends the engine and closes the book, with a last backup.
    pub fn close(&self) {
        let running = self.inner().running.take();
        if let Some(running) = running {
            tauri::async_runtime::block_on(running.till.stop());
        }
    }
}

fn split(started: Result<Running, wiring::StartTrouble>) -> (Option<Running>, Option<String>) {
    match started {
        Ok(running) => (Some(running), None),
        Err(trouble) => {
            tracing::error!(%trouble, "the engine did not start");
            (None, Some(trouble.code().to_owned()))
        }
    }
}
