-- What each subscriber was told, so that nothing is told twice; only what is new or changed counts.
-- "fingerprint" is what was told of it: another date or state is told again.
CREATE TABLE told (
  subscriber TEXT NOT NULL,
  id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (subscriber, id)
) WITHOUT ROWID;

-- Saved watches: a name and what it asks for.
CREATE TABLE watches (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  ministry TEXT NOT NULL,
  dossier TEXT NOT NULL,
  minister TEXT NOT NULL,
  kinds TEXT NOT NULL
) WITHOUT ROWID;
