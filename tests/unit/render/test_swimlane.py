"""The swim-lane drawing: nothing overlaps, nothing leaves the picture, every line ends where it should."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.drawing import drawing
from mkdocs_playbooks.render.swimlane import END, Drawing, Edge, EdgeKind, Lane, Node, swimlane
from mkdocs_playbooks.render.swimlane.boxes import SMALL, SMALL_LINE
from mkdocs_playbooks.render.swimlane.layout import Box, Label, Layout, Route, layout
from mkdocs_playbooks.render.swimlane.text import text_width, wrap
from support import load_files, reference_texts

Rectangle = tuple[float, float, float, float]

WORDS = (
    "check",
    "the",
    "Überweisungsauftragsbestätigung",
    "品質管理責任者が確認する",
    "order",
    "W" * 60,
    "a/b-c",
    "und",
)
ACTORS = ("people", "shared", "ai")
HREF = "{http://www.w3.org/1999/xlink}href"


def made(seed: int) -> Drawing:
    """A drawing at random: any routes, loops and forks, long labels, up to 12 lanes."""
    chance = random.Random(seed)
    count, roles = chance.randint(1, 24), chance.randint(1, 12)
    lanes = tuple(Lane(f"r{i}", phrase(chance, 4)) for i in range(roles))
    nodes = tuple(
        Node(
            f"s{i}",
            i + 1,
            phrase(chance, 14),
            f"r{chance.randrange(roles)}",
            chance.choice(ACTORS),
            f"#s{i}",
            tuple(chance.sample(("approval", "review", "reaches customers"), chance.randint(0, 3))),
        )
        for i in range(count)
    )
    targets = [*(node.id for node in nodes), END, "nowhere"]
    edges = [edge for node in nodes for edge in edges_of(node.id, targets, chance)]
    return Drawing("Any", phrase(chance, 12), lanes, nodes, tuple(edges), frozenset(chance.sample(targets, 1)))


def edges_of(source: str, targets: list[str], chance: random.Random) -> Iterator[Edge]:
    after = targets[targets.index(source) + 1]
    kind: EdgeKind = chance.choice(("next", "next", "choice", "parallel"))
    if kind == "next":
        yield Edge(source, after)
    else:
        for to in {after, *chance.choices(targets, k=chance.randint(1, 3))}:
            yield Edge(source, to, kind, phrase(chance, 9) if kind == "choice" else "")
    if chance.random() < 0.15:
        yield Edge(source, chance.choice(targets), "refused", "if refused")


def phrase(chance: random.Random, most: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))


@pytest.fixture(scope="module")
def workflows() -> list[Drawing]:
    """The drawings of the reference workflows."""
    context = Context(load_files(reference_texts()))
    return [drawing(node, context) for node in context.catalogue.of_kind("workflow")]


@pytest.fixture(params=range(60))
def any_drawing(request: pytest.FixtureRequest) -> Drawing:
    return made(request.param)


def of_box(box: Box) -> Rectangle:
    return box.x, box.y, box.x + box.width, box.y + box.height


def of_label(label: Label) -> Rectangle:
    width = max(text_width(line, SMALL) for line in label.lines)
    left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - 10, left + width, label.y + SMALL_LINE * (len(label.lines) - 1) + 2


def labels(placed: Layout) -> list[Label]:
    bars = [Label(bar.x + 8, bar.y + 14, bar.lines) for bar in placed.bars]
    return bars + [route.label for route in placed.routes if route.label]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def within(inner: Rectangle, placed: Layout) -> bool:
    return inner[0] >= 0 and inner[1] >= 0 and inner[2] <= placed.columns.width and inner[3] <= placed.height


def segments(route: Route) -> Iterator[Rectangle]:
    for (x1, y1), (x2, y2) in pairwise(route.points):
        yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def test_boxes_and_labels_keep_apart_and_inside(any_drawing: Drawing) -> None:
    placed = layout(any_drawing)
    boxes = [of_box(box) for box in placed.boxes]
    texts = [of_label(label) for label in labels(placed)]
    assert all(within(each, placed) for each in boxes + texts)
    assert not [pair for pair in combinations(boxes + texts, 2) if overlap(*pair)]


def test_lines_run_from_border_to_border_and_through_no_box(any_drawing: Drawing) -> None:
    placed = layout(any_drawing)
    boxes = [of_box(box) for box in placed.boxes]
    for route in placed.routes:
        assert all(within(each, placed) for each in segments(route))
        assert all((x1 == x2) != (y1 == y2) for x1, y1, x2, y2 in segments(route))
        assert not [each for each in segments(route) for box in boxes if overlap(each, box)]
        left, top, right, bottom = boxes[route.way.target]
        x, y = route.points[-1]
        assert (x == left and top < y < bottom) or (y == top and left < x < right)
        left, top, right, bottom = boxes[route.way.source]
        x, y = route.points[0]
        fork = route.way.kind == "parallel" and bottom < y <= bottom + 8 and left < x < right
        assert fork or (x in (left, right) and top < y < bottom) or (y == bottom and left < x < right)


def test_lines_of_different_steps_share_no_stretch(any_drawing: Drawing) -> None:
    placed = layout(any_drawing)
    for one, other in combinations(placed.routes, 2):
        if one.way.source == other.way.source or one.way.target == other.way.target:
            continue
        for (a, b, c, d), (e, f, g, h) in ((s, t) for s in segments(one) for t in segments(other)):
            assert not (a == c == e == g and b < h and f < d), (one, other)
            assert not (b == d == f == h and a < g and e < c), (one, other)


def test_loops_run_along_the_left_edge() -> None:
    nodes = tuple(Node(f"s{i}", i + 1, "Do", "b" if i else "a", "people", "#") for i in range(5))
    edges = (Edge("s1", "s0"), Edge("s3", "s1"), Edge("s4", "s2"), Edge("s4", "s4", "choice", "again"))
    placed = layout(Drawing("Loops", "now", (Lane("a", "A"), Lane("b", "B")), nodes, edges))
    turns = [min(x for x, _ in route.points) for route in placed.routes if route.way.shape == "back"]
    assert all(turn < placed.columns.lefts[0] for turn in turns[:3])
    assert len({*turns[1:3]}) == 2, "loops side by side need a line each"
    assert turns[3] > placed.columns.lefts[0], "a step that repeats itself stays where it is"


def test_parallel_steps_leave_from_a_bar_and_meet_at_one() -> None:
    nodes = tuple(Node(f"s{i}", i + 1, "Do", f"r{i % 3}", "people", "#") for i in range(4))
    edges = (Edge("s0", "s1", "parallel"), Edge("s0", "s2", "parallel"), Edge("s1", "s3"), Edge("s2", "s3"))
    lanes = tuple(Lane(f"r{i}", "Role") for i in range(3))
    placed = layout(Drawing("Fork", "now", lanes, nodes, edges, frozenset({"s3"})))
    assert [bar.lines for bar in placed.bars] == [("side by side",), ("all done",)]


def test_the_picture_is_well_formed_and_links_follow_the_steps(any_drawing: Drawing) -> None:
    svg = swimlane(any_drawing)
    links = ElementTree.fromstring(svg).findall("a")
    assert [link.get(HREF) for link in links] == [node.href for node in any_drawing.nodes]
    names = [link.findtext("title") or "" for link in links]
    for node, name in zip(any_drawing.nodes, names, strict=True):
        assert name.startswith(f"Step {node.number}: {node.title}. ")
    assert svg == swimlane(any_drawing)


def test_hostile_text_stays_text() -> None:
    evil = "\"'><script>alert(1)</script><a href='x' onclick=x>&amp;"
    node = Node("a", 1, evil, "l", "ai", evil, (evil,))
    svg = swimlane(Drawing(evil, evil, (Lane("l", evil),), (node,), (Edge("a", "a", "choice", evil),)))
    root = ElementTree.fromstring(svg)
    assert {each.tag for each in root.iter()} <= {"svg", "g", "rect", "path", "text", "tspan", "a", "title"}
    assert root.get("aria-label") == evil
    assert root.find("a").get(HREF) == evil  # type: ignore[union-attr]
    assert not re.search(r"<[^>]*(?: style=| on\w+=| id=)[^>]*>", re.sub(r'"[^"]*"', '""', svg))


@pytest.mark.parametrize("edges", [(), (Edge("a", "gone"), Edge("gone", "a"))])
def test_a_step_without_ways_is_drawn_alone(edges: tuple[Edge, ...]) -> None:
    node = Node("a", 1, "Do it", "l", "people", "#")
    placed = layout(Drawing("Alone", "now", (Lane("l", "Me"),), (node,), edges))
    assert len(placed.boxes) == 3
    assert [route.way.source for route in placed.routes] == [0]


def test_nothing_is_drawn_of_nothing() -> None:
    assert not swimlane(Drawing("Empty", "never", (), (), ()))


def test_text_keeps_to_its_width() -> None:
    for text in (*WORDS, " ".join(WORDS), "x" * 5000, "行" * 400):
        lines = wrap(text, 100, 13, 3)
        assert 1 <= len(lines) <= 3
        assert all(text_width(line, 13) <= 100 for line in lines)
        kept = "".join(lines).replace(" ", "")
        assert kept == text.replace(" ", "") or kept.endswith("…")


def test_a_cut_text_ends_at_a_word() -> None:
    assert wrap("Read the whole draft before anybody else", 82, 13, 2) == ("Read the", "whole draft…")


def test_the_reference_workflows_are_drawn(workflows: list[Drawing]) -> None:
    migration = next(each for each in workflows if each.title.startswith("Agent-written"))
    assert next(lane.title for lane in migration.lanes) == "Developer"
    assert {node.actor for node in migration.nodes} >= {"people", "ai"}
    assert Edge("release", "state-intent", "refused", "if refused") in migration.edges
    assert migration.nodes[0].href == "site:/workflows/agent-written-migration#step-state-intent"
    report = next(each for each in workflows if each.title.startswith("Weekly market report"))
    assert report.joins == {"draft"}
