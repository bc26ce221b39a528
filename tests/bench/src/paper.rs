//! A pretend network printer that answers at once and stamps what it hears.

use std::io::{Read, Result as Io, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// DLE EOT: three bytes, answered at once.
const ASK: [u8; 2] = [0x10, 0x04];
/// GS r 1 behind the job.
const PROOF: [u8; 3] = [0x1d, 0x72, 0x01];
/// On line, nothing wrong.
const WELL: u8 = 0x12;

/// One connection that carried a job.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// The first byte of any kind: a status question.
    pub first: Instant,
    /// The first byte of the job itself.
    pub job: Instant,
}

/// A printer that lives until the program ends.
pub struct Paper {
    pub address: SocketAddr,
    jobs: Arc<Mutex<Vec<Job>>>,
}

impl Paper {
    /// Listens on a free port of this machine.
    pub fn serve() -> Io<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let jobs = Arc::new(Mutex::new(Vec::new()));
        let noted = jobs.clone();
        std::thread::Builder::new().name("paper".to_owned()).spawn(move || {
            for stream in listener.incoming().flatten() {
                // a broken line ends its job; the counter says what it makes of it
                let _closed = attend(stream, &noted);
            }
        })?;
        Ok(Self { address, jobs })
    }

    /// The jobs since the last look.
    pub fn take(&self) -> Vec<Job> {
        std::mem::take(&mut *self.jobs.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn attend(mut stream: TcpStream, jobs: &Mutex<Vec<Job>>) -> Io<()> {
    stream.set_nodelay(true)?;
    let mut held = Vec::new();
    let mut buffer = [0; 8 << 10];
    let (mut first, mut job) = (None, None);
    loop {
        let count = stream.read(&mut buffer)?;
        let now = Instant::now();
        if count == 0 {
            return Ok(());
        }
        let first = *first.get_or_insert(now);
        held.extend_from_slice(buffer.get(..count).unwrap_or_default());
        while job.is_none() && held.starts_with(&ASK) && held.len() > ASK.len() {
            held.drain(..=ASK.len());
            stream.write_all(&[WELL])?;
        }
        if held.is_empty() || (job.is_none() && held.starts_with(&ASK[..1])) {
            continue;
        }
        if job.is_none() {
            job = Some(now);
            jobs.lock().unwrap_or_else(PoisonError::into_inner).push(Job { first, job: now });
        }
        if held.ends_with(&PROOF) {
            stream.write_all(&[0])?;
            held.clear();
        }
    }
}
