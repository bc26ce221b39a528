//! The lock: wrong PINs wait, also through a power cut; a printed badge signs in.

use super::ONE;
use super::desk::{ADMIN, CLERK, MANAGER, SOON, again, book, paper, small, staffed};
use domain::fact::Fact;
use e2e::{Done, Person, Shop, until};

#[tokio::test(flavor = "multi_thread")]
async fn wrong_pins_wait_through_a_power_cut_and_a_badge_signs_in() -> Done {
    let _one = ONE.lock().await;
    let shop = Shop::open().await?;
    let counter = small("lock", &shop).await?;
    staffed(&counter).await?;
    counter.screen.key("Down")?;
    counter.has(&format!("[data-staff='{}'] tr", CLERK.id), "aria-selected", "true").await?;
    counter.screen.key("2")?;
    let page = paper(&shop, &["员工卡", CLERK.name, CLERK.id]).await?;
    let [badge] = page.codes.as_slice() else { panic!("one code on a badge, not {}", page.codes.len()) };
    assert!(badge.starts_with("QT"), "no badge");
    counter.opens("F12", "lock").await?;

    for miss in 1..=5 {
        counter.try_pin(MANAGER, "000999").await?;
        let trouble = if miss < 5 { "pin-trouble" } else { "wait" };
        until("the miss in the book", SOON, || async {
            let seen = misses(&shop)?;
            if seen == miss { Ok(Some(())) } else { Err(format!("{seen} of {miss}").into()) }
        })
        .await?;
        counter.shows(trouble).await?;
    }
    counter.reads("pin-trouble", "还要等").await?;
    counter.picture("waiting")?;
    let counter = again(counter, "lock", &shop).await?;
    // the right PIN waits as well
    counter.try_pin(MANAGER, MANAGER.pin).await?;
    counter.shows("wait").await?;
    counter.shows("lock").await?;
    counter.picture("waiting-still")?;

    counter.screen.scan(badge)?;
    counter.gone("lock").await?;
    counter.reads("counter", CLERK.name).await?;
    counter.picture("badge")?;
    counter.opens("F12", "lock").await?;
    counter.screen.key("ctrl+l")?;
    counter.reads("lock", "Locked").await?;
    counter.picture("en")?;
    counter.sign_in(ADMIN).await?;

    // the admin has forgotten his PIN: whoever rules the machine opens the shop, and he chooses another
    let wish = shop.data().join("forget-admin-pins");
    std::fs::write(&wish, "")?;
    let counter = again(counter, "lock", &shop).await?;
    counter.gone("lock").await?;
    assert!(!wish.exists(), "every start would forget them again");
    counter.opens("ctrl+shift+s", "staff-panel").await?;
    counter.picture("forgotten")?;
    counter.screen.key("1")?;
    counter.set_pin("975310").await?;
    counter.shows("lock").await?;
    counter.sign_in(Person { pin: "975310", ..ADMIN }).await
}

/// Wrong PINs that the book knows.
fn misses(shop: &Shop) -> Done<usize> {
    let mut many = 0;
    for row in book(shop)?.journal(0, 1000)? {
        many += usize::from(matches!(row.entry()?.fact, Fact::PinMissed { .. }));
    }
    Ok(many)
}
