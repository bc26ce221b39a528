//! The open connections and the rule which of them may carry what.

use super::endpoint::{Endpoint, EndpointTrouble, Host};
use super::line::{Came, Line, Lost};
use super::tls;
use bytes::Bytes;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, timeout};
use tokio_rustls::TlsConnector;

/// A line idle for longer carries no money call: the other side may be closing it. In ms.
const MONEY_IDLE: u128 = 20_000;
/// A line idle for longer is thrown away; the cloud keeps them for about two minutes. In ms.
const IDLE_MAX: u128 = 110_000;
/// A line rests so long after an answer: a stray second copy of it shows up in this time and
/// closes the line, instead of being taken for the answer to the next call. In ms.
const REST: u128 = 100;
/// Lines kept at hand.
const KEEP: usize = 2;

/// How careful a call has to be with its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Sent once, never again after the first byte.
    Money,
    /// The same, and only on a line that has carried nothing.
    MoneyOnFresh,
    /// May be asked again anywhere.
    Question,
}

/// The lines to all hosts.
pub(crate) struct Lines {
    endpoint: Endpoint,
    hosts: Vec<Host>,
    tls: TlsConnector,
    /// The host that answered last; tried first.
    preferred: AtomicUsize,
    kept: Mutex<Vec<Line>>,
}

impl Lines {
    pub fn new(endpoint: Endpoint) -> Result<Self, EndpointTrouble> {
        let hosts = endpoint.hosts.iter().map(|host| Host::parse(host)).collect::<Result<Vec<_>, _>>()?;
        if hosts.is_empty() {
            return Err(EndpointTrouble::NoHost);
        }
        let tls = tls::connector(endpoint.ca_file.as_deref())?;
        Ok(Self { endpoint, hosts, tls, preferred: AtomicUsize::new(0), kept: Mutex::new(Vec::new()) })
    }

    /// Opens a line and keeps it, unless a fresh one is at hand.
    pub async fn warm(&self) {
        let at_hand = |line: &Line| line.is_open() && line.is_fresh() && line.idle_ms() < MONEY_IDLE;
        if self.kept().iter().any(at_hand) {
            return;
        }
        let deadline = Instant::now() + self.endpoint.total;
        for host in self.order() {
            if let Some(line) = self.open(host, deadline).await {
                self.keep(line);
                return;
            }
        }
    }

    /// One call: over a kept line, else over the hosts in order. Ends with the first answer, and
    /// for money with the first line that took the request.
    pub async fn exchange(
        &self,
        usage: Use,
        path: &'static str,
        body: Bytes,
        sent: impl FnOnce() + Send,
    ) -> Result<Came, Lost> {
        let deadline = Instant::now() + self.endpoint.total;
        let mut sent = Some(sent);
        let mut lost = Lost::NeverLeft;
        let kept = self.take(usage);
        let fresh = self.order().into_iter().map(Err);
        for choice in kept.into_iter().map(Ok).chain(fresh) {
            let line = match choice {
                Ok(line) => Some(line),
                Err(host) => self.open(host, deadline).await,
            };
            let Some(mut line) = line else { continue };
            if !matches!(timeout(self.left(deadline), line.ready()).await, Ok(true)) {
                continue;
            }
            if let Some(sent) = sent.take() {
                sent();
            }
            match timeout(patience(usage, deadline), line.exchange(path, body.clone())).await {
                Ok(Ok(came)) => {
                    self.preferred.store(line.host, Ordering::Relaxed);
                    self.keep(line);
                    return Ok(came);
                }
                Ok(Err(Lost::NeverLeft)) => {}
                Ok(Err(trouble)) => lost = trouble,
                Err(_) => lost = Lost::Silence,
            }
            if usage != Use::Question && lost != Lost::NeverLeft {
                return Err(lost);
            }
        }
        Err(lost)
    }

