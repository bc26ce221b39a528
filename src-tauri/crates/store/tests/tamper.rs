//! Whatever is changed in the file behind the book's back is found, and named.
#![allow(clippy::unwrap_used)] // a test may stop where it stands

mod shop;

use domain::fact::Mode;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use shop::{Shop, device, numbering};
use std::fs;
use std::path::{Path, PathBuf};
use store::{Book, BookError, Finding, Opening, verify};

fn opening() -> Opening {
    Opening { mode: Mode::Practice, device: device(), numbering: numbering(), stamp: Shop::default().stamp() }
}

fn fill(path: &Path) -> Book {
    let mut book = Book::open(path, &opening()).unwrap();
    for (stamp, entries) in &Shop::hotel_day().with_members().shop.acts {
        book.append(stamp, entries).unwrap();
    }
    book
}

/// Every row of every table, as SQLite hands it out.
fn content(path: &Path) -> Option<Vec<Vec<Value>>> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    let tables = [
        "journal",
        "head",
        "sales",
        "attempts",
        "refunds",
        "deposits",
        "draws",
        "cards",
        "card_moves",
        "batches",
        "batch_balances",
        "staff",
        "shifts",
        "slips",
        "print_jobs",
        "ledger_txn",
        "posting",
    ];
    let mut all = Vec::new();
    for table in tables {
        let mut read = conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).ok()?;
        let width = read.column_count();
        let rows = read.query_map([], |row| (0..width).map(|at| row.get::<_, Value>(at)).collect()).ok()?;
        for row in rows {
            all.push(row.ok()?);
        }
    }
    Some(all)
}

/// A small generator with a seed, so that a failure can be seen again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(bound).unwrap()).unwrap()
    }
}

fn fresh(folder: &Path, bytes: &[u8]) -> PathBuf {
    let path = folder.join("flipped.db");
    for ending in ["", "-wal", "-shm", ".lock"] {
        let _ = fs::remove_file(format!("{}{ending}", path.display()));
    }
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_flipped_bit_is_found_or_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    drop(fill(&path));
    let (bytes, whole) = (fs::read(&path).unwrap(), content(&path).unwrap());
    let (mut dice, mut found, mut harmless) = (Dice(20_261_123), 0, 0);
    // the header's every byte, places all over the file, and more of them where something is written
    let used: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] != 0).collect();
    let mut bits: Vec<usize> = (0..100).map(|at| at * 8 + at % 8).collect();
    bits.extend((0..300).map(|_| dice.below(bytes.len() * 8)));
    bits.extend((0..600).map(|_| used[dice.below(used.len())] * 8 + dice.below(8)));
    for bit in bits {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let path = fresh(folder.path(), &flipped);
        let sound = verify(&path).is_ok_and(|report| report.is_sound());
        if sound {
            assert_eq!(content(&path).as_ref(), Some(&whole), "bit {bit} changed something unseen");
            harmless += 1;
        } else {
            found += 1;
        }
    }
    println!("{found} found, {harmless} harmless of {}", found + harmless);
    assert!(found > 500, "most of what is written is content: {found} found");
}

#[test]
fn opening_a_flipped_book_never_panics_and_never_goes_on_from_a_wrong_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let head = fill(&path).head().clone();
    let bytes = fs::read(&path).unwrap();
    let mut dice = Dice(7);
    let mut refused = 0;
    for _ in 0..200 {
        let bit = dice.below(bytes.len() * 8);
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        match Book::open(&fresh(folder.path(), &flipped), &opening()) {
            Ok(book) => assert_eq!((book.head().seq, book.head().hash), (head.seq, head.hash), "bit {bit}"),
            Err(_) => refused += 1,
        }
    }
    println!("{refused} of 200 refused at the door");
    assert!(refused > 0);
}

