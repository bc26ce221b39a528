//! The same pictures before every reader, one thread, one picture after the other.

mod readers;
mod table;

use cpu_time::ThreadTime;
use readers::{Reader, readers};
use scenes::scene::Scene;

/// What one reader made of one picture.
pub struct Sample {
    pub family: &'static str,
    pub kind: &'static str,
    pub trouble: &'static str,
    pub read: bool,
    /// Payloads told that are not in the picture.
    pub wrong: usize,
    /// Thread CPU time in milliseconds.
    pub ms: f64,
}

/// One reader's samples, one for each picture in order.
pub struct Column {
    pub name: &'static str,
    pub samples: Vec<Sample>,
    /// The picture that took longest, and its milliseconds.
    pub slowest: (String, f64),
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Measures and prints.
pub fn run(scenes: impl Iterator<Item = (String, Scene)>, only: &str, missed: bool) {
    let mut readers: Vec<Box<dyn Reader>> =
        readers().into_iter().filter(|r| r.name().contains(only)).collect();
    let mut columns: Vec<Column> = readers
        .iter()
        .map(|r| Column { name: r.name(), samples: Vec::new(), slowest: (String::new(), 0.0) })
        .collect();
    for (name, scene) in scenes {
        for (reader, column) in readers.iter_mut().zip(&mut columns) {
            let sample = measure(reader.as_mut(), &scene, &name);
            if sample.ms > column.slowest.1 {
                column.slowest = (name.clone(), sample.ms);
            }
            column.samples.push(sample);
        }
        if missed {
            tell_missed(&name, &columns);
        }
    }
    table::print(&columns);
}

fn measure(reader: &mut dyn Reader, scene: &Scene, name: &str) -> Sample {
    let start = ThreadTime::now();
    let texts = reader.read(&scene.picture);
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    let known = |text: &Vec<u8>| scene.shown.iter().any(|s| s.text == *text);
    let wrong = texts.iter().filter(|t| !known(t)).count();
    if wrong > 0 {
        let told: Vec<String> = texts.iter().map(|t| String::from_utf8_lossy(t).into_owned()).collect();
        eprintln!("wrong: {} on {name}: {told:?}", reader.name());
    }
    Sample {
        family: scene.family,
        kind: scene.kind,
        trouble: scene.trouble,
        read: texts.iter().any(known),
        wrong,
        ms,
    }
}

fn tell_missed(name: &str, columns: &[Column]) {
    let read = |c: &Column| c.samples.last().is_some_and(|s| s.read);
    let ours = columns.iter().find(|c| c.name == readers::OURS).is_some_and(read);
    let others: Vec<&str> = columns.iter().filter(|c| read(c)).map(|c| c.name).collect();
    if !ours && !others.is_empty() {
        eprintln!("missed: {name}, read by {others:?}");
    }
}
