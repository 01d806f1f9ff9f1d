"""The drawing without measures: a row a step, the lane each row stands in, and the shape of every way between rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from .model import END, Drawing, Edge, EdgeKind

Shape = Literal["down", "drop", "jump", "back"]
"""How a way runs: to the next row, down its target's lane, through a channel beside that lane, or back up the left."""

Side = Literal["bottom", "left", "right"]
"""Where a way leaves its source."""


class Way(msgspec.Struct, frozen=True):
    """An edge between two rows.

    ``channel`` is the gap to the left of the lane with that index, ``track`` the line there; -1 without one.
    """

    source: int
    target: int
    shape: Shape
    side: Side
    kind: EdgeKind
    label: str
    channel: int = -1
    track: int = -1


class Grid(msgspec.Struct, frozen=True):
    """The lane of each row, start and end included; the ways; and how many tracks each channel has."""

    lanes: tuple[int, ...]
    ways: tuple[Way, ...]
    tracks: tuple[int, ...]


def grid_of(drawing: Drawing) -> Grid:
    """Row 0 is the start, then a row for each node, then the end; edges to unknown nodes are left out."""
    columns = {lane.id: index for index, lane in enumerate(drawing.lanes)}
    steps = [columns[node.lane] for node in drawing.nodes]
    lanes = (steps[0], *steps, steps[-1])
    rows = {node.id: row for row, node in enumerate(drawing.nodes, 1)} | {END: len(lanes) - 1}
    taken: dict[int, list[int]] = defaultdict(list)
    for row, lane in enumerate(lanes):
        taken[lane].append(row)
    ways = [Way(0, 1, "down", "bottom", "next", "")]
    ways += [_way(*each, lanes, taken) for each in _joined(drawing.edges, rows)]
    used = _tracks(ways)
    count = [0] * (len(drawing.lanes) + 1)
    for (channel, _), track in used.items():
        count[channel] = max(count[channel], track + 1)
    placed = (_on_track(way, used) for way in ways)
    return Grid(lanes, tuple(placed), tuple(count))


def _joined(edges: Iterable[Edge], rows: Mapping[str, int]) -> Iterator[tuple[int, int, EdgeKind, str]]:
    """The edges by row, several between the same two as one."""
    kinds: dict[tuple[int, int], EdgeKind] = {}
    labels: dict[tuple[int, int], list[str]] = defaultdict(list)
    for edge in edges:
        if edge.source in rows and edge.to in rows:
            ends = rows[edge.source], rows[edge.to]
            kinds.setdefault(ends, edge.kind)
            labels[ends] += [edge.label] if edge.label else []
    for ends, kind in kinds.items():
        yield *ends, kind, "; or ".join(labels[ends])


def _way(
    source: int,
    target: int,
    kind: EdgeKind,
    label: str,
    lanes: tuple[int, ...],
    taken: Mapping[int, list[int]],
) -> Way:
    here, there = lanes[source], lanes[target]
    if target <= source:
        return Way(source, target, "back", "left", kind, label, channel=0 if target < source else -1)
    if target == source + 1:
        return Way(source, target, "down", "bottom", kind, label)
    side: Side = "right" if here <= there else "left"
    below = bisect_right(taken[there], source)
    if here != there and taken[there][below] == target:
        return Way(source, target, "drop", side, kind, label)
    return Way(source, target, "jump", side, kind, label, channel=there + 1)


def _tracks(ways: Iterable[Way]) -> dict[tuple[int, int], int]:
    """The track of each channel and target: ways to one target share it, the shortest runs nearest to the lanes."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for way in ways:
        if way.channel >= 0:
            key = way.channel, way.target
            top, bottom = spans.get(key, (way.target, way.target))
            spans[key] = min(top, way.source), max(bottom, way.source)
    used: dict[tuple[int, int], int] = {}
    lines: dict[int, list[list[tuple[int, int]]]] = defaultdict(list)
    for key, span in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[0])):
        in_channel = lines[key[0]]
        track = next((n for n, line in enumerate(in_channel) if _fits(span, line)), len(in_channel))
        if track == len(in_channel):
            in_channel.append([])
        in_channel[track].append(span)
        used[key] = track
    return used


def _fits(span: tuple[int, int], line: list[tuple[int, int]]) -> bool:
    return all(span[1] < top or bottom < span[0] for top, bottom in line)


def _on_track(way: Way, used: Mapping[tuple[int, int], int]) -> Way:
    if way.channel < 0:
        return way
    track = used[way.channel, way.target]
    return Way(way.source, way.target, way.shape, way.side, way.kind, way.label, way.channel, track)
