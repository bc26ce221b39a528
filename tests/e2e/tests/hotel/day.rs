//! From going on duty to the handover, without the mouse.

use super::ONE;
use super::desk::{CLERK, MANAGER, SOON, audit, book, next_guest, paper, pause, small, staffed};
use super::sums::assert_printed;
use e2e::{Counter, Done, Paper, Shop, until};
use sandbox::Script;
use store::Over;

#[tokio::test(flavor = "multi_thread")]
async fn a_day_from_duty_to_handover() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = small("hotel", &shop).await?;
    staffed(&counter).await?;
    counter.picture("people")?;
    counter.opens("F12", "lock").await?;
    counter.picture("lock")?;
    counter.sign_in(CLERK).await?;
    go_on_duty(&counter).await?;

    let sale = sell(&counter, &mut shop).await?;
    let slip = take_deposits(&counter, &mut shop).await?;
    hold_and_recall(&counter, &mut shop).await?;
    check_out(&counter, &shop, &slip).await?;
    refund(&counter, &shop, &sale).await?;
    drop_cash(&counter, &shop).await?;
    hand_over(&counter, &shop).await?;

    let handover = paper(&shop, &["交班单"]).await?;
    handed_over_is_the_books(&shop, &handover)?;
    counter.sign_in(MANAGER).await?;
    read_the_day(&counter, &shop).await?;
    audit(&shop)
}

/// F11, the float, Enter.
async fn go_on_duty(counter: &Counter) -> Done {
    counter.opens("F11", "start-who").await?;
    counter.reads("start-who", CLERK.name).await?;
    counter.screen.type_slowly("1500")?;
    counter.reads("float", "500").await?;
    counter.picture("float")?;
    counter.screen.key("Return")?;
    counter.gone("start-who").await?;
    counter.has("[data-testid='shift-badge']", "data-state", "open").await
}

/// A sale by scan and one in cash; answers the first one's slip.
async fn sell(counter: &Counter, shop: &mut Shop) -> Done<String> {
    counter.amount("88", "88.00").await?;
    let code = shop.code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("paid").await?;
    let first = paper(shop, &["微信支付", "88.00"]).await?;
    counter.amount("36.5", "36.50").await?;
    counter.screen.key("F2")?;
    pause(500).await;
    counter.screen.type_slowly("50")?;
    counter.screen.key("Return")?;
    counter.reads("change", "13.50").await?;
    paper(shop, &["现金", "13.50"]).await?;
    next_guest(counter).await?;
    first.after("单号").map(str::to_owned).ok_or_else(|| format!("{:?}", first.rows).into())
}

/// Two wallets for one room, notes for another; answers the first one's slip.
async fn take_deposits(counter: &Counter, shop: &mut Shop) -> Done<String> {
    counter.screen.key("F7")?;
    counter.room("806").await?;
    counter.picture("deposit-ask")?;
    counter.amount("500", "500.00").await?;
    let code = shop.code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("deposit_taken").await?;
    counter.picture("deposit-taken")?;
    let first = paper(shop, &["押金单", "微信支付", "500.00"]).await?;
    assert_eq!(first.after("房号"), Some("806"), "{:?}", first.rows);
    assert!(first.has(&["冻结,未扣款", "单号"]), "{:?}", first.rows);

    counter.room("806").await?;
    counter.reads("known", "500.00").await?;
    counter.amount("300", "300.00").await?;
    counter.picture("deposit-second")?;
    let code = shop.alipay_code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("deposit_taken").await?;
    paper(shop, &["押金单", "支付宝", "300.00", "806"]).await?;

    counter.room("1203").await?;
    counter.amount("200", "200.00").await?;
    counter.screen.key("F2")?;
    pause(500).await;
    counter.screen.key("Return")?;
    counter.stage("deposit_taken").await?;
    let notes = paper(shop, &["押金单", "现金押金", "200.00"]).await?;
    assert!(!notes.has(&["冻结"]), "notes are not frozen: {:?}", notes.rows);
    assert_eq!(notes.after("房号"), Some("1203"));

    for _ in 0..4 {
        if counter.driver.attribute("[data-lane]", "data-lane").await?.as_deref() == Some("sales") {
            break;
        }
        counter.screen.key("Escape")?;
        pause(400).await;
    }
    counter.has("[data-lane]", "data-lane", "sales").await?;
    let no = first.after("单号").map(str::to_owned);
    assert!(no.as_ref().is_some_and(|no| first.codes.contains(no)), "the slip's number is its bar code");
    no.ok_or_else(|| "no number".into())
}

