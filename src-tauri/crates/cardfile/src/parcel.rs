//! What a packed workbook claims to hold, before anything of it is unpacked.
//!
//! The claims are enough: the unpacker fails as soon as a part grows past its claim.

use crate::limit::{PARTS_MAX, RATIO_FLOOR, RATIO_MAX, STRINGS_MAX, UNPACKED_MAX};
use crate::trouble::FileTrouble;
use std::io::{Read, Seek, SeekFrom};
use zip::ZipArchive;
use zip::result::ZipError;

/// Start of the table of shared texts within which its own tag must stand, in bytes.
const TAG_WITHIN: u64 = 16 << 10;
/// Least bytes that one shared text takes.
const TEXT_LEAST: u64 = 5;

/// Fails for anything that is not a workbook of bearable size.
pub(crate) fn check(from: &mut (impl Read + Seek)) -> Result<(), FileTrouble> {
    from.seek(SeekFrom::Start(0))?;
    let mut parcel = ZipArchive::new(from).map_err(trouble)?;
    if parcel.len() > PARTS_MAX {
        return Err(FileTrouble::Damaged);
    }
    let (mut sum, mut book, mut texts) = (0_u64, false, Vec::new());
    for at in 0..parcel.len() {
        let part = parcel.by_index_raw(at).map_err(trouble)?;
        if part.encrypted() {
            return Err(FileTrouble::Password);
        }
        let (size, packed) = (part.size(), part.compressed_size());
        sum = sum.saturating_add(size);
        let ratio = size / packed.max(1);
        if sum > UNPACKED_MAX || (ratio > RATIO_MAX && size > RATIO_FLOOR) {
            return Err(FileTrouble::Bomb { bytes: sum, most: UNPACKED_MAX });
        }
        let name = part.name().map_err(trouble)?.replace('\\', "/").to_ascii_lowercase();
        book |= name.ends_with("workbook.xml");
        if name.ends_with("sharedstrings.xml") {
            if size > STRINGS_MAX {
                return Err(FileTrouble::Bomb { bytes: size, most: STRINGS_MAX });
            }
            texts.push(at);
        }
    }
    if !book {
        return Err(FileTrouble::OtherArchive);
    }
    for at in texts {
        let part = parcel.by_index(at).map_err(trouble)?;
        let size = part.size();
        honest_count(part, size)?;
    }
    Ok(())
}

fn trouble(error: ZipError) -> FileTrouble {
    match error {
        ZipError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            match error.raw_os_error() {
                Some(_) => error.into(),
                None => FileTrouble::Damaged,
            }
        }
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => FileTrouble::Password,
        _ => FileTrouble::Damaged,
    }
}

/// The table of shared texts claims how many it holds, and that much memory is set aside for it at once.
fn honest_count(part: impl Read, size: u64) -> Result<(), FileTrouble> {
    let mut head = Vec::new();
    part.take(TAG_WITHIN).read_to_end(&mut head).map_err(|_| FileTrouble::Damaged)?;
    let tag = memchr::memmem::find(&head, b"sst").ok_or(FileTrouble::Damaged)?;
    let before = head.get(..tag).unwrap_or_default();
    let rest = head.get(tag..).unwrap_or_default();
    let end = memchr::memchr(b'>', rest).ok_or(FileTrouble::Damaged)?;
    let tag = rest.get(..end).unwrap_or_default();
    if memchr::memmem::find(before, b"<!").is_some() {
        return Err(FileTrouble::Damaged);
    }
    for at in memchr::memmem::find_iter(tag, b"uniqueCount") {
        let after = tag.get(at + b"uniqueCount".len()..).unwrap_or_default();
        let digits = after.iter().skip_while(|b| !b.is_ascii_digit()).take_while(|b| b.is_ascii_digit());
        let claim = digits.fold(0_u64, |sum, b| sum.saturating_mul(10).saturating_add(u64::from(b - b'0')));
        if claim > size / TEXT_LEAST + 1 {
            return Err(FileTrouble::Damaged);
        }
    }
    Ok(())
}
