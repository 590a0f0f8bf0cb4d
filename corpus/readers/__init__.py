"""One reader a format: bytes → :class:`corpus.draft.Draft`."""
