//! The pretend cloud on a raw socket: stamps the first byte of each charge and the moment of its answer.

use crate::answer;
use cpay::Key;
use std::io::{Read, Result as Io, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// One charge as the cloud saw it.
#[derive(Clone, Copy, Debug)]
pub struct Charge {
    /// The first byte was here.
    pub arrived: Instant,
    /// Just before the answer was written.
    pub answered: Instant,
}

/// A server that lives until the program ends.
pub struct Cloud {
    pub address: SocketAddr,
    charges: Arc<Mutex<Vec<Charge>>>,
}

impl Cloud {
    /// Listens on a free port of this machine.
    pub fn serve(key: Key) -> Io<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let charges = Arc::new(Mutex::new(Vec::new()));
        let noted = charges.clone();
        std::thread::Builder::new().name("cloud".to_owned()).spawn(move || {
            for stream in listener.incoming().flatten() {
                let (key, noted) = (key.clone(), noted.clone());
                std::thread::spawn(move || {
                    // a line that breaks is closed; the client says what it makes of it
                    let _closed = attend(stream, &key, &noted);
                });
            }
        })?;
        Ok(Self { address, charges })
    }

    /// The charges since the last look.
    pub fn take(&self) -> Vec<Charge> {
        std::mem::take(&mut *self.charges.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn attend(mut stream: TcpStream, key: &Key, charges: &Mutex<Vec<Charge>>) -> Io<()> {
    stream.set_nodelay(true)?;
    let mut held = Vec::with_capacity(8 << 10);
    let mut buffer = [0; 8 << 10];
    let mut arrived = Instant::now();
    loop {
        let count = stream.read(&mut buffer)?;
        if count == 0 {
            return Ok(());
        }
        if held.is_empty() {
            arrived = Instant::now();
        }
        held.extend_from_slice(buffer.get(..count).unwrap_or_default());
        let Some((charge, body)) = request(&held) else { continue };
        let answer = if charge { answer::paid(body, key).unwrap_or_default() } else { answer::ping() };
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length:";
        let whole = format!("{head} {}\r\n\r\n{answer}", answer.len());
        let answered = Instant::now();
        stream.write_all(whole.as_bytes())?;
        held.clear();
        if charge {
            charges.lock().unwrap_or_else(PoisonError::into_inner).push(Charge { arrived, answered });
        }
    }
}

/// Whether it is a charge, and its body, once it is whole.
fn request(held: &[u8]) -> Option<(bool, &[u8])> {
    let end = held.windows(4).position(|part| part == b"\r\n\r\n")?;
    let head = std::str::from_utf8(held.get(..end)?).ok()?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    })?;
    let body = held.get(end + 4..).filter(|body| body.len() >= length)?;
    Some((head.starts_with("POST /cpay/micro_pay "), body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_once_it_is_whole() {
        let whole = b"POST /cpay/micro_pay HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
        assert_eq!(request(whole), Some((true, &b"{}"[..])));
        assert_eq!(request(&whole[..whole.len() - 1]), None);
        let other = b"POST /cpay/ping HTTP/1.1\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(request(other), Some((false, &b""[..])));
    }
}
