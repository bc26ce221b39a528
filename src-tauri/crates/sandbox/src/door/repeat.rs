//! A stream that can say its next words twice.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Passes everything through; while the mark is set, what was written up to the next flush is
/// written once more.
pub struct Repeating<S> {
    stream: S,
    mark: Arc<AtomicBool>,
    again: Vec<u8>,
}

impl<S> Repeating<S> {
    pub const fn new(stream: S, mark: Arc<AtomicBool>) -> Self {
        Self { stream, mark, again: Vec::new() }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Repeating<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, to)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Repeating<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write(cx, bytes))?;
        if self.mark.load(Ordering::Acquire) {
            self.again.extend_from_slice(bytes.get(..written).unwrap_or_default());
        }
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let me = &mut *self;
        while !me.again.is_empty() {
            let written = ready!(Pin::new(&mut me.stream).poll_write(cx, &me.again))?;
            me.again.drain(..written);
            if me.again.is_empty() {
                me.mark.store(false, Ordering::Release);
            }
        }
        Pin::new(&mut me.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
