"""The drawing in pixels: lanes across, rows down, boxes, and where every way and every label runs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import accumulate
from typing import Literal

import msgspec

from ...words.spoken import _
from .boxes import SMALL, SMALL_LINE, Content, contents
from .columns import Columns, columns_of
from .grid import Grid, Way, grid_of
from .model import END, Drawing
from .text import wrap

GAP = 34
"""The least height between two rows; the arrow into a row takes its lower part."""

BAR = 64
"""The length of the bar where ways part or meet."""

MANY_ROWS = 8
"""With more rows the roles stand at the foot too."""

_ARROW, _JOIN_ARROW = 16, 24
_FORK, _HOOK = 8, 16

Point = tuple[int, int]
Anchor = Literal["start", "middle", "end"]


class Label(msgspec.Struct, frozen=True):
    """Lines of small text: ``y`` is the base of the first."""

    x: int
    y: int
    lines: tuple[str, ...]
    anchor: Anchor = "start"


class Box(msgspec.Struct, frozen=True):
    """A row's box with its text; the first is the start, the last the end."""

    x: int
    y: int
    width: int
    height: int
    content: Content


class Route(msgspec.Struct, frozen=True):
    """A way as a line of right angles, from the border of its source to the border of its target."""

    way: Way
    points: tuple[Point, ...]
    label: Label | None


class Layout(msgspec.Struct, frozen=True):
    """A drawing ready to be written; ``bars`` name the middle of each bar, and its words."""

    columns: Columns
    height: int
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]
    bars: tuple[Label, ...]


def layout(drawing: Drawing) -> Layout:
    """The drawing measured and placed; it needs at least one node."""
    return _Placing(drawing).layout()


