"""Files of other tools, in and out. A plain file becomes a situation, so that every question works on it too."""
