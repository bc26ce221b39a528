//! The two money types. The integer is private to this file.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Largest amount in fen: 10^13, a hundred billion yuan; fits a JavaScript safe integer.
const MAX_FEN: i64 = 10_000_000_000_000;

/// An amount of money in fen (1/100 yuan), `0 ..= 10^13`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(i64);

/// A difference of two amounts in fen, `-10^13 ..= 10^13`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FenDelta(i64);

/// A share in basis points (1/100 of a percent), `0 ..= 10_000`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u16);

impl Fen {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The largest amount that can be represented.
    pub const MAX: Self = Self(MAX_FEN);

    /// `None` when negative or above the bound.
    #[must_use]
    pub const fn new(fen: i64) -> Option<Self> {
        if fen >= 0 && fen <= MAX_FEN { Some(Self(fen)) } else { None }
    }

    /// The number of fen.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// True for 0 fen.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// As [`Self::is_zero`], for serde's `skip_serializing_if`.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.is_zero()
    }

    /// Sum, `None` above the bound.
    #[must_use]
    pub const fn plus(self, other: Self) -> Option<Self> {
        Self::new(self.0 + other.0)
    }

    /// Rest, `None` when it would be negative.
    #[must_use]
    pub const fn less(self, other: Self) -> Option<Self> {
        Self::new(self.0 - other.0)
    }

    /// Rest, zero when it would be negative.
    #[must_use]
    pub const fn less_or_zero(self, other: Self) -> Self {
        if self.0 > other.0 { Self(self.0 - other.0) } else { Self::ZERO }
    }

    /// Difference with its sign.
    #[must_use]
    pub const fn delta(self, other: Self) -> FenDelta {
        FenDelta(self.0 - other.0)
    }

    /// Product with a count, `None` above the bound.
    #[must_use]
    pub fn times(self, count: u32) -> Option<Self> {
        self.0.checked_mul(i64::from(count)).and_then(Self::new)
    }

    /// The sum of many amounts, `None` above the bound.
    #[must_use]
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// The share of this amount, rounded down to whole fen.
    #[must_use]
    pub fn share_down(self, rate: Rate) -> Self {
        // MAX_FEN * 10_000 < i64::MAX
        Self(self.0 * i64::from(rate.0) / 10_000)
    }

    /// Rounded down to a whole multiple of `unit`; unchanged when `unit` is zero.
    #[must_use]
    pub const fn round_down(self, unit: Self) -> Self {
        if unit.0 == 0 { self } else { Self(self.0 - self.0 % unit.0) }
    }

    /// Rounded to the nearest multiple of `unit`, halves up; `None` above the bound.
    #[must_use]
    pub const fn round_near(self, unit: Self) -> Option<Self> {
        if unit.0 == 0 {
            return Some(self);
        }
        Self::new((self.0 + unit.0 / 2) / unit.0 * unit.0)
    }

    /// As a difference from nothing.
    #[must_use]
    pub const fn as_delta(self) -> FenDelta {
        FenDelta(self.0)
    }
}

impl FenDelta {
    /// No difference.
    pub const ZERO: Self = Self(0);

    /// `None` outside the bound.
    #[must_use]
    pub const fn new(fen: i64) -> Option<Self> {
        if fen >= -MAX_FEN && fen <= MAX_FEN { Some(Self(fen)) } else { None }
    }

    /// The number of fen, with its sign.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// True for 0 fen.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Sum, `None` outside the bound.
    #[must_use]
    pub const fn plus(self, other: Self) -> Option<Self> {
        Self::new(self.0 + other.0)
    }

    /// The same size with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// As an amount, `None` when negative.
    #[must_use]
    pub const fn as_fen(self) -> Option<Fen> {
        Fen::new(self.0)
    }

    /// The sum of many differences, `None` outside the bound.
    #[must_use]
    pub fn sum(deltas: impl IntoIterator<Item = Self>) -> Option<Self> {
        deltas.into_iter().try_fold(Self::ZERO, Self::plus)
    }
}

impl Rate {
    /// `None` above 100 percent.
    #[must_use]
    pub const fn basis_points(points: u16) -> Option<Self> {
        if points <= 10_000 { Some(Self(points)) } else { None }
    }

    /// The number of basis points.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// Written by hand: a derived reader would let an amount in that breaks the bound.
impl Serialize for Fen {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Fen {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let fen = i64::deserialize(from)?;
        Self::new(fen).ok_or_else(|| D::Error::custom("amount out of bounds"))
    }
}

impl Serialize for FenDelta {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for FenDelta {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let fen = i64::deserialize(from)?;
        Self::new(fen).ok_or_else(|| D::Error::custom("difference out of bounds"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_amount;
    use proptest::prelude::*;

    fn amounts() -> impl Strategy<Value = Fen> {
        prop_oneof![0..100_000_i64, 0..=MAX_FEN, MAX_FEN - 5..=MAX_FEN].prop_map(|n| Fen::new(n).unwrap())
    }

    #[test]
    fn the_bounds_hold() {
        assert_eq!((Fen::new(-1), Fen::new(MAX_FEN + 1)), (None, None));
        assert_eq!(Fen::MAX.plus(Fen(1)), None);
        assert_eq!(Fen::ZERO.less(Fen(1)), None);
        assert_eq!(Fen::MAX.times(u32::MAX), None);
        assert_eq!((FenDelta::new(MAX_FEN + 1), FenDelta::new(-MAX_FEN - 1)), (None, None));
        assert_eq!(FenDelta(-1).as_fen(), None);
        assert_eq!(Fen::MAX.share_down(Rate(10_000)), Fen::MAX);
        assert_eq!(Rate::basis_points(10_001), None);
    }

    proptest! {
        #[test]
        fn sums_are_those_of_integers_or_none(a in amounts(), b in amounts(), count in any::<u32>()) {
            let (x, y) = (i128::from(a.get()), i128::from(b.get()));
            let fits = |sum: i128| i64::try_from(sum).ok().and_then(Fen::new);
            prop_assert_eq!(a.plus(b), fits(x + y));
            prop_assert_eq!(a.less(b), fits(x - y));
            prop_assert_eq!(a.times(count), fits(x * i128::from(count)));
            prop_assert_eq!(i128::from(a.delta(b).get()), x - y);
            prop_assert_eq!(a.less_or_zero(b), fits((x - y).max(0)).unwrap());
            prop_assert_eq!(a.delta(b).negated(), b.delta(a));
        }

        #[test]
        fn rounding_stays_within_one_unit(a in 0..MAX_FEN / 2, unit in 0..1000_i64) {
            let (amount, coin) = (Fen(a), Fen(unit));
            let (down, near) = (amount.round_down(coin), amount.round_near(coin).unwrap());
            prop_assert!(down <= amount && a - down.get() < unit.max(1));
            prop_assert!((near.get() - a).abs() * 2 <= unit);
            prop_assert!(unit == 0 || (down.get() % unit == 0 && near.get() % unit == 0));
        }

        #[test]
        fn shares_round_down(a in amounts(), points in 0..=10_000_u16) {
            let share = i128::from(a.share_down(Rate(points)).get());
            let exact = i128::from(a.get()) * i128::from(points);
            prop_assert!(share * 10_000 <= exact && exact < (share + 1) * 10_000);
        }

        #[test]
        fn what_is_shown_reads_back(n in 1..=999_999_999_999_i64) {
            let amount = Fen(n);
            prop_assert_eq!(parse_amount(&amount.to_string()), Ok(amount));
            prop_assert_eq!(format!("{amount:#}").replace(',', ""), amount.to_string());
        }
    }
}
