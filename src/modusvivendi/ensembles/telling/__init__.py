"""What was found in a run as an answer: words, tables and charts."""
