//! `keys`: a head, then a slot of 32 bytes for each member. A slot lies in one sector, so that it is written
//! whole or not at all, and is never given to a second member.

use crate::seal::{Master, RootKey, SLOT};
use crate::trouble::Trouble;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::Path;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// The file's name in the folder.
pub(crate) const KEYS: &str = "keys";
const MAGIC: &[u8; 8] = b"QTKEYS\r\n";
const VERSION: u32 = 1;
/// Bytes of the head; the slots begin behind it.
const HEAD: usize = 4096;
const HEAD_U64: u64 = 4096;
const SLOT_U64: u64 = 32;
/// What of the head is in use: magic, version, salt, check, sum of all before.
const SALT: Range<usize> = 12..44;
const CHECK: Range<usize> = 44..76;
const SUM: Range<usize> = 76..108;

/// The open file.
pub(crate) struct Keys {
    file: File,
    /// Slots in the file.
    slots: u64,
    salt: [u8; 32],
}

impl Keys {
    /// A new file without slots; it stands there whole or not at all.
    pub(crate) fn create(folder: &Path, root: &RootKey) -> Result<(), Trouble> {
        let mut salt = [0; 32];
        chance(&mut salt)?;
        let mut head = vec![0; HEAD];
        let (used, _) = head.split_at_mut(SUM.end);
        used[..8].copy_from_slice(MAGIC);
        used[8..12].copy_from_slice(&VERSION.to_le_bytes());
        used[SALT].copy_from_slice(&salt);
        used[CHECK].copy_from_slice(&Master::new(root, &salt).check());
        let sum = Sha256::digest(&used[..SUM.start]);
        used[SUM].copy_from_slice(&sum);
        let beside = folder.join("keys.new");
        let mut file = File::create(&beside)?;
        file.write_all(&head)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, folder.join(KEYS))?;
        sync_folder(folder)
    }

    /// # Errors
    /// [`Trouble::KeysDamaged`], [`Trouble::Newer`], [`Trouble::WrongKey`], and what the disk says.
    pub(crate) fn open(folder: &Path, root: &RootKey) -> Result<(Self, Master), Trouble> {
        let (keys, check) = Self::read_head(File::options().read(true).write(true).open(folder.join(KEYS))?)?;
        let master = Master::new(root, &keys.salt);
        if bool::from(master.check().ct_eq(&check)) { Ok((keys, master)) } else { Err(Trouble::WrongKey) }
    }

    /// The file beside its writer, for a copy: nothing of it can be opened without the root key.
    ///
    /// # Errors
    /// [`Trouble::KeysDamaged`], [`Trouble::Newer`], and what the disk says.
    pub(crate) fn beside(folder: &Path) -> Result<Self, Trouble> {
        Ok(Self::read_head(File::options().read(true).write(true).open(folder.join(KEYS))?)?.0)
    }

    /// The file with what its root key is checked by.
    fn read_head(mut file: File) -> Result<(Self, [u8; 32]), Trouble> {
        let length = file.metadata()?.len();
        let body = length.checked_sub(HEAD_U64).ok_or(Trouble::KeysDamaged)?;
        let mut head = [0; SUM.end];
        file.read_exact(&mut head)?;
        if head[..8] != *MAGIC || head[SUM] != *Sha256::digest(&head[..SUM.start]) {
            return Err(Trouble::KeysDamaged);
        }
        if head[8..12] != VERSION.to_le_bytes() {
            return Err(Trouble::Newer);
        }
        let part = |range: Range<usize>| head[range].try_into().map_err(|_| Trouble::KeysDamaged);
        let (salt, check) = (part(SALT)?, part(CHECK)?);
        // a slot that was cut by a power loss was never told to anybody, and is written over
        Ok((Self { file, slots: body / SLOT_U64, salt }, check))
    }

    /// A second handle of the same file, to read slots with.
    pub(crate) fn again(folder: &Path) -> Result<File, Trouble> {
        Ok(File::open(folder.join(KEYS))?)
    }

    pub(crate) const fn salt(&self) -> &[u8; 32] {
        &self.salt
    }

    pub(crate) const fn slots(&self) -> u64 {
        self.slots
    }

    pub(crate) fn read(&mut self, number: u64) -> Result<[u8; SLOT], Trouble> {
        read_slot(&mut self.file, number)
    }

    /// The slots `from..to` in one piece; slots behind the end of the file are left out.
    pub(crate) fn read_many(&mut self, slots: Range<u64>) -> Result<Zeroizing<Vec<u8>>, Trouble> {
        self.file.seek(SeekFrom::Start(place(slots.start)?))?;
        let bytes = slots.end.min(self.slots).saturating_sub(slots.start) * SLOT_U64;
        let mut out = Zeroizing::new(vec![0; usize::try_from(bytes).map_err(|_| Trouble::OutOfRange)?]);
        self.file.read_exact(&mut out)?;
        Ok(out)
    }

    /// Makes room for new slots behind the last one; they are no keys before they are filled. The answer is the
    /// first one's number.
    pub(crate) fn reserve(&mut self, count: u64) -> Result<u64, Trouble> {
        let first = self.slots;
        let slots = first.checked_add(count).ok_or(Trouble::OutOfRange)?;
        self.file.set_len(place(slots)?)?;
        self.slots = slots;
        Ok(first)
    }

    /// Writes slots into their room; they are safe once [`Keys::sync`] came back.
    pub(crate) fn fill(&mut self, first: u64, slots: &[u8]) -> Result<(), Trouble> {
        self.file.seek(SeekFrom::Start(place(first)?))?;
        Ok(self.file.write_all(slots)?)
    }

    /// Both at once.
    pub(crate) fn append(&mut self, slots: &[u8]) -> Result<u64, Trouble> {
        let first = self.reserve(u64::try_from(slots.len() / SLOT).map_err(|_| Trouble::OutOfRange)?)?;
        self.fill(first, slots)?;
        Ok(first)
    }

    /// Overwrites slots with zeros. They are gone once [`Keys::sync`] came back.
    pub(crate) fn wipe(&mut self, slots: Range<u64>) -> Result<(), Trouble> {
        const PIECE: u64 = 4096;
        let zeros =
            vec![0; usize::try_from(PIECE.min(slots.end.saturating_sub(slots.start))).unwrap_or(0) * SLOT];
        self.file.seek(SeekFrom::Start(place(slots.start)?))?;
        let mut left = slots.end.min(self.slots).saturating_sub(slots.start);
        while left > 0 {
            let now = left.min(PIECE);
            let bytes = usize::try_from(now).unwrap_or(0) * SLOT;
            self.file.write_all(zeros.get(..bytes).unwrap_or_default())?;
            left -= now;
        }
        Ok(())
    }

    pub(crate) fn sync(&self) -> Result<(), Trouble> {
        Ok(self.file.sync_data()?)
    }

    /// The whole file, for the one copy of it; flushed first, so that no slot is in the copy alone.
    pub(crate) fn copy_to(&mut self, to: &mut File) -> Result<(), Trouble> {
        self.sync()?;
        self.file.seek(SeekFrom::Start(0))?;
        let whole = HEAD_U64 + self.slots * SLOT_U64;
        std::io::copy(&mut (&mut self.file).take(whole), to)?;
        Ok(())
    }
}

/// # Errors
/// [`Trouble::Damaged`] when the file ends before this slot.
pub(crate) fn read_slot(file: &mut File, number: u64) -> Result<[u8; SLOT], Trouble> {
    let mut slot = [0; SLOT];
    file.seek(SeekFrom::Start(place(number)?))?;
    match file.read_exact(&mut slot) {
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(Trouble::Damaged),
        Err(error) => Err(error.into()),
        Ok(()) => Ok(slot),
    }
}

/// Where a slot begins, in bytes. A number that no file can have is of a damaged row.
fn place(number: u64) -> Result<u64, Trouble> {
    let at = number.checked_mul(SLOT_U64).and_then(|at| at.checked_add(HEAD_U64)).ok_or(Trouble::Damaged)?;
    if i64::try_from(at).is_ok() { Ok(at) } else { Err(Trouble::Damaged) }
}

/// Fills with the system's chance.
pub(crate) fn chance(out: &mut [u8]) -> Result<(), Trouble> {
    getrandom::fill(out).map_err(|_| Trouble::Io(std::io::ErrorKind::Other))
}

/// A new name in a folder is there after a power loss only when the folder was flushed, too.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Trouble> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
