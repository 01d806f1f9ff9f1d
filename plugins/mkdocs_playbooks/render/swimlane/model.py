"""What a swim-lane drawing shows, free of the specs it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Actor = Literal["people", "shared", "ai"]
"""Who acts in a step: people alone, people with an AI that helps, or an AI that leads."""

EdgeKind = Literal["next", "choice", "otherwise", "parallel", "refused"]
"""Why one step follows another."""

END = ""
"""What an edge that leads to the end names as its target."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A role."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Node:
    """A step: ``lane`` is a lane's id, ``href`` its address, ``marks`` short words such as "approval"."""

    id: str
    number: int
    title: str
    lane: str
    actor: Actor
    href: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from a step to a step or ``END``; ``label`` says on what condition."""

    source: str
    to: str
    kind: EdgeKind = "next"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A workflow: nodes in written order; ``joins`` are the nodes, or ``END``, that wait for all who lead to them."""

    title: str
    trigger: str
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    joins: frozenset[str] = frozenset()
