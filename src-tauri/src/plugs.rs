//! What is plugged in now, and what came and went.

use crate::app::App;
use crate::events::PlugsChanged;
use crate::settings::IdentityView;
use crate::windows;
use kit::{Found, FoundKind};
use serde::Serialize;
use specta::Type;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

/// Between two looks.
const GLANCE: Duration = Duration::from_secs(2);
/// The spooler is a program to be asked, so it is asked seldom: every so many looks.
const SPOOLER_EVERY: u32 = 15;

/// What a found device is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FoundKindView {
    Printer,
    HidScanner,
    Keyboard,
    Serial,
    Camera,
}

/// A device that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FoundView {
    pub kind: FoundKindView,
    pub path: String,
    pub name: String,
    pub identity: Option<IdentityView>,
}

/// A screen that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ScreenView {
    pub name: String,
    pub width: u32,
    pub height: u32,
    /// The cashier's window is on it.
    pub own: bool,
    /// The guest's window is on it.
    pub guest: bool,
}

/// Everything that is plugged in, with the names of what changed since the picture before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct PlugsView {
    pub found: Vec<FoundView>,
    pub screens: Vec<ScreenView>,
    pub came: Vec<String>,
    pub gone: Vec<String>,
}

impl From<Found> for FoundView {
    fn from(found: Found) -> Self {
        let kind = match found.kind {
            FoundKind::Printer => FoundKindView::Printer,
            FoundKind::HidScanner => FoundKindView::HidScanner,
            FoundKind::Keyboard => FoundKindView::Keyboard,
            FoundKind::Serial => FoundKindView::Serial,
            FoundKind::Camera => FoundKindView::Camera,
        };
        let identity = found.identity.map(IdentityView::from);
        Self { kind, path: found.path, name: found.name, identity }
    }
}

/// Looks everywhere at once; may take a second, so never on the window's thread.
#[must_use]
pub fn look(app: &AppHandle) -> PlugsView {
    let all = [printer::found(), scanner::found(), camera::found()].concat();
    PlugsView { found: distinct(all), screens: windows::screens(app), ..PlugsView::default() }
}

/// A serial port is found by the scanner's room too; each device stands once per use.
fn distinct(all: Vec<Found>) -> Vec<FoundView> {
    let mut seen = BTreeSet::new();
    let views = all.into_iter().map(FoundView::from);
    let mut found: Vec<FoundView> =
        views.filter(|view| seen.insert((view.kind, view.path.clone()))).collect();
    found.sort_by(|a, b| (a.kind, &a.path).cmp(&(b.kind, &b.path)));
    found
}

/// What is in `after` and not in `before`, by name.
fn news(before: &PlugsView, after: &PlugsView) -> Vec<String> {
    let known: BTreeSet<(FoundKindView, &str)> =
        before.found.iter().map(|view| (view.kind, view.name.as_str())).collect();
    let devices = after.found.iter().filter(|view| !known.contains(&(view.kind, view.name.as_str())));
    let screens = after.screens.iter().filter(|screen| !before.screens.iter().any(|b| b.name == screen.name));
    let devices = devices.map(|view| view.name.clone());
    let mut names: Vec<String> = devices.chain(screens.map(|screen| screen.name.clone())).collect();
    names.dedup();
    names
}

/// Watches until the program ends; tells the cashier's window of every change.
pub fn watch(app: AppHandle, stop: Arc<AtomicBool>) {
    let run = move || {
        let mut last: Option<PlugsView> = None;
        let mut queues: Vec<Found> = Vec::new();
        let (mut count, mut opened) = (0_u32, false);
        while !stop.load(Ordering::Relaxed) {
            if count.is_multiple_of(SPOOLER_EVERY) {
                queues = printer::queues();
            }
            count = count.wrapping_add(1);
            let all = [queues.clone(), printer::plugged(), scanner::found(), camera::found()].concat();
            let now =
                PlugsView { found: distinct(all), screens: windows::screens(&app), ..PlugsView::default() };
            windows::keep_guest(&app, &now.screens);
            // once: a cashier who closes it does not want it back
            if !opened && app.state::<App>().wants_guest_screen() {
                opened = windows::guest(&app, false).is_ok();
            }
            tell(&app, last.as_ref(), &now);
            last = Some(now);
            thread::sleep(GLANCE);
        }
    };
    if let Err(error) = thread::Builder::new().name("plugs".to_owned()).spawn(run) {
        tracing::error!(%error, "nobody watches the plugs");
    }
}

fn tell(app: &AppHandle, last: Option<&PlugsView>, now: &PlugsView) {
    let Some(last) = last.filter(|last| (&last.found, &last.screens) != (&now.found, &now.screens)) else {
        return;
    };
    let news = PlugsView { came: news(last, now), gone: news(now, last), ..now.clone() };
    tracing::info!(came = ?news.came, gone = ?news.gone, "plugs changed");
    if app.get_webview_window("main").is_some()
        && let Err(error) = PlugsChanged(news).emit_to(app, "main")
    {
        tracing::debug!(%error, "no window for the plugs");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(kind: FoundKind, path: &str, name: &str) -> Found {
        Found { kind, path: path.to_owned(), name: name.to_owned(), identity: None }
    }

    fn plugs(all: Vec<Found>) -> PlugsView {
        PlugsView { found: distinct(all), ..PlugsView::default() }
    }

    #[test]
    fn news_are_names_and_a_changed_port_is_none() {
        let gun = |path| found(FoundKind::Serial, path, "扫码枪");
        let printer = || found(FoundKind::Printer, "/dev/usb/lp0", "XP-80C");
        let before = plugs(vec![gun("/dev/ttyACM0"), gun("/dev/ttyACM0"), printer()]);
        assert_eq!(before.found.len(), 2);
        let after = plugs(vec![gun("/dev/ttyACM1")]);
        assert_eq!((news(&before, &after), news(&after, &before)), (vec![], vec!["XP-80C".to_owned()]));
    }
}
