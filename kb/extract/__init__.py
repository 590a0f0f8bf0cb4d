"""From a letter to its facts: one module a fact, cue phrases as data."""
