"""Files of signed ties: plain tables, GraphML, Pajek."""
