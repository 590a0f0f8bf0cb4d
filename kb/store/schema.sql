-- The first migration: letters, their facts and their passages. Later migrations stand beside this
-- file; see migrations.py. Dates are ISO 8601, money is decimal text in euro, offsets are
-- characters of contents.text, "letter" in a fact's table is letters.row (one version of a letter).

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE letters (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL COLLATE NOCASE,
  version INTEGER NOT NULL,
  current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  medium TEXT NOT NULL,
  date TEXT,
  date_basis TEXT,
  kind TEXT NOT NULL,
  subject TEXT,
  kenmerk TEXT,
  addressee TEXT,
  dossier TEXT,
  ministry TEXT,
  extractor INTEGER NOT NULL,
  ingested TEXT NOT NULL,
  UNIQUE (id, version)
);
CREATE UNIQUE INDEX letters_one_current ON letters (id) WHERE current = 1;
CREATE UNIQUE INDEX letters_bytes_once ON letters (sha256) WHERE current = 1;
CREATE INDEX letters_sha256 ON letters (sha256);
CREATE INDEX letters_file ON letters (file);
CREATE INDEX letters_date ON letters (date) WHERE current = 1;

-- The text, and pages, blocks, sections, footnotes, tables, trace as deflated JSON (layout.py).
CREATE TABLE contents (
  letter INTEGER PRIMARY KEY REFERENCES letters (row) ON DELETE CASCADE,
  text TEXT NOT NULL,
  layout BLOB NOT NULL
);

-- What happened, in order: derived indexes catch up from the last number they have seen.
CREATE TABLE changes (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  letter_id TEXT NOT NULL,
  letter INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('stored', 'superseded', 'removed'))
);

CREATE TABLE signatories (
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (letter, ordinal)
) WITHOUT ROWID;

CREATE TABLE "references" (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  ref TEXT NOT NULL COLLATE NOCASE,
  kind TEXT NOT NULL,
  chamber TEXT,
  session TEXT,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER,
  rule TEXT NOT NULL
);
CREATE INDEX references_letter ON "references" (letter);
CREATE INDEX references_id ON "references" (id);
CREATE INDEX references_ref ON "references" (ref);

-- One row for each letter that speaks of a motion; "id" is the same across letters.
CREATE TABLE motions (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  ref TEXT COLLATE NOCASE,
  status TEXT NOT NULL,
  subject TEXT,
  sponsors TEXT NOT NULL,
  flags TEXT NOT NULL
);
CREATE INDEX motions_letter ON motions (letter);
CREATE INDEX motions_id ON motions (id);

CREATE TABLE motion_claims (
  motion INTEGER NOT NULL REFERENCES motions (row) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  status TEXT NOT NULL,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER,
  rule TEXT NOT NULL,
  PRIMARY KEY (motion, ordinal)
) WITHOUT ROWID;

CREATE TABLE met (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  ref TEXT COLLATE NOCASE,
  status TEXT NOT NULL,
  subject TEXT,
  addressees TEXT NOT NULL
);
CREATE INDEX met_letter ON met (letter);
CREATE INDEX met_id ON met (id);

CREATE TABLE met_claims (
  met INTEGER NOT NULL REFERENCES met (row) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  status TEXT NOT NULL,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER,
  rule TEXT NOT NULL,
  PRIMARY KEY (met, ordinal)
) WITHOUT ROWID;

CREATE TABLE commitments (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  to_parliament INTEGER NOT NULL,
  conditional INTEGER NOT NULL,
  certainty REAL NOT NULL,
  due_text TEXT,
  due_earliest TEXT,
  due_latest TEXT,
  due_convention TEXT,
  due_start INTEGER,
  due_end INTEGER,
  due_page INTEGER,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER,
  rule TEXT NOT NULL
);
CREATE INDEX commitments_letter ON commitments (letter);
CREATE INDEX commitments_id ON commitments (id);
CREATE INDEX commitments_due ON commitments (due_latest);

CREATE TABLE commitment_also (
  "commitment" INTEGER NOT NULL REFERENCES commitments (row) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER,
  rule TEXT NOT NULL,
  PRIMARY KEY ("commitment", ordinal)
) WITHOUT ROWID;

CREATE TABLE deadlines (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  earliest TEXT,
  latest TEXT NOT NULL,
  convention TEXT NOT NULL,
  "commitment" TEXT,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER,
  rule TEXT NOT NULL
);
CREATE INDEX deadlines_letter ON deadlines (letter);
CREATE INDEX deadlines_id ON deadlines (id);
CREATE INDEX deadlines_latest ON deadlines (latest);

CREATE TABLE tables (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  "index" INTEGER NOT NULL,
  caption TEXT NOT NULL,
  unit TEXT NOT NULL,
  rows INTEGER NOT NULL,
  columns INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER
);
CREATE INDEX tables_letter ON tables (letter);
CREATE INDEX tables_id ON tables (id);

CREATE TABLE checks (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  "table" TEXT,
  what TEXT NOT NULL,
  expected TEXT NOT NULL,
  found TEXT NOT NULL,
  ok INTEGER NOT NULL
);
CREATE INDEX checks_letter ON checks (letter);

CREATE TABLE amounts (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  eur TEXT NOT NULL,
  eur_max TEXT,
  recurrence TEXT NOT NULL,
  period TEXT,
  purpose TEXT,
  "row_label" TEXT,
  "column_label" TEXT,
  "table" TEXT,
  approximate INTEGER NOT NULL,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER,
  rule TEXT NOT NULL
);
CREATE INDEX amounts_letter ON amounts (letter);
CREATE INDEX amounts_id ON amounts (id);

CREATE TABLE flags (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER
);
CREATE INDEX flags_letter ON flags (letter);
CREATE INDEX flags_id ON flags (id);

-- What search ranks. "row" is the stable number that the derived indexes know a passage by.
-- "headings" and "notes" are JSON lists, "kinds" the kinds of fact and "refs" the numbers cited in it.
CREATE TABLE passages (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL COLLATE NOCASE,
  letter INTEGER NOT NULL REFERENCES letters (row) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER,
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  headings TEXT NOT NULL,
  text TEXT NOT NULL,
  notes TEXT NOT NULL,
  kinds TEXT NOT NULL,
  refs TEXT NOT NULL,
  UNIQUE (letter, ordinal)
);
CREATE INDEX passages_id ON passages (id);
