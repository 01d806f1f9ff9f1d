"""CPU time and memory of one command in a fresh process, and how a series of times grows."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process used: CPU seconds of user and system together, and its largest resident set in MB."""

    seconds: float
    megabytes: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end; raises ``RuntimeError`` with what it said when it fails."""
    log = folder / "run.log"
    with log.open("wb") as output:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{log.read_text('utf-8')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))


def best(one: Cost | None, other: Cost) -> Cost:
    """The smaller of two runs, each value for itself: noise only adds."""
    if one is None:
        return other
    return Cost(min(one.seconds, other.seconds), min(one.megabytes, other.megabytes))


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The exponent with which time grows: the least-squares slope of the logarithms; nan for one size."""
    if len(sizes) < 2:
        return math.nan
    xs, ys = [math.log(size) for size in sizes], [math.log(value) for value in seconds]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - x_mean) ** 2 for x in xs)


def growths(sizes: Sequence[int], seconds: Sequence[float]) -> list[float]:
    """The exponent between each size and the next."""
    pairs = pairwise(zip(sizes, seconds, strict=True))
    return [growth((a, b), (x, y)) for (a, x), (b, y) in pairs]
