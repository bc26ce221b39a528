//! From fractions of a dot to whole dots, in one place.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` from a float saturates, which is what is meant here"
)]

/// The whole dot at or below; 0 for what is negative or no number.
pub fn floor(value: f32) -> usize {
    value as usize
}

/// The nearest grey, 0 to 255.
pub fn grey(value: f32) -> u8 {
    (value + 0.5) as u8
}

/// The low byte of a mean of bytes.
pub fn byte(mean: u32) -> u8 {
    mean as u8
}

/// A number of dots for rxing; pictures are far smaller than its limit.
pub fn side(dots: usize) -> u32 {
    u32::try_from(dots).unwrap_or(u32::MAX)
}
