use crate::ScannerAddress;
use std::time::Duration;

/// Scans that are asked for.
const SCANS: usize = 3;
/// A wedge slower than this between two keys is easily cut in two.
const SLOW: Duration = Duration::from_millis(60);

/// Where a scan came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A device that this program listens to.
    Device { address: ScannerAddress, name: String },
    /// The page, as typed keys; the slowest pause between two of them.
    Page { gap: Duration },
}

impl Source {
    /// True when both are the same device.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Device { address: one, .. }, Self::Device { address: other, .. }) => one == other,
            (Self::Page { .. }, Self::Page { .. }) => true,
            _ => false,
        }
    }

    /// A device is better than keys, which focus and input methods can harm.
    const fn rank(&self) -> u8 {
        match self {
            Self::Device { address: ScannerAddress::HidPos { .. }, .. } => 0,
            Self::Device { address: ScannerAddress::Serial { .. }, .. } => 1,
            Self::Device { address: ScannerAddress::Grab { .. }, .. } => 2,
            Self::Page { .. } => 3,
        }
    }
}

/// One scan, without its text in any log.
#[derive(Clone)]
pub struct Heard {
    pub source: Source,
    text: String,
}

impl Heard {
    /// A scan of this text.
    #[must_use]
    pub fn new(source: Source, text: impl Into<String>) -> Self {
        Self { source, text: text.into() }
    }

    /// Letters of the code.
    #[must_use]
    pub fn length(&self) -> usize {
        self.text.chars().count()
    }
}

/// What a person should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The same code came out differently: an input method or a cut. A serial or HID setting would mend it.
    Damaged,
    /// The scanner types slowly; the window has to be patient.
    Slow,
    /// It works; set to USB-COM it would be safe from focus and input methods.
    PreferCom,
}

/// The outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub source: Source,
    pub advice: Option<Advice>,
}

/// Counts scans of one and the same code.
#[derive(Default)]
pub struct Wizard {
    heard: Vec<Heard>,
    differ: bool,
}

impl Wizard {
    /// Takes a scan. A code that differs from the one before begins the count anew.
    pub fn take(&mut self, heard: Heard) {
        let known = self.heard.iter().find(|known| known.source.is_same(&heard.source));
        self.differ = known.is_some_and(|known| known.text != heard.text);
        if self.differ {
            self.heard.retain(|known| !known.source.is_same(&heard.source));
        }
        if self.heard.len() >= SCANS * 4 {
            self.heard.remove(0);
        }
        self.heard.push(heard);
    }

    /// Scans so far, oldest first, with whether each agrees with the newest.
    #[must_use]
    pub fn heard(&self) -> Vec<(&Heard, bool)> {
        let newest = self.heard.last().map(|heard| heard.text.as_str());
        self.heard.iter().map(|heard| (heard, Some(heard.text.as_str()) == newest)).collect()
    }

    /// True when the newest scan did not say what the one before said.
    #[must_use]
    pub const fn differs(&self) -> bool {
        self.differ
    }

    /// The best source that gave the same code three times.
    #[must_use]
    pub fn choice(&self) -> Option<Choice> {
        let times = |source: &Source| self.heard.iter().filter(|heard| heard.source.is_same(source)).count();
        let enough = self.heard.iter().filter(|heard| times(&heard.source) >= SCANS);
        let best = enough.min_by_key(|heard| heard.source.rank())?;
        let Source::Page { .. } = best.source else {
            return Some(Choice { source: best.source.clone(), advice: None });
        };
        let gaps = self.heard.iter().filter_map(|heard| match heard.source {
            Source::Page { gap } => Some(gap),
            Source::Device { .. } => None,
        });
        let gap = gaps.max().unwrap_or_default();
        let advice = if gap > SLOW { Advice::Slow } else { Advice::PreferCom };
        Some(Choice { source: Source::Page { gap }, advice: Some(advice) })
    }

    /// What to say while there is no choice yet.
    #[must_use]
    pub fn advice(&self) -> Option<Advice> {
        self.differ.then_some(Advice::Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn com(path: &str) -> Source {
        let address = ScannerAddress::Serial { path: path.into(), baud: 9600, identity: None };
        Source::Device { address, name: "枪".into() }
    }

    fn page(ms: u64) -> Source {
        Source::Page { gap: Duration::from_millis(ms) }
    }

    #[test]
    fn three_times_the_same_from_one_device() {
        let mut wizard = Wizard::default();
        for n in 0..3 {
            assert_eq!(wizard.choice(), None, "{n}");
            wizard.take(Heard::new(com("/dev/ttyACM0"), "6901234567892"));
        }
        assert_eq!(wizard.choice(), Some(Choice { source: com("/dev/ttyACM0"), advice: None }));
    }

    #[test]
    fn a_device_is_better_than_the_page_and_the_slowest_pause_counts() {
        let mut wizard = Wizard::default();
        for gap in [8, 70, 12] {
            wizard.take(Heard::new(page(gap), "A1"));
        }
        let slow = Choice { source: page(70), advice: Some(Advice::Slow) };
        assert_eq!(wizard.choice(), Some(slow));
        for _ in 0..3 {
            wizard.take(Heard::new(com("COM3"), "A1"));
        }
        assert_eq!(wizard.choice().map(|choice| choice.source), Some(com("COM3")));
    }

    #[test]
    fn a_damaged_scan_begins_anew_and_is_told() {
        let mut wizard = Wizard::default();
        wizard.take(Heard::new(page(5), "6901234567892"));
        wizard.take(Heard::new(page(5), "01234567892"));
        assert!(wizard.differs());
        assert_eq!(wizard.advice(), Some(Advice::Damaged));
        wizard.take(Heard::new(page(5), "01234567892"));
        assert_eq!(wizard.choice(), None);
        wizard.take(Heard::new(page(5), "01234567892"));
        let choice = Choice { source: page(5), advice: Some(Advice::PreferCom) };
        assert_eq!(wizard.choice(), Some(choice));
    }
}
