"""The ledger (grootboek): motions and commitments across letters, with every claim kept apart.

A claim by government, a record in the register and a clerk's verdict never overwrite each other:
a line holds all three side by side, and what *we* conclude is computed from them, never stored.
"""
