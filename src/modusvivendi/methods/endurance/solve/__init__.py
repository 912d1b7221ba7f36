"""The mathematics of endurance, for plain numbers and arrays: no labels, no input or output."""
