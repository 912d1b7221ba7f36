"""The mathematics of alignment: signed graphs in, camps and their price out; no labels, no words."""
