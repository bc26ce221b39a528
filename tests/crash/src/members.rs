//! Member cards' part of the day: every step of it is a place to die, also between the book and the holders.

use crate::child::{code, told, wait};
use domain::member::{CardId, Gift, Programme, Tier};
use members::{Persons, RootKey, Trouble};
use money::Fen;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use store::{BatchState, Book, Reader};
use till::engine::Command;
use till::engine::members::MemberCommand;
use till::intake::{Intake, Parts};
use till::task::TillHandle;
use till::view::{CardPartView, HolderEdit, IntakeView, PayOutView, Stage};

/// Rows of the table that is brought in: more than two pieces.
const ROWS: u32 = 12_000;

/// Every tier on its key, and a gift on spending.
pub fn programme() -> Programme {
    let fen = |fen: i64| Fen::new(fen).unwrap_or(Fen::MAX);
    Programme {
        tiers: vec![
            Tier { amount: fen(20_000), gift: Gift::Amount(fen(2_000)) },
            Tier { amount: fen(50_000), gift: Gift::Percent(15) },
        ],
        spending_gift: 5,
        ..Programme::default()
    }
}

/// The folder of the holders of a book.
fn folder(book: &Path) -> PathBuf {
    book.with_extension("holders")
}

/// The holders of a book, without those of batches that do not count.
pub fn holders(book: &Path) -> Result<Persons, Trouble> {
    let reader = Reader::open(book).ok();
    let is_live = |batch| {
        let row = reader.as_ref().and_then(|reader| reader.batch(domain::ids::BatchId(batch)).ok().flatten());
        row.is_some_and(|row| row.state == BatchState::Live)
    };
    Persons::open(&folder(book), &RootKey::new([7; 32]), is_live)
}

/// Cards opened, loaded, spent, tended and forgotten; balances brought in and taken out again.
pub async fn members(till: &TillHandle, seed: u64) -> Result<(), Box<dyn Error>> {
    let first = open(till, "李小明", "13800138000").await?;
    for (n, tail) in [(31, "00"), (32, "08"), (33, "11")] {
        wish(till, MemberCommand::TopUp { card: first, tier: Some(1), amount: String::new() }).await?;
        till.command(Command::Scan { text: code(seed, n, tail), line: String::new() }).await.map_err(told)?;
        wait(till, |stage| !matches!(stage, Stage::Waiting { .. })).await?;
        till.command(Command::Dismiss).await.map_err(told)?;
    }
    wish(till, MemberCommand::TopUp { card: first, tier: None, amount: "100".to_owned() }).await?;
    till.command(Command::Cash { received: String::new() }).await.map_err(told)?;
    till.command(Command::Dismiss).await.map_err(told)?;
    pay(till, first, 501, "50").await?;
    pay(till, first, 502, "30").await?;
    give_back(till, first).await?;
    let second = open(till, "", "").await?;
    let agreed = true;
    wish(till, MemberCommand::Transfer { from: first, to: second, amount: "20".to_owned(), agreed }).await?;
    let (part, reason) = (CardPartView::Principal, "盘点".to_owned());
    wish(till, MemberCommand::Adjust { card: second, part, amount: "-0.5".to_owned(), reason }).await?;
    wish(till, MemberCommand::Close { card: second, pay_out: PayOutView::Cash }).await?;
    wish(till, MemberCommand::Lose { card: first }).await?;
    wish(till, MemberCommand::Replace { card: first, code: "A100".to_owned() }).await?;
    let heir = newest(till)?;
    wish(till, MemberCommand::Forget { card: heir }).await?;
    bring_in(till).await
}

async fn wish(till: &TillHandle, wish: MemberCommand) -> Result<(), Box<dyn Error>> {
    Ok(till.command(Command::Member(wish)).await.map_err(told)?)
}

fn newest(till: &TillHandle) -> Result<CardId, Box<dyn Error>> {
    let count = Reader::open(till.book())?.head()?.counters.card;
    Ok(CardId(count.checked_sub(1).ok_or("no card")?))
}

async fn open(till: &TillHandle, name: &str, phone: &str) -> Result<CardId, Box<dyn Error>> {
    let holder = HolderEdit { name: name.to_owned(), phone: phone.to_owned(), ..HolderEdit::default() };
    wish(till, MemberCommand::Open { holder }).await?;
    wish(till, MemberCommand::Show { card: None }).await?;
    newest(till)
}

