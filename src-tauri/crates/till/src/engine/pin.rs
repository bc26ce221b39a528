//! PINs on their way to a proof.

/// A PIN as typed; never stored, never logged, shown by no Debug.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// 4 to 8 digits, else `None`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let fits = (4..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| Self(text.to_owned()))
    }

    /// The digits, for the one who hashes them.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// What is to be proven; costs some 50 ms and therefore runs elsewhere.
#[derive(Clone)]
pub enum Prove {
    /// Does the PIN belong to this hash?
    Check { pin: Pin, hash: String },
    /// Make a hash, unless the PIN belongs to one of these already.
    Make { pin: Pin, others: Vec<String> },
}

/// Hashes stay out of logs.
impl std::fmt::Debug for Prove {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Check { .. } => "Check(…)",
            Self::Make { .. } => "Make(…)",
        })
    }
}

/// What was proven.
#[derive(Clone, PartialEq, Eq)]
pub enum Proof {
    Right,
    Wrong,
    Made(String),
    /// The PIN is somebody else's.
    Taken,
    /// It could not be done; nothing is proven.
    Failed,
}

/// Hashes stay out of logs.
impl std::fmt::Debug for Proof {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Right => "Right",
            Self::Wrong => "Wrong",
            Self::Made(_) => "Made(…)",
            Self::Taken => "Taken",
            Self::Failed => "Failed",
        })
    }
}
