"""The official registers beside the letters: what they record, kept raw and apart from claims."""
