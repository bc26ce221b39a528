//! The program that reads picture files: every format, hostile files, and the service on standard input.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgba, RgbaImage};
use qrcodegen::{QrCode, QrCodeEcc};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const TEXT: &str = "134567890123456789";

fn program(arguments: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_camera")).args(arguments).output().unwrap()
}

fn code(text: &str, module: u32) -> GrayImage {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
    let side = u32::try_from(code.size()).unwrap();
    GrayImage::from_fn((side + 8) * module, (side + 8) * module, |x, y| {
        let at = |v: u32| i32::try_from(v / module).unwrap() - 4;
        Luma([if code.get_module(at(x), at(y)) { 15 } else { 240 }])
    })
}

fn hex(text: &str) -> String {
    text.bytes().map(|b| format!("{b:02x}")).collect()
}

fn saved(folder: &Path, name: &str, image: &DynamicImage, format: ImageFormat) -> PathBuf {
    let path = folder.join(name);
    image.save_with_format(&path, format).unwrap();
    path
}

/// The same code in every format and depth the program takes.
fn pictures(folder: &Path) -> Vec<PathBuf> {
    let grey = DynamicImage::ImageLuma8(code(TEXT, 5));
    let see_through = RgbaImage::from_fn(grey.width(), grey.height(), |x, y| {
        let dark = grey.as_luma8().unwrap().get_pixel(x, y).0[0] < 128;
        Rgba([0, 0, 0, if dark { 255 } else { 0 }])
    });
    let mut light_on_dark = grey.clone();
    light_on_dark.invert();
    vec![
        saved(folder, "grey.png", &grey, ImageFormat::Png),
        saved(folder, "rgb.png", &grey.to_rgb8().into(), ImageFormat::Png),
        saved(folder, "rgba.png", &grey.to_rgba8().into(), ImageFormat::Png),
        saved(folder, "deep.png", &grey.to_rgb16().into(), ImageFormat::Png),
        saved(folder, "deepgrey.png", &grey.to_luma16().into(), ImageFormat::Png),
        saved(folder, "clear.png", &see_through.into(), ImageFormat::Png),
        saved(folder, "inverse.png", &light_on_dark, ImageFormat::Png),
        saved(folder, "photo.jpg", &grey.to_rgb8().into(), ImageFormat::Jpeg),
        saved(folder, "grey.jpg", &grey, ImageFormat::Jpeg),
        saved(folder, "a.bmp", &grey.to_rgb8().into(), ImageFormat::Bmp),
        saved(folder, "palette.gif", &grey.to_rgb8().into(), ImageFormat::Gif),
        saved(folder, "a.webp", &grey.to_rgb8().into(), ImageFormat::WebP),
        saved(folder, "a.pgm", &grey, ImageFormat::Pnm),
        saved(folder, "wrong-name.txt", &grey, ImageFormat::Png),
        saved(folder, "a name with spaces 图.png", &grey, ImageFormat::Png),
    ]
}

/// Files that are no pictures, or pretend to be huge ones.
fn hostile(folder: &Path) -> Vec<PathBuf> {
    let whole = std::fs::read(saved(folder, "whole.png", &code(TEXT, 5).into(), ImageFormat::Png)).unwrap();
    let huge_png = {
        let mut bytes = whole.clone();
        bytes[16..24].copy_from_slice(&[0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF]);
        bytes
    };
    let mut huge_bmp = vec![b'B', b'M', 0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0];
    huge_bmp.extend([0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0, 1, 0, 24, 0]);
    huge_bmp.extend([0; 24]);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("empty.png", Vec::new()),
        ("text.png", b"no picture at all\n".repeat(40)),
        ("cut.png", whole[..whole.len() / 3].to_vec()),
        ("head.png", whole[..20].to_vec()),
        ("huge.png", huge_png),
        ("huge.bmp", huge_bmp),
        ("huge.pgm", b"P5\n2000000000 2000000000\n255\n".to_vec()),
        ("cut.jpg", vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F']),
        ("cut.gif", b"GIF89a\xFF\xFF\xFF\xFF".to_vec()),
        ("cut.webp", b"RIFF\xFF\xFF\xFF\xFFWEBPVP8 ".to_vec()),
    ];
    let write = |(name, bytes): (&str, Vec<u8>)| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    files.into_iter().map(write).collect()
}