async fn pay(till: &TillHandle, card: CardId, seq: u32, amount: &str) -> Result<(), Box<dyn Error>> {
    till.draft(seq, amount.to_owned()).await.map_err(told)?;
    wish(till, MemberCommand::Pay { card, amount: String::new() }).await?;
    wait(till, |stage| matches!(stage, Stage::Paid(_))).await?;
    till.command(Command::Dismiss).await.map_err(told)?;
    Ok(())
}

/// The newest payment by card goes back in part, and a top-up as far as it is there.
async fn give_back(till: &TillHandle, card: CardId) -> Result<(), Box<dyn Error>> {
    let reader = Reader::open(till.book())?;
    let span = store::StatementSpan { limit: 50, ..store::StatementSpan::default() };
    let lines = reader.statement(card, &span)?;
    let of = |kind| lines.iter().find(|line| line.kind == kind).and_then(|line| line.sale);
    let paid = of(domain::member::MoveKind::Spend).ok_or("nothing was paid by card")?;
    let loaded = of(domain::member::MoveKind::TopUp).ok_or("nothing was loaded")?;
    for (sale, amount) in [(paid, "10"), (loaded, "5")] {
        let (amount, reason) = (amount.to_owned(), "试".to_owned());
        till.command(Command::Refund { sale, amount, reason }).await.map_err(told)?;
        till.command(Command::Dismiss).await.map_err(told)?;
    }
    Ok(())
}

async fn bring_in(till: &TillHandle) -> Result<(), Box<dyn Error>> {
    let mut table = String::from("会员名称,手机号,余额\n");
    for n in 0..ROWS {
        writeln!(table, "会员{n},139{n:08},{}.5", n % 700)?;
    }
    let path = till.book().with_extension("csv");
    std::fs::write(&path, table)?;
    let parts =
        Parts { till: till.clone(), limits: Box::new(|| programme().limits), outlet: Box::new(|_| ()) };
    let intake = Intake::new(parts);
    intake.open(&path).map_err(told)?;
    until(&intake, |state| matches!(state, IntakeView::Opened { .. })).await?;
    intake.check().map_err(told)?;
    until(&intake, |state| matches!(state, IntakeView::Checked { .. })).await?;
    intake.run().map_err(told)?;
    until(&intake, |state| matches!(state, IntakeView::Done { .. })).await?;
    let IntakeView::Done { batch, .. } = intake.state() else { return Err("the batch is gone".into()) };
    wish(till, MemberCommand::UndoBatch { batch: domain::ids::BatchId(batch) }).await
}

async fn until(intake: &Intake, done: impl Fn(&IntakeView) -> bool) -> Result<(), Box<dyn Error>> {
    let end = Instant::now() + Duration::from_secs(40);
    loop {
        let state = intake.state();
        if done(&state) {
            return Ok(());
        }
        if let IntakeView::Failed { code, .. } = state {
            return Err(code.into());
        }
        if Instant::now() > end {
            return Err("an import hangs".into());
        }
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
}

/// After the second life: whoever the book knows by name is there, nobody is there without a card, and nothing of
/// a batch that does not count.
pub fn findings(path: &Path, book: &Book) -> Result<Vec<String>, Box<dyn Error>> {
    let mut out = Vec::new();
    if let Some(batch) = book.staged_batch()? {
        out.push(format!("batch {} is neither in nor out", batch.0));
    }
    let mut forgotten = std::collections::BTreeSet::new();
    for row in book.journal(0, 100_000)? {
        if let domain::fact::Fact::HolderForgotten { card } = row.entry()?.fact {
            forgotten.insert(card);
        }
    }
    let holders = holders(path)?;
    let finder = holders.finder();
    // whoever was put down at the next number, for a card that was never opened, went when the book was taken up
    let next = book.head().counters.card;
    let mut gone = 0;
    for number in 1..=next {
        let card = book.card_row(CardId(number))?;
        let known = match finder.holder(number) {
            Ok(_) => true,
            Err(Trouble::Absent | Trouble::Gone) => false,
            Err(trouble) => return Err(trouble.into()),
        };
        let wanted = card.as_ref().is_some_and(|row| {
            row.card.named && row.successor.is_none() && !forgotten.contains(&row.card.id)
        });
        gone += u32::from(wanted && !known);
        if known && (card.is_none() || forgotten.contains(&CardId(number))) {
            out.push(format!("card {number}: {card:?}, a holder is there: {known}"));
        }
    }
    // destroyed first and written down then: one may be gone whose forgetting the power cut short
    if gone > 1 {
        out.push(format!("{gone} holders are gone whom nobody has forgotten"));
    }
    Ok(out)
}
