//! Builds the Tauri context from folders that keep the root clean.

use std::path::Path;
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for watched in ["ui/dist", "src-tauri/capabilities", "src-tauri/permissions"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let manifest =
        tauri_build::AppManifest::new().permissions_path_pattern("src-tauri/permissions/**/*.toml");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*")
        .app_manifest(manifest);
    tauri_build::try_build(attributes)?;
    keep_root_clean()?;
    Ok(())
}

/// tauri-build writes its schemas beside Cargo.toml; they belong beside the sources.
fn keep_root_clean() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let (from, to) = (Path::new(&root).join("gen"), Path::new(&root).join("src-tauri/gen"));
    if from.exists() {
        if to.exists() {
            fs::remove_dir_all(&to)?;
        }
        fs::rename(from, to)?;
    }
    Ok(())
}
