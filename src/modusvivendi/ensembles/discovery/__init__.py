"""Scenario discovery: which limits on the inputs tell the cases of interest from the others. On plain arrays."""

from modusvivendi.ensembles.discovery.box import Box
from modusvivendi.ensembles.discovery.choice import choose, simplified
from modusvivendi.ensembles.discovery.cover import boxes
from modusvivendi.ensembles.discovery.prim import Trajectory, prim
from modusvivendi.ensembles.discovery.split import Split
from modusvivendi.ensembles.discovery.step import Step, measured
from modusvivendi.ensembles.discovery.tree import Node, leaves, tree

__all__ = [
    "Box",
    "Node",
    "Split",
    "Step",
    "Trajectory",
    "boxes",
    "choose",
    "leaves",
    "measured",
    "prim",
    "simplified",
    "tree",
]
