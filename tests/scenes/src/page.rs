//! A phone's pay page, as the phone draws it.

use crate::Picture;
use crate::chance::Chance;
use crate::code::{Modules, Strength, code128, qr};
use camera::reader::Symbology;

/// Width of a drawn phone, its frame included, in dots; a phone is about twice as high.
pub const WIDTH: usize = 800;
pub const HEIGHT: usize = 1640;

/// Which codes a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Qr,
    Bars,
    Both,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Qr, Self::Bars, Self::Both];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Qr => "qr",
            Self::Bars => "code128",
            Self::Both => "pay page",
        }
    }
}

/// A drawn page and where its codes are.
pub struct Page {
    pub picture: Picture,
    /// The middle of what matters, in dots of the page.
    pub middle: (f32, f32),
    /// Side of a module of the finest code, in dots of the page.
    pub module: f32,
    /// Width of the widest code, in dots of the page.
    pub extent: f32,
    pub symbologies: Vec<Symbology>,
}

/// A phone that shows a code that says `payload`; `None` when no such code can be made.
#[must_use]
pub fn draw(kind: Kind, payload: &str, chance: &mut Chance) -> Option<Page> {
    let mut sheet = Sheet::new(chance);
    let bars = if kind == Kind::Qr { None } else { Some(code128(payload)?) };
    let square =
        if kind == Kind::Bars { None } else { Some(qr(payload, Strength::any(chance, 1..=4), chance)?) };
    let mut page = Page {
        picture: Picture::filled(1, 1, 0),
        middle: (WIDTH as f32 / 2.0, 0.0),
        module: f32::MAX,
        extent: 0.0,
        symbologies: Vec::new(),
    };
    let top = 330;
    let mut at = top;
    if let Some(bars) = &bars {
        let module = (590 / bars.width).max(2);
        let wide = module * bars.width;
        sheet.stamp(bars, (WIDTH - wide) / 2, at, (module, 130));
        at += 130 + 22;
        sheet.words(chance, (WIDTH - 400) / 2, at, 20, 3);
        at += 60;
        page.note(Symbology::Code128, module, wide);
    }
    if let Some(square) = &square {
        let module = (430 / square.width).max(2);
        let wide = module * square.width;
        sheet.stamp(square, (WIDTH - wide) / 2, at, (module, module));
        if chance.happens(0.35) {
            sheet.logo(chance, WIDTH / 2, at + wide / 2, wide / 6);
        }
        at += wide + 40;
        page.note(Symbology::Qr, module, wide);
    }
    sheet.words(chance, 200, at + 10, 24, 3);
    page.middle.1 = (top + at) as f32 / 2.0;
    page.picture = sheet.0;
    Some(page)
}

impl Page {
    fn note(&mut self, symbology: Symbology, module: usize, wide: usize) {
        self.module = self.module.min(module as f32);
        self.extent = self.extent.max(wide as f32);
        self.symbologies.push(symbology);
    }
}

struct Sheet(Picture);

impl Sheet {
    /// Body, screen, status line, heading, the card with the codes, rows of a menu.
    fn new(chance: &mut Chance) -> Self {
        let mut sheet = Self(Picture::filled(WIDTH, HEIGHT, 18 + chance.below(40) as u8));
        let screen = [60u8, 95, 120, 180, 225, 238][chance.below(6)];
        sheet.0.rect(24, 40, WIDTH as i32 - 48, HEIGHT as i32 - 80, screen);
        let ink = if screen > 128 { 40 } else { 250 };
        for (left, count) in [(60, 5), (560, 7)] {
            sheet.line(chance, left, 56, 2, count, ink);
        }
        sheet.line(chance, 60, 130, 5, 9, ink);
        sheet.0.rect(60, 220, WIDTH as i32 - 120, 960, 246 + chance.below(10) as u8);
        sheet.words(chance, 110, 255, 14, 4);
        for row in 0..3 {
            let top = 1220 + row * 110;
            sheet.0.rect(60, top, WIDTH as i32 - 120, 100, 252);
            sheet.line(chance, 110, top as usize + 34, 4, 12, 60);
        }
        sheet
    }

    /// Each module `size.0` wide and `size.1` high.
    fn stamp(&mut self, code: &Modules, left: usize, top: usize, size: (usize, usize)) {
        for y in 0..code.height {
            for x in (0..code.width).filter(|x| code.at(*x, y)) {
                let (x, y) = ((left + x * size.0) as i32, (top + y * size.1) as i32);
                self.0.rect(x, y, size.0 as i32, size.1 as i32, 8);
            }
        }
    }

    fn words(&mut self, chance: &mut Chance, left: usize, top: usize, count: usize, size: usize) {
        self.line(chance, left, top, size, count, 70);
    }

    /// Signs that look like writing: five dots wide and seven high.
    fn line(&mut self, chance: &mut Chance, left: usize, top: usize, size: usize, count: usize, ink: u8) {
        for sign in 0..count {
            let bits = chance.bits() | chance.bits();
            for dot in (0..35).filter(|dot| bits >> dot & 1 == 1) {
                let x = left + (sign * 6 + dot % 5) * size;
                self.0.rect(x as i32, (top + dot / 5 * size) as i32, size as i32, size as i32, ink);
            }
        }
    }

    /// A small picture in a white frame, as wallets put over the middle of their codes.
    fn logo(&mut self, chance: &mut Chance, x: usize, y: usize, side: usize) {
        let (x, y, side) = (x as i32, y as i32, side as i32);
        self.0.rect(x - side / 2, y - side / 2, side, side, 252);
        let inner = side * 4 / 5;
        self.0.rect(x - inner / 2, y - inner / 2, inner, inner, 90 + chance.below(60) as u8);
        self.0.rect(x - inner / 4, y - inner / 4, inner / 2, inner / 2, 230);
    }
}
