//! The time for a frame stays bounded, whatever is in it.

use camera::reader::InFrame;
use cpu_time::ThreadTime;
use scenes::effect::Effect;
use scenes::negative::{Nothing, negative};
use scenes::page::Kind;
use scenes::scene::{Size, phone};
use std::time::Duration;

/// The time between two frames of a camera, in CPU time of the reading thread; builds that are not optimized
/// are allowed more, for they only show that the bound is there.
const FRAME: Duration = Duration::from_millis(if cfg!(debug_assertions) { 240 } else { 33 });

#[test]
fn the_hardest_frames_stay_within_the_time_of_a_frame() {
    let mut eye = InFrame::new();
    let nothing = Nothing::ALL.into_iter().flat_map(|kind| (0..3).map(move |seed| (kind, seed)));
    let hard = nothing.map(|(kind, seed)| negative(seed, kind, 1280, 720));
    let dark = (0..4).map(|seed| phone(seed, Size::Hd, Kind::Bars, Effect::LowLight).picture);
    for (number, picture) in hard.chain(dark).enumerate() {
        let start = ThreadTime::now();
        eye.read(&picture.luma());
        let spent = start.elapsed();
        assert!(spent < FRAME, "picture {number} took {spent:?}");
    }
}
