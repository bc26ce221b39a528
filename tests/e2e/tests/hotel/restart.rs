//! The power goes between a freeze and its answer.

use super::ONE;
use super::desk::{SOON, again, audit, book, paper, pause, small};
use e2e::{Done, Shop, until};
use sandbox::Script;

#[tokio::test(flavor = "multi_thread")]
async fn a_freeze_whose_answer_was_never_heard_is_held_once() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = small("freeze", &shop).await?;
    counter.screen.key("F7")?;
    counter.room("508").await?;
    counter.amount("600", "600.00").await?;
    let code = shop.code(Script::Late { ms: 15_000 });
    counter.screen.scan(&code)?;
    counter.stage("waiting").await?;
    until("the freeze", SOON, || async {
        let holds = shop.cloud().holds();
        Ok(holds.iter().any(|hold| !hold.frozen.is_zero()).then_some(()))
    })
    .await?;
    counter.picture("freezing")?;
    assert!(shop.papers().is_empty(), "a slip before the answer: {:?}", shop.papers());
    let counter = again(counter, "freeze", &shop).await?;
    counter.picture("recovery")?;
    counter.screen.key("Return")?;
    paper(&shop, &["押金单", "508", "600.00", "冻结,未扣款"]).await?;
    until("nothing open", SOON, || async {
        Ok(book(&shop)?.open_work()?.open_attempts.is_empty().then_some(()))
    })
    .await?;
    counter.screen.key("F7")?;
    counter.has("[data-lane]", "data-lane", "deposits").await?;
    counter.opens("F7", "deposits-panel").await?;
    counter.reads("deposit-row", "600.00").await?;
    counter.picture("held")?;
    // a second slip would come out by now
    pause(2000).await;
    let slips = shop.papers().iter().filter(|paper| paper.has(&["押金单"])).count();
    assert_eq!(slips, 1, "{:#?}", shop.papers());
    assert_eq!(shop.cloud().holds().len(), 1, "frozen more than once");
    audit(&shop)
}
