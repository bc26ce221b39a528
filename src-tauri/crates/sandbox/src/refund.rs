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

/// A refund.
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

    /// `WxpayRefundState` or `AlipayRefundState`.
    pub const fn state(&self) -> i64 {
        match (self.platform, self.stage) {
            (_, RefundStage::Processing) => 4,
            (_, RefundStage::Done) => 2,
            (_, RefundStage::Failed) => 3,
            (Platform::WeChat, RefundStage::PayByHand) => 5,
            (Platform::Alipay, RefundStage::PayByHand) => 3,
        }
    }
}