    /// A kept line that may carry this. Dead and stale ones are thrown away on the way.
    fn take(&self, usage: Use) -> Option<Line> {
        let mut kept = self.kept();
        kept.retain(|line| line.is_open() && line.idle_ms() < IDLE_MAX);
        let rested = |line: &Line| line.is_fresh() || line.idle_ms() >= REST;
        let place = kept.iter().position(|line| match usage {
            Use::Money => rested(line) && line.idle_ms() < MONEY_IDLE,
            Use::MoneyOnFresh => line.is_fresh() && line.idle_ms() < MONEY_IDLE,
            Use::Question => !line.is_fresh() && rested(line),
        })?;
        Some(kept.swap_remove(place))
    }

    fn keep(&self, line: Line) {
        let mut kept = self.kept();
        kept.push(line);
        let surplus = kept.len().saturating_sub(KEEP);
        kept.drain(..surplus);
    }

    async fn open(&self, host: usize, deadline: Instant) -> Option<Line> {
        let to = self.hosts.get(host)?;
        let wait = self.endpoint.connect.min(self.left(deadline));
        let opening = Line::open(host, to, self.endpoint.proxy.as_ref(), &self.tls);
        match timeout(wait, opening).await {
            Ok(Ok(line)) => Some(line),
            Ok(Err(trouble)) => {
                tracing::info!(host = to.name, %trouble, "no line");
                None
            }
            Err(_) => {
                tracing::info!(host = to.name, "no line in time");
                None
            }
        }
    }

    /// Time left for connecting; the share of one `connect` is kept back for the answer.
    fn left(&self, deadline: Instant) -> Duration {
        left(deadline).saturating_sub(self.endpoint.connect.min(self.endpoint.total / 3))
    }

    /// The hosts, beginning with the one that answered last.
    fn order(&self) -> Vec<usize> {
        let first = self.preferred.load(Ordering::Relaxed);
        let count = self.hosts.len();
        (0..count).map(|step| (first + step) % count).collect()
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Vec<Line>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn left(deadline: Instant) -> Duration {
    deadline.saturating_duration_since(Instant::now())
}

/// A question keeps half of the time for the next host; a money call waits to the end.
fn patience(usage: Use, deadline: Instant) -> Duration {
    match usage {
        Use::Money | Use::MoneyOnFresh => left(deadline),
        Use::Question => left(deadline) / 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    async fn lines() -> (Lines, TcpListener) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let hosts = vec![format!("http://{}", listener.local_addr().unwrap())];
        (Lines::new(Endpoint { hosts, ..Endpoint::default() }).unwrap(), listener)
    }

    /// Which uses a kept line serves.
    fn served(lines: &Lines) -> Vec<Use> {
        let uses = [Use::Money, Use::MoneyOnFresh, Use::Question];
        uses.into_iter()
            .filter(|usage| {
                let line = lines.take(*usage);
                let found = line.is_some();
                line.into_iter().for_each(|line| lines.keep(line));
                found
            })
            .collect()
    }

    #[tokio::test]
    async fn who_may_use_an_idle_line() {
        let (lines, _listener) = lines().await;
        lines.warm().await;
        assert_eq!(served(&lines), [Use::Money, Use::MoneyOnFresh]);
        lines.kept().iter_mut().for_each(Line::make_used);
        assert_eq!(served(&lines), []);
        lines.kept().iter_mut().for_each(|line| line.age(Duration::from_millis(100)));
        assert_eq!(served(&lines), [Use::Money, Use::Question]);
        lines.kept().iter_mut().for_each(|line| line.age(Duration::from_secs(21)));
        assert_eq!(served(&lines), [Use::Question]);
        lines.kept().iter_mut().for_each(|line| line.age(Duration::from_secs(100)));
        assert_eq!(served(&lines), []);
        assert!(lines.kept().is_empty());
    }

    #[tokio::test]
    async fn only_a_few_lines_are_kept() {
        let (lines, _listener) = lines().await;
        for _ in 0..5 {
            let line = lines.open(0, Instant::now() + Duration::from_secs(15)).await.unwrap();
            lines.keep(line);
        }
        assert_eq!(lines.kept().len(), KEEP);
    }
}
