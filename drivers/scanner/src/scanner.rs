use crate::address::ScannerAddress;
use crate::reading::{Reading, Repeats};
use crate::wire::{self, Wire};
use kit::{Scan, Scanner, ScannerNews, Trouble, TroubleKind};
use std::time::{Duration, Instant};

/// Between two tries to open the device.
const PAUSE: Duration = Duration::from_secs(1);

/// A scanner at an address.
#[derive(Debug)]
pub struct DeviceScanner {
    address: ScannerAddress,
    line: Link,
    reading: Reading,
    repeats: Repeats,
}

enum Link {
    Open(Box<dyn Wire>),
    /// Closed until `again`; `told` is the trouble the caller has heard of.
    Closed {
        again: Instant,
        told: Option<TroubleKind>,
    },
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if matches!(self, Self::Open(_)) { "open" } else { "closed" })
    }
}

impl DeviceScanner {
    /// The scanner at `address`; nothing is opened yet.
    #[must_use]
    pub fn new(address: ScannerAddress) -> Self {
        let line = Link::Closed { again: Instant::now(), told: None };
        Self { address, line, reading: Reading::default(), repeats: Repeats::default() }
    }

    /// Tries to open the device. Tells of a trouble once, not with every try.
    fn reopen(&mut self, told: Option<TroubleKind>) -> Option<ScannerNews> {
        match wire::open(&self.address) {
            Ok(line) => {
                self.line = Link::Open(line);
                self.reading.forget();
                Some(ScannerNews::Ready)
            }
            Err(trouble) => self.close(trouble, told),
        }
    }

    fn close(&mut self, trouble: Trouble, told: Option<TroubleKind>) -> Option<ScannerNews> {
        self.reading.forget();
        self.line = Link::Closed { again: Instant::now() + PAUSE, told: Some(trouble.kind) };
        (told != Some(trouble.kind)).then(|| {
            tracing::info!(%trouble, "scanner lost");
            ScannerNews::Lost(trouble)
        })
    }

    fn listen(&mut self, end: Instant) -> Option<ScannerNews> {
        let Link::Open(line) = &mut self.line else { return None };
        let now = Instant::now();
        let left = end.saturating_duration_since(now);
        let wait = self.reading.silence_left(now).map_or(left, |silence| silence.min(left));
        match line.listen(&mut self.reading, wait) {
            Ok(()) => None,
            Err(trouble) => self.close(trouble, None),
        }
    }

    fn next_scan(&mut self) -> Option<ScannerNews> {
        while let Some(text) = self.reading.take() {
            if self.repeats.is_new(&text, Instant::now()) {
                return Some(ScannerNews::Read(Scan { text }));
            }
        }
        None
    }
}

impl Scanner for DeviceScanner {
    fn next(&mut self, wait: Duration) -> Option<ScannerNews> {
        let end = Instant::now() + wait;
        loop {
            if let Some(scan) = self.next_scan() {
                return Some(scan);
            }
            let news = match self.line {
                Link::Open(_) => self.listen(end),
                Link::Closed { again, told } if again <= Instant::now() => self.reopen(told),
                Link::Closed { again, .. } => {
                    std::thread::sleep(again.min(end).saturating_duration_since(Instant::now()));
                    None
                }
            };
            if news.is_some() {
                return news;
            }
            if Instant::now() >= end {
                return self.next_scan();
            }
        }
    }
}
