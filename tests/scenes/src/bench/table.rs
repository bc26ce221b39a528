//! The figures as text.

use super::readers::{OURS, PEER, RQRR};
use super::{Column, Sample};
use std::collections::BTreeSet;

/// Prints every table, then the ratios.
pub fn print(columns: &[Column]) {
    let Some(first) = columns.first() else { return };
    println!("{} pictures; share read, wrong readings in brackets\n", first.samples.len());
    for family in families(first) {
        rates(columns, family, "kind", |s| s.kind);
        rates(columns, family, "trouble", |s| s.trouble);
        times(columns, family);
    }
    for column in columns {
        println!("slowest for {}: {} ({:.1} ms)", column.name, column.slowest.0, column.slowest.1);
    }
    ratios(columns);
}

fn families(column: &Column) -> BTreeSet<&'static str> {
    column.samples.iter().map(|s| s.family).collect()
}

fn rates(columns: &[Column], family: &str, title: &str, of: impl Fn(&Sample) -> &'static str) {
    let mut groups: Vec<&'static str> = Vec::new();
    for sample in columns.iter().flat_map(|c| &c.samples).filter(|s| s.family == family) {
        if !groups.contains(&of(sample)) {
            groups.push(of(sample));
        }
    }
    print!("{:<18}", format!("{family}, {title}"));
    groups.iter().for_each(|g| print!("{g:>11}"));
    println!("{:>11}", "all");
    for column in columns {
        print!("{:<18}", column.name);
        for group in &groups {
            cell(column.samples.iter().filter(|s| s.family == family && of(s) == *group));
        }
        cell(column.samples.iter().filter(|s| s.family == family));
        println!();
    }
    println!();
}

fn cell<'a>(samples: impl Iterator<Item = &'a Sample>) {
    let (mut all, mut read, mut wrong) = (0usize, 0usize, 0usize);
    for sample in samples {
        all += 1;
        read += usize::from(sample.read);
        wrong += sample.wrong;
    }
    let share = read as f64 / all.max(1) as f64;
    let text = if wrong > 0 { format!("{share:.3} ({wrong})") } else { format!("{share:.3}") };
    print!("{text:>11}");
}

fn sorted(column: &Column, family: &str) -> Vec<f64> {
    let mut ms: Vec<f64> =
        column.samples.iter().filter(|s| family.is_empty() || s.family == family).map(|s| s.ms).collect();
    ms.sort_by(f64::total_cmp);
    ms
}

fn at(sorted: &[f64], percent: usize) -> f64 {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or(0.0)
}

fn times(columns: &[Column], family: &str) {
    println!("{:<18}{:>11}{:>11}{:>11}{:>11}", format!("{family}, CPU ms"), "p50", "p95", "most", "mean");
    for column in columns {
        let ms = sorted(column, family);
        let mean = ms.iter().sum::<f64>() / ms.len().max(1) as f64;
        let (p50, p95, most) = (at(&ms, 50), at(&ms, 95), at(&ms, 100));
        println!("{:<18}{p50:>11.2}{p95:>11.2}{most:>11.2}{mean:>11.2}", column.name);
    }
    println!();
}

fn share(column: &Column, family: &str) -> f64 {
    let of: Vec<&Sample> =
        column.samples.iter().filter(|s| family.is_empty() || s.family == family).collect();
    of.iter().filter(|s| s.read).count() as f64 / of.len().max(1) as f64
}

fn ratios(columns: &[Column]) {
    let find = |name: &str| columns.iter().find(|c| c.name == name);
    let Some(ours) = find(OURS) else { return };
    if let Some(peer) = find(PEER) {
        for family in families(ours).into_iter().filter(|f| share(peer, f) > 0.0) {
            let rate = share(ours, family) / share(peer, family).max(1e-9);
            let cpu = at(&sorted(ours, family), 50) / at(&sorted(peer, family), 50).max(1e-9);
            println!("ours / {PEER}, {family}: read rate {rate:.3}, CPU p50 {cpu:.2}");
        }
        adds("zxing-cpp one", ours, peer);
    }
    if let Some(rqrr) = find(RQRR) {
        adds("rqrr", ours, rqrr);
    }
    if let Some(zedbar) = find("zedbar") {
        adds("zedbar", ours, zedbar);
    }
}

fn adds(name: &str, ours: &Column, other: &Column) {
    let pairs = || ours.samples.iter().zip(&other.samples);
    let more = pairs().filter(|(a, b)| !a.read && b.read).count();
    let less = pairs().filter(|(a, b)| a.read && !b.read).count();
    println!(
        "what {name} adds: {more} of {} pictures; ours reads {less} that it does not",
        ours.samples.len()
    );
}
