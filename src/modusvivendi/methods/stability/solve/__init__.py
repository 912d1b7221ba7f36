"""The graph model for conflict resolution as a function of arrays (Fang, Hipel and Kilgour 1993)."""
