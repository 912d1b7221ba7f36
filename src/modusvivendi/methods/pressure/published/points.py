"""Points read off figures 7 to 11 of Scholz, Calbert and Smith (2011), to two decimals."""

POINTS: tuple[tuple[str, str, str, float, float], ...] = (
    ("7", "Belgium", "Denmark", -0.83, 0.24),
    ("7", "Belgium", "UK", -0.66, 0.24),
    ("7", "Belgium", "Germany", -0.46, 0.24),
    ("7", "Belgium", "Netherlands", -0.46, 0.24),
    ("7", "Belgium", "France", -0.11, 0.24),
    ("7", "Belgium", "Italy", -0.11, 0.24),
    ("7", "Belgium", "Luxembourg", 0.6, 0.24),
    ("7", "Belgium", "Ireland", 0, 0),
    ("7", "Belgium", "Greece", 0, 0),
    ("8", "France", "Denmark", -2.0, -0.45),
    ("8", "France", "Netherlands", -1.22, -0.45),
    ("8", "France", "Germany", -1.22, -0.45),
    ("8", "France", "Greece", -0.4, -0.2),
    ("8", "France", "Belgium", 0.18, -0.2),
    ("8", "France", "Ireland", 0.79, -0.2),
    ("8", "France", "Luxembourg", 1.15, -0.45),
    ("8", "France", "UK", 0, 0),
    ("8", "France", "Italy", 0, 0),
    ("9", "Netherlands", "UK", -2.0, -1.65),
    ("9", "Netherlands", "France", -0.87, -1.65),
    ("9", "Netherlands", "Italy", -0.87, -1.65),
    ("9", "Netherlands", "Belgium", 0.1, -0.72),
    ("9", "Netherlands", "Ireland", 0.72, -0.72),
    ("9", "Netherlands", "Greece", 0.58, 0.55),
    ("9", "Netherlands", "Germany", 0, 0),
    ("9", "Netherlands", "Denmark", 0, 0),
    ("9", "Netherlands", "Luxembourg", 0, 0),
    ("10", "Luxembourg", "UK", 0.23, 2.0),
    ("10", "Luxembourg", "France", 1.14, 2.0),
    ("10", "Luxembourg", "Italy", 1.14, 2.0),
    ("10", "Luxembourg", "Ireland", 0.53, 0.54),
    ("10", "Luxembourg", "Belgium", 0.6, 0.54),
    ("10", "Luxembourg", "Greece", 0.58, 0.54),
    ("11", "Netherlands", "Luxembourg", -0.25, -0.27),
    ("11", "Netherlands", "Denmark", -0.25, -0.27),
    ("11", "Netherlands", "Germany", -0.25, -0.27),
    ("11", "Netherlands", "Greece", -1.0, -0.95),
    ("11", "Netherlands", "Belgium", -0.37, -0.95),
    ("11", "Netherlands", "Ireland", 0.25, -0.95),
    ("11", "Netherlands", "UK", -2.7, -2.3),
    ("11", "Netherlands", "France", -1.5, -2.3),
    ("11", "Netherlands", "Italy", -1.5, -2.3),
)
"""Figure, from whose view, the other actor, and the two coordinates.

In figures 7 to 9 and 11 they are E(U_ij) and E(U_ji) as i sees them, in figure 11 with Q = 0.5. In figure 10 they are
E(U_ji) as j sees it, and as i sees it.
"""

SLIP = ("9", "Netherlands", "Greece")
"""Printed at (0.58, 0.55), which is Greece's point in figure 10: taken for a slip of the plot, and left out."""
