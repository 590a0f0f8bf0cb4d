-- The clerk's own decisions. Append-only: an entry is taken back by a later one, never erased.
-- They point to ids derived from content, and keep the quote that the clerk saw, so that they outlive
-- re-reading a letter.
CREATE TABLE verdicts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN
    ('accept', 'dispute', 'met', 'not-met', 'withdraw', 'merge', 'split', 'note', 'undo')),
  subject TEXT NOT NULL COLLATE NOCASE,
  other TEXT COLLATE NOCASE,
  note TEXT NOT NULL,
  quote TEXT NOT NULL,
  undoes INTEGER REFERENCES verdicts (number)
);
CREATE INDEX verdicts_subject ON verdicts (subject);
CREATE TRIGGER verdicts_never_change BEFORE UPDATE ON verdicts
  BEGIN SELECT raise(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER verdicts_never_go BEFORE DELETE ON verdicts
  BEGIN SELECT raise(ABORT, 'verdicts are append-only'); END;
