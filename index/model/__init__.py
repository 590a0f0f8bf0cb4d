"""The shipped static Dutch sentence encoder, as data."""
