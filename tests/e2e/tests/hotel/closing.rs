//! A shift that closes while everything else is away.

use super::ONE;
use super::desk::{ADMIN, SOON, audit, book, paper, pause, small};
use domain::ids::ShiftId;
use e2e::{Counter, Done, Shop, until};
use kit::twin::Switch;
use sandbox::Script;
use store::Over;

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_closes_without_cloud_paper_or_answer() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = small("closing", &shop).await?;
    counter.name_first(ADMIN).await?;
    counter.sign_in(ADMIN).await?;
    counter.opens("F11", "start-who").await?;
    counter.screen.type_slowly("1100")?;
    counter.reads("float", "100").await?;
    counter.screen.key("Return")?;
    counter.gone("start-who").await?;

    counter.amount("45", "45.00").await?;
    let code = shop.code(Script::PaysAfter { ms: 5000 });
    counter.screen.scan(&code)?;
    counter.stage("waiting").await?;
    shop.plug_cloud(false).await?;
    shop.printer.switches().set(Switch::PaperOut, true);
    close(&counter).await?;
    until("the shift to close", SOON, || async { Ok(book(&shop)?.open_shift()?.is_none().then_some(())) })
        .await?;
    counter.shows("lock").await?;
    counter.picture("closed")?;
    assert!(!shop.papers().iter().any(|paper| paper.has(&["交班单"])), "printed without paper");

    shop.printer.switches().set(Switch::PaperOut, false);
    let slip = paper(&shop, &["交班单"]).await?;
    assert_eq!(slip.after("未决单"), Some("1"), "{:?}", slip.rows);
    assert_eq!(slip.after("交易金额"), Some("0.00"), "nothing undecided is a figure: {:?}", slip.rows);
    shop.plug_cloud(true).await?;
    until("the payment's end", SOON * 2, || async {
        Ok(book(&shop)?.open_work()?.open_attempts.is_empty().then_some(()))
    })
    .await?;
    let reader = book(&shop)?;
    let day = reader.last_closed_shift()?.ok_or("no shift was closed")?.day;
    let alone = reader.sums(Over::ShiftOfDay { shift: ShiftId(0), day })?;
    assert_eq!(alone.total.trade.to_string(), "45.00");

    counter.sign_in(ADMIN).await?;
    counter.screen.key("Escape")?;
    pause(400).await;
    counter.opens("ctrl+shift+r", "report-panel").await?;
    counter.screen.key("2")?;
    counter.reads("unattended", "45.00").await?;
    counter.picture("unattended")?;
    audit(&shop)
}

/// Counted and handed over to nobody yet.
async fn close(counter: &Counter) -> Done {
    counter.opens("F11", "shift-panel").await?;
    counter.picture("in-doubt")?;
    counter.opens("Return", "count-sum").await?;
    counter.screen.type_slowly("100")?;
    counter.reads("count-sum", "100").await?;
    counter.opens("Return", "shift-differ").await?;
    counter.has("[data-testid='difference']", "data-way", "even").await?;
    counter.picture("even")?;
    counter.screen.key("Return")
}
