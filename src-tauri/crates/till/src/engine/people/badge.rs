//! Badges: 120 bits of chance, printed once and known by their hash.

use crate::config::PrinterPlan;
use domain::code::Badge;
use domain::ids::JobId;
use domain::slip::SlipKind;
use domain::staff::Staff;
use receipt::{Language, Line, Size};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The job of a page that is no slip: printed now or not at all, as a test page is.
pub(crate) const BADGE_PAGE: JobId = JobId(0);
/// What a badge's letters are taken from, five bits each.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// Letters after the mark.
const LENGTH: usize = 24;

/// SHA-256 of a badge's text. The text is chance, so it needs no salt.
#[derive(Clone)]
pub(super) struct BadgeHash([u8; 32]);

impl BadgeHash {
    pub fn of(badge: &Badge) -> Self {
        Self(Sha256::digest(badge.reveal().as_bytes()).into())
    }

    /// As it is kept in the book; `None` for anything else, which is nobody's badge.
    pub fn read(text: &str) -> Option<Self> {
        let mut hash = [0; 32];
        hex::decode_to_slice(text, &mut hash).ok().map(|()| Self(hash))
    }

    pub fn text(&self) -> String {
        hex::encode(self.0)
    }

    /// Takes the same time wherever the two differ.
    pub fn is(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

/// A badge from two drawn texts of chance.
pub(super) fn draw(one: &str, other: &str) -> Option<Badge> {
    let mut hash = Sha256::new();
    hash.update(b"badge");
    for text in [one, other] {
        hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(text.as_bytes());
    }
    let bytes: [u8; 32] = hash.finalize().into();
    // one letter of each byte: 24 times five bits
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).copied().map(char::from);
    let tail: String = bytes.iter().take(LENGTH).filter_map(letter).collect();
    Badge::new(format!("QT{tail}"))
}

/// The page that becomes the badge. The bars of a badge are wider than any paper, so it has a QR code alone.
pub(super) fn page(badge: &Badge, person: &Staff, shop: &str, plan: &PrinterPlan) -> Vec<u8> {
    let (title, advice) = match plan.looks.of(SlipKind::Summary).template.language {
        Language::Zh => ("员工卡", "扫码即可登录。请妥善保管，遗失请立即作废。"),
        Language::En => {
            ("STAFF BADGE", "Signs in with one scan. Keep it safe; if it is lost, have it cancelled.")
        }
    };
    let lines = [
        Line::centred(shop, Size::One, false),
        Line::centred(title, Size::One, true),
        Line::centred(person.name.as_str(), Size::Two, true),
        Line::centred(person.id.0.as_str(), Size::One, false),
        Line::Blank,
        Line::Qr(badge.reveal().to_owned()),
        Line::Blank,
        Line::text(advice),
        Line::Cut,
    ];
    receipt::encode_way(&lines, &plan.paper, plan.way)
}
