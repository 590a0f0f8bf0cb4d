"""Which rules found a fact: stored with every letter, so that older findings can be renewed."""

#: Raised by one whenever a change of rules or models can change what is found.
EXTRACTOR_VERSION = 5
