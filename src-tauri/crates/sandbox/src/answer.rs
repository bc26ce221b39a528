//! An answer before it is written, and its way into the envelope.

use crate::escape;
use crate::reply::Switches;
use cpay::Key;
use cpay::envelope::{Answered, AuthenInfo};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// An answer's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: i64,
    pub internal: i64,
    pub description: String,
    /// The detail's key and object.
    pub detail: Option<(&'static str, Value)>,
}

/// `status`: fix the caller.
const REJECTED: i64 = 101;
/// `status`: unknown.
const UNSURE: i64 = 3;

impl Answer {
    pub fn done<T: Serialize>(name: &'static str, detail: &T) -> Self {
        let detail = serde_json::to_value(detail).unwrap_or_else(|_| json!({}));
        Self {
            status: 0, internal: 0, description: "操作成功。".to_owned(), detail: Some((name, detail))
        }
    }

    pub fn refused(internal: i64, description: &str) -> Self {
        Self { status: 104, internal, description: description.to_owned(), detail: None }
    }

    /// 102.
    pub fn other_number(description: &str) -> Self {
        Self { status: 102, internal: 0, description: description.to_owned(), detail: None }
    }

    /// 101; unsigned.
    pub fn rejected(internal: i64, description: &str) -> Self {
        Self { status: REJECTED, internal, description: description.to_owned(), detail: None }
    }

    /// 3; unsigned.
    pub fn unsure() -> Self {
        Self { status: UNSURE, internal: 0, description: "系统繁忙".to_owned(), detail: None }
    }

    /// 103.
    pub fn later() -> Self {
        Self { status: 103, internal: 0, description: "处理中，请稍后查询".to_owned(), detail: None }
    }

    /// The inner text: every byte of it is signed.
    fn text(&self, switches: &Switches, log_id: u64) -> String {
        let fine = if switches.capital_internal_status { "Internal_status" } else { "internal_status" };
        let mut inner = Map::new();
        inner.insert("status".to_owned(), json!(self.status));
        inner.insert("description".to_owned(), json!(self.description));
        inner.insert("log_id".to_owned(), json!(log_id));
        inner.insert(fine.to_owned(), json!(self.internal));
        if let Some((name, detail)) = &self.detail {
            inner.insert((*name).to_owned(), detail.clone());
        }
        let mut text = escape::text(&inner);
        if switches.trailing_newline {
            text.push('\n');
        }
        text
    }

    /// The body as it travels; signed unless the status is 3 or 101.
    pub fn body(&self, key: Option<&Key>, switches: &Switches, log_id: u64, code: CodeIs) -> String {
        let text = self.text(switches, log_id);
        let signs = self.status != UNSURE && self.status != REJECTED && code != CodeIs::Missing;
        let authen_info = key.filter(|_| signs).map(|key| {
            let mut info = AuthenInfo::of(&text, key);
            if let (CodeIs::Wrong, Some(a)) = (code, info.a.as_mut()) {
                a.authen_code = spoil(&a.authen_code);
            }
            info
        });
        escape::text(&Answered { response_content: text, authen_info })
    }
}

/// What the authentication code looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeIs {
    Right,
    Wrong,
    Missing,
}

/// Another code of the same shape.
fn spoil(code: &str) -> String {
    let last = if code.ends_with('0') { '1' } else { '0' };
    let mut spoilt = code.to_owned();
    spoilt.pop();
    spoilt.push(last);
    spoilt
}
