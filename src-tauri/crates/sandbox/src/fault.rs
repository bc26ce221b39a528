//! What goes wrong between the cloud and the counter.

use crate::answer::Answer;
use crate::reply::{Fate, Reply};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One thing that goes wrong with one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The request is lost.
    DropBefore,
    /// The answer is lost.
    DropAfter,
    /// The answer is late.
    Late { ms: u64 },
    /// The answer comes twice.
    Twice,
    /// The authentication code is wrong.
    WrongCode,
    /// The authentication code is missing.
    NoCode,
    /// Took effect; the answer says status 3.
    Status3,
    /// Took no effect; the answer says status 3.
    Status3Lost,
    /// Took effect; the answer says status 103.
    Status103,
    /// Took no effect; the answer says status 103.
    Status103Lost,
    /// Took effect; HTTP 500.
    Http500,
    /// Took effect; a web page instead of an answer.
    NotJson,
    /// Took effect; the answer ends in the middle.
    Truncated,
    /// Took effect; an answer of 1 MiB.
    Huge,
    /// Took effect; the signed answer names another order.
    OtherNumber,
    /// Took effect; the signed answer names another amount.
    OtherAmount,
    /// Took effect; the signed answer names another merchant.
    OtherMerchant,
}

/// Bytes of [`Fault::Huge`].
const HUGE: usize = 1024 * 1024;

impl Fault {
    /// The reply of a request that takes no effect; `None` when it does.
    pub(crate) fn instead(self) -> Option<Answer> {
        match self {
            Self::DropBefore => Some(Answer::unsure()),
            Self::Status3Lost => Some(Answer::unsure()),
            Self::Status103Lost => Some(Answer::later()),
            _ => None,
        }
    }

    /// Changes an answer before it is signed.
    pub(crate) fn on_answer(self, answer: Answer) -> Answer {
        match self {
            Self::Status3 => Answer::unsure(),
            Self::Status103 => Answer::later(),
            Self::OtherNumber => other(answer, |content, _| {
                // a refund's order, a deposit, a release
                let own = ["out_trade_no", "out_unfreeze_no", "out_freeze_no"];
                let own = own.into_iter().find(|name| content.get(*name).is_some()).unwrap_or("out_trade_no");
                content[own] = json!("0100005299999999999999999999");
            }),
            Self::OtherAmount => other(answer, |content, _| {
                for name in ["total_fee", "refund_fee", "freeze_fee", "unfreeze_fee"] {
                    if let Some(fen) = content.get(name).and_then(Value::as_i64) {
                        content[name] = json!(fen + 1);
                    }
                }
            }),
            Self::OtherMerchant => other(answer, |_, key| {
                key["out_sub_mch_id"] = json!("sz01AnotherMerchant0");
            }),
            _ => answer,
        }
    }

    /// Changes what is sent.
    pub(crate) fn on_reply(self, mut reply: Reply) -> Reply {
        match self {
            Self::DropBefore => Reply::nothing(Fate::DropBefore),
            Self::DropAfter => Reply::nothing(Fate::DropAfter),
            Self::Late { ms } => Reply { fate: Fate::Delay(ms), ..reply },
            Self::Twice => Reply { fate: Fate::Twice, ..reply },
            Self::Http500 => Reply { http_status: 500, body: "<h1>500</h1>".to_owned(), ..reply },
            Self::NotJson => Reply { body: "<html>请登录</html>".to_owned(), ..reply },
            Self::Huge => Reply { body: " ".repeat(HUGE), ..reply },
            Self::Truncated => {
                reply.body.truncate(reply.body.len() / 2);
                reply
            }
            _ => reply,
        }
    }
}

/// Changes the first content object and the merchant of an answer's detail.
fn other(mut answer: Answer, change: impl Fn(&mut Value, &mut Value)) -> Answer {
    if let Some((_, detail)) = &mut answer.detail {
        let mut key = detail.get("pay_mch_key").cloned().unwrap_or_else(|| json!({}));
        for name in
            ["order_content", "refund_order_content", "freeze_order_content", "unfreeze_order_content"]
        {
            match detail.get_mut(name) {
                Some(Value::Array(contents)) => contents.iter_mut().for_each(|c| change(c, &mut key)),
                Some(content) => change(content, &mut key),
                None => {}
            }
        }
        detail["pay_mch_key"] = key;
    }
    answer
}
