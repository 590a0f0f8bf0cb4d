-- Motions whose dossier the register does not say are looked for by their number within it.
CREATE INDEX register_motions_sequence ON register_motions (sequence) WHERE ref IS NULL;