/// F6 twice: put aside, brought back, paid.
async fn hold_and_recall(counter: &Counter, shop: &mut Shop) -> Done {
    counter.amount("66", "66.00").await?;
    counter.screen.key("F6")?;
    counter.reads("held-count", "1").await?;
    counter.opens("F6", "held-panel").await?;
    counter.screen.key("1")?;
    counter.gone("held-panel").await?;
    counter.reads("amount", "66.00").await?;
    let code = shop.code(Script::PaysAtOnce);
    counter.screen.scan(&code)?;
    counter.stage("paid").await?;
    paper(shop, &["微信支付", "66.00"]).await?;
    next_guest(counter).await
}

/// The guest brings the slip: 380 is consumed, the rest goes back, and the manager says yes.
async fn check_out(counter: &Counter, shop: &Shop, slip: &str) -> Done {
    counter.screen.scan(slip)?;
    counter.reads("stay-left", "800.00").await?;
    counter.screen.type_slowly("380")?;
    counter.reads("says", "消费 380.00，退 120.00").await?;
    counter.picture("check-out")?;
    counter.screen.key("Return")?;
    counter.has("[data-testid='stay-preview']", "data-sure", "true").await?;
    counter.screen.key("Return")?;
    counter.shows("approve-what").await?;
    counter.picture("approve")?;
    counter.approve(MANAGER, MANAGER.pin).await?;
    counter.stage("deposit_settled").await?;
    counter.has("[data-testid='settled']", "data-state", "done").await?;
    counter.picture("settled")?;
    let settled = paper(shop, &["押金结算单", "消费", "380.00", "120.00"]).await?;
    let bold = |label: &str| settled.rows.iter().rev().find_map(|row| row.strip_prefix(label)).map(str::trim);
    assert_eq!(bold("消费"), Some("￥380.00"), "{:?}", settled.rows);
    assert_eq!(bold("退回 "), Some("￥120.00"), "{:?}", settled.rows);
    assert_eq!(settled.after("批准人"), Some(MANAGER.name), "{:?}", settled.rows);
    next_guest(counter).await
}

/// A wrong PIN approves nothing; the right one gives the money back.
async fn refund(counter: &Counter, shop: &Shop, slip: &str) -> Done {
    counter.screen.scan(slip)?;
    counter.reads("sale-facts", "88.00").await?;
    counter.screen.key("F8")?;
    counter.reads("left-to-refund", "88.00").await?;
    counter.screen.key("Return")?;
    counter.reads("preview", "88.00").await?;
    counter.screen.key("Return")?;
    counter.approve(MANAGER, "111222").await?;
    counter.shows("pin-trouble").await?;
    counter.picture("wrong-pin")?;
    assert!(shop.cloud().refunds().is_empty(), "refunded with a wrong PIN");
    counter.approve(MANAGER, MANAGER.pin).await?;
    counter.stage("refunded").await?;
    let back = paper(shop, &["退款", "88.00", "批准人"]).await?;
    assert_eq!(back.after("批准人"), Some(MANAGER.name));
    next_guest(counter).await
}

/// 500 to the safe, approved, with a slip.
async fn drop_cash(counter: &Counter, shop: &Shop) -> Done {
    counter.opens("F11", "shift-panel").await?;
    counter.picture("shift")?;
    counter.opens("1", "cash-move").await?;
    counter.screen.type_slowly("1500")?;
    counter.reads("cash-amount", "500").await?;
    counter.picture("drop")?;
    counter.screen.key("Return")?;
    counter.approve(MANAGER, MANAGER.pin).await?;
    counter.gone("cash-move").await?;
    paper(shop, &["存入保险柜", "500.00"]).await.map(drop)
}

