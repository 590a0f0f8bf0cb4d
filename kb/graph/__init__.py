"""The commitment graph: what letters, motions, commitments, people and dossiers have to do with each other."""
