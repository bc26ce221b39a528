-- The member card whose balance the payment cloud holds is a third wallet.
CREATE TABLE attempts_5 (
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
INSERT INTO attempts_5 SELECT * FROM attempts;
DROP TABLE attempts;
ALTER TABLE attempts_5 RENAME TO attempts;
CREATE INDEX attempts_by_sale ON attempts (sale);
CREATE INDEX attempts_open ON attempts (no) WHERE final = 0;
CREATE INDEX attempts_orphan ON attempts (no) WHERE orphan = 1;
CREATE INDEX attempts_by_transaction ON attempts (transaction_id) WHERE transaction_id IS NOT NULL;
