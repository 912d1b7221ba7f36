"""NegMAS: a folder with an outcome space and utility functions in YAML (Mohammad, Nakadai and Greenwald 2021)."""
