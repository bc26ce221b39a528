use crate::Trouble;
use crate::line::{Line, Pace};
use std::time::Duration;

const TICK: Duration = Duration::from_millis(5);
const ANSWER: Pace = Pace { stall: Duration::from_millis(500), total: Duration::from_secs(2) };

/// An emulated device at the far end of a line.
pub trait WireTwin: Send {
    /// How many bytes it takes right now; 0 leaves them on the line.
    fn appetite(&mut self) -> usize;

    /// Bytes arrived.
    fn hear(&mut self, bytes: &[u8]);

    /// What it says now, asked for after every hearing and every few ms.
    fn answer(&mut self) -> Vec<u8>;

    /// True once to hang up.
    fn hangs_up(&mut self) -> bool {
        false
    }

    /// The line was cut or closed.
    fn parted(&mut self) {}
}

/// Lets a twin live on a line for about 5 ms; false when it hung up.
///
/// # Errors
/// The line is gone.
pub fn turn(line: &mut dyn Line, twin: &mut dyn WireTwin) -> Result<bool, Trouble> {
    let mut buffer = [0; 4096];
    let appetite = twin.appetite().min(buffer.len());
    if appetite == 0 {
        std::thread::sleep(TICK);
    } else {
        let count = line.read(&mut buffer[..appetite], TICK)?;
        if count > 0 {
            twin.hear(&buffer[..count]);
        }
    }
    let answer = twin.answer();
    if !answer.is_empty() {
        line.write_all(&answer, ANSWER).map_err(|fault| fault.trouble)?;
    }
    Ok(!twin.hangs_up())
}
