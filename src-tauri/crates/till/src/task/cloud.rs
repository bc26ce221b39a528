//! The payment cloud as the engine sees it: one call in, one answer out, never an error.

use cpay::Client;
use domain::cloud::{CloudAnswer, CloudCall, Reach};
use domain::evidence::{Evidence, RefundEvidence};
use std::future::Future;
use std::pin::Pin;

/// An answer that is under way.
pub type Answering = Pin<Box<dyn Future<Output = CloudAnswer> + Send>>;

/// Who answers calls.
pub trait Cloud: Send + Sync {
    /// Sends one call once and answers within its deadline, with doubt if need be.
    fn call(&self, call: CloudCall) -> Answering;
    /// Opens a connection ahead of a charge.
    fn warm(&self) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// The real protocol.
pub struct CpayCloud {
    client: std::sync::Arc<Client>,
}

impl CpayCloud {
    /// Speaks through this client.
    #[must_use]
    pub fn new(client: Client) -> Self {
        Self { client: std::sync::Arc::new(client) }
    }
}

impl Cloud for CpayCloud {
    fn call(&self, call: CloudCall) -> Answering {
        let client = self.client.clone();
        Box::pin(async move { client.call(&call, &draw_nonce()).await })
    }

    fn warm(&self) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let client = self.client.clone();
        Box::pin(async move { client.warm().await })
    }
}

/// No merchant is set: nothing ever leaves.
pub struct NoCloud;

impl Cloud for NoCloud {
    fn call(&self, call: CloudCall) -> Answering {
        let answer = match call {
            CloudCall::Pay(_)
            | CloudCall::ShowCode(_)
            | CloudCall::AskPayment { .. }
            | CloudCall::Close { .. }
            | CloudCall::Reverse { .. }
            | CloudCall::Freeze(_)
            | CloudCall::ShowFreeze(_)
            | CloudCall::AskFreeze { .. } => CloudAnswer::Payment(Evidence::NeverLeft),
            CloudCall::Refund(_)
            | CloudCall::AskRefund { .. }
            | CloudCall::Consume(_)
            | CloudCall::AskConsume { .. }
            | CloudCall::Release(_)
            | CloudCall::AskRelease { .. } => CloudAnswer::Refund(RefundEvidence::NeverLeft),
            CloudCall::AskHold { .. } => CloudAnswer::Hold(None),
            CloudCall::Probe => CloudAnswer::Probe(Reach::Away),
        };
        Box::pin(std::future::ready(answer))
    }

    fn warm(&self) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(std::future::ready(()))
    }
}

/// 32 hex digits of chance. Falls back to the clock where the system has no chance to give: a
/// nonce need not be secret, only different.
#[must_use]
pub fn draw_nonce() -> String {
    let mut bytes = [0_u8; 16];
    if getrandom::fill(&mut bytes).is_err() {
        let wall = crate::clock::wall().0.to_be_bytes();
        bytes[..8].copy_from_slice(&wall);
    }
    hex::encode(bytes)
}
