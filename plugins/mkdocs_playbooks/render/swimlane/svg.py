"""Writing a placed drawing as SVG: classes for the style sheet, links in the order of the steps, all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from ...words.spoken import N_, _, said
from .boxes import LINE, SMALL_LINE
from .columns import WIDTH
from .layout import BAR, MANY_ROWS, Box, Label, Layout, Point, Route, layout
from .model import Actor, Drawing, Node

_ACTS: dict[Actor, str] = {
    "people": N_("people act"),
    "shared": N_("people and AI together"),
    "ai": N_("AI leads or acts"),
}
_LINK = "xlink:href"
"""The older name, for Material's instant navigation assigns to ``href`` where it is found; a link in SVG forbids it."""

_CUT, _BEND = 10, 5
_LEAST_SCALE = 0.92
"""How far a drawing may shrink: its smallest text is then 11 px, what is done 12 px."""


def swimlane(drawing: Drawing) -> Markup:
    """The drawing as one ``<svg>``; empty without nodes.

    Every node is a link whose title says number, what is done, the role and who acts. The page's list of steps is
    its equivalent in text, so the conditions beside the lines are for the eye alone.
    """
    if not drawing.nodes:
        return Markup("")
    return Markup("".join(_parts(drawing, layout(drawing))))  # noqa: S704 (every text is escaped where it is written)


def _parts(drawing: Drawing, placed: Layout) -> Iterator[str]:
    width, height = placed.columns.width, placed.height
    fits = " pb-lane-fits" if width * _LEAST_SCALE <= WIDTH else ""
    yield (
        f'<svg class="pb-lane-drawing{fits}" role="group" aria-label="{escape(drawing.title)}" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" xmlns:xlink="http://www.w3.org/1999/xlink">'
    )
    yield from _lanes(placed)
    yield '<g class="pb-lane-edges">'
    yield from (_line(route) for route in placed.routes)
    yield f'</g><path class="pb-lane-heads" d="{"".join(_heads(placed.routes))}"/>'
    if placed.bars:
        bars = (f"M{bar.x - BAR // 2} {bar.y}h{BAR}" for bar in placed.bars)
        yield f'<path class="pb-lane-bars" d="{"".join(bars)}"/>'
    yield '<g class="pb-lane-labels" aria-hidden="true">'
    yield from (_text(Label(bar.x + 8, bar.y + 14, bar.lines)) for bar in placed.bars)
    yield from (_text(route.label) for route in placed.routes if route.label)
    yield "</g>"
    roles = {lane.id: lane.title for lane in drawing.lanes}
    yield from (_node(box, box.content.node, roles) if box.content.node else _end(box) for box in placed.boxes)
    yield "</svg>"


def _lanes(placed: Layout) -> Iterator[str]:
    """Every other lane as a band, and the roles above, below too when there is far to look up."""
    columns, height = placed.columns, placed.height
    for left in columns.lefts[1::2]:
        yield f'<rect class="pb-lane-band" x="{left}" width="{columns.lane}" height="{height}"/>'
    foot = height - columns.header + 32
    for y in (20, foot) if len(placed.boxes) > MANY_ROWS else (20,):
        hidden = ' aria-hidden="true"' if y == foot else ""
        yield f'<g class="pb-lane-roles"{hidden}>'
        for lane, title in enumerate(columns.titles):
            yield _text(Label(columns.centre(lane), y, title, "middle"))
        yield "</g>"


def _line(route: Route) -> str:
    """A way; a loop is written from its target on, so that the dashes of loops to one target coincide."""
    if route.way.shape == "back":
        return f'<path class="pb-lane-back" d="{_bent(route.points[::-1])}"/>'
    return f'<path d="{_bent(route.points)}"/>'


def _bent(points: tuple[Point, ...]) -> str:
    """A path with its corners rounded."""
    path = ["M{} {}".format(*points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.append("L{} {}Q{} {} {} {}".format(*_towards(corner, before), *corner, *_towards(corner, after)))
    return "".join([*path, "L{} {}".format(*points[-1])])


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


def _end(box: Box) -> str:
    """The start with its trigger, or the end."""
    content = box.content
    shape = f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="14"/>'
    head = Label(box.x + 15, box.y + 19, (content.head,))
    trigger = Label(box.x + 15, box.y + 19 + LINE, content.lines)
    return f'<g class="pb-lane-end">{shape}{_text(head, "word")}{_text(trigger, line=LINE)}</g>'


def _node(box: Box, node: Node, roles: dict[str, str]) -> str:
    content = box.content
    x, y = box.x + 11, box.y + 19
    marks_y = y + LINE * len(content.lines) + SMALL_LINE + 2
    return (
        f'<a class="pb-lane-{node.actor}" {_LINK}="{escape(node.href)}"><title>{escape(_name(node, roles))}</title>'
        + _shape(box, node.actor)
        + _text(Label(x, y, (content.head,)), "word")
        + _text(Label(x, y + LINE, content.lines), line=LINE)
        + _text(Label(x, marks_y, content.marks), "mark")
        + "</a>"
    )


def _name(node: Node, roles: dict[str, str]) -> str:
    marks = f"; {', '.join(node.marks)}" if node.marks else ""
    named = _(
        "Step %(number)s: %(what)s. %(role)s, %(acts)s",
        number=node.number,
        what=node.title,
        role=roles[node.lane],
        acts=said(_ACTS[node.actor]),
    )
    return named + marks


def _shape(box: Box, actor: Actor) -> str:
    """A rectangle for people, a double rounded one for both, one with cut corners for an AI."""
    x, y, width, height = box.x, box.y, box.width, box.height
    if actor == "ai":
        w, h, c = width - 2 * _CUT, height - 2 * _CUT, _CUT
        return f'<path d="M{x + c} {y}h{w}l{c} {c}v{h}l-{c} {c}h-{w}l-{c}-{c}v-{h}z"/>'
    if actor == "people":
        return f'<rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="14"/>'
        f'<rect x="{x + 3}" y="{y + 3}" width="{width - 6}" height="{height - 6}" rx="11"/>'
    )


def _text(label: Label, name: str = "", line: int = SMALL_LINE) -> str:
    """Lines of text, a blank between them for readers of text; nothing when there are none."""
    if not label.lines:
        return ""
    class_ = f' class="pb-lane-{name}"' if name else ""
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    first, *rest = label.lines
    blank = "" if label.anchor == "end" else " "
    more = "".join(f'{blank}<tspan x="{label.x}" dy="{line}">{escape(text)}</tspan>' for text in rest)
    return f'<text{class_} x="{label.x}" y="{label.y}"{anchor}>{escape(first)}{more}</text>'
