//! The scanner's wizard while it runs.

use crate::app::App;
use crate::commands::wizard::{HeardView, WizardState, WizardView};
use crate::failure::{Answer, Failure};
use crate::settings::{IdentityView, ScannerKind, ScannerView, Settings};
use crate::wiring;
use domain::refusal::Refusal;
use scanner::ScannerAddress;
use scanner::wizard::{Advice, Ears, Heard, Source, Wizard};
use serde::Serialize;
use specta::Type;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Longest code that is looked at, letters.
const TEXT_MAX: usize = 512;

/// How a scan came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HeardKind {
    Wedge,
    Serial,
    HidPos,
    Grab,
}

/// The wizard and its ears.
pub struct Running {
    wizard: Wizard,
    ears: Ears,
}

/// Where the running wizard is kept.
#[derive(Default)]
pub struct Seat(Mutex<Option<Running>>);

impl Seat {
    fn with<T>(&self, work: impl FnOnce(&mut Option<Running>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl App {
    /// Opens every device that may be a scanner, but those that the counter's other drivers hold.
    pub async fn start_wizard(&self) -> Answer<()> {
        let but = held(&self.inner().settings);
        self.listen(false)?;
        let found = tokio::task::spawn_blocking(scanner::found);
        let found = found.await.map_err(|error| Failure::because(Refusal::Busy, error))?;
        let running = Running { wizard: Wizard::default(), ears: Ears::open(&found, &but) };
        self.wizard.with(|seat| *seat = Some(running));
        Ok(())
    }

    /// How far it is; `None` when it does not run.
    pub fn wizard(&self) -> Option<WizardView> {
        self.wizard.with(|seat| {
            let running = seat.as_mut()?;
            while let Some(heard) = running.ears.hear(Duration::ZERO) {
                running.wizard.take(heard);
            }
            Some(view(&running.wizard))
        })
    }

    /// A scan that came to the page.
    pub fn wizard_typed(&self, text: String, gap_ms: u32) {
        let gap = Duration::from_millis(u64::from(gap_ms));
        let text: String = text.chars().take(TEXT_MAX).collect();
        self.wizard.with(|seat| {
            if let Some(running) = seat {
                running.wizard.take(Heard::new(Source::Page { gap }, text));
            }
        });
    }

    /// Ends it.
    pub fn stop_wizard(&self) -> Answer<()> {
        self.wizard.with(|seat| *seat = None);
        self.listen(true)
    }

    /// Lets the counter's own scanner go, or takes it again.
    fn listen(&self, on: bool) -> Answer<()> {
        let mut inner = self.inner();
        let mut settings = inner.settings.clone();
        if !on {
            settings.scanner = ScannerView::default();
        }
        match &mut inner.running {
            Some(running) => Ok(wiring::restart_parts(&self.ground, &settings, running)?),
            None => Ok(()),
        }
    }
}

/// Ports of the printers, the speaker and the pole display.
fn held(settings: &Settings) -> Vec<String> {
    let printers = std::iter::once(&settings.printer).chain(&settings.devices.more_printers);
    let mut held: Vec<String> = printers.map(|printer| printer.path.clone()).collect();
    held.push(settings.speaker.path.clone());
    held.push(settings.devices.pole.path.clone());
    held
}

fn view(wizard: &Wizard) -> WizardView {
    let choice = wizard.choice();
    let heard: Vec<HeardView> =
        wizard.heard().into_iter().map(|(heard, same)| heard_view(heard, same)).collect();
    let state = match &choice {
        Some(_) => WizardState::Chosen,
        None if wizard.differs() => WizardState::Differ,
        None if heard.is_empty() => WizardState::Listening,
        None => WizardState::Heard,
    };
    let advice = choice.as_ref().map_or_else(|| wizard.advice(), |choice| choice.advice);
    let gap_ms = choice.as_ref().and_then(|choice| match choice.source {
        Source::Page { gap } => u32::try_from(gap.as_millis()).ok(),
        Source::Device { .. } => None,
    });
    let chosen = choice.map(|choice| scanner_view(choice.source));
    let advice = advice.map(|advice| {
        let word = match advice {
            Advice::Damaged => "damaged",
            Advice::Slow => "slow",
            Advice::PreferCom => "prefer_com",
        };
        word.to_owned()
    });
    WizardView { state, heard, chosen, gap_ms, advice }
}

fn heard_view(heard: &Heard, same: bool) -> HeardView {
    let (name, kind) = match &heard.source {
        Source::Page { .. } => (String::new(), HeardKind::Wedge),
        Source::Device { address, name } => (name.clone(), kind(address)),
    };
    HeardView { name, kind, length: u32::try_from(heard.length()).unwrap_or(u32::MAX), same }
}

const fn kind(address: &ScannerAddress) -> HeardKind {
    match address {
        ScannerAddress::Serial { .. } => HeardKind::Serial,
        ScannerAddress::HidPos { .. } => HeardKind::HidPos,
        ScannerAddress::Grab { .. } => HeardKind::Grab,
    }
}

/// What stands in the settings for a source.
fn scanner_view(source: Source) -> ScannerView {
    let of = |kind, path, identity: Option<kit::Identity>| ScannerView {
        kind,
        path,
        identity: identity.map(IdentityView::from),
        ..ScannerView::default()
    };
    match source {
        Source::Page { .. } => ScannerView::default(),
        Source::Device { address, .. } => match address {
            ScannerAddress::Serial { path, baud, identity } => {
                ScannerView { baud, ..of(ScannerKind::Serial, path, identity) }
            }
            ScannerAddress::HidPos { spot } => of(ScannerKind::HidPos, spot.path, spot.identity),
            ScannerAddress::Grab { spot } => of(ScannerKind::Grab, spot.path, spot.identity),
        },
    }
}
