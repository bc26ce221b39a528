//! The floors of the wire: the same signed charge over bare reqwest, to bare axum and to the raw server.

use crate::cloud::Cloud;
use crate::{Fault, answer, desk};
use axum::body::Bytes;
use axum::routing::post;
use cpay::envelope::{Opened, check};
use cpay::wire::response::Inner;
use cpay::{Key, Merchant};
use domain::cloud::{CloudCall, PayCall, PayCode};
use domain::evidence::Wallet;
use domain::ids::TradeNo;
use money::Fen;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

/// A bare client with a connection that is kept alive.
pub struct Bare {
    runtime: Runtime,
    client: reqwest::Client,
    merchant: Merchant,
    axum: String,
    raw: String,
    next: u64,
}

/// The ways to and from the raw server.
pub struct Legs {
    /// From making the request to its first byte at the server.
    pub out: Duration,
    /// From the server's answer to its verified content.
    pub back: Duration,
}

impl Bare {
    /// Starts the axum server on a thread of its own.
    pub fn start(cloud: &Cloud) -> Result<Self, Fault> {
        let axum = serve(desk::key()?)?;
        Ok(Self {
            runtime: Builder::new_current_thread().enable_all().build()?,
            client: reqwest::Client::builder().no_proxy().build()?,
            merchant: desk::merchant()?,
            axum: format!("http://{axum}/cpay/micro_pay"),
            raw: format!("http://{}/cpay/micro_pay", cloud.address),
            next: 0,
        })
    }

    fn call(&mut self) -> Result<CloudCall, Fault> {
        self.next += 1;
        let no = TradeNo::new(format!("010000520001000008{:08}", self.next)).ok_or("a number")?;
        Ok(CloudCall::Pay(PayCall {
            no,
            wallet: Wallet::WeChat,
            code: PayCode::new(desk::payment_code(self.next)),
            amount: Fen::new(1850).ok_or("an amount")?,
            undiscountable: Fen::ZERO,
            flow: self.next.to_string(),
            nonce: till::task::draw_nonce(),
        }))
    }

    /// Serialises, signs, sends, verifies and reads one charge.
    fn exchange(&mut self, to_axum: bool) -> Result<(Instant, Instant), Fault> {
        let call = self.call()?;
        let url = if to_axum { self.axum.clone() } else { self.raw.clone() };
        let start = Instant::now();
        let request = cpay::request(&call, &self.merchant, "", None)?;
        let body = self.runtime.block_on(async {
            let json = ("content-type", "application/json");
            self.client.post(url).header(json.0, json.1).body(request.body).send().await?.bytes().await
        })?;
        let text = match check(&body, &self.merchant.key) {
            Ok(Opened::Verified(text)) => text,
            _ => return Err("an answer that does not verify".into()),
        };
        let inner: Inner = serde_json::from_str(&text)?;
        let end = Instant::now();
        if inner.status == Some(0) { Ok((start, end)) } else { Err("a charge that is not paid".into()) }
    }

    /// There and back, axum at the other end.
    pub fn round_trip(&mut self) -> Result<Duration, Fault> {
        let (start, end) = self.exchange(true)?;
        Ok(end.duration_since(start))
    }

    /// There and back apart, the stamping server at the other end.
    pub fn legs(&mut self, cloud: &Cloud) -> Result<Legs, Fault> {
        cloud.take();
        let (start, end) = self.exchange(false)?;
        let deadline = Instant::now() + Duration::from_secs(1);
        loop {
            if let Some(charge) = cloud.take().first() {
                let out = charge.arrived.duration_since(start);
                return Ok(Legs { out, back: end.duration_since(charge.answered) });
            }
            if Instant::now() > deadline {
                return Err("the server saw no charge".into());
            }
            std::thread::yield_now();
        }
    }
}

fn serve(key: Key) -> Result<SocketAddr, Fault> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
    let address = listener.local_addr()?;
    let charge = move |body: Bytes| {
        let answer = answer::paid(&body, &key).unwrap_or_default();
        async move { ([("content-type", "application/json")], answer) }
    };
    let app = axum::Router::new().route("/cpay/micro_pay", post(charge));
    std::thread::Builder::new().name("axum".to_owned()).spawn(move || {
        // ends with the program
        let _ended = runtime.block_on(async { axum::serve(listener, app).await });
    })?;
    Ok(address)
}
