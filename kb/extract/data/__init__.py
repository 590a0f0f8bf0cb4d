"""Cue phrases and models of the extraction, as data."""
