//! The real window under a private X server, driven by WebDriver and by real key events, with the
//! pretend cloud over HTTPS, a pretend printer on TCP and a pretend speaker on a serial line.
//! It may know everything; nothing may know it.

mod counter;
mod driver;
mod paper;
mod people;
mod screen;
mod shop;

pub use counter::Counter;
pub use driver::Driver;
pub use paper::{Paper, Printed};
pub use people::Person;
pub use screen::Screen;
pub use shop::Shop;

use std::time::{Duration, Instant};

/// What a step of a journey answers.
pub type Done<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Looks again and again until `look` finds something, at most `patience`.
///
/// # Errors
/// When the time is over; the last error of `look` is told.
pub async fn until<T, F>(what: &str, patience: Duration, mut look: impl FnMut() -> F) -> Done<T>
where
    F: Future<Output = Done<Option<T>>>,
{
    let end = Instant::now() + patience;
    let mut last = String::from("nothing");
    loop {
        match look().await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => {}
            Err(error) => last = error.to_string(),
        }
        if Instant::now() >= end {
            return Err(format!("waited {patience:?} for {what}; last seen: {last}").into());
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}
