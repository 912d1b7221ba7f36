"""The mathematics of endurance, for plain numbers and arrays; no labels, no wording, no input or output."""
