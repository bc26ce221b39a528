//! One kept-alive connection to one host.

use super::endpoint::{Host, Proxy};
use super::proxy;
use crate::envelope::ANSWER_MAX;
use bytes::Bytes;
use http::{Method, Request, header};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use std::io;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::AbortHandle;
use tokio::time::Instant;
use tokio_rustls::TlsConnector;

/// A connection. Dropping it closes it, so a late answer never meets another request.
pub(crate) struct Line {
    /// Index of its host.
    pub host: usize,
    authority: String,
    sender: SendRequest<Full<Bytes>>,
    task: AbortHandle,
    used: bool,
    idle_since: Instant,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What came back.
pub(crate) struct Came {
    /// HTTP status.
    pub http_status: u16,
    /// The whole body.
    pub body: Bytes,
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// Not one byte of the request was written.
    NeverLeft,
    /// Bytes may have left; what became of them is unknown.
    Silence,
    /// An answer larger than is looked at.
    TooLarge,
}

impl Line {
    /// Connects, through the proxy if there is one, and shakes hands.
    pub async fn open(
        host: usize,
        to: &Host,
        through: Option<&Proxy>,
        tls: &TlsConnector,
    ) -> io::Result<Self> {
        let authority = to.authority();
        let stream = match through {
            Some(through) => proxy::tunnel(through, &authority).await?,
            None => TcpStream::connect((to.name.as_str(), to.port)).await?,
        };
        stream.set_nodelay(true)?;
        if to.tls {
            let name = ServerName::try_from(to.name.clone()).map_err(io::Error::other)?;
            Self::over(host, authority, tls.connect(name, stream).await?).await
        } else {
            Self::over(host, authority, stream).await
        }
    }

    async fn over<S>(host: usize, authority: String, stream: S) -> io::Result<Self>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
        let task = tokio::spawn(async move {
            if let Err(trouble) = connection.await {
                tracing::debug!(%trouble, "line closed");
            }
        })
        .abort_handle();
        Ok(Self { host, authority, sender, task, used: false, idle_since: Instant::now() })
    }

    /// True when it has carried nothing yet.
    pub const fn is_fresh(&self) -> bool {
        !self.used
    }

    /// Milliseconds since it last carried something.
    pub fn idle_ms(&self) -> u128 {
        self.idle_since.elapsed().as_millis()
    }

    /// True while the other side keeps it open, as far as is known.
    pub fn is_open(&self) -> bool {
        !self.sender.is_closed()
    }

    /// Waits until a request can be handed over; false when the line is dead.
    pub async fn ready(&mut self) -> bool {
        self.sender.ready().await.is_ok()
    }

    /// Hands one request over, once, and waits for the whole answer.
    pub async fn exchange(&mut self, path: &'static str, body: Bytes) -> Result<Came, Lost> {
        self.used = true;
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::HOST, &self.authority)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json")
            .body(Full::new(body))
            .map_err(|_| Lost::NeverLeft)?;
        let answer = self.sender.try_send_request(request).await.map_err(|mut trouble| {
            // hyper gives the request back only when nothing of it was written
            if trouble.take_message().is_some() { Lost::NeverLeft } else { Lost::Silence }
        })?;
        let http_status = answer.status().as_u16();
        let body = Limited::new(answer.into_body(), ANSWER_MAX).collect().await.map_err(|trouble| {
            if trouble.is::<LengthLimitError>() { Lost::TooLarge } else { Lost::Silence }
        })?;
        self.idle_since = Instant::now();
        Ok(Came { http_status, body: body.to_bytes() })
    }
}

#[cfg(test)]
impl Line {
    pub const fn make_used(&mut self) {
        self.used = true;
    }

    pub fn age(&mut self, by: std::time::Duration) {
        self.idle_since = self.idle_since.checked_sub(by).unwrap();
    }
}
