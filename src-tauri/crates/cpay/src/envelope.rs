//! The outer JSON of both directions (cpay 569/37627): a JSON text as one string, and its code.

use crate::key::Key;
use crate::wire::lenient;
use serde::{Deserialize, Serialize};

/// Largest answer that is looked at, in bytes.
pub const ANSWER_MAX: usize = 256 * 1024;
/// `authen_type` of HMAC-SHA256.
pub const HMAC_SHA256: i64 = 1;

/// A request as it travels.
#[derive(Clone, Serialize, Deserialize)]
pub struct Sealed {
    /// The inner JSON text, byte for byte what was signed.
    pub request_content: String,
    /// Its code.
    #[serde(default)]
    pub authen_info: Option<AuthenInfo>,
}

/// An answer as it travels.
#[derive(Clone, Serialize, Deserialize)]
pub struct Answered {
    /// The inner JSON text, byte for byte what was signed.
    pub response_content: String,
    /// Its code; absent with status 3 and 101.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authen_info: Option<AuthenInfo>,
}

/// `authen_info`: an HMAC code under `a`. An RSA signature under `s` is not read.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct AuthenInfo {
    /// The HMAC code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<AuthenCode>,
}

/// `authen_info.a`.
#[derive(Clone, Serialize, Deserialize)]
pub struct AuthenCode {
    /// 1 = HMAC-SHA256.
    #[serde(default, deserialize_with = "lenient::int")]
    pub authen_type: Option<i64>,
    /// 64 hex digits.
    pub authen_code: String,
}

impl AuthenInfo {
    /// The code of a text.
    #[must_use]
    pub fn of(text: &str, key: &Key) -> Self {
        let authen_code = key.code(text.as_bytes());
        Self { a: Some(AuthenCode { authen_type: Some(HMAC_SHA256), authen_code }) }
    }

    /// True when the code is this key's code of the text.
    #[must_use]
    pub fn vouches(&self, text: &str, key: &Key) -> bool {
        self.a.as_ref().is_some_and(|a| {
            a.authen_type.unwrap_or(HMAC_SHA256) == HMAC_SHA256
                && key.vouches(text.as_bytes(), &a.authen_code)
        })
    }
}

/// The inner text of an answer whose envelope held.
#[derive(Clone, PartialEq, Eq)]
pub enum Opened {
    /// The code is right: the text comes from the cloud.
    Verified(String),
    /// There is no code: the text proves nothing.
    Unsigned(String),
}

/// Why an answer is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// More than [`ANSWER_MAX`] bytes.
    #[error("answer too large")]
    TooLarge,
    /// Not the outer JSON.
    #[error("answer is not an envelope")]
    NotAnEnvelope,
    /// A code is there and is wrong.
    #[error("authentication code wrong")]
    WrongCode,
}

/// Wraps and signs an inner text. The text is put in as it is; nothing serialises it again.
///
/// # Errors
/// None in practice: a string always serialises.
pub fn seal(text: String, key: &Key) -> Result<String, serde_json::Error> {
    let authen_info = Some(AuthenInfo::of(&text, key));
    serde_json::to_string(&Sealed { request_content: text, authen_info })
}

/// Checks an answer before anything inside it is parsed.
///
/// # Errors
/// [`Broken`]; nothing of the answer may then be believed.
pub fn check(body: &[u8], key: &Key) -> Result<Opened, Broken> {
    if body.len() > ANSWER_MAX {
        return Err(Broken::TooLarge);
    }
    let outer: Answered = serde_json::from_slice(body).map_err(|_| Broken::NotAnEnvelope)?;
    let text = outer.response_content;
    match outer.authen_info {
        None => Ok(Opened::Unsigned(text)),
        Some(info) if info.vouches(&text, key) => Ok(Opened::Verified(text)),
        Some(_) => Err(Broken::WrongCode),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key::new("0123456789ABCDEF0123456789ABCDEF").unwrap()
    }

    fn answer(text: &str, info: Option<AuthenInfo>) -> String {
        serde_json::to_string(&Answered { response_content: text.to_owned(), authen_info: info }).unwrap()
    }

    #[test]
    fn the_wire_form_of_a_request() {
        let text =
            r#"{"nonce_str":"416492026bc84091bcaf7e74ea90ceba","out_trade_no":"0100005220240101000001"}"#;
        let expected = concat!(
            r#"{"request_content":"{\"nonce_str\":\"416492026bc84091bcaf7e74ea90ceba\","#,
            r#"\"out_trade_no\":\"0100005220240101000001\"}","authen_info":{"a":{"authen_type":1,"#,
            r#""authen_code":"6F235E965AA5B2A2D843AA5395B571D5DCB0581E04CB22E700431F04850BC5CF"}}}"#,
        );
        assert_eq!(seal(text.to_owned(), &key()).unwrap(), expected);
    }

    #[test]
    fn a_verified_text_is_the_signed_bytes() {
        let text = "{\"status\":0,\"description\":\"\\u64CD\\u4F5C\"}\n";
        let body = answer(text, Some(AuthenInfo::of(text, &key())));
        assert!(check(body.as_bytes(), &key()) == Ok(Opened::Verified(text.to_owned())));
    }

    #[test]
    fn what_does_not_hold() {
        let text = r#"{"status":0}"#;
        let good = AuthenInfo::of(text, &key());
        let with = |change: fn(&mut AuthenCode)| {
            let mut info = good.clone();
            change(info.a.as_mut().unwrap());
            check(answer(text, Some(info)).as_bytes(), &key())
        };
        assert!(with(|a| a.authen_code.replace_range(0..1, "x")) == Err(Broken::WrongCode));
        assert!(with(|a| a.authen_code.clear()) == Err(Broken::WrongCode));
        assert!(with(|a| a.authen_type = Some(2)) == Err(Broken::WrongCode));
        assert!(with(|a| a.authen_type = None) == Ok(Opened::Verified(text.to_owned())));
        let other = answer(r#"{"status":1}"#, Some(good.clone()));
        assert!(check(other.as_bytes(), &key()) == Err(Broken::WrongCode));
        let only_s = format!(r#"{{"response_content":{:?},"authen_info":{{"s":{{"sign":"x"}}}}}}"#, text);
        assert!(check(only_s.as_bytes(), &key()) == Err(Broken::WrongCode));
        assert!(check(answer(text, None).as_bytes(), &key()) == Ok(Opened::Unsigned(text.to_owned())));
        let cut = answer(text, Some(good));
        assert!(check(&cut.as_bytes()[..cut.len() - 1], &key()) == Err(Broken::NotAnEnvelope));
        assert!(check(b"<html>", &key()) == Err(Broken::NotAnEnvelope));
        assert!(check(&[0xFF, 0xFE], &key()) == Err(Broken::NotAnEnvelope));
        assert!(check(&vec![b' '; ANSWER_MAX + 1], &key()) == Err(Broken::TooLarge));
    }

    /// One documented sample prints a full-width colon after `authen_info`: that is no JSON.
    #[test]
    fn the_sample_with_a_full_width_colon_is_refused_cleanly() {
        let body = r#"{"response_content":"{}","authen_info"："{}"}"#;
        assert!(check(body.as_bytes(), &key()) == Err(Broken::NotAnEnvelope));
    }
}
