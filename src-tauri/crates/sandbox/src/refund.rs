//! A refund in the cloud's books.

use crate::order::Platform;
use cpay::wire::identity::{OrderClient, PayMchKey};
use money::Fen;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RefundStage {
    /// Under way.
    Processing,
    /// The money went back.
    Done,
    /// The wallet failed it.
    Failed,
    /// The guest's account cannot take it.
    PayByHand,
}

/// A refund. A release of a deposit walks the same way; its `of` is the deposit.
#[derive(Clone)]
pub struct Refund {
    pub merchant: String,
    pub no: String,
    pub of: String,
    pub platform: Platform,
    pub total: Fen,
    pub fee: Fen,
    pub stage: RefundStage,
    /// What it becomes, and when in Unix ms.
    pub then: (RefundStage, i64),
    pub created_ms: i64,
    pub updated_ms: i64,
    pub refund_id: String,
    pub reason: String,
    pub request: Value,
    pub nonce: String,
    pub client: OrderClient,
    pub key: PayMchKey,
    /// Taken from the settlement.
    pub settlement: Fen,
    /// The deposit and its whole amount, when the order is a consumption of one.
    pub deposit: Option<(String, Fen)>,
}

impl Refund {
    /// Lets time pass until `now_ms`.
    pub fn advance(&mut self, now_ms: i64) {
        let (stage, at) = self.then;
        if self.stage == RefundStage::Processing && at <= now_ms {
            self.stage = stage;
            self.updated_ms = at;
        }
    }

    /// Becomes older.
    pub const fn age(&mut self, ms: i64) {
        self.created_ms = self.created_ms.saturating_sub(ms);
        self.updated_ms = self.updated_ms.saturating_sub(ms);
        self.then.1 = self.then.1.saturating_sub(ms);
    }

    /// `WxpayUnfreezeState` or `AlipayUnfreezeState`, for a release.
    pub const fn release_state(&self) -> i64 {
        match self.stage {
            RefundStage::Processing => 1,
            RefundStage::Done => 2,
            RefundStage::Failed | RefundStage::PayByHand => 3,
        }
    }

    /// `WxpayRefundState`, `AlipayRefundState` or `CardRefundState`, which has no word for "under way".
    pub const fn state(&self) -> i64 {
        match (self.platform, self.stage) {
            (Platform::Card, RefundStage::Processing) => 1,
            (_, RefundStage::Processing) => 4,
            (_, RefundStage::Done) => 2,
            (_, RefundStage::Failed) => 3,
            (Platform::WeChat, RefundStage::PayByHand) => 5,
            (Platform::Alipay | Platform::Card, RefundStage::PayByHand) => 3,
        }
    }
}
