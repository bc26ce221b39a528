use crate::address::ScannerAddress;
use crate::reading::{Reading, Repeats};
use kit::line::{Line, SerialLine};
use kit::{Scan, Scanner, ScannerNews, Trouble, TroubleKind};
use std::time::{Duration, Instant};

/// Between two tries to open the port.
const PAUSE: Duration = Duration::from_secs(1);

/// A scanner at a serial port.
#[derive(Debug)]
pub struct SerialScanner {
    address: ScannerAddress,
    line: Link,
    reading: Reading,
    repeats: Repeats,
}

enum Link {
    Open(SerialLine),
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

impl SerialScanner {
    /// The scanner at `address`; nothing is opened yet.
    #[must_use]
    pub fn new(address: ScannerAddress) -> Self {
        let line = Link::Closed { again: Instant::now(), told: None };
        Self { address, line, reading: Reading::default(), repeats: Repeats::default() }
    }

    /// Tries to open the port. Tells of a trouble once, not with every try.
    fn reopen(&mut self, told: Option<TroubleKind>) -> Option<ScannerNews> {
        match SerialLine::open(&self.address.settings()) {
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
        let mut bytes = [0; 256];
        match line.read(&mut bytes, wait) {
            Ok(0) => self.reading.end_by_silence(Instant::now()),
            Ok(count) => self.reading.feed(&bytes[..count], Instant::now()),
            Err(trouble) => return self.close(trouble, None),
        }
        None
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

impl Scanner for SerialScanner {
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
