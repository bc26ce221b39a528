//! Cards against the ledger, and batches against their rows. Everything is summed where it lies.

use super::Finding;
use crate::cell::whole;
use crate::error::BookError;
use crate::views::cards::SEEN;
use rusqlite::Connection;

/// # Errors
/// As SQLite reports them.
pub(super) fn check(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(), BookError> {
    let on_cards =
        format!("SELECT ifnull(sum(c.principal), 0), ifnull(sum(c.gift), 0) FROM cards c WHERE {SEEN}");
    let cards: (i64, i64) = conn.query_row(&on_cards, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let posted: (i64, i64) = conn.query_row(
        "SELECT ifnull(sum(iif(p.account = 'member_principal', -p.delta, 0)), 0), \
           ifnull(sum(iif(p.account = 'member_gift', -p.delta, 0)), 0) \
         FROM ledger_txn t JOIN posting p ON p.txn = t.id WHERE t.state = 'posted'",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let pairs = [("member_principal", cards.0, posted.0), ("member_gift", cards.1, posted.1)];
    let wrong = pairs.into_iter().filter(|(_, cards, posted)| cards != posted);
    findings.extend(wrong.map(|(account, ..)| Finding::Cards { account }));
    batches(conn, findings)
}

/// What a batch brought onto its own cards is what is on them without their moves.
const BATCHES: &str = "SELECT b.id FROM batches b WHERE \
    (b.cards, b.merged) IS NOT (\
      (SELECT count(*) FROM cards c WHERE c.id BETWEEN b.first AND b.first + b.cards - 1 AND c.batch = b.id), \
      (SELECT count(*) FROM batch_balances x WHERE x.batch = b.id)) \
    OR b.principal <> \
      (SELECT ifnull(sum(c.principal), 0) FROM cards c WHERE c.id BETWEEN b.first AND b.first + b.cards - 1) \
      - (SELECT ifnull(sum(m.principal), 0) FROM card_moves m WHERE m.card BETWEEN b.first AND b.first + b.cards - 1) \
      + (SELECT ifnull(sum(x.principal), 0) FROM batch_balances x WHERE x.batch = b.id) \
    OR b.gift <> \
      (SELECT ifnull(sum(c.gift), 0) FROM cards c WHERE c.id BETWEEN b.first AND b.first + b.cards - 1) \
      - (SELECT ifnull(sum(m.gift), 0) FROM card_moves m WHERE m.card BETWEEN b.first AND b.first + b.cards - 1) \
      + (SELECT ifnull(sum(x.gift), 0) FROM batch_balances x WHERE x.batch = b.id) LIMIT 100";

fn batches(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(), BookError> {
    let mut read = conn.prepare(BATCHES)?;
    let ids: Vec<u64> = read.query_and_then([], |row| whole(row, "id"))?.collect::<Result<_, _>>()?;
    findings.extend(ids.into_iter().map(|id| Finding::Batch { id }));
    Ok(())
}
