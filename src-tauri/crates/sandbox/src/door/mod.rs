//! HTTP and HTTPS in front of a [`Cloud`]. What the cloud says about a reply's fate happens to
//! the connection for real.

mod control;
mod repeat;
mod tls;

pub use tls::{Authority, TlsTrouble, Validity};

use crate::cloud::Cloud;
use crate::reply::{Fate, Reply};
use bytes::Bytes;
use http::{Request, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use repeat::Repeating;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

/// Largest request, in bytes.
const REQUEST_MAX: usize = 1024 * 1024;

/// A cloud that several doors share.
pub type Shared = Arc<Mutex<Cloud>>;

/// A running door. Dropping it closes the port and every connection.
pub struct Server {
    /// Where it listens.
    pub addr: SocketAddr,
    task: JoinHandle<()>,
}

impl Server {
    /// Closes the port and every connection, and waits until that is done; the same address can
    /// be served again.
    pub async fn stop(mut self) {
        self.task.abort();
        let ended = (&mut self.task).await;
        tracing::debug!(cancelled = ended.is_err(), "door closed");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Opens a door at `addr` (port 0 for any), with TLS when there is an acceptor.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(cloud: Shared, addr: SocketAddr, tls: Option<TlsAcceptor>) -> io::Result<Server> {
    let listener = TcpListener::bind(addr).await?;
    let addr = listener.local_addr()?;
    let task = tokio::spawn(async move {
        let mut lines = JoinSet::new();
        loop {
            tokio::select! {
                came = listener.accept() => match came {
                    Ok((stream, _)) => { lines.spawn(line(stream, cloud.clone(), tls.clone())); }
                    Err(trouble) => {
                        tracing::warn!(%trouble, "accept");
                        tokio::time::sleep(Duration::from_millis(50)).await;
                    }
                },
                Some(_) = lines.join_next() => {}
            }
        }
    });
    Ok(Server { addr, task })
}

/// The wall clock in Unix ms: the cloud's clock behind this door.
#[must_use]
pub fn unix_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

async fn line(stream: TcpStream, cloud: Shared, tls: Option<TlsAcceptor>) {
    let ended = match tls {
        None => talk(stream, cloud).await,
        Some(tls) => match tls.accept(stream).await {
            Ok(stream) => talk(stream, cloud).await,
            Err(trouble) => Err(trouble.to_string()),
        },
    };
    if let Err(trouble) = ended {
        tracing::debug!(trouble, "line ended");
    }
}

async fn talk<S: AsyncRead + AsyncWrite + Unpin>(stream: S, cloud: Shared) -> Result<(), String> {
    let twice = Arc::new(AtomicBool::new(false));
    let io = TokioIo::new(Repeating::new(stream, twice.clone()));
    let service = service_fn(|request| answer(request, cloud.clone(), twice.clone()));
    http1::Builder::new().serve_connection(io, service).await.map_err(|trouble| trouble.to_string())
}

/// The connection is to be cut without an answer.
#[derive(Debug, thiserror::Error)]
#[error("cut")]
struct Cut;

async fn answer(
    request: Request<Incoming>,
    cloud: Shared,
    twice: Arc<AtomicBool>,
) -> Result<Response<Full<Bytes>>, Cut> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, REQUEST_MAX).collect().await.map_err(|_| Cut)?.to_bytes();
    let body = String::from_utf8_lossy(&body);
    let path = head.uri.path();
    if let Some(name) = path.strip_prefix("/sandbox/") {
        let (status, body) = control::answer(&mut locked(&cloud), unix_ms(), name, &body);
        return response(status.as_u16(), body);
    }
    if head.method != http::Method::POST || !path.starts_with("/cpay/") {
        return response(StatusCode::NOT_FOUND.as_u16(), "{}".to_owned());
    }
    let Reply { http_status, body, fate } = locked(&cloud).handle(unix_ms(), path, &body);
    tracing::info!(path, http_status, ?fate, "asked");
    match fate {
        Fate::Deliver => {}
        Fate::DropBefore | Fate::DropAfter => return Err(Cut),
        Fate::Delay(ms) => tokio::time::sleep(Duration::from_millis(ms)).await,
        Fate::Twice => twice.store(true, Ordering::Release),
    }
    response(http_status, body)
}

fn response(status: u16, body: String) -> Result<Response<Full<Bytes>>, Cut> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/json; charset=utf-8")
        .body(Full::new(Bytes::from(body)))
        .map_err(|_| Cut)
}

fn locked(cloud: &Shared) -> MutexGuard<'_, Cloud> {
    cloud.lock().unwrap_or_else(PoisonError::into_inner)
}
