//! A hotel's part of the day: every step of it is a place to die.

use crate::child::{code, told, wait};
use domain::shift::{CashReason, CashWay, DifferenceReason};
use std::error::Error;
use till::engine::Command;
use till::task::TillHandle;
use till::view::Stage;

/// Deposits taken and settled, cash moved, a sale put aside, a shift counted and handed over, the next begun.
pub async fn hotel(till: &TillHandle, seed: u64) -> Result<(), Box<dyn Error>> {
    for (n, tail, settle) in [(20, "00", "20"), (21, "01", "0"), (22, "08", "*")] {
        till.command(Command::Deposits { on: true }).await.map_err(told)?;
        till.command(Command::Room { room: "806".to_owned(), name: "王".to_owned() }).await.map_err(told)?;
        let line = format!("{n}");
        till.draft(300 + u32::try_from(n)?, line.clone()).await.map_err(told)?;
        till.command(Command::Scan { text: code(seed, n, tail), line }).await.map_err(told)?;
        wait(till, |stage| !matches!(stage, Stage::Waiting { .. })).await?;
        till.command(Command::Dismiss).await.map_err(told)?;
        till.command(Command::Deposits { on: false }).await.map_err(told)?;
        settle_newest(till, settle).await?;
    }
    till.command(Command::Deposits { on: true }).await.map_err(told)?;
    till.command(Command::Room { room: "1203".to_owned(), name: String::new() }).await.map_err(told)?;
    till.draft(350, "50".to_owned()).await.map_err(told)?;
    till.command(Command::Cash { received: String::new() }).await.map_err(told)?;
    till.command(Command::Dismiss).await.map_err(told)?;
    till.command(Command::Deposits { on: false }).await.map_err(told)?;
    settle_newest(till, "30").await?;
    let moved = Command::MoveCash {
        way: CashWay::Drop,
        amount: "5".to_owned(),
        reason: CashReason::Safe,
        note: String::new(),
    };
    till.command(moved).await.map_err(told)?;
    till.draft(400, "77".to_owned()).await.map_err(told)?;
    till.command(Command::Hold).await.map_err(told)?;
    till.command(Command::CountShift { notes: Vec::new(), sum: "60".to_owned() }).await.map_err(told)?;
    let reason = Some(DifferenceReason::Unknown);
    till.command(Command::CloseShift { reason, note: String::new(), next: None }).await.map_err(told)?;
    till.command(Command::StartShift { float: String::new() }).await.map_err(told)?;
    Ok(())
}

/// Settles the newest deposit with one number, once it is held.
async fn settle_newest(till: &TillHandle, consume: &str) -> Result<(), Box<dyn Error>> {
    let search = store::DepositSearch { limit: 1, ..store::DepositSearch::default() };
    let row = store::Reader::open(till.book())?.deposits(&search)?.pop().ok_or("no deposit")?;
    if row.state != store::DepositState::Held {
        return Ok(());
    }
    let consume = consume.to_owned();
    let command = Command::SettleDeposit { deposits: vec![row.id], consume, keep_rest: false };
    till.command(command).await.map_err(told)?;
    wait(till, |stage| !matches!(stage, Stage::DepositSettled(view) if !view.done && !view.failed)).await?;
    till.command(Command::Dismiss).await.map_err(told)?;
    Ok(())
}
