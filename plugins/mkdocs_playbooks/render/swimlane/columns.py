"""The drawing across: how wide the lanes are, and where channels, tracks and margins lie."""

from __future__ import annotations

import msgspec

from .boxes import SMALL, SMALL_LINE
from .grid import Grid, Side
from .model import Lane
from .text import wrap

WIDTH = 680
"""What lanes share while they are few: about the width of a page's text."""

TRACK = 10
"""The distance between two lines of a channel."""

_NARROWEST, _WIDEST = 140, 200
_MARGIN = 8
_INSET = 8
_ROOM, _EDGE_ROOM = 136, 84


class Columns(msgspec.Struct, frozen=True):
    """Left edges of the lanes, their one width, which is even, and the x of each channel's first line."""

    width: int
    lane: int
    lefts: tuple[int, ...]
    titles: tuple[tuple[str, ...], ...]
    channels: tuple[int, ...]

    @property
    def box(self) -> int:
        """The width of a box."""
        return self.lane - 2 * _INSET

    @property
    def header(self) -> int:
        """The height of the roles' titles, down to the first row."""
        return SMALL_LINE * max(map(len, self.titles)) + 28

    def centre(self, lane: int) -> int:
        """The middle of a lane."""
        return self.lefts[lane] + self.lane // 2

    def track(self, channel: int, track: int) -> int:
        """The x of a line in a channel; the first is nearest to the lane the channel serves."""
        return self.channels[channel] + (TRACK * track if channel else -TRACK * track)

    def room(self, lane: int, side: Side) -> int:
        """How wide a label may be that stands on a side of a box in a lane."""
        last = len(self.lefts) - 1
        if side == "bottom":
            return self.lane // 2 - 8 + (_ROOM // 2 if last else 0)
        return _EDGE_ROOM if lane == (0 if side == "left" else last) else _ROOM


def columns_of(lanes: tuple[Lane, ...], grid: Grid) -> Columns:
    """The columns of a drawing; the outer channels leave room for the labels that stand in them."""
    before, after = (_EDGE_ROOM if _labelled(grid, side, len(lanes)) else 0 for side in ("left", "right"))
    taken = 2 * _MARGIN + before + after + TRACK * sum(grid.tracks)
    share = (WIDTH - taken) // len(lanes)
    lane = min(max(share - share % 2, _NARROWEST), _WIDEST)
    x = _MARGIN + TRACK * grid.tracks[0] + before
    lefts, channels = [], [_MARGIN + TRACK * grid.tracks[0] - TRACK // 2]
    for tracks in grid.tracks[1:]:
        lefts.append(x)
        last = len(lefts) == len(lanes)
        x += lane + (after if last else 0)
        channels.append(x + TRACK // 2)
        x += TRACK * tracks
    titles = tuple(wrap(each.title, lane - 16, SMALL * 1.06, 3) for each in lanes)
    return Columns(x + _MARGIN, lane, tuple(lefts), titles, tuple(channels))


def _labelled(grid: Grid, side: Side, lanes: int) -> bool:
    """Whether a way with a label leaves the outermost lane on a side."""
    lane = 0 if side == "left" else lanes - 1
    return any(way.label and way.side == side and grid.lanes[way.source] == lane for way in grid.ways)
