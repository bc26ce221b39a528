//! A payment in the cloud's books and how it moves with time and questions.

use crate::answer::Answer;
use crate::refund::{Refund, RefundStage};
use crate::script::Guest;
use cpay::wire::identity::{AlipayKey, OrderClient, PayMchKey, PayerId, WechatKey};
use cpay::wire::order::{AuthorCode, CouponInfo};
use money::Fen;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A wallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Platform {
    /// `pay_platform` 1.
    WeChat,
    /// `pay_platform` 2.
    Alipay,
    /// `pay_platform` 3: a member card whose balance is kept here.
    Card,
}

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// A shown code that nobody has opened.
    Waiting,
    /// The guest has it on the phone.
    Typing,
    /// The money moved.
    Paid,
    /// The guest stopped.
    Stopped,
    /// The wallet or the time said no.
    Failed,
    /// Closed before it was paid.
    Closed,
    /// Reversed; if it had been paid, the money went back.
    Reversed,
    /// Known here, unknown to the wallet.
    Void,
}

/// How long a scanned payment may take, in ms.
pub const SCANNED_LIFE: i64 = 120_000;
/// How long a shown code lives without a `time_expire`, in ms.
pub const SHOWN_LIFE: i64 = 7_200_000;

/// What a consumption takes, and from which deposit.
#[derive(Clone)]
pub struct Takes {
    /// `out_freeze_no`.
    pub freeze: String,
    /// The wallet's number of the deposit.
    pub freeze_id: String,
    /// The whole deposit.
    pub frozen: Fen,
    /// The rest goes back with it.
    pub confirm: bool,
    /// What goes back with it.
    pub freed: Fen,
}

/// A payment.
#[derive(Clone)]
pub struct Order {
    pub merchant: String,
    pub no: String,
    pub platform: Platform,
    /// Our code on the screen, or the guest's code scanned.
    pub shown: bool,
    pub total: Fen,
    pub cash: Fen,
    pub settlement: Fen,
    pub coupon: Option<CouponInfo>,
    pub stage: Stage,
    pub created_ms: i64,
    pub updated_ms: i64,
    pub expires_ms: i64,
    pub paid_ms: Option<i64>,
    pub transaction_id: String,
    pub code: Option<AuthorCode>,
    pub code_url: Option<String>,
    pub guest: Guest,
    /// The sentence of the refusal that the same request hears again.
    pub refusal: Option<Answer>,
    /// The request, to tell a repeat from another use of the number.
    pub request: Value,
    pub nonce: String,
    pub body: String,
    pub flow: Option<String>,
    pub client: OrderClient,
    pub key: PayMchKey,
    /// The wallet's own id of the guest.
    pub payer: String,
    /// The deposit that it takes from.
    pub takes: Option<Takes>,
    /// Done refunds.
    pub refunded: Fen,
    /// The same as taken from the settlement.
    pub refunded_settlement: Fen,
    /// Done refunds and those under way.
    pub held: Fen,
}

impl Platform {
    pub const fn of(pay_platform: i64) -> Option<Self> {
        match pay_platform {
            1 => Some(Self::WeChat),
            2 => Some(Self::Alipay),
            3 => Some(Self::Card),
            _ => None,
        }
    }

    pub const fn number(self) -> i64 {
        match self {
            Self::WeChat => 1,
            Self::Alipay => 2,
            Self::Card => 3,
        }
    }

    /// Whose code this is, by its first two digits. How long a real card's code is is published nowhere; here it has
    /// 18 digits.
    pub fn of_code(code: &str) -> Option<Self> {
        match (code.get(..2)?.parse::<u8>().ok()?, code.len()) {
            (10..=15, 18) => Some(Self::WeChat),
            (25..=30, 16..=24) => Some(Self::Alipay),
            (99, 18) => Some(Self::Card),
            _ => None,
        }
    }
}

impl Order {
    /// Lets time pass until `now_ms`.
    pub fn advance(&mut self, now_ms: i64) {
        if !self.is_open() {
            return;
        }
        if let Guest::PaysAt(at) = self.guest
            && at <= now_ms
            && at < self.expires_ms
        {
            self.pay(at);
        } else if now_ms >= self.expires_ms {
            let end = if self.shown { Stage::Closed } else { Stage::Failed };
            self.move_to(end, self.expires_ms);
        }
    }