#[test]
fn a_damaged_log_never_yields_more_than_a_whole_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let book = fill(&path);
    let rows = book.journal(0, u32::MAX).unwrap();
    let log = fs::read(format!("{}-wal", path.display())).unwrap();
    let file = fs::read(&path).unwrap();
    drop(book);
    let mut dice = Dice(99);
    for _ in 0..60 {
        let bit = dice.below(log.len() * 8);
        let mut flipped = log.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let path = fresh(folder.path(), &file);
        fs::write(format!("{}-wal", path.display()), &flipped).unwrap();
        let Ok(book) = Book::open(&path, &opening()) else { continue };
        let kept = book.journal(0, u32::MAX).unwrap();
        if kept.len() > 1 {
            assert!(rows.starts_with(&kept), "bit {bit}");
            // the anchor of the last fact tells the cut, which the chain alone cannot
            let last = rows.last().unwrap();
            assert_eq!(book.holds(last.seq, &last.hash).unwrap(), kept.len() == rows.len());
        }
        drop(book);
        assert!(verify(&path).unwrap().is_sound(), "bit {bit}");
    }
}

/// Changes the file with SQL, past triggers and constraints, and hands back what the verifier says.
fn tampered(folder: &Path, sql: &str) -> Vec<String> {
    let path = folder.join("tampered.db");
    for ending in ["", "-wal", "-shm", ".lock"] {
        let _ = fs::remove_file(format!("{}{ending}", path.display()));
    }
    let whole = folder.join("whole.db");
    if !whole.exists() {
        drop(fill(&whole));
    }
    fs::copy(&whole, &path).unwrap();
    let conn = Connection::open(&path).unwrap();
    let guards: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").unwrap();
    for (name, _) in &guards {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    conn.execute_batch(sql).unwrap();
    assert!(conn.changes() > 0, "{sql}");
    for (_, sql) in &guards {
        conn.execute_batch(sql).unwrap();
    }
    drop(conn);
    verify(&path).unwrap().findings.iter().map(Finding::to_string).collect()
}

#[test]
fn every_column_of_the_journal_is_bound() {
    let folder = tempfile::tempdir().unwrap();
    let changes = [
        "device = 'lane-8'",
        "epoch = 2",
        "prev_hash = zeroblob(32)",
        "hash = zeroblob(32)",
        "kind = 'drawer.opened'",
        "v = 2",
        "business_date = business_date + 1",
        "wall_ms = wall_ms + 1",
        "elapsed_ms = elapsed_ms + 1",
        "staff = 'x'",
        "shift = 9",
        "body = replace(body, '12850', '12851')",
    ];
    for change in changes {
        let findings = tampered(folder.path(), &format!("UPDATE journal SET {change} WHERE seq = 4"));
        assert!(findings.contains(&"journal 4: is not what was hashed".to_owned()), "{change}: {findings:?}");
    }
    let findings = tampered(folder.path(), "UPDATE journal SET hash = zeroblob(32) WHERE seq = 4");
    assert!(findings.contains(&"journal 5: does not follow the one before it".to_owned()), "{findings:?}");
}

#[test]
fn facts_cannot_be_taken_out_put_in_or_swapped() {
    let folder = tempfile::tempdir().unwrap();
    let facts: usize = 1 + Shop::hotel_day()
        .with_members()
        .shop
        .acts
        .iter()
        .map(|(_, entries)| entries.len())
        .sum::<usize>();
    let found = |sql: &str, want: &str| {
        let findings = tampered(folder.path(), sql);
        assert!(findings.iter().any(|finding| finding == want), "{sql}: {findings:?}");
    };
    found("DELETE FROM journal WHERE seq = 7", "journal: expected 7, found 8");
    found("DELETE FROM journal WHERE seq > 40", "head 1: next_seq differs");
    found("DELETE FROM journal", "journal 0: the journal is empty");
    found(
        "UPDATE journal SET seq = 1000 WHERE seq = 7; UPDATE journal SET seq = 7 WHERE seq = 8; \
         UPDATE journal SET seq = 8 WHERE seq = 1000",
        "journal 7: does not follow the one before it",
    );
    found(
        "INSERT INTO journal SELECT seq + 1, device, epoch, hash, hash, kind, v, business_date, wall_ms, \
         elapsed_ms, staff, shift, body FROM journal ORDER BY seq DESC LIMIT 1",
        &format!("journal {}: is not what was hashed", facts + 1),
    );
}

#[test]
fn every_cell_of_every_view_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("columns.db");
    drop(fill(&path));
    let conn = Connection::open(&path).unwrap();
    let keys = [
        ("head", "one"),
        ("sales", "id"),
        ("attempts", "no"),
        ("refunds", "no"),
        ("deposits", "id"),
        ("draws", "no"),
        ("cards", "id"),
        ("card_moves", "card || '/' || seq || '/' || n"),
        ("batches", "id"),
        ("batch_balances", "batch || '/' || card"),
        ("staff", "id"),
        ("shifts", "id"),
        ("slips", "no"),
        ("print_jobs", "id"),
        ("ledger_txn", "id"),
        ("posting", "txn || '/' || n"),
    ];
    let mut cells = 0;
    for (table, key) in keys {
        let name: String = conn
            .query_row(&format!("SELECT {key} || '' FROM {table} LIMIT 1"), [], |row| row.get(0))
            .unwrap();
        let columns: Vec<(String, String)> = conn
            .prepare(&format!("SELECT name, type FROM pragma_table_info('{table}') WHERE pk = 0"))
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for (column, kind) in columns {
            let change = match kind.as_str() {
                "INTEGER" => format!("ifnull({column}, 0) + 1"),
                "TEXT" => format!("ifnull({column}, '') || 'x'"),
                _ => "zeroblob(32)".to_owned(),
            };
            let sql = format!("UPDATE {table} SET {column} = {change} WHERE {key} = '{name}'");
            let sql = sql.replace("one = '1'", "one = 1");
            let findings = tampered(folder.path(), &sql);
            let want = format!("{table} {name}: {column} differs");
            assert!(findings.contains(&want), "{sql}: {findings:?}");
            cells += 1;
        }
        let gone = tampered(folder.path(), &format!("DELETE FROM {table} WHERE {key} = '{name}'"));
        assert!(gone.contains(&format!("{table} {name}: missing")), "{gone:?}");
    }
    assert!(cells > 90, "{cells}");
    let extra = tampered(folder.path(), "INSERT INTO print_jobs VALUES (99, '8', 0, 'queued', 'guest')");
    assert!(extra.contains(&"print_jobs 99: not in the journal".to_owned()), "{extra:?}");
    assert!(extra.contains(&"print_jobs: a row refers to one that does not exist".to_owned()), "{extra:?}");
}

#[test]
fn a_posting_out_of_balance_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let findings =
        tampered(folder.path(), "UPDATE posting SET delta = delta + 1 WHERE txn = 'tender-2' AND n = 1");
    assert!(findings.contains(&"ledger tender-2: does not sum to zero".to_owned()), "{findings:?}");
    assert!(findings.contains(&"posting tender-2/1: delta differs".to_owned()), "{findings:?}");
}

#[test]
fn a_changed_schema_is_found_at_the_door() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    drop(fill(&path));
    Connection::open(&path).unwrap().execute_batch("DROP TRIGGER journal_is_never_cut").unwrap();
    assert_eq!(verify(&path).unwrap().findings, [Finding::Schema]);
    assert!(matches!(Book::open(&path, &opening()), Err(BookError::Damaged(_))));
}

#[test]
fn the_journal_refuses_changes_by_plain_sql() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    drop(fill(&path));
    let conn = Connection::open(&path).unwrap();
    for sql in ["UPDATE journal SET v = 2", "DELETE FROM journal WHERE seq = 3"] {
        let error = conn.execute_batch(sql).unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}
