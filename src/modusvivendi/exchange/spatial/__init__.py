"""Files of spatial models of bargaining: plain tables, KTAB's CSV and XML, the rows of the exchange model."""
