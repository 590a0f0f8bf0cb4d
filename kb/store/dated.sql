-- What has a latest day, derived from the ledger's lines and kept, so that a daily reminder reads only
-- what it tells. "letter" gave the date; "silent" is what is met, withdrawn or told with another.
CREATE TABLE dated (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  words TEXT NOT NULL,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  page INTEGER,
  earliest TEXT,
  latest TEXT NOT NULL,
  who TEXT NOT NULL,
  moved INTEGER NOT NULL,
  changed TEXT,
  silent INTEGER NOT NULL,
  PRIMARY KEY (id, kind)
);
CREATE INDEX dated_latest ON dated (silent, latest, id);
CREATE INDEX dated_letter ON dated (letter);
CREATE INDEX dated_kind ON dated (kind, silent);
