-- The texts that linking compares (promises, words that one is met, subjects of letters) with their
-- stems, derived from the letters: a letter that comes or goes is linked without reading all others.
CREATE TABLE compared (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  part TEXT NOT NULL,
  letter TEXT NOT NULL,
  day TEXT,
  ministry TEXT NOT NULL,
  dossiers TEXT NOT NULL,
  kind TEXT NOT NULL,
  latest TEXT,
  words TEXT NOT NULL
);
CREATE INDEX compared_id ON compared (id);
CREATE INDEX compared_letter ON compared (letter);
CREATE INDEX compared_part ON compared (part);

CREATE TABLE compared_words (
  word TEXT NOT NULL,
  text INTEGER NOT NULL, -- compared.row
  PRIMARY KEY (word, text)
) WITHOUT ROWID;

-- How many promises had a word when the words were last weighed.
CREATE TABLE frequencies (
  word TEXT PRIMARY KEY,
  promises INTEGER NOT NULL
) WITHOUT ROWID;

-- The commitments whose line may have changed since the reminders were last made from it.
CREATE TABLE relined (id TEXT PRIMARY KEY) WITHOUT ROWID;

-- Links are kept by the letter that they end in, so that they can be made anew for it alone.
DROP TABLE links;
CREATE TABLE links (
  kind TEXT NOT NULL,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  left_letter TEXT NOT NULL,
  letter TEXT NOT NULL,
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  certain INTEGER NOT NULL,
  PRIMARY KEY (left_id, right_id, kind, letter)
) WITHOUT ROWID;
CREATE INDEX links_right ON links (right_id);
CREATE INDEX links_letter ON links (letter);
CREATE INDEX links_left_letter ON links (left_letter);
DELETE FROM meta WHERE key = 'links';