    /// Somebody asks; a guest who waits for questions goes on.
    pub fn ask(&mut self, now_ms: i64) {
        self.advance(now_ms);
        if self.stage != Stage::Typing {
            return;
        }
        match self.guest {
            Guest::PaysAfterQueries(0) => self.pay(now_ms),
            Guest::StopsAfterQueries(0) => self.move_to(Stage::Stopped, now_ms),
            Guest::PaysAfterQueries(left) => self.guest = Guest::PaysAfterQueries(left - 1),
            Guest::StopsAfterQueries(left) => self.guest = Guest::StopsAfterQueries(left - 1),
            Guest::Pays | Guest::PaysAt(_) | Guest::Never => {}
        }
    }

    pub fn pay(&mut self, at_ms: i64) {
        self.paid_ms = Some(at_ms);
        self.move_to(Stage::Paid, at_ms);
    }

    pub fn move_to(&mut self, stage: Stage, at_ms: i64) {
        self.stage = stage;
        self.updated_ms = at_ms;
    }

    /// One of its refunds has moved on.
    pub fn hear_of(&mut self, refund: &Refund) {
        match refund.stage {
            RefundStage::Processing => {}
            RefundStage::Done => {
                self.refunded = self.refunded.plus(refund.fee).unwrap_or(self.refunded);
                let settled = self.refunded_settlement;
                self.refunded_settlement = settled.plus(refund.settlement).unwrap_or(settled);
            }
            RefundStage::Failed | RefundStage::PayByHand => self.held = self.held.less_or_zero(refund.fee),
        }
    }

    /// What the merchant holds of it before refunds.
    pub fn captured(&self) -> Fen {
        if self.stage == Stage::Paid { self.total } else { Fen::ZERO }
    }

    /// `pay_mch_key` as the cloud tells it: with the payer, once there is one. A card's number is in its order.
    pub fn told_key(&self) -> PayMchKey {
        let payer = self.paid_ms.map(|_| PayerId(self.payer.clone()));
        match self.platform {
            Platform::WeChat => PayMchKey {
                wxpay_pay_mch_key_ext: payer.map(|id| WechatKey { open_id: Some(id) }),
                ..self.key.clone()
            },
            Platform::Alipay => PayMchKey {
                alipay_pay_mch_key_ext: payer.map(|id| AlipayKey { user_id: Some(id) }),
                ..self.key.clone()
            },
            Platform::Card => self.key.clone(),
        }
    }

    /// Becomes older.
    pub fn age(&mut self, ms: i64) {
        let back = |at: i64| at.saturating_sub(ms);
        self.created_ms = back(self.created_ms);
        self.updated_ms = back(self.updated_ms);
        // a consumption has no end of its own
        self.expires_ms = if self.expires_ms == i64::MAX { i64::MAX } else { back(self.expires_ms) };
        self.paid_ms = self.paid_ms.map(back);
        if let Guest::PaysAt(at) = self.guest {
            self.guest = Guest::PaysAt(back(at));
        }
    }

    /// True while time or the guest can still move it.
    pub const fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Waiting | Stage::Typing)
    }

    /// `WxpayOrderState`, `AlipayOrderState` or `CardOrderState`.
    pub fn state(&self) -> i64 {
        let gone = self.stage == Stage::Paid && self.refunded == self.total;
        match (self.platform, self.stage) {
            (Platform::WeChat, Stage::Typing) if self.takes.is_some() => 12,
            (Platform::WeChat, Stage::Paid) if self.takes.is_some() && !gone => 14,
            (Platform::Alipay, Stage::Typing) if self.takes.is_some() => 1,
            (Platform::WeChat, Stage::Waiting) => 6,
            (Platform::WeChat, Stage::Typing) => {
                if self.shown {
                    6
                } else {
                    9
                }
            }
            (Platform::WeChat, Stage::Paid) if gone => 4,
            (Platform::WeChat, Stage::Paid) => {
                if self.shown {
                    3
                } else {
                    2
                }
            }
            (Platform::WeChat, Stage::Stopped) => 5,
            (Platform::WeChat, Stage::Failed) => 10,
            (Platform::WeChat, Stage::Closed) => 7,
            (Platform::WeChat, Stage::Reversed) => 8,
            (Platform::WeChat, Stage::Void) => 11,
            (Platform::Alipay, Stage::Typing) => 4,
            (Platform::Alipay, Stage::Paid) if gone => 5,
            (Platform::Alipay, Stage::Paid) => 2,
            (Platform::Alipay, Stage::Stopped | Stage::Failed | Stage::Closed | Stage::Reversed) => 5,
            (Platform::Alipay, Stage::Waiting | Stage::Void) => 7,
            (Platform::Card, Stage::Typing) => 3,
            (Platform::Card, Stage::Paid) if gone => 4,
            (Platform::Card, Stage::Paid) => 2,
            (Platform::Card, Stage::Reversed) if self.paid_ms.is_some() => 4,
            (Platform::Card, _) => 5,
        }
    }
}
