"""The mathematics of access: flows over time; networks and people in, arrivals and cuts out; no labels, no words."""
