"""Stability of random models in option form: states against seconds and memory.

Run by hand: ``python bench/stability.py [largest power of two]``. Every size runs in a process of its own, so that its
peak memory is its own. Payoffs are random ranks without ties; options belong to the decision makers in turn. First all
options are reversible, then every fifth can only be taken, then a quarter of the states is infeasible besides. The five
concepts are Nash, GMR, SMR, SEQ and SSEQ. SIM compares states × own options × the options of all others but one, and is
timed up to 2^16 states.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

import numpy as np

from modusvivendi.methods import stability

FIVE = ("nash", "gmr", "smr", "seq", "sseq")
KINDS = ("reversible", "one-way", "infeasible")


def run(options: int, parties: int, kind: str) -> None:
    """One model: seconds of the five concepts, of Nash alone and of SIM; peak memory."""
    random = np.random.default_rng(5)
    owners = [option % parties for option in range(options)]
    feasible = random.random(2**options) < 0.75 if kind == "infeasible" else None
    one_way = None if kind == "reversible" else ["both" if option % 5 else "on" for option in range(options)]
    states = 2**options if feasible is None else int(feasible.sum())
    payoffs = np.stack([random.permutation(states) for _ in range(parties)])
    model = stability.model(owners, payoffs, feasible, one_way)
    marks = [time.perf_counter()]
    stability.solve(model, FIVE)
    marks.append(time.perf_counter())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    stability.solve(model, ("nash",))
    marks.append(time.perf_counter())
    together = "-"
    if options <= 16:
        stability.solve(model, ("sim",))
        together = f"{time.perf_counter() - marks[2]:.4f}"
    seconds = f"{marks[1] - marks[0]:9.4f} {marks[2] - marks[1]:9.4f} {together:>9}"
    print(f"2^{options:<3} {states:11,} {parties:7} {kind:11} {seconds} {peak:9.0f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        run(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    else:
        largest = int(sys.argv[1]) if len(sys.argv) > 1 else 24
        print("codes     states  makers kind          five, s   Nash, s    SIM, s  peak, MB")
        for kind in KINDS:
            for options in range(4, largest + 1, 4):
                for parties in (2, 3, 4):
                    subprocess.run([sys.executable, __file__, str(options), str(parties), kind], check=True)
