"""GENIUS: XML domains with XML profiles (Lin, Kraus, Baarslag, Tykhonov, Hindriks and Jonker 2014)."""
