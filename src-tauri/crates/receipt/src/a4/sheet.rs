//! What stands where on the pages. Lengths are twips, a twentieth of a point, so whole numbers do.

use super::letters::Letters;

/// A4: 210 x 297 mm.
pub(super) const WIDTH: i32 = 11_906;
pub(super) const HEIGHT: i32 = 16_838;
/// 18 mm at the sides.
pub(super) const LEFT: i32 = 1_020;
pub(super) const RIGHT: i32 = WIDTH - LEFT;
/// 15 mm above and 20 mm below, where the foot stands.
pub(super) const TOP: i32 = 850;
pub(super) const BOTTOM: i32 = HEIGHT - 1_130;

/// Letters are black, as a printer of one ink breaks grey ones into dots; what lies under them is grey.
pub(super) const BLACK: u8 = 0;
pub(super) const BAND: u8 = 232;
pub(super) const WATER: u8 = 222;

/// One thing on a page; a text's `y` is the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Text {
        x: i32,
        y: i32,
        size: i32,
        bold: bool,
        text: String,
    },
    Fill {
        x: i32,
        y: i32,
        width: i32,
        height: i32,
        shade: u8,
    },
    /// A QR code within a square of `side`.
    Symbol {
        x: i32,
        y: i32,
        side: i32,
        text: String,
    },
    /// Large letters across the middle of the page.
    Water(String),
}

/// Pages that grow downwards.
pub(super) struct Sheet<'a> {
    pub(super) letters: &'a Letters,
    pub(super) pages: Vec<Vec<Mark>>,
    /// Where the next thing begins.
    pub(super) y: i32,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(letters: &'a Letters) -> Self {
        Self { letters, pages: vec![Vec::new()], y: TOP }
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        self.pages.last_mut().into_iter().for_each(|page| page.push(mark.clone()));
    }

    /// Begins another page when `height` does not fit on this one.
    pub(super) fn room(&mut self, height: i32) {
        if self.y + height > BOTTOM {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    pub(super) fn fill(&mut self, x: i32, y: i32, width: i32, height: i32, shade: u8) {
        self.mark(Mark::Fill { x, y, width, height, shade });
    }

    pub(super) fn text(&mut self, x: i32, y: i32, pen: Pen, text: &str) {
        let Pen { size, bold } = pen;
        self.mark(Mark::Text { x, y, size, bold, text: text.to_owned() });
    }

    /// A text that ends at `right`, in smaller letters where it is wider than `width`.
    pub(super) fn right(&mut self, right: i32, y: i32, width: i32, pen: Pen, text: &str) {
        let pen = self.fitting(width, pen, text);
        self.text(right - self.letters.width(text, pen.size), y, pen, text);
    }

    /// A text from `x` on, in smaller letters where it is wider than `width`.
    pub(super) fn left(&mut self, x: i32, y: i32, width: i32, pen: Pen, text: &str) {
        self.text(x, y, self.fitting(width, pen, text), text);
    }

    fn fitting(&self, width: i32, pen: Pen, text: &str) -> Pen {
        let wide = self.letters.width(text, pen.size);
        if wide <= width { pen } else { Pen { size: (pen.size * width / wide).max(1), ..pen } }
    }
}

/// How letters look.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    pub(super) size: i32,
    pub(super) bold: bool,
}

impl Pen {
    pub(super) const fn plain(size: i32) -> Self {
        Self { size, bold: false }
    }

    pub(super) const fn bold(size: i32) -> Self {
        Self { size, bold: true }
    }
}
