"""What is known: typed, frozen objects; the file format and its exact errors; the ledger; quantities; derivations."""
