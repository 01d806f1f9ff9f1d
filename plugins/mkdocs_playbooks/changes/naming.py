"""Documents under one set of names: references by the present id of what they lead to, however written."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import msgspec

from ..diagnostics import Pointer
from ..kinds import structure
from ..kinds.fields import Document
from ..model.catalogue import Catalogue
from ..model.node import Key, Mention, Node, Target
from .pairing import Pairs
from .steps import renamed_steps

_PARTS = frozenset({"requirement", "function", "data_class", "rule"})
"""What is no document of its own and keeps its name."""


class Names(msgspec.Struct, frozen=True):
    """The present names of the documents and the steps of before."""

    documents: Mapping[Key, Key]
    steps: Mapping[Key, Mapping[str, str]]
    known: frozenset[Key]

    def record(self, node: Node, catalogue: Catalogue) -> Document:
        """The record of a document of either version, with present names in its references."""
        targets = {link.pointer: link.target for link in catalogue.links_from(node.key)}
        present = {
            mention.pointer: self._name(node, mention, targets.get(mention.pointer))
            for mention in node.mentions
            if not mention.on_key and not _PARTS.intersection(mention.kinds)
        }
        data = copy.deepcopy(node.data)
        for pointer, text in present.items():
            _write(data, pointer, text)
        return structure(node.kind, data)

    def key(self, key: Key) -> Key:
        """The key a document of either version has now."""
        return self.documents.get(key, key)

    def step(self, workflow: Key, step: str) -> str:
        """The id that a step of either version has now."""
        return self.steps.get(workflow, {}).get(step, step)

    def _name(self, node: Node, mention: Mention, target: Target | None) -> str:
        if target is None:
            return self._unresolved(mention)
        key, step = self.key(target.key), self.step(target.key, target.part)
        if target.part and target.key == node.key and "#" not in mention.text:
            return step
        name = key.id if mention.kinds == (key.kind,) else str(key)
        version = mention.text.partition("@")[1:] if "recipe" in mention.kinds else ()
        return name + (f"#{step}" if step else "") + "".join(version)

    def _unresolved(self, mention: Mention) -> str:
        """The text, with the kind of a document that the other version has or that cannot be read."""
        if len(mention.kinds) == 1:
            kind = mention.kinds[0]
            name = mention.text.removeprefix(f"{kind}/")
            return self.key(Key(kind, name)).id
        found = next((Key(kind, mention.text) for kind in mention.kinds if Key(kind, mention.text) in self.known), None)
        return str(self.key(found)) if found else mention.text


def names_of(pairs: Pairs, before: Catalogue, after: Catalogue) -> Names:
    """The names under which two versions can be compared."""
    documents = {was.key: now.key for was, now in pairs.kept if was.key != now.key}
    steps = {was.key: renamed_steps(was.record, now.record) for was, now in pairs.kept if was.kind == "workflow"}
    unread = (key for one in pairs.uncompared for key in one.documents)
    return Names(
        documents,
        {key: renamed for key, renamed in steps.items() if renamed},
        frozenset((*before.nodes, *after.nodes, *unread)),
    )


def _write(data: Any, pointer: Pointer, text: str) -> None:
    for part in pointer[:-1]:
        data = data[part]
    data[pointer[-1]] = text
