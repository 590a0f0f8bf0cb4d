"""Letters as they come: bytes → :class:`corpus.letter.Letter`."""
