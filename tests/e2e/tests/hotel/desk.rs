//! What the journeys of a hotel share.

use e2e::{Counter, Done, Paper, Person, Screen, Shop, until};
use std::time::Duration;
use store::Reader;

pub const SOON: Duration = Duration::from_secs(20);
/// May do everything.
pub const ADMIN: Person = Person { id: "100", name: "赵敏", pin: "739105" };
/// Takes money, nothing more.
pub const CLERK: Person = Person { id: "201", name: "王小丽", pin: "4826" };
/// May refund, also off duty.
pub const MANAGER: Person = Person { id: "301", name: "李明", pin: "605831" };

pub async fn pause(ms: u64) {
    tokio::time::sleep(Duration::from_millis(ms)).await;
}

/// Puts the result away, a moment after it was seen: an Enter right behind a scan is the scanner's.
pub async fn next_guest(counter: &Counter) -> Done {
    pause(400).await;
    counter.screen.key("Return")?;
    counter.stage("amount").await
}

pub fn book(shop: &Shop) -> Done<Reader> {
    Ok(Reader::open(&shop.data().join("books").join("real.book"))?)
}

/// A counter on the smallest screen that a shop may have.
pub async fn small(journey: &str, shop: &Shop) -> Done<Counter> {
    let counter = Counter::start(journey, Screen::start("1024x768")?, shop.home(), &shop.data()).await?;
    counter.screen.resize("Qiantai", 1024, 768)?;
    Ok(counter)
}

/// Takes the power away and starts the program again on the same screen.
pub async fn again(counter: Counter, journey: &str, shop: &Shop) -> Done<Counter> {
    let screen = counter.pull_the_plug();
    let counter = Counter::start(journey, screen, shop.home(), &shop.data()).await?;
    counter.screen.resize("Qiantai", 1024, 768)?;
    Ok(counter)
}

/// Names the people of the house; the admin stands at the counter afterwards.
pub async fn staffed(counter: &Counter) -> Done {
    counter.name_first(ADMIN).await?;
    counter.sign_in(ADMIN).await?;
    counter.opens("ctrl+shift+s", "staff-panel").await?;
    counter.name_more(CLERK, false).await?;
    counter.name_more(MANAGER, true).await
}

/// The newest paper with all these words.
pub async fn paper(shop: &Shop, words: &[&str]) -> Done<Paper> {
    until(&format!("a paper with {words:?}"), SOON, || async {
        let papers = shop.papers();
        let found = papers.iter().rev().find(|paper| paper.has(words)).cloned();
        found.map(Some).ok_or_else(|| format!("{:?}", papers.last()).into())
    })
    .await
}

/// The book is sound, and of every deposit the book and the cloud hold the same.
pub fn audit(shop: &Shop) -> Done {
    let report = store::verify(&shop.data().join("books").join("real.book"))?;
    assert!(report.is_sound(), "{:#?}", report.findings);
    assert_eq!(shop.cloud().unaccounted(), Vec::<String>::new());
    let reader = book(shop)?;
    let holds = shop.cloud().holds();
    for hold in holds {
        let deposit = reader.deposit_by_number(&hold.no)?.ok_or(format!("{} is unknown here", hold.no))?;
        assert_eq!(deposit.is_held(), !hold.frozen.is_zero(), "{}", hold.no);
        assert!(hold.under_way.is_zero(), "{} is under way", hold.no);
    }
    Ok(())
}
