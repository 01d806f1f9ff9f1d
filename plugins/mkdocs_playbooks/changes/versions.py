"""Two versions of the specs side by side, under one set of names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from ..facts.boundaries import in_force
from ..facts.facts import Facts
from ..model.node import Key, Node
from .boundary import scope
from .naming import Names
from .pairing import Pairs


class Document(msgspec.Struct, frozen=True):
    """A document in both versions: as it was written, and its records with present names in their references."""

    was: Node
    now: Node
    before: Any
    after: Any

    @property
    def is_same_text(self) -> bool:
        """Whether both say the same in the same words."""
        return self.was.data == self.now.data and self.was.series == self.now.series

    @property
    def told(self) -> frozenset[str]:
        """The fields that a document's name tells already: its earlier ids, where it was renamed."""
        return frozenset({"formerly"}) if self.was.key != self.now.key else frozenset()


class Versions(msgspec.Struct, frozen=True):
    """The facts of before and of now, and what they are compared by.

    ``steady`` has the boundaries in force in both versions, by their present key, with whether their scope is the same.
    """

    before: Facts
    after: Facts
    names: Names
    steady: Mapping[Key, bool]

    def step_before(self, document: Document, id_: str) -> Any:
        """A step as facts of before know it."""
        return self.before.graph(document.was).steps[id_]

    def step_after(self, document: Document, id_: str) -> Any:
        """A step as facts of now know it."""
        return self.after.graph(document.now).steps[id_]


def documents_of(pairs: Pairs, before: Facts, after: Facts, names: Names) -> tuple[Document, ...]:
    """The documents in both versions, in order of their present keys; those in the same words need no other names."""
    return tuple(
        Document(was, now, was.record, now.record)
        if was.data == now.data
        else Document(was, now, names.record(was, before.catalogue), names.record(now, after.catalogue))
        for was, now in pairs.kept
    )


def versions_of(documents: tuple[Document, ...], before: Facts, after: Facts, names: Names) -> Versions:
    """The two versions; ``documents`` are those in both."""
    steady = {
        each.now.key: scope(each.before.applies_to) == scope(each.after.applies_to)
        for each in documents
        if each.now.kind == "boundary" and in_force(each.was) and in_force(each.now)
    }
    return Versions(before, after, names, steady)
