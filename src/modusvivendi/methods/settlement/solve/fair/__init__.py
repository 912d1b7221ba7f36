"""Fair agreements, each picked from the rows of the frontier.

Every solution here is efficient: were an agreement dominated by another, the other would have the larger product (or
as many gaining parties and the larger product over them), the leximin larger gains, the larger sum. So no agreement
outside of the frontier needs to be looked at. Each function takes the gains or utilities of the frontier, shape
(k, parties), k ≥ 1, and returns the indices of all rows that are best.
"""
