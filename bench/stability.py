"""Stability of random models in option form: states against seconds and memory.

Run by hand: ``python bench/stability.py [largest power of two]``. Every size runs in a process of its own, so that its
peak memory is its own. Payoffs are random ranks without ties; every option is reversible and belongs to the decision
makers in turn. The five concepts are Nash, GMR, SMR, SEQ and SSEQ. SIM compares states × own options × the others'
options and is timed up to 2^16 states.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

import numpy as np

from modusvivendi.methods import stability

FIVE = ("nash", "gmr", "smr", "seq", "sseq")


def run(options: int, parties: int) -> None:
    """One model: seconds of the five concepts, of Nash alone and of SIM; peak memory."""
    random = np.random.default_rng(5)
    payoffs = np.stack([random.permutation(2**options) for _ in range(parties)])
    owners = [option * parties // options for option in range(options)]
    model = stability.model(owners, payoffs)
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
    print(f"2^{options:<3} {2**options:11,} {parties:7} {seconds} {peak:9.0f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        run(int(sys.argv[1]), int(sys.argv[2]))
    else:
        largest = int(sys.argv[1]) if len(sys.argv) > 1 else 24
        print("states           n makers    five, s   Nash, s    SIM, s  peak, MB")
        for options in range(4, largest + 1, 4):
            for parties in (2, 3, 4):
                subprocess.run([sys.executable, __file__, str(options), str(parties)], check=True)
