//! The installer's file: settings and secrets together, taken in once at start and then destroyed.

use super::merge::over_defaults;
use super::{KeyStore, Settings, file};
use crate::wiring::{KEY, PROXY_PASSWORD};
use serde::Deserialize;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use zeroize::Zeroizing;

/// Name of the file, beside the settings.
const NAME: &str = "install.json";

/// What an installer writes.
#[derive(Deserialize)]
struct Install {
    settings: serde_json::Value,
    #[serde(default)]
    key: Option<String>,
    #[serde(default)]
    proxy_password: Option<String>,
}

/// Takes the file in, if there is one: secrets into the key store, the rest into the settings.
/// Answers the codes of what was wrong; then nothing has changed and the file stays.
pub fn take_in(folder: &Path, keys: &KeyStore, settings: &mut Settings) -> Vec<String> {
    let path = folder.join(NAME);
    let text = match fs::read_to_string(&path) {
        Ok(text) => Zeroizing::new(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(_) => return vec!["install_unreadable".to_owned()],
    };
    let Ok(install) = serde_json::from_str::<Install>(&text) else {
        return vec!["install_damaged".to_owned()];
    };
    let Ok(taken) = over_defaults(install.settings) else {
        return vec!["install_damaged".to_owned()];
    };
    if taken.check().is_err() {
        return vec!["install_invalid".to_owned()];
    }
    let secrets = [(KEY, install.key), (PROXY_PASSWORD, install.proxy_password)];
    for (name, secret) in secrets {
        let Some(secret) = secret.map(Zeroizing::new) else { continue };
        if let Err(error) = keys.set(name, &secret) {
            tracing::error!(%error, "the key store refuses");
            return vec!["install_key_refused".to_owned()];
        }
    }
    if let Err(error) = file::save(&folder.join("settings.json"), &taken) {
        tracing::error!(%error, "the settings cannot be written");
        return vec!["install_unwritten".to_owned()];
    }
    *settings = taken;
    if let Err(error) = destroy(&path, text.len()) {
        tracing::error!(%error, "the installer's file could not be removed");
        return vec!["install_left".to_owned()];
    }
    Vec::new()
}

/// Overwrites before removing: the file held a secret.
fn destroy(path: &Path, length: usize) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    file.write_all(&vec![b' '; length])?;
    file.sync_all()?;
    fs::remove_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_taken_in_once_and_gone() {
        let dir = tempfile::tempdir().unwrap();
        let keys = KeyStore::new(dir.path(), false);
        let mut settings = Settings::default();
        let text = r#"{"settings":{"shop_name":"装好的店"},"key":"0123456789ABCDEF0123456789ABCDEF"}"#;
        fs::write(dir.path().join(NAME), text).unwrap();
        assert!(take_in(dir.path(), &keys, &mut settings).is_empty());
        assert_eq!(settings.shop_name, "装好的店");
        assert_eq!(keys.get(KEY).unwrap().as_str(), "0123456789ABCDEF0123456789ABCDEF");
        assert!(!dir.path().join(NAME).exists());
        assert_eq!(file::load(&dir.path().join("settings.json")).settings, settings);
        let kept = fs::read_to_string(dir.path().join("settings.json")).unwrap();
        assert!(!kept.contains("0123456789ABCDEF"));
    }

    #[test]
    fn a_bad_file_changes_nothing_and_stays() {
        for text in ["{", r#"{"settings":{"columns":7}}"#, r#"{"settings":{"typo":1}}"#] {
            let dir = tempfile::tempdir().unwrap();
            let keys = KeyStore::new(dir.path(), false);
            let mut settings = Settings::default();
            fs::write(dir.path().join(NAME), text).unwrap();
            assert_eq!(take_in(dir.path(), &keys, &mut settings).len(), 1, "{text}");
            assert_eq!(settings, Settings::default());
            assert!(dir.path().join(NAME).exists());
        }
    }
}
