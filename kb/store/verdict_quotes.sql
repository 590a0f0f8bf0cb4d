-- A merge or split is about two things: the words of the second are kept too, so that the verdict finds
-- both again after re-reading a letter.
ALTER TABLE verdicts ADD COLUMN other_quote TEXT NOT NULL DEFAULT '';
