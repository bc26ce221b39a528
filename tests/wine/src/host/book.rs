//! The program that writes the book is killed in the middle of it, again and again.

use super::windows::Windows;
use super::{Seen, same};
use std::time::Duration;

/// What was told as committed is there, the book is sound here and there, whenever the program died.
pub fn killed(windows: &Windows, kills: u32) -> Seen {
    let mut told = 0;
    for round in 0..kills {
        let (folder, inside) = windows.folder(&format!("账本-{round}"))?;
        let mut guest = windows.spawn(&["book", &format!("{inside}\\book.db")])?;
        // at another moment each time, and never before something was told
        let few = usize::try_from(1 + round * 7 % 40)?;
        let start = std::time::Instant::now();
        while guest.lines()?.len() < few && start.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_micros(u64::from(round) * 731 % 5_000));
        guest.kill()?;
        let last: u64 = guest.lines()?.last().ok_or("nothing was told within a minute")?.parse()?;

        // as the counter meets it: first Windows opens it again, then it is read here
        let said = windows.run(&["verify", &format!("{inside}\\book.db")])?;
        let [line] = said.as_slice() else { return Err(format!("round {round}: {said:?}").into()) };
        let (facts, sound) = line.split_once(' ').ok_or("no answer")?;
        same(&format!("round {round}, sound"), sound, "true")?;
        let facts: u64 = facts.parse()?;
        same(&format!("round {round}, {last} told and {facts} there"), facts >= last, true)?;
        let report = store::verify(&folder.join("book.db"))?;
        same(&format!("round {round}, read here"), (report.facts, report.is_sound()), (facts, true))?;
        told += last;
    }
    Ok(format!("{kills} kills, {told} facts told as committed, none missing"))
}
