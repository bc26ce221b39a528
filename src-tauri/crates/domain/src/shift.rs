//! A shift: who is on duty, the float, the count, the difference. Three states: open, counted, closed.

use crate::ids::{ShiftId, StaffId};
use crate::time::{BusinessDate, Wall};
use money::{Fen, FenDelta};
use serde::{Deserialize, Serialize};

/// Longest note, in characters.
pub const NOTE_MAX: usize = 60;
/// Notes and coins of the renminbi, in fen, largest first; a count by note names only these.
pub const NOTES: [i64; 13] = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

/// What was counted, by whom, against what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub by: StaffId,
    /// How many of which note, in fen; empty when one sum was typed.
    pub notes: Vec<(Fen, u32)>,
    /// Notes and coins together, in fen.
    pub sum: Fen,
    /// What the book held when the count was locked; negative when more was given out than came in.
    pub expected: FenDelta,
    pub wall: Wall,
}

impl Count {
    /// True for one typed sum, and for notes that make the sum.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.notes.is_empty() || sum_notes(&self.notes) == Some(self.sum)
    }

    /// Counted less expected: positive is over, negative short. `None` outside the bound of money.
    #[must_use]
    pub fn difference(&self) -> Option<FenDelta> {
        self.sum.as_delta().plus(self.expected.negated())
    }
}

/// What notes and coins make, in fen. `None` for a note that is not one of [`NOTES`] or stands twice, and
/// above the bound of money.
#[must_use]
pub fn sum_notes(notes: &[(Fen, u32)]) -> Option<Fen> {
    let mut sum = Fen::ZERO;
    for (place, (note, count)) in notes.iter().enumerate() {
        let twice = notes.iter().take(place).any(|(other, _)| other == note);
        if twice || !NOTES.contains(&note.get()) {
            return None;
        }
        sum = sum.plus(note.times(*count)?)?;
    }
    Some(sum)
}

/// Why the count differs, as the cashier says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DifferenceReason {
    /// Change was given wrongly.
    Change,
    /// Something was not booked.
    NotBooked,
    /// A false note.
    Counterfeit,
    /// Counted wrongly before.
    Miscounted,
    Unknown,
}

/// How a shift ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub by: StaffId,
    /// Who takes over; `None` when nobody is there.
    pub next: Option<StaffId>,
    pub difference: FenDelta,
    pub reason: Option<DifferenceReason>,
    pub note: String,
    pub wall: Wall,
}

/// Where a shift stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ShiftState {
    Open,
    /// The count is locked; no cash moves until the shift is closed or counted anew.
    Counted,
    Closed,
}

/// One shift of one person on this counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    pub id: ShiftId,
    pub owner: StaffId,
    /// The owner's name then, for slips.
    pub name: String,
    pub opened: Wall,
    /// Everything of the shift belongs to this business day.
    pub day: BusinessDate,
    /// Cash in the drawer when it began, in fen.
    pub float: Fen,
    pub count: Option<Count>,
    pub closing: Option<Closing>,
}

impl Shift {
    #[must_use]
    pub const fn state(&self) -> ShiftState {
        match (&self.count, &self.closing) {
            (_, Some(_)) => ShiftState::Closed,
            (Some(_), None) => ShiftState::Counted,
            (None, None) => ShiftState::Open,
        }
    }
}

/// Cash that moves without a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CashWay {
    /// Out of the drawer into the safe or to the bank.
    Drop,
    PayIn,
    PayOut,
}

/// Why cash moves without a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CashReason {
    /// To the safe or the bank.
    Safe,
    /// Change fetched or given away.
    Change,
    /// Small purchases of the shop.
    Purchase,
    /// A guest's parcel, taxi or the like, paid by the shop.
    ForGuest,
    Other,
}

