//! The shell: builds the parts of the counter and wires them to windows.
//!
//! Commands hand over to the engine, await and return; the page is never believed about money,
//! mode or rights. This crate may not know rules of its own, and no SQL.

mod app;
mod asking;
mod bindings;
mod books;
mod cards;
mod commands;
mod dialogs;
mod editing;
mod events;
mod failure;
mod logo;
mod plugs;
mod practice;
mod settings;
mod tables;
mod trying;
mod windows;
mod wiring;
mod wizard;

pub use bindings::builder as bindings_builder;
pub use settings::{KeyPlace, KeyStore, Settings};

use app::App;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::Manager;

/// How the program was started.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Folder of books, settings and backups.
    pub data: Option<PathBuf>,
    /// Use the system's key store.
    pub system_keys: bool,
    /// A second start shows the first one's window.
    pub single: bool,
}

/// Set when the program ends, for the thread that watches the plugs.
struct Watching(Arc<AtomicBool>);

/// Opens the counter and stays until its window is closed.
///
/// # Errors
/// When the window system refuses.
pub fn run(start: Start) -> Result<(), Box<dyn std::error::Error>> {
    let filter = tracing_subscriber::EnvFilter::try_from_env("QIANTAI_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let _already = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();

    let bindings = bindings::builder();
    let mut builder = tauri::Builder::default();
    if start.single {
        builder =
            builder.plugin(tauri_plugin_single_instance::init(|app, _args, _dir| windows::show_main(app)));
    }
    let app = builder
        .invoke_handler(bindings.invoke_handler())
        .setup(move |app| {
            bindings.mount_events(app);
            let folder = match &start.data {
                Some(folder) => folder.clone(),
                // the web view keeps its own files in the data folder itself
                None => app.path().app_data_dir()?.join("counter"),
            };
            std::fs::create_dir_all(&folder)?;
            let stop = Arc::new(AtomicBool::new(false));
            let state = App::open(app.handle().clone(), folder, start.system_keys);
            app.manage(state);
            windows::close_together(app.handle());
            app.manage(Watching(stop.clone()));
            plugs::watch(app.handle().clone(), stop);
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let tauri::RunEvent::Exit = event {
            app.state::<Watching>().0.store(true, Ordering::Relaxed);
            app.state::<App>().close();
        }
    });
    Ok(())
}
