"""The models of pressure on plain arrays: no labels, no words, no files."""
