"""Writing a placed drawing as SVG: classes for the style sheet, links in the order of the steps, all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from .boxes import LINE, SMALL_LINE
from .layout import BAR, Box, Label, Layout, Point, Route, layout
from .model import Actor, Drawing, Node

_ACTS: dict[Actor, str] = {"people": "people act", "shared": "people and AI together", "ai": "AI leads or acts"}
_CUT, _BEND = 10, 5
_LEAST_SCALED = 760
"""Drawings up to this width may shrink a little on a narrow page; wider ones scroll."""


def swimlane(drawing: Drawing) -> Markup:
    """The drawing as one ``<svg>``; empty without nodes.

    Every node is a link whose title says number, what is done, the role and who acts. The page's list of steps is
    its equivalent in text.
    """
    if not drawing.nodes:
        return Markup("")
    return Markup("".join(_parts(drawing, layout(drawing))))  # noqa: S704 (every text is escaped where it is written)


def _parts(drawing: Drawing, placed: Layout) -> Iterator[str]:
    columns = placed.columns
    width, height = columns.width, placed.height
    fits = " pb-lane-fits" if width <= _LEAST_SCALED else ""
    yield (
        f'<svg class="pb-lane-drawing{fits}" role="group" aria-label="{escape(drawing.title)}" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    )
    for index, (left, title) in enumerate(zip(columns.lefts, columns.titles, strict=True)):
        band = "pb-lane-band pb-lane-odd" if index % 2 else "pb-lane-band"
        yield f'<rect class="{band}" x="{left}" y="0" width="{columns.lane}" height="{height}"/>'
        yield _text(Label(columns.centre(index), 20, title, "middle"), "pb-lane-role")
    yield from (_line(route) for route in placed.routes)
    yield f'<path class="pb-lane-head" d="{"".join(_heads(placed.routes))}"/>'
    for bar in placed.bars:
        yield f'<path class="pb-lane-bar" d="M{bar.x - BAR // 2} {bar.y}h{BAR}"/>'
        yield _text(Label(bar.x + 8, bar.y + 14, bar.lines), "pb-lane-label")
    yield from (_text(route.label, "pb-lane-label") for route in placed.routes if route.label)
    roles = {lane.id: lane.title for lane in drawing.lanes}
    yield from (_box(box, roles) for box in placed.boxes)
    yield "</svg>"


def _line(route: Route) -> str:
    way = route.way
    kind = " pb-lane-back" if way.shape == "back" else ""
    kind += " pb-lane-refused" if way.kind == "refused" else ""
    return f'<path class="pb-lane-edge{kind}" d="{_bent(route.points)}"/>'


def _bent(points: tuple[Point, ...]) -> str:
    """A path with its corners rounded."""
    path = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _towards(corner, before), _towards(corner, after)
        path.append(f"L{near[0]} {near[1]}Q{corner[0]} {corner[1]} {far[0]} {far[1]}")
    return f"{''.join(path)}L{points[-1][0]} {points[-1][1]}"


def _towards(corner: Point, other: Point) -> Point:
    """The point where a bend begins, at most half way to the next corner."""
    x, y = other[0] - corner[0], other[1] - corner[1]
    length = min(_BEND, (abs(x) + abs(y)) // 2)
    return corner[0] + (x > 0) * length - (x < 0) * length, corner[1] + (y > 0) * length - (y < 0) * length


def _heads(routes: Iterable[Route]) -> Iterator[str]:
    """A triangle at the end of each line, one where several lines end in the same place."""
    ends = dict.fromkeys((route.points[-1], route.way.shape == "back") for route in routes)
    for (x, y), back in ends:
        yield f"M{x} {y}l-8-4v8z" if back else f"M{x} {y}l-4-8h8z"


def _box(box: Box, roles: dict[str, str]) -> str:
    content = box.content
    x, y = box.x + 11, box.y + 19
    if content.node is None:
        return (
            f'<rect class="pb-lane-end" x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="14"/>'
            + _text(Label(box.x + (14 if content.lines else 16), y, (content.head,)), "pb-lane-word")
            + _text(Label(box.x + 14, y + LINE, content.lines), "pb-lane-do", LINE)
        )
    node = content.node
    last = y + LINE * len(content.lines) + SMALL_LINE + 2
    return (
        f'<a class="pb-lane-node pb-lane-{node.actor}" href="{escape(node.href)}">'
        f"<title>{escape(_name(node, roles))}</title>{_shape(box, node.actor)}"
        + _text(Label(x, y, (content.head,)), "pb-lane-word")
        + _text(Label(x, y + LINE, content.lines), "pb-lane-do", LINE)
        + _text(Label(x, last, content.marks), "pb-lane-mark")
        + "</a>"
    )


def _name(node: Node, roles: dict[str, str]) -> str:
    marks = f"; {', '.join(node.marks)}" if node.marks else ""
    return f"Step {node.number}: {node.title}. {roles[node.lane]}, {_ACTS[node.actor]}{marks}"


def _shape(box: Box, actor: Actor) -> str:
    """A rectangle for people, a double rounded one for both, one with cut corners for an AI."""
    x, y, width, height = box.x, box.y, box.width, box.height
    if actor == "ai":
        w, h = width - 2 * _CUT, height - 2 * _CUT
        corners = f"M{x + _CUT} {y}h{w}l{_CUT} {_CUT}v{h}l-{_CUT} {_CUT}h-{w}l-{_CUT}-{_CUT}v-{h}z"
        return f'<path class="pb-lane-box" d="{corners}"/>'
    radius = ' rx="14"' if actor == "shared" else ""
    outer = f'<rect class="pb-lane-box" x="{x}" y="{y}" width="{width}" height="{height}"{radius}/>'
    if actor == "people":
        return outer
    inner = f'x="{x + 3}" y="{y + 3}" width="{width - 6}" height="{height - 6}" rx="11"'
    return f'{outer}<rect class="pb-lane-inner" {inner}/>'


def _text(label: Label, name: str, line: int = SMALL_LINE) -> str:
    """Lines of text; nothing when there are none."""
    if not label.lines:
        return ""
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    first, *rest = label.lines
    more = "".join(f'<tspan x="{label.x}" dy="{line}">{escape(text)}</tspan>' for text in rest)
    return f'<text class="{name}" x="{label.x}" y="{label.y}"{anchor}>{escape(first)}{more}</text>'


