use std::time::Duration;

/// How long each step with a chip may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For 41 after a frame, and for the answer to a status question.
    pub answer: Duration,
    /// To speak one character.
    pub character: Duration,
    /// For 4F, beyond the time the characters take.
    pub tail: Duration,
    /// Between two status questions to a chip that is speaking.
    pub poll: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            answer: Duration::from_millis(500),
            character: Duration::from_millis(350),
            tail: Duration::from_secs(3),
            poll: Duration::from_millis(300),
        }
    }
}
