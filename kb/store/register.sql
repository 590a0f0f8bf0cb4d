-- Official records, apart from what letters say and from what a clerk decides. "stamp" is when the
-- register last changed the record or, where it does not say, the day the export is of: an older
-- export never overwrites a newer record.
CREATE TABLE register_motions (
  key TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  ref TEXT COLLATE NOCASE,
  title TEXT NOT NULL,
  dossier_title TEXT NOT NULL,
  sponsors TEXT NOT NULL,
  date TEXT,
  session TEXT NOT NULL,
  sequence INTEGER,
  closed INTEGER NOT NULL,
  appreciation TEXT NOT NULL,
  term TEXT,
  stamp TEXT NOT NULL,
  deleted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX register_motions_ref ON register_motions (ref);

CREATE TABLE register_letters (
  key TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  dossier_title TEXT NOT NULL,
  date TEXT,
  session TEXT NOT NULL,
  sequence INTEGER,
  closed INTEGER NOT NULL,
  stamp TEXT NOT NULL,
  deleted INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE register_commitments (
  key TEXT PRIMARY KEY,
  number TEXT NOT NULL COLLATE NOCASE,
  chamber TEXT NOT NULL,
  text TEXT NOT NULL,
  who TEXT NOT NULL,
  ministry TEXT NOT NULL,
  made TEXT,
  fulfilled TEXT,
  raw_status TEXT NOT NULL,
  status TEXT NOT NULL,
  stamp TEXT NOT NULL,
  deleted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX register_commitments_number ON register_commitments (number);
