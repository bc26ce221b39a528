//! Old balances: a table with mistakes, its error file corrected, both brought in, one taken out and brought in again.

use super::{ONE, SOON, audit, book, pause, printed, small};
use e2e::{Counter, Done, Shop, until};
use money::Fen;
use serde_json::json;
use std::path::Path;

/// Ten members, four of whom cannot come in: a phone of ten digits, less than nothing, no amount, one phone twice.
const TABLE: &str = "会员名称,手机号,余额\n\
    王芳,13812348899,\"1,234.50\"\n\
    李雷,13900001111,￥12\n\
    韩梅梅,13900002222,88元\n\
    赵强,1390000333,50\n\
    孙丽,13900004444,-5\n\
    周敏,13900005555,\n\
    吴刚,13900006666,100\n\
    吴刚,13900006666,20\n\
    郑爽,13900007777,０．５\n\
    钱进,13900008888,300\n";

/// Opens a table as the dialog would.
async fn open(counter: &Counter, path: &Path) -> Done {
    let call = json!({ "path": path });
    let script = format!("window.__TAURI_INTERNALS__.invoke('intake_open', {call}); return null");
    counter.driver.run(&script).await?;
    counter.shows("intake-columns").await
}

/// From the member list to the dry run of a table.
async fn try_dry(counter: &Counter, path: &Path) -> Done {
    counter.opens("ctrl+i", "intake-panel").await?;
    open(counter, path).await?;
    pause(300).await;
    counter.opens("Return", "intake-dry").await
}

async fn bring_in(counter: &Counter) -> Done {
    pause(300).await;
    counter.opens("Return", "intake-done").await?;
    pause(300).await;
    counter.opens("Return", "members-panel").await
}

/// Writes the rows that stay out to a file.
async fn errors(counter: &Counter, path: &Path) -> Done<String> {
    let call = json!({ "path": path, "words": { "not_a_mobile": "不是手机号" } });
    let script = format!("window.__TAURI_INTERNALS__.invoke('intake_error_file', {call}); return null");
    counter.driver.run(&script).await?;
    until("the error file", SOON, || async {
        Ok(std::fs::read_to_string(path).ok().filter(|text| !text.is_empty()))
    })
    .await
}

/// All that is on cards.
fn on_cards(shop: &Shop) -> Done<Fen> {
    let cards = book(shop)?.cards_page(None, 100)?;
    Fen::sum(cards.iter().map(|row| row.card.total())).ok_or_else(|| "too much".into())
}

fn yuan(fen: i64) -> Done<Fen> {
    Fen::new(fen).ok_or_else(|| "an amount".into())
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_corrected_undone_and_brought_in_again() -> Done {
    let _one = ONE.lock().await;
    let shop = Shop::open().await?;
    let counter = small("intake", &shop).await?;
    let (table, left) = (shop.home().join("老会员.csv"), shop.home().join("left.csv"));
    let (gbk, _, _) = encoding_rs::GB18030.encode(TABLE);
    std::fs::write(&table, &gbk)?;

    counter.opens("F9", "members-panel").await?;
    counter.opens("ctrl+i", "intake-start").await?;
    counter.picture("start")?;
    open(&counter, &table).await?;
    counter.picture("columns")?;
    pause(300).await;
    counter.opens("Return", "intake-dry").await?;
    counter.reads("dry-file", "1,805.00").await?;
    counter.reads("dry-comes", "1,635.00").await?;
    counter.picture("dry")?;
    let text = errors(&counter, &left).await?;
    assert!(text.contains("1390000333") && text.contains("孙丽") && text.contains("吴刚"), "{text}");
    bring_in(&counter).await?;
    counter.picture("brought-in")?;
    assert_eq!(on_cards(&shop)?, yuan(163_500)?);
    printed(&shop, &["导入", "1635.00"]).await?;

    // the rows that stayed out come back corrected
    let corrected = text
        .replace("1390000333", "13900003333")
        .replace("'-5", "5")
        .replace("-5", "5")
        .replace("周敏,13900005555,", "周敏,13900005555,8");
    std::fs::write(&left, &corrected)?;
    try_dry(&counter, &left).await?;
    // one person's two rows are added up
    counter.screen.key("r")?;
    counter.reads("dry-comes", "183.00").await?;
    counter.picture("corrected")?;
    bring_in(&counter).await?;
    assert_eq!(on_cards(&shop)?, yuan(181_800)?);

    // the first batch goes out again, and in once more
    counter.opens("ctrl+i", "intake-panel").await?;
    counter.screen.key("2")?;
    counter.shows("batch-row").await?;
    counter.screen.key("Down")?;
    counter.picture("batches")?;
    counter.opens("u", "undo-sure").await?;
    counter.screen.key("Return")?;
    until("the batch out", SOON, || async { Ok((on_cards(&shop)? == yuan(18_300)?).then_some(())) }).await?;
    pause(300).await;
    counter.screen.key("1")?;
    open(&counter, &table).await?;
    pause(300).await;
    counter.opens("Return", "intake-dry").await?;
    bring_in(&counter).await?;
    assert_eq!(on_cards(&shop)?, yuan(181_800)?);

    // the same balances are not brought in twice
    try_dry(&counter, &table).await?;
    counter.shows("dry-note-twice").await?;
    counter.picture("twice")?;
    counter.screen.key("Return")?;
    pause(800).await;
    assert_eq!(on_cards(&shop)?, yuan(181_800)?);
    audit(&shop)
}
