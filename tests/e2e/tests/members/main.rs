//! Member cards in the real window, by keyboard: old balances brought in, corrected, taken out and brought in again;
//! a card opened, loaded with a gift, spent, given back, and its statement on paper.

mod card;
mod intake;

use e2e::{Counter, Done, Screen, Shop, until};
use std::time::Duration;
use store::Reader;
use tokio::sync::Mutex;

/// One window at a time: the machine has two cores, and keys go where the pointer is.
static ONE: Mutex<()> = Mutex::const_new(());

const SOON: Duration = Duration::from_secs(25);

fn book(shop: &Shop) -> Done<Reader> {
    Ok(Reader::open(&shop.data().join("books").join("real.book"))?)
}

/// A counter on the smallest screen that a shop may have.
async fn small(journey: &str, shop: &Shop) -> Done<Counter> {
    let counter = Counter::start(journey, Screen::start("1024x768")?, shop.home(), &shop.data()).await?;
    counter.screen.resize("Qiantai", 1024, 768)?;
    // a window that was just resized takes a moment before it hears keys
    pause(1_000).await;
    Ok(counter)
}

async fn pause(ms: u64) {
    tokio::time::sleep(Duration::from_millis(ms)).await;
}

/// The newest slip with all these words.
async fn printed(shop: &Shop, words: &[&str]) -> Done<String> {
    until(&format!("a slip with {words:?}"), SOON, || async {
        let slips = shop.slips();
        let found = slips.iter().rev().find(|slip| words.iter().all(|word| slip.contains(word)));
        found.cloned().map(Some).ok_or_else(|| format!("{:?}", slips.last()).into())
    })
    .await
}

/// The book is sound: postings, cards and moves agree.
fn audit(shop: &Shop) -> Done {
    let report = store::verify(&shop.data().join("books").join("real.book"))?;
    assert!(report.is_sound(), "{:#?}", report.findings);
    Ok(())
}
