//! Nothing is read where nothing is: a reading that is not there would be somebody else's money.

use camera::reader::{InFrame, Patient, read_all};
use scenes::negative::{Nothing, negative};

fn silent(kinds: &[Nothing]) {
    let (mut eye, mut patient) = (InFrame::new(), Patient::new());
    for kind in kinds {
        for seed in 0..40 {
            let picture = negative(seed, *kind, 336, 256);
            let luma = picture.luma();
            assert!(eye.read(&luma).is_empty(), "in frame: {kind:?} {seed}");
            assert!(read_all(&luma).is_empty(), "all: {kind:?} {seed}");
            if seed < 4 {
                assert!(patient.read(&luma).is_empty(), "patient: {kind:?} {seed}");
            }
        }
    }
}

#[test]
fn writing_textures_and_noise() {
    silent(&[Nothing::Writing, Nothing::Texture, Nothing::Noise]);
}

#[test]
fn bars_of_other_kinds_and_broken_ones() {
    silent(&[Nothing::OtherBars, Nothing::RandomBars, Nothing::BrokenBars]);
}

#[test]
fn marks_without_a_code_and_codes_beyond_repair() {
    silent(&[Nothing::FinderNoise, Nothing::BrokenQr]);
}
