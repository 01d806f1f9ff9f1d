"""Our build beside plain Material's, `check` beside the bare YAML loader and again after an edit, at several sizes.

Every measurement is a process of its own, started in turn with its rivals so that they share the machine's moods; the
best of a few runs counts. Seconds depend on the machine: what says something are the ratios and the growth. This
process itself imports nothing large, because a child's peak memory is at least what its parent had when it started it.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Cost, best, growth, growths, run

HERE = Path(__file__).parent

SIZES = (250, 500, 1000, 2000)
QUICK = (250, 500)
RUNS = 3
LONG = 60.0
"""CPU seconds from which a measurement is not repeated: its noise is small beside it."""

_LOAD = """\
import sys, pathlib, yaml
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    list(yaml.load_all(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
"""

BUILD, PLAIN, INDEXES = "playbooks: mkdocs build", "Material: default navigation", "Material: section indexes only"
CHECK, LOADER = "playbooks: check", "PyYAML: C loader alone"
AGAIN = "playbooks: check after one edit"
RIVALS = ((BUILD, PLAIN), (BUILD, INDEXES), (CHECK, LOADER), (AGAIN, CHECK))
"""Whose time is divided by whose."""

Costs = dict[str, dict[int, Cost]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A command that is measured, the folder it runs in, what is done before, and what it leaves behind."""

    name: str
    command: tuple[str, ...]
    folder: Path
    output: Path | None = None
    before: Callable[[Path], object] = lambda _: None


def contenders(work: Path) -> tuple[Contender, ...]:
    """What is measured on the project and the twin in ``work``."""
    project, twin = work / "project", work / "twin"
    python, mkdocs = sys.executable, (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file")
    check = (python, "-m", "mkdocs_playbooks", "check", "--fail-on", "never")
    return (
        Contender(BUILD, (*mkdocs, "mkdocs.yml"), project, project / "site"),
        Contender(INDEXES, (*mkdocs, "sections.yml"), twin, twin / "sections"),
        Contender(PLAIN, (*mkdocs, "default.yml"), twin, twin / "default"),
        Contender(CHECK, check, project, before=forget),
        Contender(AGAIN, check, project, before=edit),
        Contender(LOADER, (python, "-c", _LOAD, "playbooks"), project),
    )


def forget(project: Path) -> None:
    """Let the next check be the first."""
    shutil.rmtree(project / ".cache", ignore_errors=True)


def edit(project: Path) -> None:
    """Give a workflow in the middle of all another title."""
    workflows = sorted((project / "playbooks" / "workflows").glob("*.yaml"))
    path = workflows[len(workflows) // 2]
    path.write_text(re.sub(r"^title: ", "title: Again ", path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")


def prepare(work: Path, size: int) -> None:
    """Write a project and its twin into ``work``."""
    run((sys.executable, str(HERE / "generate.py"), "project", str(size)), work)
    run((sys.executable, str(HERE / "twin.py"), "project", "twin"), work)


def measure(sizes: Sequence[int], runs: int) -> Costs:
    """The best cost of every contender at every size."""
    costs: Costs = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="playbooks-bench-") as folder:
            work = Path(folder)
            print(f"{size:,} documents", file=sys.stderr, flush=True)
            prepare(work, size)
            for _ in range(runs):
                for contender in contenders(work):
                    _measure_once(contender, costs.setdefault(contender.name, {}), size)
    return costs


def _measure_once(contender: Contender, known: dict[int, Cost], size: int) -> None:
    before = known.get(size)
    if before and before.seconds > LONG:
        return
    contender.before(contender.folder)
    known[size] = best(before, run(contender.command, contender.folder))
    if contender.output:
        shutil.rmtree(contender.output)


def table(costs: Mapping[str, Mapping[int, Cost]], sizes: Sequence[int]) -> Iterator[str]:
    """The costs as lines of text: seconds and memory by size, growth, then the ratios."""
    width = max(len(f"{a} / {b}") for a, b in RIVALS)
    yield f"{'CPU s (peak MB)':{width}}" + "".join(f"{size:>16,}" for size in sizes) + "   growth  by step"
    for name in (BUILD, PLAIN, INDEXES, CHECK, AGAIN, LOADER):
        cells = (f"{costs[name][size].seconds:.2f} ({costs[name][size].megabytes:.0f})" for size in sizes)
        seconds = [costs[name][size].seconds for size in sizes]
        steps = " ".join(f"{step:.2f}" for step in growths(sizes, seconds))
        yield f"{name:{width}}" + "".join(f"{cell:>16}" for cell in cells) + f"{growth(sizes, seconds):9.2f}  {steps}"
    for one, other in RIVALS:
        ratios = (costs[one][size].seconds / costs[other][size].seconds for size in sizes)
        yield f"{f'{one} / {other}':{width}}" + "".join(f"{ratio:>16.2f}" for ratio in ratios)


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the two smallest sizes, two runs each")
    parser.add_argument("--sizes", type=int, nargs="+", help="other numbers of documents")
    parser.add_argument("--runs", type=int, help=f"runs of each measurement, of which the best counts ({RUNS})")
    parser.add_argument("--json", type=Path, help="also write the costs to this file")
    given = parser.parse_args()
    sizes = sorted(given.sizes or (QUICK if given.quick else SIZES))
    costs = measure(sizes, given.runs or (2 if given.quick else RUNS))
    print("\n".join(table(costs, sizes)))
    if given.json:
        plain = {name: {size: dataclasses.asdict(cost) for size, cost in row.items()} for name, row in costs.items()}
        given.json.write_text(json.dumps(plain, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
