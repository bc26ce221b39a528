//! Where the key lives: the system's key store, or a sealed file where there is none.

use super::sealed;
use serde::Serialize;
use specta::Type;
use std::io;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The name under which the system's key store knows us.
const SERVICE: &str = "shop.qiantai.counter";

/// Where a secret stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyPlace {
    Keystore,
    SealedFile,
    None,
}

/// The store of secrets of one counter.
#[derive(Clone, Debug)]
pub struct KeyStore {
    dir: PathBuf,
    /// False skips the system's store: tests must not touch a person's keys.
    system: bool,
}

impl KeyStore {
    /// Secrets of the counter whose data stand in `dir`.
    #[must_use]
    pub fn new(dir: &Path, system: bool) -> Self {
        Self { dir: dir.to_path_buf(), system }
    }

    fn entry(&self, name: &str) -> Option<keyring::Entry> {
        if !self.system {
            return None;
        }
        // two counters on one machine keep their keys apart
        let user = format!("{name}@{}", self.dir.display());
        keyring::Entry::new(SERVICE, &user).ok()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.join(format!("{name}.sealed"))
    }

    /// The secret, `None` when it was never set.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Zeroizing<String>> {
        if let Some(secret) = self.entry(name).and_then(|entry| entry.get_password().ok()) {
            return Some(Zeroizing::new(secret));
        }
        sealed::open(&self.file(name))
    }

    /// Puts a secret away and tells where.
    ///
    /// # Errors
    /// When neither place takes it; an earlier secret stays.
    pub fn set(&self, name: &str, secret: &str) -> io::Result<KeyPlace> {
        if let Some(entry) = self.entry(name)
            && entry.set_password(secret).is_ok()
        {
            // an older sealed copy must not come back when the system's store is away
            match std::fs::remove_file(self.file(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => return Ok(KeyPlace::Keystore),
            }
        }
        sealed::write(&self.file(name), secret)?;
        Ok(KeyPlace::SealedFile)
    }

    /// Where the secret stands.
    #[must_use]
    pub fn place(&self, name: &str) -> KeyPlace {
        if self.entry(name).is_some_and(|entry| entry.get_password().is_ok()) {
            return KeyPlace::Keystore;
        }
        if self.file(name).exists() { KeyPlace::SealedFile } else { KeyPlace::None }
    }
}