#[test]
fn prints_the_text_of_every_format() {
    let folder = tempfile::tempdir().unwrap();
    for path in pictures(folder.path()) {
        let output = program(&[&path]);
        assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{TEXT}\n"), "{}", path.display());
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn text_comes_out_as_utf8() {
    let folder = tempfile::tempdir().unwrap();
    let text = "您好，房间 12 — Grüße";
    let path = saved(folder.path(), "a.png", &code(text, 4).into(), ImageFormat::Png);
    assert_eq!(String::from_utf8(program(&[&path]).stdout).unwrap(), format!("{text}\n"));
}

#[test]
fn one_file_that_is_no_picture_does_not_spoil_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let good = saved(folder.path(), "good.png", &code(TEXT, 3).into(), ImageFormat::Png);
    for bad in hostile(folder.path()) {
        let start = Instant::now();
        let output = program(&[&bad, &good]);
        assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{TEXT}\n"), "{}", bad.display());
        assert_eq!(output.status.code(), Some(1), "{}", bad.display());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(told.starts_with(&*bad.to_string_lossy()), "{told}");
        assert!(start.elapsed() < Duration::from_secs(20), "{}", bad.display());
    }
}

#[test]
fn a_picture_without_codes_is_no_failure_and_tiny_ones_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    for (wide, high) in [(1, 1), (3, 500), (19, 19), (20, 20), (41, 23), (300, 200)] {
        let blank = DynamicImage::ImageLuma8(GrayImage::from_pixel(wide, high, Luma([200])));
        let output = program(&[&saved(folder.path(), "blank.png", &blank, ImageFormat::Png)]);
        assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{wide}x{high}");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn a_large_photo_is_read_in_bounded_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut photo =
        GrayImage::from_fn(4000, 3000, |x, y| Luma([u8::try_from((x / 50 + y / 40) % 200).unwrap()]));
    image::imageops::overlay(&mut photo, &code(TEXT, 6), 2900, 2300);
    let path = saved(folder.path(), "photo.png", &photo.into(), ImageFormat::Png);
    let start = Instant::now();
    assert_eq!(String::from_utf8_lossy(&program(&[&path]).stdout), format!("{TEXT}\n"));
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[test]
fn serves_one_line_for_each_path_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let good = pictures(folder.path());
    let bad = hostile(folder.path());
    let mut child = Command::new(env!("CARGO_BIN_EXE_camera"))
        .arg("--serve")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut ask = |path: &Path| {
        writeln!(input, "{}", path.display()).unwrap();
        input.flush().unwrap();
        output.next().unwrap().unwrap()
    };
    for round in 0..2 {
        for path in &good {
            assert_eq!(ask(path), hex(TEXT), "{} {round}", path.display());
        }
        for path in
            bad.iter().map(PathBuf::as_path).chain([folder.path(), Path::new("/nowhere"), Path::new("")])
        {
            assert_eq!(ask(path), "", "{} {round}", path.display());
        }
    }
    let two = {
        let (left, right) = (code("one", 5), code("two", 5));
        let mut both = GrayImage::from_pixel(left.width() * 2 + 20, left.height(), Luma([240]));
        image::imageops::overlay(&mut both, &left, 0, 0);
        image::imageops::overlay(&mut both, &right, i64::from(left.width()) + 20, 0);
        saved(folder.path(), "two.png", &both.into(), ImageFormat::Png)
    };
    let answer = ask(&two);
    let mut payloads: Vec<&str> = answer.split('\t').collect();
    payloads.sort_unstable();
    assert_eq!(payloads, [hex("one"), hex("two")]);
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn another_call_is_explained() {
    for arguments in [&[][..], &["--other"][..], &["--serve", "x"][..]] {
        let output = Command::new(env!("CARGO_BIN_EXE_camera")).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("--serve"));
    }
}
