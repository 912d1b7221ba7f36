"""CPU seconds of `modus --help` and of `modus brief antalya-2022`, the least of several runs.

Target: `--help` within 0.2 s of CPU on one core. Run: `python bench/startup.py`.
"""

from __future__ import annotations

import resource
import subprocess
import sys

RUNS = 7


def cpu_seconds(*words: str) -> float:
    code = "from modusvivendi.cli import main; main()"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code, *words], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    for words in (("--help",), ("check", "antalya-2022"), ("brief", "antalya-2022")):
        print(f"modus {' '.join(words)}: {min(cpu_seconds(*words) for _ in range(RUNS)):.3f} s of CPU")


if __name__ == "__main__":
    main()
