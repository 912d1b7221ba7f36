"""GeniusWeb: JSON domains with JSON profiles (Pasman, Jonker and others, 2019 and later)."""
