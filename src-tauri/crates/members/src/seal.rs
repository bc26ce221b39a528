//! The keys, and what they seal.

use crate::trouble::Trouble;
use aes_gcm::Aes256Gcm;
use aes_gcm::aead::array::Array;
use aes_gcm::aead::{AeadInOut, KeyInit};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// Bytes of a slot: the chance that a member's key is made of.
pub(crate) const SLOT: usize = 32;
/// Bytes that a row begins with; no two under one key are the same.
pub(crate) const NONCE: usize = 12;
/// What the first row under a fresh key begins with; all later ones begin with chance.
pub(crate) const FIRST: [u8; NONCE] = [0; NONCE];
const TAG: usize = 16;
/// Most bytes of a sealed row: words of 60, 32 and 200 letters, and what is around them. With so much room no plain
/// byte is moved, and left behind, before it is sealed.
pub(crate) const ROW_MOST: usize = 1_200;

/// 32 bytes of chance that the machine's key store keeps; without them the files say nothing.
#[derive(Clone)]
pub struct RootKey(Zeroizing<[u8; 32]>);

impl RootKey {
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RootKey(***)")
    }
}

/// The root key, bound to one folder by its salt, ready to make members' keys.
#[derive(Clone)]
pub(crate) struct Master(Hmac<Sha256>);

/// What a row is bound to; a row that was moved or renumbered does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub card: u64,
    pub slot: u64,
    pub batch: u64,
}

impl Place {
    fn bytes(self) -> [u8; 16] {
        let mut out = [0; 16];
        let (card, batch) = out.split_at_mut(8);
        card.copy_from_slice(&self.card.to_be_bytes());
        batch.copy_from_slice(&self.batch.to_be_bytes());
        out
    }
}

/// HMAC fills a key up with zeros to a block; done here, no length can be wrong.
fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key);
    <Hmac<Sha256> as KeyInit>::new(&(*block).into())
}

impl Master {
    pub(crate) fn new(root: &RootKey, salt: &[u8; 32]) -> Self {
        let mut mac = keyed(&root.0);
        mac.update(b"qiantai members 1");
        mac.update(salt);
        Self(keyed(&mac.finalize().into_bytes().into()))
    }

    /// Stands in the head of `keys`, so that a wrong root key is told from damage.
    pub(crate) fn check(&self) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(b"check");
        mac.finalize().into_bytes().into()
    }

    /// HMAC-SHA-256 over the slot's number and bytes is an AES-256-GCM key, which processors set up faster than one
    /// of ChaCha20-Poly1305: each member has one of its own, so it counts more than the bytes that are sealed. The root key alone, or the slot alone, gives nothing.
    fn cipher(&self, number: u64, slot: &[u8; SLOT]) -> Aes256Gcm {
        let mut mac = self.0.clone();
        mac.update(&number.to_be_bytes());
        mac.update(slot);
        Aes256Gcm::new(&mac.finalize().into_bytes())
    }

    /// Appends what `write` appends, sealed: nonce, sealed bytes, tag.
    ///
    /// # Errors
    /// [`Trouble::Damaged`] for bytes beyond what the cipher takes, which no person has.
    pub(crate) fn seal(
        &self,
        place: Place,
        slot: &[u8; SLOT],
        nonce: [u8; NONCE],
        out: &mut Vec<u8>,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> Result<(), Trouble> {
        out.extend_from_slice(&nonce);
        let from = out.len();
        write(out);
        let plain = out.get_mut(from..).unwrap_or_default();
        let tag = self
            .cipher(place.slot, slot)
            .encrypt_inout_detached(&Array(nonce), &place.bytes(), plain.into())
            .map_err(|_| Trouble::Damaged)?;
        out.extend_from_slice(&tag);
        Ok(())
    }

    /// Opens a row in place; the answer is the plain part of it.
    ///
    /// # Errors
    /// [`Trouble::Gone`] when the slot is destroyed, [`Trouble::Damaged`].
    pub(crate) fn open<'a>(
        &self,
        place: Place,
        slot: &[u8; SLOT],
        row: &'a mut [u8],
    ) -> Result<&'a [u8], Trouble> {
        if *slot == [0; SLOT] {
            return Err(Trouble::Gone);
        }
        let (nonce, rest) = row.split_at_mut_checked(NONCE).ok_or(Trouble::Damaged)?;
        let length = rest.len().checked_sub(TAG).ok_or(Trouble::Damaged)?;
        let (plain, tag) = rest.split_at_mut(length);
        let nonce: [u8; NONCE] = (&*nonce).try_into().map_err(|_| Trouble::Damaged)?;
        let tag: [u8; TAG] = (&*tag).try_into().map_err(|_| Trouble::Damaged)?;
        self.cipher(place.slot, slot)
            .decrypt_inout_detached(&Array(nonce), &place.bytes(), (&mut *plain).into(), &Array(tag))
            .map_err(|_| Trouble::Damaged)?;
        Ok(plain)
    }
}
