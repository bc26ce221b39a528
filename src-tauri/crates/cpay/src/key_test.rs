//! Tests the key without money: a question about a number that no counter can have made.

use crate::answer::read;
use crate::envelope::{self, Opened};
use crate::merchant::Merchant;
use crate::request::{Request, SCANNED, signed};
use crate::table::Status;
use crate::wire::request::AboutOrder;
use crate::wire::response::Inner;
use domain::evidence::{Doubt, Wallet};

/// What the test showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyTest {
    /// Key and merchant are right.
    Good,
    /// The cloud says our authentication code is wrong (101 with 7).
    WrongKey,
    /// The key may be right, the merchant's numbers are not.
    WrongMerchant,
    /// No connection.
    Unreachable,
    /// An answer that settles nothing; try again.
    Unclear,
}

/// `internal_status`: authentication code wrong (cpay FAQ «HTTPS API 接入»).
const CODE_WRONG: i64 = 7;
/// `internal_status`: no such order.
const NO_ORDER: i64 = 400;

/// The question: `query_order` for lane 0000, which no counter has.
///
/// # Errors
/// None in practice: these types always serialise.
pub fn key_test_request(merchant: &Merchant, nonce: &str) -> Result<Request, serde_json::Error> {
    let prefix: String = merchant.prefix.chars().take(10).collect();
    let ask = AboutOrder {
        pay_mch_key: merchant.mch_key(Wallet::WeChat),
        order_client: merchant.order_client(),
        out_trade_no: format!("{prefix}000000000000000000"),
        trade_type: Some(SCANNED),
        nonce_str: nonce.to_owned(),
    };
    signed("/cpay/query_order", &ask, merchant)
}

/// What the answer to [`key_test_request`] shows.
#[must_use]
pub fn key_test_answer(merchant: &Merchant, http_status: u16, body: &[u8]) -> KeyTest {
    if http_status >= 500 {
        return KeyTest::Unclear;
    }
    match read(body, merchant) {
        Ok(inner) => by_our_key(&inner),
        Err(Doubt::Unverified) => without_our_key(body, merchant),
        Err(_) => KeyTest::Unclear,
    }
}

/// The answer carries our key's code, so the key is right.
fn by_our_key(inner: &Inner) -> KeyTest {
    let words = inner.description.as_deref().unwrap_or_default();
    let about_merchant = ["商户", "门店", "权限"].iter().any(|word| words.contains(word));
    match (Status::of(inner.status), inner.internal_status) {
        (Status::Done, _) | (_, Some(NO_ORDER)) => KeyTest::Good,
        (Status::Rejected | Status::NewNumber | Status::Refused, _) if about_merchant => {
            KeyTest::WrongMerchant
        }
        _ => KeyTest::Unclear,
    }
}

/// Nothing here is proven; it is advice for the person who types the key.
fn without_our_key(body: &[u8], merchant: &Merchant) -> KeyTest {
    let Ok(Opened::Unsigned(text)) = envelope::check(body, &merchant.key) else {
        return KeyTest::Unclear;
    };
    let Ok(inner) = serde_json::from_str::<Inner>(&text) else {
        return KeyTest::Unclear;
    };
    match (Status::of(inner.status), inner.internal_status) {
        (Status::Rejected, Some(CODE_WRONG)) => KeyTest::WrongKey,
        (Status::Rejected, _) => KeyTest::WrongMerchant,
        _ => KeyTest::Unclear,
    }
}
