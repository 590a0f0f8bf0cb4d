"""The words of asking, in Dutch and in English."""
