use super::choice::{Heard, Source};
use crate::{DeviceScanner, ScannerAddress};
use kit::{Found, FoundKind, Scanner, ScannerNews, Spot};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// Scans that may wait; more than a person makes while nobody looks.
const HEARD_MAX: usize = 16;
/// Devices that are listened to at once.
const EARS_MAX: usize = 24;
/// How soon a thread sees that it is to stop.
const GLANCE: Duration = Duration::from_millis(200);

/// Listens to every device that may be a scanner, until dropped.
pub struct Ears {
    heard: Receiver<Heard>,
    stop: Arc<AtomicBool>,
}

impl Ears {
    /// Opens all of `found` but the paths in `but`, which other drivers hold. A keyboard is listened to only
    /// when its name says scanner: a person's own must go on typing.
    #[must_use]
    pub fn open(found: &[Found], but: &[String]) -> Self {
        let (send, heard) = sync_channel(HEARD_MAX);
        let stop = Arc::new(AtomicBool::new(false));
        let candidates = found.iter().filter(|one| !but.contains(&one.path)).filter_map(address);
        for (address, name) in candidates.take(EARS_MAX) {
            spawn(address, name, &send, &stop);
        }
        Self { heard, stop }
    }

    /// The next scan, waited for at most `wait`.
    #[must_use]
    pub fn hear(&self, wait: Duration) -> Option<Heard> {
        self.heard.recv_timeout(wait).ok()
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn address(found: &Found) -> Option<(ScannerAddress, String)> {
    let spot = Spot { path: found.path.clone(), identity: found.identity.clone() };
    let address = match found.kind {
        FoundKind::Serial => ScannerAddress::Serial {
            path: spot.path,
            baud: crate::address::usual_baud(),
            identity: spot.identity,
        },
        FoundKind::HidScanner => ScannerAddress::HidPos { spot },
        FoundKind::Keyboard if says_scanner(&found.name) => ScannerAddress::Grab { spot },
        FoundKind::Keyboard | FoundKind::Printer | FoundKind::Camera => return None,
    };
    Some((address, found.name.clone()))
}

fn says_scanner(name: &str) -> bool {
    let name = name.to_lowercase();
    ["barcode", "bar code", "scanner", "reader", "扫描", "扫码"].iter().any(|word| name.contains(word))
}

fn spawn(address: ScannerAddress, name: String, send: &SyncSender<Heard>, stop: &Arc<AtomicBool>) {
    let (send, stop) = (send.clone(), stop.clone());
    let listen = move || {
        let mut scanner = DeviceScanner::new(address.clone());
        while !stop.load(Ordering::Relaxed) {
            if let Some(ScannerNews::Read(scan)) = scanner.next(GLANCE) {
                let source = Source::Device { address: address.clone(), name: name.clone() };
                if send.try_send(Heard::new(source, scan.text)).is_err() {
                    tracing::debug!("nobody hears the scans");
                }
            }
        }
    };
    if let Err(error) = thread::Builder::new().name("ear".to_owned()).spawn(listen) {
        tracing::warn!(%error, "a device is not listened to");
    }
}
