//! Every command and event of the bridge; the page's typed functions are generated from this list.

use crate::commands::{bench, cashier, deposits, devices, find, people, setup, shifts, start, wizard};
use crate::events::{BenchChanged, CounterChanged, GuestChanged, PlugsChanged};
use tauri_specta::{Builder, collect_commands, collect_events};

/// The commands, by room.
macro_rules! every_command {
    () => {
        collect_commands![
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
            cashier::hold,
            cashier::recall,
            deposits::deposits_on,
            deposits::room,
            deposits::open_deposit,
            deposits::settle_deposit,
            deposits::deposits,
            deposits::stay,
            deposits::deposit_preview,
            people::sign_in,
            people::lock,
            people::approve,
            people::staff_list,
            people::save_staff,
            people::remove_staff,
            people::set_pin,
            people::new_badge,
            people::drop_badge,
            people::unlock_staff,
            shifts::start_shift,
            shifts::move_cash,
            shifts::count_shift,
            shifts::close_shift,
            shifts::print_report,
            shifts::report,
            shifts::figure,
            shifts::shift_history,
            shifts::report_pdf,
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
        ]
    };
}

/// The bridge. `ui/src/bridge/bindings.ts` is written from it and compared by a test.
#[must_use]
pub fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .dangerously_cast_bigints_to_number()
        .disable_serde_phases()
        .commands(every_command!())
        .events(collect_events![CounterChanged, GuestChanged, BenchChanged, PlugsChanged])
}
