use kit::line::{Line, Pace, WriteClock, WriteFault};
use kit::{Trouble, TroubleKind};
use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// One TCP connection to a raw port (9100).
pub struct TcpLine(TcpStream);

impl TcpLine {
    /// Resolves and connects within `deadline`.
    ///
    /// # Errors
    /// `NotFound` when the name is unknown or nobody listens, `TimedOut` when nothing answers.
    pub fn connect(host: &str, port: u16, deadline: Duration) -> Result<Self, Trouble> {
        let end = Instant::now() + deadline;
        let mut last = Trouble::new(TroubleKind::NotFound, format!("no address for {host}"));
        for address in resolve(host, port, deadline)? {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Trouble::new(TroubleKind::TimedOut, format!("no answer from {address}")));
            }
            match TcpStream::connect_timeout(&address, left) {
                Ok(stream) => return Ok(Self::adopt(stream)?),
                Err(error) => last = error.into(),
            }
        }
        Err(last)
    }

    /// Takes over a connection.
    ///
    /// # Errors
    /// The socket refuses its settings.
    pub fn adopt(stream: TcpStream) -> std::io::Result<Self> {
        stream.set_nonblocking(false)?;
        stream.set_nodelay(true)?;
        Ok(Self(stream))
    }
}

/// The system's resolver has no deadline and may sit on a dead name server for half a minute; it is left
/// behind on a thread of its own.
fn resolve(host: &str, port: u16, deadline: Duration) -> Result<Vec<SocketAddr>, Trouble> {
    if let Ok(literal) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(literal, port)]);
    }
    let (tell, told) = mpsc::channel();
    let name = host.to_owned();
    std::thread::Builder::new().name("printer name".into()).spawn(move || {
        let _ = tell.send((name.as_str(), port).to_socket_addrs().map(Iterator::collect::<Vec<_>>));
    })?;
    match told.recv_timeout(deadline) {
        Ok(Ok(addresses)) => Ok(addresses),
        Ok(Err(error)) => Err(Trouble::new(TroubleKind::NotFound, format!("{host}: {error}"))),
        Err(_) => Err(Trouble::new(TroubleKind::TimedOut, format!("{host}: the name server is silent"))),
    }
}

fn is_time_out(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}

impl Line for TcpLine {
    fn write_all(&mut self, bytes: &[u8], pace: Pace) -> Result<(), WriteFault> {
        let mut clock = WriteClock::start(pace);
        while let Some(rest) = bytes.get(clock.taken()..).filter(|rest| !rest.is_empty()) {
            let left = clock.left().ok_or_else(|| clock.stalled())?;
            self.0.set_write_timeout(Some(left)).map_err(|error| clock.fault(error.into()))?;
            // Pieces, so that slow progress is seen as progress.
            match self.0.write(&rest[..rest.len().min(16 << 10)]) {
                Ok(count) => clock.took(count),
                Err(error) if is_time_out(&error) => {}
                Err(error) => return Err(clock.fault(error.into())),
            }
        }
        Ok(())
    }

    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> Result<usize, Trouble> {
        let read = if wait.is_zero() {
            self.0.set_nonblocking(true)?;
            let read = self.0.read(buffer);
            self.0.set_nonblocking(false)?;
            read
        } else {
            self.0.set_read_timeout(Some(wait))?;
            self.0.read(buffer)
        };
        match read {
            Ok(0) => Err(Trouble::new(TroubleKind::Disconnected, "the printer closed the connection")),
            Ok(count) => Ok(count),
            Err(error) if is_time_out(&error) => Ok(0),
            Err(error) => Err(error.into()),
        }
    }
}

impl Drop for TcpLine {
    /// Closing a socket with unread bytes resets the connection, and a reset can eat the end of a slip.
    fn drop(&mut self) {
        let _ = self.0.shutdown(Shutdown::Write);
        let _ = self.drain();
    }
}
