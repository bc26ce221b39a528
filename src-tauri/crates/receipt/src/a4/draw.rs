//! Marks to a PDF.

use super::Fault;
use super::letters::{EM, Letter, Letters, OTF, clean};
use super::sheet::{BLACK, HEIGHT, Mark, WATER, WIDTH};
use crate::dots::symbol::Symbol;
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};

/// Twips of a point.
const POINT: i16 = 20;
/// Strokes of bold letters are wider by this part of their size.
const BOLD: i32 = 32;
/// Dots of a letter of slips, in both directions.
const DOTS: i16 = 24;
/// Letters across the page, and how they lean.
const WATER_SIZE: i32 = 1_900;
const LEAN: i16 = -38;

/// One file. The same pages give the same bytes.
pub(super) fn pdf(
    pages: &[Vec<Mark>],
    letters: &Letters,
    title: String,
    language: &str,
) -> Result<Vec<u8>, Fault> {
    let font = Font::new(Data::from(OTF), 0).ok_or(Fault::Letters)?;
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title).language(language.to_owned()));
    let point = |twips: i32| short(twips / i32::from(POINT));
    for marks in pages {
        let settings = PageSettings::from_wh(point(WIDTH).into(), point(HEIGHT).into()).ok_or(Fault::Page)?;
        let mut page = document.start_page_with(settings);
        let surface = page.surface();
        let mut pen = Drawing { surface, font: font.clone(), letters };
        pen.surface.push_transform(&part(POINT));
        marks.iter().for_each(|mark| pen.mark(mark));
        pen.surface.pop();
        drop(pen);
        page.finish();
    }
    document.finish().map_err(|_| Fault::Pdf)
}

/// Whole twips are at most a page; what is further off is beyond its edge.
fn short(twips: i32) -> i16 {
    i16::try_from(twips).unwrap_or(i16::MAX)
}

/// Makes everything `n` times smaller.
fn part(n: i16) -> Transform {
    Transform::from_scale(n.into(), n.into()).invert().unwrap_or_default()
}

fn rect(path: &mut PathBuilder, x: i32, y: i32, width: i32, height: i32) {
    let [x, y, width, height] = [x, y, width, height].map(short);
    if let Some(rect) = Rect::from_xywh(x.into(), y.into(), width.into(), height.into()) {
        path.push_rect(rect);
    }
}

struct Drawing<'a> {
    surface: Surface<'a>,
    font: Font,
    letters: &'a Letters,
}

impl Drawing<'_> {
    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { x, y, size, bold, text } => {
                self.ink(BLACK, if *bold { size / BOLD } else { 0 });
                self.text(*x, *y, *size, text);
            }
            Mark::Fill { x, y, width, height, shade } => {
                let mut path = PathBuilder::new();
                rect(&mut path, *x, *y, *width, *height);
                self.path(path.finish(), *shade);
            }
            Mark::Symbol { x, y, side, text } => self.symbol(*x, *y, *side, text),
            Mark::Water(text) => {
                let (x, y) = (short(WIDTH / 2), short(HEIGHT / 2));
                self.surface.push_transform(&Transform::from_rotate_at(LEAN.into(), x.into(), y.into()));
                self.ink(WATER, WATER_SIZE / BOLD);
                let begin = (WIDTH - self.letters.width(text, WATER_SIZE)) / 2;
                self.text(begin, HEIGHT / 2 + WATER_SIZE / 3, WATER_SIZE, text);
                self.surface.pop();
            }
        }
    }

    fn ink(&mut self, shade: u8, stroke: i32) {
        let paint = luma::Color::new(shade);
        self.surface.set_fill(Some(Fill { paint: paint.into(), ..Fill::default() }));
        let stroke = Stroke { paint: paint.into(), width: short(stroke).into(), ..Stroke::default() };
        self.surface.set_stroke(Some(stroke).filter(|stroke| stroke.width > Default::default()));
    }

    fn path(&mut self, path: Option<Path>, shade: u8) {
        self.ink(shade, 0);
        if let Some(path) = path {
            self.surface.draw_path(&path);
        }
    }

    /// One run of the font's letters. A letter of dots is drawn over a blank of its width, which bears its
    /// text: what is read, searched or copied lacks nothing.
    fn text(&mut self, x: i32, y: i32, size: i32, text: &str) {
        let (mut run, mut glyphs, mut advance) = (String::new(), Vec::new(), 0);
        let em = self.font.units_per_em();
        for letter in clean(text) {
            let (id, wide) = match self.letters.of(letter) {
                Some(Letter::Glyph { id, advance }) => (id, advance),
                Some(Letter::Dots { blank, advance: wide, rows }) => {
                    self.dots(x + advance * size / EM, y, size, &rows);
                    (blank, wide)
                }
                None => continue,
            };
            let (from, none) = (run.len(), 0_u8);
            run.push(letter);
            let (id, place) = (GlyphId::new(id), from..run.len());
            let mut glyph =
                KrillaGlyph::new(id, wide.into(), none.into(), none.into(), none.into(), place, None);
            glyph.x_advance /= em;
            glyphs.push(glyph);
            advance += i32::from(wide);
        }
        if !glyphs.is_empty() {
            let start = Point::from_xy(short(x).into(), short(y).into());
            self.surface.draw_glyphs(start, &glyphs, self.font.clone(), &run, short(size).into(), false);
        }
    }

    /// A hanzi in a square that stands as deep under the line as the font's own.
    fn dots(&mut self, x: i32, y: i32, size: i32, rows: &[u64]) {
        let mut path = PathBuilder::new();
        for (row, dots) in (0..).zip(rows) {
            let mut column = 0;
            let mut rest = *dots;
            while rest != 0 {
                let white = rest.leading_zeros();
                let black = (rest << white).leading_ones();
                let place = |n: u32| i32::try_from(n).unwrap_or(0);
                rect(&mut path, place(column + white), row, place(black), 1);
                column += white + black;
                rest = rest.checked_shl(white + black).unwrap_or(0);
            }
        }
        let Some(path) = path.finish() else { return };
        let top = y - size * 88 / 100;
        self.surface.push_transform(&Transform::from_translate(short(x).into(), short(top).into()));
        self.surface.push_transform(&Transform::from_scale(short(size).into(), short(size).into()));
        self.surface.push_transform(&part(DOTS));
        let stroke = self.surface.get_stroke().cloned();
        self.surface.set_stroke(None);
        self.surface.draw_path(&path);
        self.surface.set_stroke(stroke);
        (0..3).for_each(|_| self.surface.pop());
    }

    fn symbol(&mut self, x: i32, y: i32, side: i32, text: &str) {
        let Some(symbol) = Symbol::new(text) else { return };
        let Ok(modules) = i32::try_from(symbol.side()) else { return };
        let module = (side / modules.max(1)).max(1);
        let mut path = PathBuilder::new();
        for (column, row) in symbol.black() {
            let place = |n: usize| i32::try_from(n).unwrap_or(0) * module;
            rect(&mut path, x + place(column), y + place(row), module, module);
        }
        self.path(path.finish(), BLACK);
    }
}
