-- Member cards, what happened to each, and batches of old balances.

ALTER TABLE head ADD COLUMN next_card INTEGER NOT NULL DEFAULT 1;
ALTER TABLE head ADD COLUMN next_batch INTEGER NOT NULL DEFAULT 1;
-- What is on all cards by the ledger, and how many are not closed.
ALTER TABLE head ADD COLUMN principal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE head ADD COLUMN gift INTEGER NOT NULL DEFAULT 0;
ALTER TABLE head ADD COLUMN cards INTEGER NOT NULL DEFAULT 0 CHECK (cards >= 0);

-- A batch brings a million rows in one evening, so there is no index beside the key. The cards of a batch count
-- while it is live; batch 0 is the counter itself.
CREATE TABLE cards (
  id        INTEGER PRIMARY KEY,
  batch     INTEGER NOT NULL,
  named     INTEGER NOT NULL CHECK (named IN (0, 1)),
  standing  TEXT    NOT NULL CHECK (standing IN ('active', 'lost', 'closed')),
  principal INTEGER NOT NULL CHECK (principal >= 0),
  gift      INTEGER NOT NULL CHECK (gift >= 0),
  opened    INTEGER NOT NULL,
  successor INTEGER
) STRICT;

-- A statement is a range of the key, read backwards. What a batch brought onto its own cards is no row: it is
-- what is left of the balance without the rows.
CREATE TABLE card_moves (
  card            INTEGER NOT NULL REFERENCES cards (id),
  seq             INTEGER NOT NULL,
  n               INTEGER NOT NULL CHECK (n > 0),
  kind            TEXT    NOT NULL,
  principal       INTEGER NOT NULL,
  gift            INTEGER NOT NULL,
  principal_after INTEGER NOT NULL CHECK (principal_after >= 0),
  gift_after      INTEGER NOT NULL CHECK (gift_after >= 0),
  wall            INTEGER NOT NULL,
  business_date   INTEGER NOT NULL,
  staff           TEXT    NOT NULL,
  sale            INTEGER,
  refund          TEXT,
  note            TEXT    NOT NULL,
  PRIMARY KEY (card, seq, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
  id            INTEGER PRIMARY KEY,
  state         TEXT    NOT NULL CHECK (state IN ('staged', 'live', 'undone')),
  first         INTEGER NOT NULL,
  cards         INTEGER NOT NULL CHECK (cards >= 0),
  merged        INTEGER NOT NULL CHECK (merged >= 0),
  principal     INTEGER NOT NULL CHECK (principal >= 0),
  gift          INTEGER NOT NULL CHECK (gift >= 0),
  whole         INTEGER NOT NULL CHECK (whole IN (0, 1)),
  identity      TEXT    NOT NULL,
  seq           INTEGER NOT NULL,
  wall          INTEGER NOT NULL,
  business_date INTEGER NOT NULL,
  staff         TEXT    NOT NULL
) STRICT;
-- The same file does not count twice.
CREATE UNIQUE INDEX batches_live ON batches (identity) WHERE state = 'live';
-- One batch is brought in at a time.
CREATE UNIQUE INDEX batches_staged ON batches (state) WHERE state = 'staged';

-- A batch that is dropped takes its cards away; a reference to them would be looked for here, card by card.
CREATE TABLE batch_balances (
  batch     INTEGER NOT NULL REFERENCES batches (id),
  card      INTEGER NOT NULL,
  principal INTEGER NOT NULL CHECK (principal >= 0),
  gift      INTEGER NOT NULL CHECK (gift >= 0),
  PRIMARY KEY (batch, card)
) STRICT, WITHOUT ROWID;

CREATE TABLE slips_4 (
  no       TEXT    PRIMARY KEY,
  kind     TEXT    NOT NULL CHECK (kind IN ('sale', 'refund', 'orphan', 'deposit', 'settlement', 'cash_move', 'handover',
                                            'summary', 'card', 'statement', 'import')),
  sale     INTEGER REFERENCES sales (id),
  reprints INTEGER NOT NULL CHECK (reprints >= 0),
  deposit  INTEGER REFERENCES deposits (id),
  shift    INTEGER,
  card     INTEGER REFERENCES cards (id),
  body     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO slips_4 SELECT no, kind, sale, reprints, deposit, shift, NULL, body FROM slips;
DROP TABLE slips;
ALTER TABLE slips_4 RENAME TO slips;
CREATE INDEX slips_by_sale ON slips (sale) WHERE sale IS NOT NULL;
CREATE INDEX slips_by_deposit ON slips (deposit) WHERE deposit IS NOT NULL;
CREATE INDEX slips_by_card ON slips (card) WHERE card IS NOT NULL;
CREATE INDEX slips_reports ON slips (kind, substr(no, -8)) WHERE kind IN ('handover', 'summary', 'import');

CREATE TABLE refunds_4 (
  no            TEXT    PRIMARY KEY,
  sale          INTEGER NOT NULL REFERENCES sales (id),
  source        TEXT    NOT NULL CHECK (source IN ('wallet', 'cash', 'bank_card', 'voucher', 'room_account', 'consumed', 'member')),
  of_no         TEXT,
  amount        INTEGER NOT NULL CHECK (amount >= 0),
  phase         TEXT    NOT NULL,
  final         INTEGER NOT NULL CHECK (final IN (0, 1)),
  orphan        INTEGER NOT NULL CHECK (orphan IN (0, 1)),
  staff         TEXT    NOT NULL,
  business_date INTEGER NOT NULL,
  body          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO refunds_4 SELECT * FROM refunds;
DROP TABLE refunds;
ALTER TABLE refunds_4 RENAME TO refunds;
CREATE INDEX refunds_by_sale ON refunds (sale);
CREATE INDEX refunds_open ON refunds (no) WHERE final = 0;
CREATE INDEX refunds_by_day ON refunds (business_date, staff);
