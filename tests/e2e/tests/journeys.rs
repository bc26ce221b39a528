//! Journeys of a cashier through the real window, each with its own shop, screen and book.

use domain::attempt::Phase;
use e2e::{Counter, Done, Screen, Shop, until};
use sandbox::Script;
use std::time::Duration;
use store::Reader;
use tokio::sync::Mutex;

/// One window at a time: the machine has two cores, and keys go where the pointer is.
static ONE: Mutex<()> = Mutex::const_new(());

const SOON: Duration = Duration::from_secs(20);

fn book(shop: &Shop) -> Done<Reader> {
    Ok(Reader::open(&shop.data().join("books").join("real.book"))?)
}

/// The book is sound, and for every paid attempt the cloud holds the money.
fn audit(shop: &Shop) -> Done {
    let report = store::verify(&shop.data().join("books").join("real.book"))?;
    assert!(report.is_sound(), "{:#?}", report.findings);
    let reader = book(shop)?;
    let orders = shop.cloud().orders();
    for order in orders {
        let attempt = reader.attempt(&order.no)?.ok_or(format!("{} is unknown here", order.no))?;
        let paid = matches!(attempt.phase, Phase::Paid(_));
        let held = !shop.cloud().captured(&order.no).is_zero();
        assert_eq!(paid, held, "{}: {:?}", order.no, attempt.phase);
    }
    Ok(())
}

async fn printed(shop: &Shop, words: &[&str]) -> Done<String> {
    until(&format!("a slip with {words:?}"), SOON, || async {
        Ok(shop.slips().into_iter().find(|slip| words.iter().all(|word| slip.contains(word))))
    })
    .await
}

async fn spoken(shop: &Shop, words: &str) -> Done {
    until(&format!("the voice to say {words}"), SOON, || async {
        let said = shop.voice.spoken();
        if said.iter().any(|phrase| phrase.contains(words)) {
            Ok(Some(()))
        } else {
            Err(format!("{said:?}").into())
        }
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn receive_by_scan() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = Counter::open("receive", &shop).await?;
    counter.amount("128.5", "128.50").await?;
    counter.picture("amount")?;
    let code = shop.code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("paid").await?;
    counter.picture("paid")?;

    printed(&shop, &["海景酒店", "微信", "128.50"]).await?;
    let job = shop.printer.jobs().pop().ok_or("no job")?;
    assert!(job.windows(3).any(|part| part == [0x1D, 0x6B, 73]), "no CODE 128 on the slip");
    assert!(job.windows(3).any(|part| part == [0x1D, 0x56, 66]), "the slip is not cut");
    assert!(shop.printer.kicks().is_empty(), "the drawer opened for a wallet payment");
    spoken(&shop, "微信收款，一百二十八点五元").await?;
    assert_eq!(shop.voice.rejected(), 0, "a frame was bad");
    // the code is never kept, and the installer's file with the key is gone
    assert!(!shop.data().join("install.json").exists());
    let bytes = std::fs::read(shop.data().join("books").join("real.book"))?;
    assert!(!bytes.windows(code.len()).any(|part| part == code.as_bytes()));
    audit(&shop)
}

#[tokio::test(flavor = "multi_thread")]
async fn scan_first_then_amount() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = Counter::open("scan-first", &shop).await?;
    let code = shop.code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("code_ready").await?;
    counter.amount("66", "66.00").await?;
    counter.screen.key("Return")?;
    counter.stage("paid").await?;
    audit(&shop)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_guest_types_a_password() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = Counter::open("password", &shop).await?;
    counter.amount("1200", "1,200.00").await?;
    let code = shop.code(Script::TypesPassword { queries: 2 });
    counter.screen.scan(&code)?;
    counter.stage("waiting").await?;
    counter.reads("stage-title", "密码").await?;
    counter.picture("waiting")?;
    spoken(&shop, "请输入密码").await?;
    counter.stage("paid").await?;
    audit(&shop)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_parked_settled_later() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = Counter::open("parked", &shop).await?;
    counter.amount("45", "45.00").await?;
    let code = shop.code(Script::DropAfter);
    counter.screen.scan(&code)?;
    counter.stage("waiting").await?;
    // the next guest is served while the case works on
    counter.screen.type_slowly("8")?;
    counter.reads("badge", "1").await?;
    counter.picture("parked")?;
    counter.screen.key("F2")?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    counter.screen.key("Return")?;
    counter.stage("paid").await?;
    counter.reads("badge", "0").await?;
    spoken(&shop, "补到账").await?;
    printed(&shop, &["45.00"]).await?;
    audit(&shop)
}

#[tokio::test(flavor = "multi_thread")]
async fn cash_with_change() -> Done {
    let _one = ONE.lock().await;
    let shop = Shop::open().await?;
    let counter = Counter::open("cash", &shop).await?;
    counter.amount("128.5", "128.50").await?;
    counter.screen.key("F2")?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    counter.screen.type_slowly("150")?;
    counter.picture("received")?;
    counter.screen.key("Return")?;
    counter.stage("paid").await?;
    counter.reads("change", "21.50").await?;
    counter.picture("change")?;
    printed(&shop, &["现金", "21.50"]).await?;
    until("the drawer", SOON, || async { Ok((!shop.printer.kicks().is_empty()).then_some(())) }).await?;
    spoken(&shop, "找零二十一点五元").await?;
    audit(&shop)
}

#[tokio::test(flavor = "multi_thread")]
async fn refund_by_slip() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = Counter::open("refund", &shop).await?;
    counter.amount("88", "88.00").await?;
    let code = shop.code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("paid").await?;
    let slip = book(&shop)?.head()?.numbering.slip_no(1).ok_or("no slip")?;
    counter.screen.key("Return")?;
    counter.screen.scan(&slip.0)?;
    counter.reads("sale-facts", "88.00").await?;
    counter.picture("found")?;
    counter.screen.key("F8")?;
    counter.reads("left-to-refund", "88.00").await?;
    counter.screen.key("Return")?;
    counter.reads("preview", "88.00").await?;
    counter.picture("preview")?;
    counter.screen.key("Return")?;
    counter.stage("refunded").await?;
    counter.picture("refunded")?;
    let no = shop.cloud().orders().pop().ok_or("no order")?.no;
    until("the money back", SOON, || async { Ok(shop.cloud().net_captured(&no).is_zero().then_some(())) })
        .await?;
    printed(&shop, &["退款", "88.00"]).await?;
    spoken(&shop, "退款，八十八元").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn restart_in_the_middle() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = Counter::open("restart", &shop).await?;
    counter.amount("77", "77.00").await?;
    let code = shop.code(Script::TypesPassword { queries: 6 });
    counter.screen.scan(&code)?;
    counter.stage("waiting").await?;
    let screen = counter.pull_the_plug();
    let counter = Counter::start("restart", screen, shop.home(), &shop.data()).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    counter.picture("recovery")?;
    counter.screen.key("Return")?;
    until("the case settled", SOON, || async {
        let open = book(&shop)?.open_work()?;
        Ok((open.open_attempts.is_empty() && open.open_sales.is_empty()).then_some(()))
    })
    .await?;
    counter.reads("badge", "0").await?;
    assert_eq!(shop.cloud().orders().len(), 1, "charged more than once");
    audit(&shop)
}

