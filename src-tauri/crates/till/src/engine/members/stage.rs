//! Old balances on their way in, as the engine writes them: piece by piece, and counting by one last fact.
//!
//! One import at a time. What is written of one before that fact is seen by nobody, and goes at the next start or
//! with the first thing that is refused. Its cards have numbers of their own from the first piece on; a card that is
//! opened meanwhile comes after them.

use super::super::{Command, Counter, Output};
use super::Members;
use crate::clock::Now;
use ::members::{Batch, Persons, Sealed, Sealer, Trouble, Waiting};
use domain::fact::{Entry, Fact};
use domain::ids::{BatchId, SlipNo, StaffId};
use domain::ledger::{Account, Move, Posting, Txn, TxnId};
use domain::member::{CardId, Import, Opening, Programme, open_balance};
use domain::refusal::Refusal;
use domain::slip::{Slip, SlipKind};
use domain::staff::Act;
use money::Fen;

/// Pieces after which the book's log is emptied, so that it stays small.
const CHECKPOINT_EVERY: u32 = 20;

/// What an import asks for, in this order; [`Step::Drop`] at any time.
pub enum Step {
    /// What will come, as the dry run has it.
    Begin(Import),
    /// A piece of it.
    Rows(Rows),
    /// All of it counts from now on, and is found.
    Finish(Waiting),
    /// Nothing of it ever does.
    Drop,
}

/// A piece of an import. New cards are named and get their numbers in this order.
#[derive(Default)]
pub struct Rows {
    /// Who holds them, by the sealer of the import.
    pub holders: Sealed,
    /// Principal and gift of each, in fen.
    pub balances: Vec<(Fen, Fen)>,
    /// Principal and gift that go onto cards which are there.
    pub merged: Vec<(CardId, Fen, Fen)>,
}

/// What came of it.
#[derive(Debug)]
pub enum StepDone {
    /// It is begun; this seals the holders of its new cards, in their order.
    Begun(Box<Sealer>),
    /// It goes on.
    GoesOn,
    /// It counts. The slip is the report to be signed.
    Counts { batch: BatchId, slip: SlipNo, import: Import },
    /// Nothing is left of it.
    Dropped,
}

/// The import that is under way.
pub(in super::super) struct Staging {
    batch: BatchId,
    /// Who brings it in, whoever stands at the counter meanwhile.
    by: (StaffId, String),
    /// What was said to come, and what has come.
    said: Import,
    so_far: Import,
    /// Its first new card, and whether the book has it: from then on the numbers are kept.
    first: u64,
    kept: bool,
    merged: Vec<(CardId, Fen, Fen)>,
    holders: Batch,
    pieces: u32,
}

impl Members {
    fn writer(&mut self) -> Result<&mut Persons, Refusal> {
        self.holders.as_mut().map_err(|_| Refusal::MembersAway)
    }
}

impl Counter {
    /// Handles one step of an import.
    ///
    /// # Errors
    /// The [`Refusal`]; nothing is left of the import then, but of a second one that was begun beside it.
    pub fn import_step(&mut self, now: Now, step: Step) -> (Result<StepDone, Refusal>, Vec<Output>) {
        self.people.work_of = self.members.staging.as_ref().map(|staging| staging.by.clone());
        let ends = !matches!(step, Step::Begin(_));
        let mut result = match step {
            Step::Begin(said) => self.begin_import(now, said).map(StepDone::Begun),
            Step::Rows(rows) => self.stage_rows(now, rows).map(|()| StepDone::GoesOn),
            Step::Finish(waiting) => self.finish_import(now, waiting),
            Step::Drop => self.drop_import(now).map(|()| StepDone::Dropped),
        };
        if ends && result.is_err() {
            result = self.drop_import(now).and(result);
        }
        self.people.work_of = None;
        self.due_work(now);
        (result, self.finish())
    }

