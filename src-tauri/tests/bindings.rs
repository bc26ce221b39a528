//! The page's functions are generated from the commands; a stale copy in the page's sources fails.

use specta_typescript::Typescript;
use std::path::Path;

const BINDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/bridge/bindings.ts");
const WINDOWS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/permissions/windows.toml");

#[test]
fn bindings_are_fresh() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("bindings.ts");
    let header = "// Generated from the shell's commands by `cargo xtask bindings`. Not edited by hand.\n/* eslint-disable */";
    shell::bindings_builder().export(Typescript::default().header(header), &fresh).unwrap();
    let fresh = std::fs::read_to_string(&fresh).unwrap();
    if std::env::var_os("QIANTAI_WRITE_BINDINGS").is_some() {
        std::fs::write(BINDINGS, &fresh).unwrap();
    }
    let known = std::fs::read_to_string(Path::new(BINDINGS)).unwrap();
    assert!(known == fresh, "ui/src/bridge/bindings.ts is stale: run `cargo xtask bindings`");
}

/// A command that no window may call compiles, is in the bridge, and fails only in the real window.
#[test]
fn every_command_is_allowed_to_a_window() {
    let known = std::fs::read_to_string(BINDINGS).unwrap();
    let allowed = std::fs::read_to_string(WINDOWS).unwrap();
    let names: Vec<&str> =
        known.split("__TAURI_INVOKE(\"").skip(1).filter_map(|call| call.split('"').next()).collect();
    assert!(names.len() > 60, "only {} commands found", names.len());
    let missing: Vec<_> = names.iter().filter(|name| !allowed.contains(&format!("\"{name}\""))).collect();
    assert!(missing.is_empty(), "src-tauri/permissions/windows.toml names no {missing:?}");
}
