CREATE TABLE "attempts" (
  no             TEXT    PRIMARY KEY,
  sale           INTEGER NOT NULL REFERENCES sales (id),
  wallet         TEXT    NOT NULL CHECK (wallet IN ('wechat', 'alipay', 'online_card')),
  means          TEXT    NOT NULL CHECK (means IN ('scanned', 'shown')),
  amount         INTEGER NOT NULL CHECK (amount >= 0),
  phase          TEXT    NOT NULL,
  final          INTEGER NOT NULL CHECK (final IN (0, 1)),
  want           TEXT    NOT NULL CHECK (want IN ('keep', 'give_back')),
  orphan         INTEGER NOT NULL CHECK (orphan IN (0, 1)),
  dispatched_ms  INTEGER NOT NULL,
  transaction_id TEXT,
  body           TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attempts_by_sale ON attempts (sale);

CREATE INDEX attempts_by_transaction ON attempts (transaction_id) WHERE transaction_id IS NOT NULL;

CREATE INDEX attempts_open ON attempts (no) WHERE final = 0;

CREATE INDEX attempts_orphan ON attempts (no) WHERE orphan = 1;

CREATE TABLE batch_balances (
  batch     INTEGER NOT NULL REFERENCES batches (id),
  card      INTEGER NOT NULL,
  principal INTEGER NOT NULL CHECK (principal >= 0),
  gift      INTEGER NOT NULL CHECK (gift >= 0),
  PRIMARY KEY (batch, card)
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

CREATE UNIQUE INDEX batches_live ON batches (identity) WHERE state = 'live';

CREATE UNIQUE INDEX batches_staged ON batches (state) WHERE state = 'staged';

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

CREATE TABLE "cards" (
  id        INTEGER PRIMARY KEY,
  batch     INTEGER NOT NULL,
  named     INTEGER NOT NULL CHECK (named IN (0, 1)),
  standing  TEXT    NOT NULL CHECK (standing = 'active' OR standing = 'lost' OR standing = 'closed'),
  principal INTEGER NOT NULL CHECK (principal >= 0),
  gift      INTEGER NOT NULL CHECK (gift >= 0),
  opened    INTEGER NOT NULL,
  successor INTEGER
) STRICT;

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

CREATE INDEX deposits_by_number ON deposits (number) WHERE number IS NOT NULL;

CREATE INDEX deposits_by_room ON deposits (room);

CREATE INDEX deposits_by_transaction ON deposits (transaction_id) WHERE transaction_id IS NOT NULL;

CREATE INDEX deposits_open ON deposits (id) WHERE state IN ('taking', 'held');

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

CREATE INDEX draws_by_day ON draws (business_date, staff);

CREATE INDEX draws_by_deposit ON draws (deposit);

CREATE TABLE guest_names (
  deposit INTEGER PRIMARY KEY REFERENCES deposits (id),
  name    TEXT    NOT NULL
) STRICT;

CREATE TABLE head (
  one           INTEGER PRIMARY KEY CHECK (one = 1),
  mode          TEXT    NOT NULL CHECK (mode IN ('practice', 'real')),
  device        TEXT    NOT NULL,
  epoch         INTEGER NOT NULL,
  prefix        TEXT    NOT NULL,
  lane          INTEGER NOT NULL,
  book          INTEGER NOT NULL,
  next_seq      INTEGER NOT NULL,
  head_hash     BLOB    NOT NULL CHECK (length(head_hash) = 32),
  next_sale     INTEGER NOT NULL,
  next_trade    INTEGER NOT NULL,
  next_slip     INTEGER NOT NULL,
  next_job      INTEGER NOT NULL,
  next_shift    INTEGER NOT NULL,
  elapsed_ms    INTEGER NOT NULL,
  business_date INTEGER NOT NULL,
  staff         TEXT    NOT NULL,
  shift         INTEGER NOT NULL
, next_deposit INTEGER NOT NULL DEFAULT 1, drawer INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0, next_card INTEGER NOT NULL DEFAULT 1, next_batch INTEGER NOT NULL DEFAULT 1, principal INTEGER NOT NULL DEFAULT 0, gift INTEGER NOT NULL DEFAULT 0, cards INTEGER NOT NULL DEFAULT 0 CHECK (cards >= 0)) STRICT;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE journal (
  seq           INTEGER PRIMARY KEY,
  device        TEXT    NOT NULL,
  epoch         INTEGER NOT NULL,
  prev_hash     BLOB    NOT NULL CHECK (length(prev_hash) = 32),
  hash          BLOB    NOT NULL CHECK (length(hash) = 32),
  kind          TEXT    NOT NULL,
  v             INTEGER NOT NULL,
  business_date INTEGER NOT NULL,
  wall_ms       INTEGER NOT NULL,
  elapsed_ms    INTEGER NOT NULL,
  staff         TEXT    NOT NULL,
  shift         INTEGER NOT NULL,
  body          TEXT    NOT NULL
) STRICT;

CREATE INDEX journal_drawer ON journal (business_date, shift) WHERE kind = 'drawer.opened';

CREATE TABLE ledger_txn (
  id            TEXT    PRIMARY KEY,
  state         TEXT    NOT NULL CHECK (state IN ('pending', 'posted', 'voided')),
  seq_opened    INTEGER NOT NULL,
  seq_closed    INTEGER,
  business_date INTEGER NOT NULL,
  shift         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_by_day ON ledger_txn (state, business_date, shift);

CREATE TABLE posting (
  txn     TEXT    NOT NULL REFERENCES ledger_txn (id),
  n       INTEGER NOT NULL,
  account TEXT    NOT NULL,
  delta   INTEGER NOT NULL,
  PRIMARY KEY (txn, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE print_jobs (
  id    INTEGER PRIMARY KEY,
  slip  TEXT    NOT NULL REFERENCES slips (no),
  copy  INTEGER NOT NULL CHECK (copy >= 0),
  state TEXT    NOT NULL CHECK (state IN ('queued', 'sent', 'printed', 'unclear', 'dropped'))
, role TEXT NOT NULL DEFAULT 'guest' CHECK (role IN ('guest', 'shop', 'summary'))) STRICT;

CREATE TABLE "refunds" (
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

CREATE INDEX refunds_by_day ON refunds (business_date, staff);

CREATE INDEX refunds_by_sale ON refunds (sale);

CREATE INDEX refunds_open ON refunds (no) WHERE final = 0;

CREATE TABLE sales (
  id             INTEGER PRIMARY KEY,
  gross          INTEGER NOT NULL CHECK (gross >= 0),
  discount       INTEGER NOT NULL CHECK (discount >= 0),
  due            INTEGER NOT NULL CHECK (due >= 0),
  undiscountable INTEGER NOT NULL CHECK (undiscountable >= 0),
  status         TEXT    NOT NULL CHECK (status IN ('open', 'settled', 'abandoned')),
  counted        INTEGER NOT NULL CHECK (counted >= 0),
  slip_no        TEXT,
  business_date  INTEGER NOT NULL,
  shift          INTEGER NOT NULL,
  staff          TEXT    NOT NULL,
  wall           INTEGER NOT NULL,
  body           TEXT    NOT NULL
) STRICT;

CREATE INDEX sales_by_date ON sales (business_date);

CREATE INDEX sales_open ON sales (id) WHERE status = 'open';

CREATE TABLE secrets (
  staff TEXT NOT NULL,
  kind  TEXT NOT NULL CHECK (kind IN ('pin', 'badge')),
  hash  TEXT NOT NULL,
  PRIMARY KEY (staff, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE shifts (
  id     INTEGER PRIMARY KEY,
  owner  TEXT    NOT NULL,
  state  TEXT    NOT NULL CHECK (state IN ('open', 'counted', 'closed')),
  day    INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  body   TEXT    NOT NULL
) STRICT;

CREATE TABLE "slips" (
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

CREATE INDEX slips_by_card ON slips (card) WHERE card IS NOT NULL;

CREATE INDEX slips_by_deposit ON slips (deposit) WHERE deposit IS NOT NULL;

CREATE INDEX slips_by_sale ON slips (sale) WHERE sale IS NOT NULL;

CREATE INDEX slips_reports ON slips (kind, substr(no, -8)) WHERE kind IN ('handover', 'summary', 'import');

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