    fn begin_import(&mut self, now: Now, said: Import) -> Result<Box<Sealer>, Refusal> {
        self.gate(now, Command::Permit { act: Act::MoveMembers })?;
        if self.config.members.is_none() {
            return Err(Refusal::MembersOff);
        }
        if self.members.staging.is_some() {
            return Err(Refusal::ImportBusy);
        }
        if said.cards == 0 && said.merged == 0 {
            return Err(Refusal::ImportEmpty);
        }
        if self.book.batch_of_identity(&said.identity).map_err(|_| Refusal::BookTrouble)?.is_some() {
            return Err(Refusal::ImportTwice);
        }
        // one whose end the book did not take
        self.drop_staged(now)?;
        self.roll_day(now)?;
        let (batch, first) = (BatchId(self.counts.batch), self.counts.card);
        let writer = self.members.writer()?;
        let begun = writer.begin_sealed(batch.0, first, u64::from(said.cards));
        // neither is a number used twice of what did not begin
        self.counts.batch += 1;
        let (holders, sealer) = begun.map_err(away)?;
        self.members.staging = Some(Staging {
            batch,
            by: (self.hands(), self.hands_name()),
            so_far: Import { cards: 0, merged: 0, principal: Fen::ZERO, gift: Fen::ZERO, ..said.clone() },
            said,
            first,
            kept: false,
            merged: Vec::new(),
            holders,
            pieces: 0,
        });
        Ok(Box::new(sealer))
    }

    /// Holders first: what the book does not know goes at the next start.
    fn stage_rows(&mut self, now: Now, rows: Rows) -> Result<(), Refusal> {
        let staging = self.members.staging.as_ref().ok_or(Refusal::ImportNone)?;
        let so_far = with(&staging.so_far, &rows).filter(|sum| fits(sum, &staging.said));
        let so_far = so_far.ok_or(Refusal::ImportStale)?;
        let (batch, fresh) = (staging.batch, !rows.balances.is_empty());
        let next = staging.first.saturating_add(u64::from(staging.so_far.cards));
        // a card may have been opened between the beginning and the first of these
        let mine = staging.kept || staging.first == self.counts.card;
        if fresh && (rows.holders.card() != next || !mine) {
            return Err(Refusal::ImportStale);
        }
        rows.merged.iter().try_for_each(|row| self.must_take(row))?;
        let Rows { holders, balances, merged } = rows;
        let writer = self.members.holders.as_mut().map_err(|_| Refusal::MembersAway)?;
        let staging = self.members.staging.as_mut().ok_or(Refusal::ImportNone)?;
        staging.holders.write(writer, &holders).map_err(away)?;
        let mut entries = Vec::new();
        if fresh {
            let first = CardId(next);
            entries.push(Entry::plain(Fact::CardsStaged { batch, first, rows: balances }));
        }
        if !merged.is_empty() {
            entries.push(Entry::plain(Fact::BalancesStaged { batch, rows: merged.clone() }));
        }
        self.commit_piece(now, &entries)?;
        let Some(staging) = self.members.staging.as_mut() else { return Ok(()) };
        staging.so_far = so_far;
        staging.merged.extend(merged);
        staging.pieces += 1;
        if fresh && !staging.kept {
            staging.kept = true;
            let behind = staging.first.saturating_add(u64::from(staging.said.cards));
            self.counts.card = self.counts.card.max(behind);
        }
        if staging.pieces % CHECKPOINT_EVERY == 0 && self.book.checkpoint().is_err() {
            tracing::warn!("checkpoint postponed");
        }
        Ok(())
    }

    /// Written in its order; the last fact of the import, or the next sale, flushes it. Nothing relies on it before.
    fn commit_piece(&mut self, now: Now, entries: &[Entry]) -> Result<(), Refusal> {
        self.book.spare_flush(true).map_err(|_| Refusal::BookTrouble)?;
        let done = self.commit(now, entries);
        self.book.spare_flush(false).map_err(|_| Refusal::BookTrouble)?;
        done
    }

    /// The card of the dry run is still there, and still takes what the file says.
    fn must_take(&self, row: &(CardId, Fen, Fen)) -> Result<(), Refusal> {
        let (id, principal, gift) = *row;
        let card = self.book.card(id).map_err(|_| Refusal::BookTrouble)?;
        let plain = Programme::default();
        let programme = self.config.members.as_ref().unwrap_or(&plain);
        let takes = |card| open_balance(&card, programme, Opening::Split { principal, gift }).ok();
        card.and_then(takes).map(|_| ()).ok_or(Refusal::ImportStale)
    }

