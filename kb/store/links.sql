-- Which statements are thought to be one commitment: derived from the letters alone, kept because
-- comparing them all takes long in a large archive. Made anew when the letters have changed.
CREATE TABLE links (
  kind TEXT NOT NULL,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  certain INTEGER NOT NULL,
  PRIMARY KEY (left_id, right_id, kind)
) WITHOUT ROWID;
CREATE INDEX links_right ON links (right_id);
