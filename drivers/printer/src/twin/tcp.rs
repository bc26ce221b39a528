use super::face::DeviceFace;
use crate::TcpLine;
use kit::Trouble;
use kit::twin::{Switch, Switches, WireTwin, turn};
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// An emulated printer on a TCP port of this machine, until dropped. One connection at a time, as most have it.
pub struct TcpTwin {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl TcpTwin {
    pub(super) fn serve(mut face: DeviceFace, switches: Switches) -> Result<Self, Trouble> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let stop = Arc::new(AtomicBool::new(false));
        let halt = Arc::clone(&stop);
        let thread = std::thread::Builder::new().name("printer twin".into()).spawn(move || {
            let mut listener = Some(listener);
            while !halt.load(Ordering::Relaxed) {
                if switches.is_on(Switch::Unplugged) {
                    listener = None;
                } else if listener.is_none() {
                    listener = listen(address);
                }
                match listener.as_ref().map(TcpListener::accept) {
                    Some(Ok((stream, _))) => {
                        if let Ok(line) = TcpLine::adopt(stream) {
                            attend(line, &mut face, &switches, &halt);
                        }
                    }
                    Some(Err(error)) if error.kind() != ErrorKind::WouldBlock => listener = None,
                    _ => {
                        // The mechanism goes on without a connection: held data comes out with new paper.
                        let _ = face.answer();
                        std::thread::sleep(Duration::from_millis(5));
                    }
                }
            }
        })?;
        Ok(Self { address, stop, thread: Some(thread) })
    }

    /// Where it listens; the same after it was unplugged and is back.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

fn listen(address: SocketAddr) -> Option<TcpListener> {
    let listener = TcpListener::bind(address).ok()?;
    listener.set_nonblocking(true).ok()?;
    Some(listener)
}

fn attend(mut line: TcpLine, face: &mut DeviceFace, switches: &Switches, halt: &AtomicBool) {
    face.joined();
    while !halt.load(Ordering::Relaxed) && !switches.is_on(Switch::Unplugged) {
        if !turn(&mut line, face).unwrap_or(false) {
            break;
        }
    }
    face.parted();
}

impl Drop for TcpTwin {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
