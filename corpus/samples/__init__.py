"""The shipped letters: fictional, written for this project."""