    /// The last fact, with its postings, the report and its print.
    fn finish_import(&mut self, now: Now, waiting: Waiting) -> Result<StepDone, Refusal> {
        let staging = self.members.staging.as_ref().ok_or(Refusal::ImportNone)?;
        if staging.so_far != staging.said {
            return Err(Refusal::ImportStale);
        }
        staging.merged.iter().try_for_each(|row| self.must_take(row))?;
        let (batch, import) = (staging.batch, staging.said.clone());
        let slip = self.import_slip(now, &import)?;
        let counts = Fact::BatchImported { batch, import: import.clone() };
        let mut entries = vec![Entry::with(counts, brought(batch, &import)?)];
        self.slip_entries(&slip, &mut entries);
        let staging = self.members.staging.take().ok_or(Refusal::ImportNone)?;
        let safe = staging.holders.finish_sealed(self.members.writer()?, waiting);
        let done = safe.map_err(away).and_then(|_| self.commit(now, &entries));
        if let Err(why) = done {
            self.forget_holders(batch);
            return Err(why);
        }
        self.slip_issued(now, &slip);
        Ok(StepDone::Counts { batch, slip: slip.no, import })
    }

    fn import_slip(&self, now: Now, import: &Import) -> Result<Slip, Refusal> {
        let no = self.config.numbering.slip_no(self.counts.slip).ok_or(Refusal::NotConfigured)?;
        let all = import.principal.plus(import.gift).ok_or(Refusal::AmountTooLarge)?;
        let bare = self.bare_slip(now, no, SlipKind::Import);
        Ok(Slip { gross: all, total: all, import: Some(import.clone()), ..bare })
    }

    /// Nothing of the import is left, in the book or beside it.
    fn drop_import(&mut self, now: Now) -> Result<(), Refusal> {
        if let Some(staging) = self.members.staging.take() {
            self.forget_holders(staging.batch);
        }
        self.drop_staged(now)
    }

    /// What cannot be removed now goes when the holders are opened next; nothing finds it until then.
    fn forget_holders(&mut self, batch: BatchId) {
        let dropped = self.members.holders.as_mut().map_err(|trouble| *trouble);
        if let Err(trouble) = dropped.and_then(|holders| holders.drop_batch(batch.0)) {
            tracing::warn!(%trouble, batch = batch.0, "holders of a dropped import stay until the next start");
        }
    }

    /// A batch that never counted leaves the book: of an import that ended, or of a program that did.
    pub(in super::super) fn drop_staged(&mut self, now: Now) -> Result<(), Refusal> {
        match self.book.staged_batch().map_err(|_| Refusal::BookTrouble)? {
            Some(batch) => self.commit(now, &[Entry::plain(Fact::BatchDropped { batch })]),
            None => Ok(()),
        }
    }
}

/// What has come with this piece; `None` beyond the bound of money, or when a new card has no balance.
fn with(so_far: &Import, rows: &Rows) -> Option<Import> {
    if rows.holders.len() != rows.balances.len() {
        return None;
    }
    let merged = rows.merged.iter().map(|(_, principal, gift)| (principal, gift));
    let all = || rows.balances.iter().map(|(principal, gift)| (principal, gift)).chain(merged.clone());
    Some(Import {
        cards: so_far.cards.checked_add(u32::try_from(rows.balances.len()).ok()?)?,
        merged: so_far.merged.checked_add(u32::try_from(rows.merged.len()).ok()?)?,
        principal: so_far.principal.plus(Fen::sum(all().map(|(principal, _)| *principal))?)?,
        gift: so_far.gift.plus(Fen::sum(all().map(|(_, gift)| *gift))?)?,
        ..so_far.clone()
    })
}

/// No more than was said.
fn fits(sum: &Import, said: &Import) -> bool {
    sum.cards <= said.cards
        && sum.merged <= said.merged
        && sum.principal <= said.principal
        && sum.gift <= said.gift
}

fn away(trouble: Trouble) -> Refusal {
    tracing::error!(%trouble, "an import cannot write who holds its cards");
    Refusal::MembersAway
}

/// Liabilities of the shop from now on. A batch of empty cards moves nothing.
fn brought(batch: BatchId, import: &Import) -> Result<Vec<Move>, Refusal> {
    let all = import.principal.plus(import.gift).ok_or(Refusal::AmountTooLarge)?;
    if all.is_zero() {
        return Ok(Vec::new());
    }
    let lines = [
        (Account::MemberOpening, all.as_delta()),
        (Account::MemberPrincipal, import.principal.as_delta().negated()),
        (Account::MemberGift, import.gift.as_delta().negated()),
    ];
    let lines = lines.into_iter().filter(|(_, delta)| !delta.is_zero());
    let postings = lines.map(|(account, delta)| Posting { account, delta }).collect();
    Ok(vec![Move::Direct(Txn { id: TxnId(format!("batch-{}", batch.0)), postings })])
}