/// One move of cash without a guest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashMove {
    pub way: CashWay,
    /// In fen; at least 1.
    pub amount: Fen,
    pub reason: CashReason,
    /// At most [`NOTE_MAX`] characters.
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fen(n: i64) -> Fen {
        Fen::new(n).unwrap()
    }

    fn count(notes: &[(i64, u32)], sum: i64, expected: i64) -> Count {
        Count {
            by: StaffId("7".to_owned()),
            notes: notes.iter().map(|(note, n)| (fen(*note), *n)).collect(),
            sum: fen(sum),
            expected: FenDelta::new(expected).unwrap(),
            wall: Wall(0),
        }
    }

    #[test]
    fn notes_and_what_they_make() {
        let all: Vec<(i64, u32)> = NOTES.iter().map(|note| (*note, 1)).collect();
        type Notes = [(i64, u32)];
        let table: [(&Notes, Option<i64>); 9] = [
            (&[], Some(0)),
            (&[(10_000, 0)], Some(0)),
            (&[(10_000, 12), (5_000, 1), (100, 7), (50, 3)], Some(125_850)),
            (&all, Some(18_888)),
            // no such note
            (&[(20_000, 1)], None),
            (&[(0, 5)], None),
            (&[(10_000, 1), (3, 1)], None),
            // named twice: which of the two was meant?
            (&[(10_000, 1), (100, 1), (10_000, 2)], None),
            // beyond the bound of money
            (&[(10_000, u32::MAX)], None),
        ];
        for (notes, sum) in table {
            let notes: Vec<_> = notes.iter().map(|(note, n)| (fen(*note), *n)).collect();
            assert_eq!(sum_notes(&notes), sum.map(fen), "{notes:?}");
        }
    }

    #[test]
    fn notes_are_named_largest_first_and_once() {
        assert!(NOTES.windows(2).all(|pair| pair[0] > pair[1]));
    }

    #[test]
    fn a_count_says_what_is_over_and_what_is_short() {
        let table = [(20_500, 20_700, -200), (20_700, 20_700, 0), (20_701, 20_700, 1), (100, -50, 150)];
        for (sum, expected, difference) in table {
            let told = count(&[], sum, expected).difference().map(FenDelta::get);
            assert_eq!(told, Some(difference), "{sum} of {expected}");
        }
        assert_eq!(count(&[], Fen::MAX.get(), -1).difference(), None);
    }

    #[test]
    fn the_notes_of_a_count_make_its_sum() {
        assert!(count(&[], 77, 0).adds_up(), "one sum was typed");
        assert!(count(&[(10_000, 2), (500, 1)], 20_500, 0).adds_up());
        assert!(!count(&[(10_000, 2), (500, 1)], 20_400, 0).adds_up());
        assert!(!count(&[(10_000, 2), (300, 1)], 20_300, 0).adds_up(), "no such note");
    }

    #[test]
    fn a_shift_is_open_counted_or_closed() {
        let closing = Closing {
            by: StaffId("7".to_owned()),
            next: None,
            difference: FenDelta::ZERO,
            reason: None,
            note: String::new(),
            wall: Wall(0),
        };
        let shift = |count: Option<Count>, closing: Option<Closing>| Shift {
            id: ShiftId(1),
            owner: StaffId("7".to_owned()),
            name: String::new(),
            opened: Wall(0),
            day: BusinessDate(20_261_126),
            float: Fen::ZERO,
            count,
            closing,
        };
        let counted = || Some(count(&[], 0, 0));
        assert_eq!(shift(None, None).state(), ShiftState::Open);
        assert_eq!(shift(counted(), None).state(), ShiftState::Counted);
        assert_eq!(shift(counted(), Some(closing.clone())).state(), ShiftState::Closed);
        // an automatic shift closes uncounted
        assert_eq!(shift(None, Some(closing)).state(), ShiftState::Closed);
    }

    proptest! {
        #[test]
        fn the_sum_of_notes_is_that_of_integers(counts in proptest::collection::vec(0..5000_u32, NOTES.len())) {
            let notes: Vec<_> = NOTES.iter().zip(&counts).map(|(note, n)| (fen(*note), *n)).collect();
            let sum: i64 = NOTES.iter().zip(&counts).map(|(note, n)| note * i64::from(*n)).sum();
            prop_assert_eq!(sum_notes(&notes), Fen::new(sum));
        }
    }
}
