"""Search over the passages of letters."""
