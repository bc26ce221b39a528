//! `CONNECT` through the shop's HTTP proxy.

use super::endpoint::Proxy;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::io;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Longest head of a proxy's answer, in bytes.
const HEAD_MAX: usize = 8 * 1024;

/// A byte stream to `authority` (`host:port`) behind the proxy.
pub(crate) async fn tunnel(proxy: &Proxy, authority: &str) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect((proxy.host.as_str(), proxy.port)).await?;
    let mut head = format!("CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n");
    if let Some(user) = &proxy.user {
        let password = proxy.password.as_deref().unwrap_or_default();
        let pair = STANDARD.encode(format!("{user}:{password}"));
        head.push_str(&format!("Proxy-Authorization: Basic {pair}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes()).await?;
    let answer = read_head(&mut stream).await?;
    if accepted(&answer) { Ok(stream) } else { Err(io::Error::other("proxy refused")) }
}

/// Byte by byte: whatever follows the head already belongs to the host behind.
async fn read_head(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() >= HEAD_MAX {
            return Err(io::Error::other("proxy talks too much"));
        }
        head.push(stream.read_u8().await?);
    }
    Ok(head)
}

fn accepted(head: &[u8]) -> bool {
    let line = head.split(|b| *b == b'\r').next().unwrap_or_default();
    let mut words = line.split(|b| *b == b' ');
    let version = words.next().unwrap_or_default();
    let status = words.next().unwrap_or_default();
    version.starts_with(b"HTTP/1.") && status.len() == 3 && status.starts_with(b"2")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_2xx_is_a_tunnel() {
        assert!(accepted(b"HTTP/1.1 200 Connection established\r\n\r\n"));
        assert!(accepted(b"HTTP/1.0 200\r\n\r\n"));
        assert!(!accepted(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
        assert!(!accepted(b"HTTP/1.1 20 x\r\n\r\n"));
        assert!(!accepted(b"SSH-2.0\r\n\r\n"));
        assert!(!accepted(b""));
    }
}
