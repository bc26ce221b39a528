-- A list of more than two words in a check is looked up in a table of its own, for every row: half the time of a
-- batch. Compared one after the other the same check costs next to nothing.
CREATE TABLE cards_6 (
  id        INTEGER PRIMARY KEY,
  batch     INTEGER NOT NULL,
  named     INTEGER NOT NULL CHECK (named IN (0, 1)),
  standing  TEXT    NOT NULL CHECK (standing = 'active' OR standing = 'lost' OR standing = 'closed'),
  principal INTEGER NOT NULL CHECK (principal >= 0),
  gift      INTEGER NOT NULL CHECK (gift >= 0),
  opened    INTEGER NOT NULL,
  successor INTEGER
) STRICT;
INSERT INTO cards_6 SELECT * FROM cards;
DROP TABLE cards;
ALTER TABLE cards_6 RENAME TO cards;
