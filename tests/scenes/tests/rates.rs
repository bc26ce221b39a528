//! What the whole chain reads of the scenes, and that it reads nothing else.

use camera::reader::{InFrame, read_all};
use scenes::effect::Effect;
use scenes::page::Kind;
use scenes::print::{Sort, printed};
use scenes::scene::{Scene, Size, phone};

/// How many of the scenes were read. Fails at once on a text that is not in its scene.
fn read(scenes: impl Iterator<Item = (String, Scene)>) -> (usize, usize) {
    let (mut read, mut all) = (0, 0);
    for (name, scene) in scenes {
        let found = read_all(&scene.picture.luma());
        for reading in &found {
            let shown = scene.shown.iter().find(|s| s.text == reading.text);
            assert!(shown.is_some(), "{name}: a text that is not there");
            assert!(
                scene.shown.iter().any(|s| s.symbology == reading.symbology),
                "{name}: another kind of code"
            );
        }
        all += 1;
        read += usize::from(!found.is_empty());
    }
    (read, all)
}

fn phones(size: Size, effect: Effect, seeds: u64) -> impl Iterator<Item = (String, Scene)> {
    Kind::ALL.into_iter().flat_map(move |kind| {
        (1..=seeds).map(move |seed| {
            (
                format!("{} {} {} {seed}", size.name(), kind.name(), effect.name()),
                phone(seed, size, kind, effect),
            )
        })
    })
}

/// Hundredths of the scenes that must be read, some below what is read.
fn floor(effect: Effect) -> usize {
    match effect {
        Effect::Clean | Effect::Tilt | Effect::Moire => 96,
        Effect::LowLight | Effect::AnyAngle | Effect::Dirt | Effect::Mixed | Effect::Small => 88,
        Effect::Motion => 80,
        Effect::Blur | Effect::Glare => 50,
    }
}

/// `slack` hundredths less may be read, where there are few scenes.
fn reads_enough(size: Size, seeds: u64, slack: usize) {
    for effect in Effect::ALL {
        let (read, all) = read(phones(size, effect, seeds));
        assert!(
            read * 100 + slack * all >= floor(effect) * all,
            "{} {}: {read} of {all}",
            size.name(),
            effect.name()
        );
    }
}

#[test]
fn phone_screens_at_640x480() {
    reads_enough(Size::Vga, 4, 5);
}

#[test]
fn phone_screens_at_1280x720() {
    reads_enough(Size::Hd, 2, 15);
}

#[test]
fn printed_codes() {
    for sort in Sort::ALL {
        let squares = (1..=4).map(|seed| (format!("qr {} {seed}", sort.name()), printed(seed, false, sort)));
        let bars = (1..=1).map(|seed| (format!("code128 {} {seed}", sort.name()), printed(seed, true, sort)));
        let (read, all) = read(squares.chain(bars));
        let floor = match sort {
            Sort::Soft | Sort::Tiny | Sort::Dirt | Sort::Shade => 60,
            _ => 80,
        };
        assert!(read * 100 >= floor * all, "{}: {read} of {all}", sort.name());
    }
}

#[test]
fn clean_screens_are_read_within_the_frame() {
    let mut eye = InFrame::new();
    let (mut read, mut all) = (0, 0);
    for (name, scene) in phones(Size::Vga, Effect::Clean, 4).chain(phones(Size::Hd, Effect::Clean, 2)) {
        let found = eye.read(&scene.picture.luma());
        assert!(found.iter().all(|r| scene.shown.iter().any(|s| s.text == r.text)), "{name}: a wrong text");
        all += 1;
        read += usize::from(found.iter().any(|r| r.sure));
    }
    // A busy machine may cut a frame short; the next frame would have it.
    assert!(read * 10 >= all * 9, "{read} of {all}");
}

#[test]
fn one_seed_is_one_picture() {
    let make = || phone(7, Size::Vga, Kind::Both, Effect::Mixed);
    assert_eq!(make().picture.dots, make().picture.dots);
    assert_ne!(make().picture.dots, phone(8, Size::Vga, Kind::Both, Effect::Mixed).picture.dots);
}

#[test]
fn several_codes_in_one_picture_are_told_once_each() {
    let left = printed(3, false, Sort::Plain);
    let right = printed(8, true, Sort::Plain);
    let (a, b) = (&left.picture, &right.picture);
    let mut both = scenes::Picture::filled(2 * a.width + b.width + 40, a.height.max(b.height) + 20, 235);
    for (picture, start) in [(a, 0), (b, a.width + 20), (a, a.width + b.width + 40)] {
        for y in 0..picture.height {
            let row = &picture.dots[y * picture.width..][..picture.width];
            let at = (y + 10) * both.width + start;
            both.dots[at..at + picture.width].copy_from_slice(row);
        }
    }
    let found = read_all(&both.luma());
    let mut texts: Vec<&[u8]> = found.iter().map(|r| r.text.as_slice()).collect();
    texts.sort_unstable();
    let mut expected = vec![left.shown[0].text.as_slice(), right.shown[0].text.as_slice()];
    expected.sort_unstable();
    assert!(texts == expected, "{} texts of 2", texts.len());
}

#[test]
fn every_quarter_turn_reads() {
    for kind in Kind::ALL {
        let scene = phone(2, Size::Vga, kind, Effect::Clean);
        for quarters in 0..4 {
            let found = read_all(&scene.picture.turned(quarters).luma());
            assert!(found.iter().any(|r| r.text == scene.shown[0].text), "{} turned {quarters}", kind.name());
        }
    }
}
