"""What a swim-lane drawing shows, free of the specs it comes from."""

from __future__ import annotations

from typing import Literal

import msgspec

Actor = Literal["people", "shared", "ai"]
"""Who acts in a step: people alone, people with an AI that helps, or an AI that leads."""

EdgeKind = Literal["next", "choice", "otherwise", "parallel", "refused"]
"""Why one step follows another."""

END = ""
"""What an edge that leads to the end names as its target."""


class Lane(msgspec.Struct, frozen=True):
    """A role."""

    id: str
    title: str


class Node(msgspec.Struct, frozen=True):
    """A step: ``lane`` is a lane's id, ``href`` its address, ``marks`` short words such as "approval"."""

    id: str
    number: int
    title: str
    lane: str
    actor: Actor
    href: str
    marks: tuple[str, ...] = ()


class Edge(msgspec.Struct, frozen=True):
    """A way from a step to a step or ``END``; ``label`` says on what condition."""

    source: str
    to: str
    kind: EdgeKind = "next"
    label: str = ""


class Drawing(msgspec.Struct, frozen=True):
    """A workflow: nodes in written order; ``joins`` are the nodes, or ``END``, that wait for all who lead to them."""

    title: str
    trigger: str
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    joins: frozenset[str] = frozenset()
