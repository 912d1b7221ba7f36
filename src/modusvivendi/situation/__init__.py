"""What is known.

Typed, frozen objects; the file format and its exact errors; the ledger; quantities; derivations.
"""
