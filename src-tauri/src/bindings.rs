//! Every command and event of the bridge; the page's typed functions are generated from this list.

use crate::commands::{bench, cashier, devices, find, setup, start, wizard};
use crate::events::{BenchChanged, CounterChanged, GuestChanged, PlugsChanged};
use tauri_specta::{Builder, collect_commands, collect_events};

/// The bridge. `ui/src/bridge/bindings.ts` is written from it and compared by a test.
#[must_use]
pub fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .dangerously_cast_bigints_to_number()
        .disable_serde_phases()
        .commands(collect_commands![
            start::hello,
            start::view,
            start::guest,
            cashier::draft,
            cashier::scan,
            cashier::enter,
            cashier::cash,
            cashier::show_code,
            cashier::record,
            cashier::park,
            cashier::ask_now,
            cashier::give_back,
            cashier::act,
            cashier::answer,
            cashier::dismiss,
            cashier::abandon_sale,
            cashier::refund,
            cashier::reprint,
            cashier::open_drawer,
            find::search,
            find::sale,
            find::refund_preview,
            setup::settings,
            setup::save_settings,
            setup::test_key,
            setup::switch_mode,
            setup::set_language,
            devices::plugs,
            devices::look_at_devices,
            devices::camera,
            devices::camera_picture,
            devices::test_print,
            devices::self_test,
            devices::test_speak,
            devices::test_display,
            devices::template_preview,
            devices::read_templates,
            devices::write_templates,
            devices::set_logo,
            devices::clear_logo,
            wizard::start_wizard,
            wizard::wizard,
            wizard::wizard_typed,
            wizard::stop_wizard,
            start::open_bench,
            start::open_guest,
            bench::bench,
            bench::bench_code,
            bench::bench_scan,
            bench::bench_phone_pays,
            bench::bench_plug,
            bench::bench_hold,
        ])
        .events(collect_events![CounterChanged, GuestChanged, BenchChanged, PlugsChanged])
}
