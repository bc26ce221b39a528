//! The pretend guest's phone.

use domain::evidence::Wallet;

/// Makes payment codes that were never used.
#[derive(Debug, Default)]
pub struct Guest {
    made: u64,
}

impl Guest {
    /// 18 digits beginning with 13 (WeChat), 28 (Alipay) or 99 (a member card of the cloud). A code lives once, so the clock and a
    /// count are enough to keep codes apart.
    pub fn fresh_code(&mut self, wallet: Wallet) -> String {
        self.made = self.made.wrapping_add(1);
        let prefix = match wallet {
            Wallet::WeChat => "13",
            Wallet::Alipay => "28",
            Wallet::OnlineCard => "99",
        };
        let wall = till::clock::wall().0.unsigned_abs();
        let tail = wall.wrapping_mul(1000).wrapping_add(self.made % 1000) % 10_000_000_000_000_000;
        format!("{prefix}{tail:016}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::code::{Scanned, classify};

    #[test]
    fn codes_differ_and_are_payment_codes() {
        let mut guest = Guest::default();
        let codes: std::collections::BTreeSet<_> =
            (0..50).map(|_| guest.fresh_code(Wallet::Alipay)).collect();
        assert_eq!(codes.len(), 50);
        for code in codes {
            assert!(matches!(classify(&code, ""), Scanned::Payment { wallet: Wallet::Alipay, .. }));
        }
        let card = guest.fresh_code(Wallet::OnlineCard);
        assert_eq!(classify(&card, ""), Scanned::Member(card));
    }
}
