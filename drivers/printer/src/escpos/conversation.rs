use super::patience::Patience;
use super::status::{Ask, StatusStream, Word};
use kit::line::Line;
use kit::{PaperState, Trouble};
use std::time::{Duration, Instant};

/// Old answers that are thrown away before a look; a printer that has more of them babbles.
const OLD_MAX: usize = 64;

/// Questions and answers over one line. A device may talk without end, so every wait looks at the clock and
/// not at the silence.
pub struct Conversation<'a> {
    line: &'a mut dyn Line,
    patience: Patience,
    stream: StatusStream,
    /// The answer to GS r came, perhaps while something else was awaited.
    proof: bool,
}

impl<'a> Conversation<'a> {
    pub fn new(line: &'a mut dyn Line, patience: Patience) -> Self {
        Self { line, patience, stream: StatusStream::default(), proof: false }
    }

    /// Looks at the printer, waiting `first` for the first answer. `online` is `None` when that did not come;
    /// the other questions are then not asked.
    pub fn look(&mut self, first: Duration) -> Result<PaperState, Trouble> {
        // A late answer to an earlier look would be taken for the answer to another question.
        for _ in 0..OLD_MAX {
            if self.word(Instant::now())?.is_none() {
                break;
            }
        }
        let mut state = PaperState::default();
        let mut wait = first;
        for ask in Ask::ALL {
            let Some(answer) = self.ask(ask, wait)? else {
                // A printer that knows only some of the questions is taken at its word for those.
                break;
            };
            ask.note(answer, &mut state);
            wait = self.patience.answer;
        }
        Ok(state)
    }

    fn ask(&mut self, ask: Ask, wait: Duration) -> Result<Option<u8>, Trouble> {
        let pace = self.patience.pace(ask.bytes().len());
        self.line.write_all(&ask.bytes(), pace).map_err(|fault| fault.trouble)?;
        let end = Instant::now() + wait;
        loop {
            match self.word(end)? {
                Some(Word::RealTime(answer)) => return Ok(Some(answer)),
                Some(Word::Queued(_) | Word::Automatic(_)) if Instant::now() < end => {}
                _ => return Ok(None),
            }
        }
    }

    /// Waits for the end-of-job proof, at most until `end`.
    pub fn proven(&mut self, end: Instant) -> Result<bool, Trouble> {
        while !self.proof {
            if self.word(end)?.is_none() || Instant::now() >= end {
                return Ok(self.proof);
            }
        }
        Ok(true)
    }

    fn word(&mut self, end: Instant) -> Result<Option<Word>, Trouble> {
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let mut byte = [0];
            if self.line.read(&mut byte, left)? > 0
                && let Some(word) = self.stream.feed(byte[0])
            {
                self.proof |= matches!(word, Word::Queued(_));
                return Ok(Some(word));
            }
            if left == Duration::ZERO {
                return Ok(None);
            }
        }
    }
}
