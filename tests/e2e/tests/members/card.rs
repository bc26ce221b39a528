//! A guest's card from the first day: opened, loaded with a gift, spent, given back, and all of it on paper.

use super::{ONE, SOON, audit, book, pause, printed, small};
use domain::member::{Card, CardId};
use e2e::{Counter, Done, Shop, until};
use sandbox::Script;

/// The first card of this book.
fn card(shop: &Shop) -> Done<Card> {
    book(shop)?.card(CardId(1))?.ok_or_else(|| "no card".into())
}

async fn balance(shop: &Shop, principal: i64, gift: i64) -> Done {
    until(&format!("{principal} and {gift} on the card"), SOON, || async {
        let card = card(shop)?;
        if (card.principal.get(), card.gift.get()) == (principal, gift) {
            Ok(Some(()))
        } else {
            Err(format!("{card:?}").into())
        }
    })
    .await
}

async fn next_guest(counter: &Counter) -> Done {
    pause(400).await;
    counter.screen.key("Escape")?;
    counter.stage("amount").await
}

#[tokio::test(flavor = "multi_thread")]
async fn opened_loaded_spent_given_back() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = small("card", &shop).await?;

    // a card for a guest, by name, phone and the code on the plastic
    counter.opens("F9", "members-panel").await?;
    counter.opens("ctrl+n", "new-card").await?;
    counter.screen.type_slowly("王芳")?;
    counter.screen.key("Tab")?;
    counter.screen.type_slowly("13812348899")?;
    counter.screen.scan("9900000042")?;
    pause(400).await;
    counter.picture("new-card")?;
    counter.opens("Return", "card-facts").await?;
    counter.picture("page")?;

    // 500 with its gift of 75, paid by phone: one digit and one scan
    counter.screen.key("1")?;
    counter.reads("top-up-after", "575.00").await?;
    counter.picture("top-up")?;
    let code = shop.code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("paid").await?;
    balance(&shop, 50_000, 7_500).await?;
    counter.picture("loaded")?;
    printed(&shop, &["500.00", "75.00", "575.00"]).await?;
    next_guest(&counter).await?;

    // 128.50 by the end of the phone number
    counter.amount("128.5", "128.50").await?;
    counter.opens("F3", "cardpay-panel").await?;
    counter.screen.type_slowly("8899")?;
    pause(600).await;
    counter.opens("Return", "spend-preview").await?;
    counter.picture("spend")?;
    pause(300).await;
    counter.screen.key("Return")?;
    counter.stage("paid").await?;
    // the gift goes first
    balance(&shop, 44_650, 0).await?;
    counter.picture("spent")?;
    printed(&shop, &["128.50", "446.50"]).await?;
    next_guest(&counter).await?;

    // by scan in one key
    counter.amount("46.5", "46.50").await?;
    counter.screen.scan("9900000042")?;
    counter.stage("paid").await?;
    balance(&shop, 40_000, 0).await?;
    next_guest(&counter).await?;

    // the payment goes back, onto the card
    let slip = printed(&shop, &["46.50"]).await?;
    assert!(slip.contains("400.00"), "{slip}");
    let no = book(&shop)?.head()?.numbering.slip_no(3).ok_or("no slip")?;
    counter.screen.scan(&no.0)?;
    counter.reads("sale-facts", "46.50").await?;
    counter.screen.key("F8")?;
    counter.reads("left-to-refund", "46.50").await?;
    counter.screen.key("Return")?;
    counter.reads("preview", "46.50").await?;
    counter.picture("refund")?;
    pause(300).await;
    counter.screen.key("Return")?;
    counter.stage("refunded").await?;
    balance(&shop, 44_650, 0).await?;
    next_guest(&counter).await?;

    // more than is on it: a part by card, the rest in notes
    counter.amount("500", "500.00").await?;
    counter.screen.scan("9900000042")?;
    counter.shows("ask").await?;
    counter.picture("part")?;
    pause(300).await;
    counter.screen.key("Return")?;
    counter.reads("open-sale", "53.50").await?;
    balance(&shop, 0, 0).await?;
    counter.screen.key("F2")?;
    pause(500).await;
    counter.screen.key("Return")?;
    counter.stage("paid").await?;
    next_guest(&counter).await?;

    // everything of it on paper
    counter.screen.scan("9900000042")?;
    counter.shows("card-facts").await?;
    counter.shows("statement").await?;
    counter.picture("statement")?;
    counter.screen.key("ctrl+p")?;
    let statement = printed(&shop, &["对账单"]).await?;
    assert!(statement.contains("+500.00") && statement.contains("128.50"), "{statement}");
    // and in a file
    let path = shop.home().join("statement.csv");
    let call = serde_json::json!({ "card": 1, "path": path, "words": { "top_up": "充值" } });
    counter
        .driver
        .run(&format!("window.__TAURI_INTERNALS__.invoke('statement_file', {call}); return null"))
        .await?;
    let file = until("the file", SOON, || async { Ok(std::fs::read_to_string(&path).ok()) }).await?;
    assert!(file.contains("充值,500.00,75.00"), "{file}");
    audit(&shop)
}
