//! A secret in a file that only this machine and user can open. It keeps a copied file useless; it
//! does not keep out a program that runs as the same user.

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use zeroize::Zeroizing;

/// First bytes of the file: what it is, and its version.
const MARK: &[u8] = b"QTSEAL1\n";
const SALT: usize = 32;
const NONCE: usize = 12;

/// The machine's own number, so that the file opens nowhere else.
fn machine() -> Vec<u8> {
    let places = ["/etc/machine-id", "/var/lib/dbus/machine-id"];
    let id = places.iter().find_map(|place| fs::read(place).ok());
    let mut out = id.unwrap_or_default();
    let user = std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default();
    out.extend_from_slice(user.as_bytes());
    out
}

fn cipher(salt: &[u8]) -> ChaCha20Poly1305 {
    let mut hasher = Sha256::new();
    hasher.update(b"qiantai sealed secret 1");
    hasher.update(salt);
    hasher.update(machine());
    ChaCha20Poly1305::new(&hasher.finalize())
}

/// The secret, `None` when there is no file or it was sealed elsewhere.
#[must_use]
pub(super) fn open(path: &Path) -> Option<Zeroizing<String>> {
    let bytes = fs::read(path).ok()?;
    let rest = bytes.strip_prefix(MARK)?;
    let (salt, rest) = rest.split_at_checked(SALT)?;
    let (nonce, text) = rest.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let plain = cipher(salt).decrypt(&Nonce::from(nonce), text).ok()?;
    String::from_utf8(plain).ok().map(Zeroizing::new)
}

/// Seals the secret: beside, flushed, then in place, readable by its owner alone.
///
/// # Errors
/// What the file system says.
pub(super) fn write(path: &Path, secret: &str) -> io::Result<()> {
    let mut chance = [0_u8; SALT + NONCE];
    getrandom::fill(&mut chance).map_err(io::Error::other)?;
    let (salt, nonce) = chance.split_at(SALT);
    let nonce: [u8; NONCE] = nonce.try_into().map_err(io::Error::other)?;
    let sealed = cipher(salt)
        .encrypt(&Nonce::from(nonce), secret.as_bytes())
        .map_err(|_| io::Error::other("sealing failed"))?;
    let beside = path.with_extension("new");
    let mut file = private(&beside)?;
    for part in [MARK, salt, nonce.as_slice(), &sealed] {
        file.write_all(part)?;
    }
    file.sync_all()?;
    fs::rename(&beside, path)
}

#[cfg(unix)]
fn private(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn private(path: &Path) -> io::Result<fs::File> {
    fs::File::create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_comes_back_and_a_touched_file_does_not_open() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("key.sealed");
        assert!(open(&path).is_none());
        write(&path, "0123456789ABCDEF").unwrap();
        assert_eq!(open(&path).unwrap().as_str(), "0123456789ABCDEF");
        let bytes = fs::read(&path).unwrap();
        assert!(!bytes.windows(8).any(|part| part == b"01234567"));
        for place in 0..bytes.len() {
            let mut touched = bytes.clone();
            touched[place] ^= 1;
            fs::write(&path, touched).unwrap();
            assert!(open(&path).is_none(), "byte {place}");
        }
    }
}