class _Placing:
    """One drawing while it is being placed: across first, then how much height each row needs, then down."""

    def __init__(self, drawing: Drawing) -> None:
        grid = grid_of(drawing)
        self.grid: Grid = grid
        self.columns = columns_of(drawing.lanes, grid)
        self.labels = {way: self._lines(way) for way in grid.ways}
        ids = ["", *(node.id for node in drawing.nodes), END]
        self.joins = frozenset(row for row, id_ in enumerate(ids) if row and id_ in drawing.joins)
        self.forks = _forks(grid)
        self.entered = frozenset(way.target for way in grid.ways if way.shape == "back")
        self.down = {way.source: way for way in grid.ways if way.shape == "down"}
        self.sides = self._sides()
        self.contents = contents(drawing, self.columns.box)
        self.heights = [
            max([content.height, *(self._port_height(row, side) + 16 for side in ("left", "right"))])
            for row, content in enumerate(self.contents)
        ]
        gaps = [0, *(self._gap(row) for row in range(len(grid.lanes) - 1))]
        starts = accumulate(
            (height + gap for height, gap in zip(self.heights, gaps[1:], strict=False)),
            initial=self.columns.header,
        )
        self.tops = list(starts)
        self.ports = self._ports()

    def layout(self) -> Layout:
        """Everything placed."""
        boxes = tuple(self._box(row) for row in range(len(self.tops)))
        bars = [Label(self._centre(row), self._bar(row), (_("side by side"),)) for row in sorted(self.forks)]
        bars += [Label(self._centre(row), self._inlet(row), (_("all done"),)) for row in sorted(self.joins)]
        routes = tuple(self._route(way) for way in self.grid.ways)
        height = self.tops[-1] + self.heights[-1] + (self.columns.header - 12 if len(boxes) > MANY_ROWS else 8)
        return Layout(self.columns, height, boxes, routes, tuple(bars))

    def _lines(self, way: Way) -> tuple[str, ...]:
        if not way.label:
            return ()
        width = self.columns.room(self.grid.lanes[way.source], way.side)
        return wrap(way.label, width, SMALL, 2 if width > 100 else 3)

    def _sides(self) -> Mapping[tuple[int, str], list[Way]]:
        """The ways that leave a row by a side, top first, ordered so that they do not cross each other there."""
        sides: dict[tuple[int, str], list[Way]] = defaultdict(list)
        for way in self.grid.ways:
            if way.side != "bottom" and not (way.source in self.forks and way.kind == "parallel"):
                sides[way.source, way.side].append(way)
        for ways in sides.values():
            ways.sort(key=lambda way: (way.shape != "back", self._reach(way), way.target))
        return sides

    def _reach(self, way: Way) -> int:
        """Where a way turns, so that of those that go down the farther comes first, of those that go up the nearer."""
        distance = abs(self._turn(way) - self._centre(way.source))
        return distance if way.shape == "back" else -distance

    def _turn(self, way: Way) -> int:
        if way.source == way.target:
            return self._centre(way.source) - self.columns.box // 2 - _HOOK
        if way.channel < 0:
            return self._centre(way.target)
        return self.columns.track(way.channel, way.track)

    def _port_height(self, row: int, side: str) -> int:
        entry = 12 if side == "left" and row in self.entered else 0
        return entry + sum(_slot(self.labels[way]) for way in self.sides.get((row, side), ()))

    def _gap(self, row: int) -> int:
        """The height below a row."""
        lines = len(self.labels[self.down[row]]) if row in self.down else 0
        text = lines * SMALL_LINE + 6 if lines else 0
        arrow = _JOIN_ARROW if row + 1 in self.joins else _ARROW
        return max(GAP, 6 + self._fork_height(row) + text + arrow)

    def _fork_height(self, row: int) -> int:
        """What the bar below a row and its words take."""
        return _FORK + SMALL_LINE if row in self.forks else 0

    def _ports(self) -> dict[tuple[int, object], int]:
        """The height at which each way leaves a side, and at which loops enter, by row and way or "entry"."""
        ports: dict[tuple[int, object], int] = {}
        for row, top in enumerate(self.tops):
            for side in ("left", "right"):
                y = top + (self.heights[row] - self._port_height(row, side)) // 2
                ways = self.sides.get((row, side), [])
                entry = side == "left" and row in self.entered
                for way in ways:
                    if entry and way.shape != "back":
                        y, entry = self._enter(ports, row, y), False
                    y += _slot(self.labels[way])
                    ports[row, way] = y - 5
                if entry:
                    self._enter(ports, row, y)
        return ports

    def _enter(self, ports: dict[tuple[int, object], int], row: int, y: int) -> int:
        ports[row, "entry"] = y + 6
        return y + 12

    def _centre(self, row: int) -> int:
        return self.columns.centre(self.grid.lanes[row])

    def _bar(self, row: int) -> int:
        return self.tops[row] + self.heights[row] + _FORK

    def _inlet(self, row: int) -> int:
        """The height at which ways turn towards the top of a row."""
        return self.tops[row] - (_JOIN_ARROW - 2 if row in self.joins else _ARROW)

    def _box(self, row: int) -> Box:
        content = self.contents[row]
        x = self._centre(row) - content.width // 2
        return Box(x, self.tops[row], content.width, self.heights[row], content)

    def _route(self, way: Way) -> Route:
        start, label = self._exit(way)
        turn, end = self._turn(way), self._centre(way.target)
        top, inlet = self.tops[way.target], self._inlet(way.target)
        if way.shape == "back":
            y = self.ports[way.target, "entry"]
            points = [start, (turn, start[1]), (turn, y), (end - self.contents[way.target].width // 2, y)]
        elif way.shape == "drop":
            points = [start, (end, start[1]), (end, top)]
        elif way.shape == "jump":
            points = [start, (turn, start[1]), (turn, inlet), (end, inlet), (end, top)]
        else:
            points = [start, (start[0], inlet), (end, inlet), (end, top)]
        return Route(way, _straightened(points), label)

    def _exit(self, way: Way) -> tuple[Point, Label | None]:
        """Where a way starts, and its label beside that."""
        row, lines = way.source, self.labels[way]
        centre, half = self._centre(row), self.contents[row].width // 2
        bottom = self.tops[row] + self.heights[row]
        if way.side == "bottom":
            last = self.grid.lanes[row] == len(self.columns.lefts) - 1 > 0
            y = bottom + 14 + self._fork_height(row)
            label = Label(centre - 6, y, lines, "end") if last else Label(centre + 6, y, lines)
            return (centre, bottom), label if lines else None
        sign = -1 if way.side == "left" else 1
        if (row, way) not in self.ports:
            return (centre + sign * BAR // 2, self._bar(row)), None
        x, y = centre + sign * half, self.ports[row, way]
        base = y - 4 - (len(lines) - 1) * SMALL_LINE
        anchor: Anchor = "end" if way.side == "left" else "start"
        return (x, y), Label(x + sign * 5, base, lines, anchor) if lines else None


def _slot(lines: tuple[str, ...]) -> int:
    """The height a way needs at the side of a box: its line with its label above it."""
    return max(12, len(lines) * SMALL_LINE + 9)


def _forks(grid: Grid) -> frozenset[int]:
    """The rows from which ways part that are all taken."""
    sources = Counter(way.source for way in grid.ways if way.kind == "parallel")
    return frozenset(source for source, count in sources.items() if count > 1)


def _straightened(points: list[Point]) -> tuple[Point, ...]:
    """The line without points that lie between their neighbours."""
    kept = points[:1]
    for point, after in zip(points[1:], [*points[2:], None], strict=True):
        before = kept[-1]
        if point == before:
            continue
        if after is not None and any(before[axis] == point[axis] == after[axis] for axis in (0, 1)):
            continue
        kept.append(point)
    return tuple(kept)
