-- Deposits, staff, shifts and what their figures are found by.

ALTER TABLE head ADD COLUMN next_deposit INTEGER NOT NULL DEFAULT 1;
-- Two balances of everything posted, kept where every commit writes anyway.
ALTER TABLE head ADD COLUMN drawer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE head ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
UPDATE head SET
  drawer = (SELECT ifnull(sum(p.delta), 0) FROM posting p JOIN ledger_txn t ON t.id = p.txn
            WHERE t.state = 'posted' AND p.account = 'cash_drawer'),
  held   = (SELECT ifnull(sum(iif(p.account = 'deposits_frozen', p.delta, -p.delta)), 0)
            FROM posting p JOIN ledger_txn t ON t.id = p.txn
            WHERE t.state = 'posted' AND p.account IN ('deposits_frozen', 'deposits_paid'));

CREATE TABLE deposits (
  id             INTEGER PRIMARY KEY,
  chain          INTEGER NOT NULL REFERENCES deposits (id),
  room           TEXT    NOT NULL,
  method         TEXT    NOT NULL CHECK (method IN ('wechat', 'alipay', 'cash', 'bank_card', 'voucher', 'room_account')),
  hold           TEXT    NOT NULL CHECK (hold IN ('frozen', 'paid', 'cash', 'booked')),
  amount         INTEGER NOT NULL CHECK (amount >= 0),
  state          TEXT    NOT NULL CHECK (state IN ('taking', 'held', 'spent', 'dead')),
  held           INTEGER NOT NULL CHECK (held >= 0),
  left           INTEGER NOT NULL CHECK (left >= 0),
  unwanted       INTEGER NOT NULL CHECK (unwanted IN (0, 1)),
  number         TEXT,
  transaction_id TEXT,
  wall           INTEGER NOT NULL,
  business_date  INTEGER NOT NULL,
  shift          INTEGER NOT NULL,
  staff          TEXT    NOT NULL,
  body           TEXT    NOT NULL
) STRICT;
CREATE INDEX deposits_open ON deposits (id) WHERE state IN ('taking', 'held');
CREATE INDEX deposits_by_room ON deposits (room);
CREATE INDEX deposits_by_number ON deposits (number) WHERE number IS NOT NULL;
CREATE INDEX deposits_by_transaction ON deposits (transaction_id) WHERE transaction_id IS NOT NULL;

CREATE TABLE draws (
  no            TEXT    PRIMARY KEY,
  deposit       INTEGER NOT NULL REFERENCES deposits (id),
  kind          TEXT    NOT NULL CHECK (kind IN ('consume', 'release')),
  amount        INTEGER NOT NULL CHECK (amount >= 0),
  freed         INTEGER NOT NULL CHECK (freed >= 0),
  phase         TEXT    NOT NULL,
  final         INTEGER NOT NULL CHECK (final IN (0, 1)),
  staff         TEXT    NOT NULL,
  business_date INTEGER NOT NULL,
  body          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX draws_by_deposit ON draws (deposit);
-- What somebody may still give back is asked before every way back.
CREATE INDEX draws_by_day ON draws (business_date, staff);

CREATE TABLE staff (
  id       TEXT    PRIMARY KEY,
  misses   INTEGER NOT NULL CHECK (misses >= 0),
  today    INTEGER NOT NULL CHECK (today >= 0),
  day      INTEGER NOT NULL,
  until_ms INTEGER NOT NULL,
  pin      INTEGER NOT NULL CHECK (pin IN (0, 1)),
  badge    INTEGER NOT NULL CHECK (badge IN (0, 1)),
  body     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shifts (
  id     INTEGER PRIMARY KEY,
  owner  TEXT    NOT NULL,
  state  TEXT    NOT NULL CHECK (state IN ('open', 'counted', 'closed')),
  day    INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  body   TEXT    NOT NULL
) STRICT;

-- Guests' names and hashes of secrets stay out of the chain, which can never forget.
CREATE TABLE guest_names (
  deposit INTEGER PRIMARY KEY REFERENCES deposits (id),
  name    TEXT    NOT NULL
) STRICT;

CREATE TABLE secrets (
  staff TEXT NOT NULL,
  kind  TEXT NOT NULL CHECK (kind IN ('pin', 'badge')),
  hash  TEXT NOT NULL,
  PRIMARY KEY (staff, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE slips_3 (
  no       TEXT    PRIMARY KEY,
  kind     TEXT    NOT NULL CHECK (kind IN ('sale', 'refund', 'orphan', 'deposit', 'settlement', 'cash_move', 'handover', 'summary')),
  sale     INTEGER REFERENCES sales (id),
  reprints INTEGER NOT NULL CHECK (reprints >= 0),
  deposit  INTEGER REFERENCES deposits (id),
  shift    INTEGER,
  body     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO slips_3 SELECT no, kind, sale, reprints, NULL, NULL, body FROM slips;
DROP TABLE slips;
ALTER TABLE slips_3 RENAME TO slips;
CREATE INDEX slips_by_sale ON slips (sale) WHERE sale IS NOT NULL;
CREATE INDEX slips_by_deposit ON slips (deposit) WHERE deposit IS NOT NULL;
-- Past handovers are few among very many slips; the count at a number's end is their order.
CREATE INDEX slips_reports ON slips (kind, substr(no, -8)) WHERE kind IN ('handover', 'summary');

CREATE TABLE refunds_3 (
  no            TEXT    PRIMARY KEY,
  sale          INTEGER NOT NULL REFERENCES sales (id),
  source        TEXT    NOT NULL CHECK (source IN ('wallet', 'cash', 'bank_card', 'voucher', 'room_account', 'consumed')),
  of_no         TEXT,
  amount        INTEGER NOT NULL CHECK (amount >= 0),
  phase         TEXT    NOT NULL,
  final         INTEGER NOT NULL CHECK (final IN (0, 1)),
  orphan        INTEGER NOT NULL CHECK (orphan IN (0, 1)),
  staff         TEXT    NOT NULL,
  business_date INTEGER NOT NULL,
  body          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
WITH opened AS MATERIALIZED (
  SELECT json_extract(body, '$.fact.RefundOpened.refund.no') AS no, staff, business_date
  FROM journal WHERE kind = 'refund.opened')
INSERT INTO refunds_3
  SELECT r.no, r.sale, r.source, r.of_no, r.amount, r.phase, r.final, r.orphan, o.staff, o.business_date, r.body
  FROM refunds r JOIN opened o ON o.no = r.no;
DROP TABLE refunds;
ALTER TABLE refunds_3 RENAME TO refunds;
CREATE INDEX refunds_by_sale ON refunds (sale);
CREATE INDEX refunds_open ON refunds (no) WHERE final = 0;
CREATE INDEX refunds_by_day ON refunds (business_date, staff);

-- How often the drawer was opened in a shift: these facts have no other home, and the journal is too wide to be read.
CREATE INDEX journal_drawer ON journal (business_date, shift) WHERE kind = 'drawer.opened';
