//! The engine's pictures on their way to the windows.

use crate::plugs::PlugsView;
use crate::practice::BenchView;
use serde::Serialize;
use specta::Type;
use tauri::AppHandle;
use tauri_specta::Event;
use till::task::{Outlet, Pictures};
use till::view::{CounterView, GuestView, IntakeView};

/// The counter has changed.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub struct CounterChanged(pub CounterView);

/// The guest's picture has changed.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub struct GuestChanged(pub GuestView);

/// An import has gone on.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub struct IntakeChanged(pub IntakeView);

/// The practice bench has changed.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub struct BenchChanged(pub BenchView);

/// Something was plugged in or pulled out.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub struct PlugsChanged(pub PlugsView);

/// Each window gets its own picture and no other.
pub struct WindowOutlet {
    app: AppHandle,
    guest: Option<GuestView>,
}

impl WindowOutlet {
    pub const fn new(app: AppHandle) -> Self {
        Self { app, guest: None }
    }
}

impl Outlet for WindowOutlet {
    fn show(&mut self, pictures: &Pictures) {
        let counter = CounterChanged(pictures.counter.clone());
        if let Err(error) = counter.emit_to(&self.app, "main") {
            tracing::debug!(%error, "no window for the counter");
        }
        if self.guest.as_ref() != Some(&pictures.guest) {
            self.guest = Some(pictures.guest.clone());
            if let Err(error) = GuestChanged(pictures.guest.clone()).emit_to(&self.app, "guest") {
                tracing::debug!(%error, "no window for the guest");
            }
        }
    }
}
