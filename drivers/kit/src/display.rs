//! A small display on a pole that faces the guest: eight digits, or two rows of twenty letters.

use crate::Trouble;

/// Which lamp a digit display lights beside the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lamp {
    #[default]
    Off,
    /// 单价
    Price,
    /// 总计
    Total,
    /// 收款
    Received,
    /// 找零
    Change,
}

/// What stands on it. A digit display takes lamp and figure, a letter display the two rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub lamp: Lamp,
    /// Digits, `-` and one point; empty for none.
    pub figure: String,
    /// The upper row, any text; what the display cannot write is left out.
    pub upper: String,
    /// The lower row.
    pub lower: String,
}

/// A pole display. Every call returns within a few seconds, whatever the device does.
pub trait Display: Send {
    /// Shows this, or nothing: better dark than stale.
    ///
    /// # Errors
    /// The trouble met. Such displays are mute, so a success means that the bytes were taken.
    fn show(&mut self, what: Option<&Shown>) -> Result<(), Trouble>;

    /// Opens the drawer on the display's own box.
    ///
    /// # Errors
    /// The trouble met, `Unsupported` when it has no box.
    fn kick_drawer(&mut self) -> Result<(), Trouble>;
}
