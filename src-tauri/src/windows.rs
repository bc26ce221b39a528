//! The windows: the cashier's, the guest's on another screen, the practice bench.

use tauri::{
    AppHandle, Manager, PhysicalPosition, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
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

/// Opens the guest's window: full screen on a second monitor, an ordinary window where there is one.
pub fn guest(app: &AppHandle) -> tauri::Result<()> {
    let window = open(app, "guest", "guest.html", "顾客 Guest", (800.0, 600.0))?;
    let main = app.get_webview_window("main");
    let own = main.and_then(|main| main.current_monitor().ok().flatten());
    let own = own.map(|monitor| *monitor.position());
    let other = window.available_monitors()?.into_iter().find(|monitor| Some(*monitor.position()) != own);
    if let Some(monitor) = other {
        let at = monitor.position();
        window.set_position(PhysicalPosition::new(at.x, at.y))?;
        window.set_fullscreen(true)?;
    }
    Ok(())
}
