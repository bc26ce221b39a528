//! The table of outcomes.

use crate::guest::Scene;

/// Prints one line for each scene and the sum; answers how many failed. A scene that says nothing has failed.
pub fn print(scenes: &[&Scene], results: &str) -> usize {
    let mut failed = 0;
    println!();
    for scene in scenes {
        let outcome = of(scene.name, results);
        failed += usize::from(!outcome.starts_with("ok"));
        println!("{:<18} {outcome:<12} {}", scene.name, scene.what);
    }
    println!("\n{} passed, {failed} failed", scenes.len() - failed);
    failed
}

/// `ok NAME seconds`, `FAILED NAME why`.
fn of(name: &str, results: &str) -> String {
    let told = results.lines().find_map(|line| {
        let (outcome, rest) = line.split_once(' ')?;
        let (whose, what) = rest.split_once(' ')?;
        (whose == name).then_some((outcome, what))
    });
    match told {
        Some(("ok", seconds)) => format!("ok {seconds:>6} s"),
        Some((_, why)) => format!("FAILED: {why}\n{:19}", ""),
        None => format!("FAILED: it told nothing\n{:19}", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scene_that_tells_nothing_has_failed() {
        let results = "ok printer 12.5\nFAILED camera no frame came\n";
        assert_eq!(of("printer", results), "ok   12.5 s");
        assert!(of("camera", results).starts_with("FAILED: no frame came"));
        assert!(of("print", results).starts_with("FAILED: it told nothing"));
    }
}