/// 236.50 should be there; 230 are counted.
async fn hand_over(counter: &Counter, shop: &Shop) -> Done {
    if counter.driver.text("[data-testid='shift-panel']").await?.is_none() {
        counter.opens("F11", "shift-panel").await?;
    }
    counter.opens("Return", "count-sum").await?;
    counter.screen.type_slowly("230")?;
    counter.reads("count-sum", "230").await?;
    counter.picture("count")?;
    counter.opens("Return", "shift-differ").await?;
    counter.reads("expected", "236.50").await?;
    counter.reads("difference", "6.50").await?;
    counter.picture("differ")?;
    counter.screen.key("1")?;
    counter.shows("reason-chosen").await?;
    let css = format!("[data-testid='person-{}']", MANAGER.id);
    let digit =
        counter.driver.attribute(&css, "aria-keyshortcuts").await?.ok_or("the manager is not there")?;
    counter.screen.key(&digit)?;
    counter.has(&css, "aria-pressed", "true").await?;
    counter.picture("next")?;
    counter.screen.key("Return")?;
    counter.shows("lock").await?;
    until("the shift to close", SOON, || async { Ok(book(shop)?.open_shift()?.is_none().then_some(())) })
        .await
}

/// Every figure of the paper is a sum of the book's postings.
fn handed_over_is_the_books(shop: &Shop, handover: &Paper) -> Done {
    let reader = book(shop)?;
    let shift = reader.last_closed_shift()?.ok_or("no shift was closed")?;
    let sums = reader.sums(Over::Shift(shift.id))?;
    let wanted = [
        "交易金额",
        "实收金额",
        "退款金额",
        "按支付方式/微信支付/交易金额",
        "按支付方式/现金/交易金额",
        "押金/收取",
        "押金/消费",
        "押金/退回",
        "押金/仍押",
        "现金/备用金",
        "现金/收押金",
        "现金/存入保险柜",
        "现金/应有现金",
        "现金/实点现金",
        "现金/短款",
    ];
    assert_printed(handover, &sums, &shift, &wanted);
    assert_eq!(handover.after("接班"), Some(MANAGER.name));
    assert_eq!(handover.after("短款"), Some("-6.50"));
    assert!(handover.has(&["找零有误"]), "{:?}", handover.rows);
    Ok(())
}

/// The manager sees the same day, opens a figure into its rows and saves the A4 page.
async fn read_the_day(counter: &Counter, shop: &Shop) -> Done {
    counter.screen.key("Escape")?;
    counter.gone("shift-closed").await?;
    counter.opens("ctrl+shift+r", "report-panel").await?;
    counter.screen.key("2")?;
    let reader = book(shop)?;
    let day = reader.last_closed_shift()?.ok_or("no shift was closed")?.day;
    let sums = reader.sums(Over::Days { from: day, to: day })?;
    let cell = |key: &str| format!("[data-figure='{key}']");
    for (key, wanted) in [
        ("total.trade", sums.total.trade.to_string()),
        ("total.received", sums.total.received.to_string()),
        ("total.refund", sums.total.refund.to_string()),
        ("total.trades", sums.total.trades.to_string()),
        ("deposits_held", sums.deposits.held.to_string()),
        ("cash_dropped", sums.cash.dropped.to_string()),
    ] {
        until(&format!("{key} to be {wanted}"), SOON, || async {
            let seen = counter.driver.text(&cell(key)).await?.unwrap_or_default();
            if seen.replace(',', "").contains(&wanted) { Ok(Some(())) } else { Err(seen.into()) }
        })
        .await?;
    }
    counter.picture("day")?;
    counter.opens("Return", "figure-detail").await?;
    counter.shows("figure-row").await?;
    counter.picture("figure")?;
    counter.screen.key("Escape")?;
    counter.gone("figure-detail").await?;
    counter.opens("ctrl+shift+p", "pdf-path").await?;
    let said = counter.driver.text("[data-testid='pdf-path']").await?.unwrap_or_default();
    let path = said.find('/').and_then(|at| said.get(at..)).ok_or("no path")?.trim();
    assert!(std::fs::read(path)?.starts_with(b"%PDF"), "{path} is no PDF");
    counter.screen.key("Escape")?;
    counter.gone("report-panel").await?;
    counter.screen.key("ctrl+l")?;
    counter.opens("ctrl+shift+r", "report-panel").await?;
    counter.reads("report-panel", "Reports").await?;
    counter.picture("day-en")
}