#[tokio::test(flavor = "multi_thread")]
async fn cloud_away_cash_goes_on() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = Counter::open("away", &shop).await?;
    shop.plug_cloud(false).await?;
    counter.amount("20", "20.00").await?;
    let code = shop.code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("refused").await?;
    counter.picture("away")?;
    counter.screen.key("F2")?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    counter.screen.key("Return")?;
    counter.stage("paid").await?;
    shop.plug_cloud(true).await?;
    counter.screen.key("Return")?;
    counter.amount("21", "21.00").await?;
    tokio::time::sleep(Duration::from_secs(6)).await;
    let code = shop.code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("paid").await?;
    audit(&shop)
}

/// A new user: no settings, no devices, practice by keyboard alone.
#[tokio::test(flavor = "multi_thread")]
async fn practice_by_keyboard() -> Done {
    let _one = ONE.lock().await;
    let home = tempfile::tempdir()?;
    let data = home.path().join("counter");
    let counter = Counter::start("practice", Screen::start("1280x800")?, home.path(), &data).await?;
    counter.reads("mode", "练习").await?;
    counter.picture("welcome")?;
    counter.screen.key("Return")?;
    tokio::time::sleep(Duration::from_millis(400)).await;
    counter.amount("88+40.5", "128.50").await?;
    counter.screen.scan("134567890123456789")?;
    counter.stage("paid").await?;
    counter.picture("paid")?;
    let report = store::verify(&data.join("books").join("practice.book"))?;
    assert!(report.is_sound());
    assert!(!data.join("books").join("real.book").exists());
    Ok(())
}

/// Opens the settings' last page and says yes to the other mode.
async fn switch_mode(counter: &Counter) -> Done {
    counter.screen.key("ctrl+comma")?;
    counter.reads("tab-shop", "").await?;
    // the last page is one back from the first
    counter.screen.key("Prior")?;
    for button in ["switch-mode", "switch-mode-yes"] {
        counter.reads(button, "").await?;
        counter.driver.run(&format!("document.querySelector(\"[data-testid='{button}']\").click()")).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn modes_switch_and_never_mix() -> Done {
    let _one = ONE.lock().await;
    let shop = Shop::open().await?;
    let counter = Counter::open("modes", &shop).await?;
    counter.reads("mode", "正式").await?;
    switch_mode(&counter).await?;
    counter.reads("mode", "练习").await?;
    counter.picture("practice")?;
    counter.screen.key("Escape")?;
    tokio::time::sleep(Duration::from_millis(400)).await;
    counter.amount("9", "9.00").await?;
    counter.screen.key("F2")?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    counter.screen.key("Return")?;
    counter.stage("paid").await?;
    counter.screen.key("Return")?;
    switch_mode(&counter).await?;
    counter.reads("mode", "正式").await?;
    let books = shop.data().join("books");
    assert!(store::verify(&books.join("practice.book"))?.is_sound());
    assert_eq!(book(&shop)?.head()?.counters.sale, 1, "a practice sale stands in the real book");
    audit(&shop)
}
