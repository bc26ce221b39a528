//! The way to the cloud. A money call is handed to one connection once; what happens after that
//! is evidence or silence, never a second sending. Questions may change hosts freely.

pub mod endpoint;
mod line;
mod lines;
mod proxy;
mod tls;

use crate::answer::{answer, never_left, silence, unverified};
use crate::key_test::{KeyTest, key_test_answer, key_test_request};
use crate::merchant::Merchant;
use crate::request::{Request, request};
use bytes::Bytes;
use domain::cloud::{CloudAnswer, CloudCall, Reach};
use endpoint::{Endpoint, EndpointTrouble};
use line::{Came, Lost};
use lines::{Lines, Use};
use std::sync::{Mutex, PoisonError};
use tokio::time::Instant;

/// A client for one merchant.
pub struct Client {
    merchant: Merchant,
    lines: Lines,
    /// The cloud's clock at one moment of ours.
    clock: Mutex<Option<(i64, Instant)>>,
}

impl Client {
    /// Reads the roots; opens no connection.
    ///
    /// # Errors
    /// [`EndpointTrouble`] when the endpoint cannot be used at all.
    pub fn new(merchant: Merchant, endpoint: Endpoint) -> Result<Self, EndpointTrouble> {
        Ok(Self { merchant, lines: Lines::new(endpoint)?, clock: Mutex::new(None) })
    }

    /// For whom.
    #[must_use]
    pub const fn merchant(&self) -> &Merchant {
        &self.merchant
    }

    /// Opens a connection ahead of a money call, when none is at hand. Call it when the cashier
    /// types the first digit.
    pub async fn warm(&self) {
        self.lines.warm().await;
    }

    /// Makes a call. `nonce` (up to 32 of `[0-9A-Za-z]`) serves calls that carry none.
    pub async fn call(&self, call: &CloudCall, nonce: &str) -> CloudAnswer {
        self.call_telling(call, nonce, || {}).await
    }

    /// Makes a call and tells when it is handed to the connection: before this moment nothing
    /// has left. For a question that changes hosts it tells once.
    pub async fn call_telling(
        &self,
        call: &CloudCall,
        nonce: &str,
        sent: impl FnOnce() + Send,
    ) -> CloudAnswer {
        let Ok(request) = request(call, &self.merchant, nonce, self.server_now()) else {
            return never_left(call);
        };
        let began = Instant::now();
        let came = self.lines.exchange(usage(call), request.path, bytes_of(&request), sent).await;
        let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        note(&request, number(call), &came, ms);
        match came {
            Ok(came) => {
                let answer = answer(call, &self.merchant, came.http_status, &came.body);
                self.set_clock(&answer);
                answer
            }
            Err(Lost::NeverLeft) => never_left(call),
            Err(Lost::Silence) => silence(call),
            Err(Lost::TooLarge) => unverified(call),
        }
    }

    /// Tests the key and the merchant's numbers without money.
    pub async fn key_test(&self, nonce: &str) -> KeyTest {
        let Ok(request) = key_test_request(&self.merchant, nonce) else {
            return KeyTest::Unclear;
        };
        match self.lines.exchange(Use::Question, request.path, bytes_of(&request), || {}).await {
            Ok(came) => key_test_answer(&self.merchant, came.http_status, &came.body),
            Err(Lost::NeverLeft | Lost::Silence) => KeyTest::Unreachable,
            Err(Lost::TooLarge) => KeyTest::Unclear,
        }
    }

    /// The cloud's clock in Unix seconds, once a probe has told it; carried on by elapsed time,
    /// so that a wrong wall clock does not matter.
    #[must_use]
    pub fn server_now(&self) -> Option<i64> {
        let clock = *self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        let (then, at) = clock?;
        i64::try_from(at.elapsed().as_secs()).ok().and_then(|since| then.checked_add(since))
    }

    fn set_clock(&self, answer: &CloudAnswer) {
        if let CloudAnswer::Probe(Reach::Here { server_time }) = answer {
            let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
            *clock = Some((*server_time, Instant::now()));
        }
    }
}

/// How careful the lines have to be.
const fn usage(call: &CloudCall) -> Use {
    match call {
        CloudCall::Pay(_)
        | CloudCall::Refund(_)
        | CloudCall::Close { .. }
        | CloudCall::Reverse { .. }
        | CloudCall::Freeze(_)
        | CloudCall::Consume(_)
        | CloudCall::Release(_) => Use::Money,
        // Its answer names no number, so it must not meet a stray answer on a used line.
        CloudCall::ShowCode(_) | CloudCall::ShowFreeze(_) => Use::MoneyOnFresh,
        CloudCall::AskPayment { .. }
        | CloudCall::AskRefund { .. }
        | CloudCall::AskFreeze { .. }
        | CloudCall::AskHold { .. }
        | CloudCall::AskConsume { .. }
        | CloudCall::AskRelease { .. }
        | CloudCall::Probe => Use::Question,
    }
}

fn number(call: &CloudCall) -> &str {
    match call {
        CloudCall::Pay(call) => call.no.as_str(),
        CloudCall::ShowCode(call) => call.no.as_str(),
        CloudCall::Refund(call) => call.no.as_str(),
        CloudCall::Freeze(call) => call.no.as_str(),
        CloudCall::ShowFreeze(call) => call.no.as_str(),
        CloudCall::Consume(call) => call.no.as_str(),
        CloudCall::Release(call) => call.no.as_str(),
        CloudCall::AskPayment { no, .. }
        | CloudCall::Close { no, .. }
        | CloudCall::Reverse { no, .. }
        | CloudCall::AskRefund { no, .. }
        | CloudCall::AskFreeze { no, .. }
        | CloudCall::AskHold { no, .. }
        | CloudCall::AskConsume { no, .. }
        | CloudCall::AskRelease { no, .. } => no.as_str(),
        CloudCall::Probe => "",
    }
}

fn bytes_of(request: &Request) -> Bytes {
    Bytes::copy_from_slice(request.body.as_bytes())
}

/// Method, path, number, status and time; nothing of a body.
fn note(request: &Request, number: &str, came: &Result<Came, Lost>, ms: u64) {
    let path = request.path;
    match came {
        Ok(came) => tracing::info!(method = "POST", path, number, status = came.http_status, ms),
        Err(lost) => tracing::info!(method = "POST", path, number, ?lost, ms),
    }
}
