//! Whether a window can open here.

use crate::call::Done;
use std::env;

/// Says how to get a display when there is none.
///
/// # Errors
/// On Linux without one.
pub fn needed() -> Done {
    let there = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if !cfg!(target_os = "linux") || there("DISPLAY") || there("WAYLAND_DISPLAY") {
        return Ok(());
    }
    Err("there is no display, so no window can open (neither DISPLAY nor WAYLAND_DISPLAY is set).\n\
         Start it from a terminal inside a desktop session, or give it a virtual display:\n\
         \n    xvfb-run -a cargo xtask run\n\
         \n(`apt-get install xvfb xauth` brings xvfb-run; `cargo xtask test` needs no display of yours.)"
        .to_owned())
}
