//! The windows: the cashier's, the guest's on another screen, the practice bench.

use crate::failure::Failure;
use crate::plugs::ScreenView;
use domain::refusal::Refusal;
use tauri::{
    AppHandle, Manager, Monitor, PhysicalPosition, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

/// Brings the cashier's window to the front.
pub fn show_main(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    }
}

/// Closing the cashier's window ends the program with all its windows.
pub fn close_together(app: &AppHandle) {
    let Some(main) = app.get_webview_window("main") else { return };
    let app = app.clone();
    main.on_window_event(move |event| {
        if let WindowEvent::Destroyed = event {
            app.exit(0);
        }
    });
}

fn open(
    app: &AppHandle,
    label: &str,
    page: &str,
    title: &str,
    size: (f64, f64),
) -> tauri::Result<WebviewWindow> {
    if let Some(window) = app.get_webview_window(label) {
        window.show()?;
        window.set_focus()?;
        return Ok(window);
    }
    WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title(title)
        .inner_size(size.0, size.1)
        .focused(false)
        .disable_drag_drop_handler()
        .build()
}

/// Opens the practice bench beside the counter.
pub fn bench(app: &AppHandle) -> tauri::Result<()> {
    open(app, "bench", "bench.html", "练习台 Bench", (720.0, 800.0)).map(drop)
}

/// Label of the guest's window.
const GUEST: &str = "guest";

/// Opens the guest's window: full screen on a second screen, never on the cashier's own. While practising on
/// one screen it is an ordinary window, to be looked at.
///
/// # Errors
/// [`Refusal::NoSecondScreen`], or what the window system says.
pub fn guest(app: &AppHandle, practising: bool) -> Result<(), Failure> {
    let screens = app.available_monitors().map_err(|error| Failure::because(Refusal::Busy, error))?;
    let Some(screen) = second(app, &screens) else {
        if !practising {
            return Err(Refusal::NoSecondScreen.into());
        }
        let opened = open(app, GUEST, "guest.html", "顾客 Guest", (800.0, 600.0));
        return opened.map(drop).map_err(|error| Failure::because(Refusal::Busy, error));
    };
    open(app, GUEST, "guest.html", "顾客 Guest", (800.0, 600.0))
        .and_then(|window| move_to(&window, screen))
        .map_err(|error| Failure::because(Refusal::Busy, error))
}

fn move_to(window: &WebviewWindow, screen: &Monitor) -> tauri::Result<()> {
    let at = screen.position();
    window.set_fullscreen(false)?;
    window.set_position(PhysicalPosition::new(at.x, at.y))?;
    window.set_fullscreen(true)
}

/// A screen that the cashier's window is not on.
fn second<'a>(app: &AppHandle, screens: &'a [Monitor]) -> Option<&'a Monitor> {
    let own = place(app, "main")?;
    screens.iter().find(|screen| *screen.position() != own)
}

/// Where the screen of a window begins.
fn place(app: &AppHandle, label: &str) -> Option<PhysicalPosition<i32>> {
    let window = app.get_webview_window(label)?;
    window.current_monitor().ok().flatten().map(|screen| *screen.position())
}

/// The screens that are there.
pub fn screens(app: &AppHandle) -> Vec<ScreenView> {
    let (own, guest) = (place(app, "main"), place(app, GUEST));
    let view = |screen: Monitor| ScreenView {
        name: screen.name().cloned().unwrap_or_default(),
        width: screen.size().width,
        height: screen.size().height,
        own: Some(*screen.position()) == own,
        guest: Some(*screen.position()) == guest,
    };
    app.available_monitors().unwrap_or_default().into_iter().map(view).collect()
}

/// A guest's window that was full screen and stands on the cashier's screen now has lost its own: it is
/// hidden until the screen comes back.
pub fn keep_guest(app: &AppHandle, screens: &[ScreenView]) {
    let Some(window) = app.get_webview_window(GUEST) else { return };
    let full = window.is_fullscreen().unwrap_or(false);
    let shown = window.is_visible().unwrap_or(false);
    let other = app.available_monitors().unwrap_or_default();
    let other = second(app, &other);
    let kept = match other {
        None if full && shown => {
            tracing::warn!("the guest's screen is gone");
            window.hide()
        }
        Some(screen) if !shown => window.show().and_then(|()| move_to(&window, screen)),
        Some(screen) if full && screens.iter().any(|screen| screen.own && screen.guest) => {
            move_to(&window, screen)
        }
        _ => Ok(()),
    };
    if let Err(error) = kept {
        tracing::warn!(%error, "the guest's window cannot be moved");
    }
}
