//! What the cloud says, what becomes of it, and the cloud's peculiarities.

use money::Fen;
use serde::{Deserialize, Serialize};

/// What becomes of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It arrives.
    Deliver,
    /// The request never arrived: nothing took effect, nothing comes back.
    DropBefore,
    /// It took effect, nothing comes back.
    DropAfter,
    /// It arrives after so many ms.
    Delay(u64),
    /// It arrives twice.
    Twice,
}

/// What the cloud says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub http_status: u16,
    /// The body, empty when nothing comes back.
    pub body: String,
    /// What becomes of it.
    pub fate: Fate,
}

impl Reply {
    pub(crate) const fn nothing(fate: Fate) -> Self {
        Self { http_status: 200, body: String::new(), fate }
    }
}

/// Documented and observed peculiarities, and capabilities that come and go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Switches {
    /// `reverse` exists.
    pub reverse: bool,
    /// The merchant has the deposit contract. Without it a freeze is refused and a consumption hears
    /// 系统内部异常 (cpay 5.1).
    pub deposits: bool,
    /// Codes without a script are scripted by their last two digits.
    pub magic: bool,
    /// Print `Internal_status`, as the list pages do.
    pub capital_internal_status: bool,
    /// Answer `close_order` under `query_order`, as its example does.
    pub close_answers_as_query: bool,
    /// End the signed text with a line feed, as jsoncpp does.
    pub trailing_newline: bool,
    /// Refunds without a script are under way for so many ms.
    pub refund_ms: i64,
    /// What can be refunded, in fen; `None` for no bound.
    pub merchant_balance: Option<Fen>,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            reverse: true,
            deposits: true,
            magic: false,
            capital_internal_status: false,
            close_answers_as_query: false,
            trailing_newline: false,
            refund_ms: 2_000,
            merchant_balance: None,
        }
    }
}
