"""The references to one document, sorted out by the fields that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..diagnostics import Pointer
from ..kinds.workflow import Step
from ..model.node import Link, Node
from .context import Context
from .refs import Listed, Ref, listed
from .steps import StepLine, step_line

Found = tuple[Node, Step, Link]
"""A workflow, a step of it, and the reference that the step makes."""

Means = Callable[[Pointer], bool]
"""Whether a pointer within a step, or within a document, is of the sort that is wanted."""


def under(*fields: str) -> Means:
    """Pointers that begin with these fields."""
    return lambda path: path[: len(fields)] == fields


class Inward:
    """What refers to a document, and in which sense."""

    def __init__(self, node: Node, context: Context) -> None:
        self._context = context
        self._links = context.catalogue.links_to(node.key)

    def links(self, kind: str, means: Means) -> Iterator[tuple[Node, Link]]:
        """The references from documents of a kind, each with the document."""
        for link in self._links:
            if link.source.kind == kind and means(link.pointer):
                yield self._context.catalogue.nodes[link.source], link

    def steps(self, means: Means) -> Iterator[Found]:
        """The steps that refer to it in a certain way; those of retired workflows are left out."""
        for node, link in self.links("workflow", under("steps")):
            if means(link.pointer[2:]) and node.record.status != "retired":
                yield node, node.record.steps[int(link.pointer[1])], link

    def lines(self, means: Means) -> Listed[StepLine]:
        """The same as lines of a list, each step once."""
        found = {(node.key, link.pointer[1]): (node, step) for node, step, link in self.steps(means)}
        cut = listed(tuple(found.values()))
        return Listed(tuple(step_line(node, step, self._context) for node, step in cut.items), cut.total)

    def documents(self, kind: str | None, *fields: str) -> Listed[Ref]:
        """The documents, of a kind or any, that refer to it below a field."""
        is_meant = under(*fields)
        keys = dict.fromkeys(
            link.source for link in self._links if is_meant(link.pointer) and kind in (None, link.source.kind)
        )
        return self._context.link.keys(listed(tuple(keys)))
