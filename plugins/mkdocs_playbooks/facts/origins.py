"""What can go, by the name somebody types: a document, a person, or a vendor or a model with all its systems."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..kinds import KINDS
from ..model.catalogue import Catalogue
from ..model.node import Key
from .impact import Loss
from .people import person_id

SUPPLIES = ("vendor", "model")
"""The fields of a system that name what is not a document and can go all the same."""


class Origin(msgspec.Struct, frozen=True):
    """Something that goes: its name, what people call it, the documents that go with it, and in which way.

    Only a vendor's name and a model's are not that of the one document.
    """

    name: str
    title: str
    keys: tuple[Key, ...]
    loss: Loss = Loss.GONE

    @property
    def kind(self) -> str:
        """The first part of the name: a kind of document, ``vendor`` or ``model``."""
        return self.name.partition("/")[0]

    @property
    def is_document(self) -> bool:
        """Whether it is one document, or a person who may have none; not a vendor or a model."""
        return self.kind not in SUPPLIES


def find_origin(name: str, catalogue: Catalogue) -> Origin | None:
    """What a name such as ``system/chat-assistant``, ``person/p01`` or ``vendor/Acme`` means; ``None`` for nothing.

    A document is also found by an earlier id. Of vendors and models neither case nor spacing counts.
    """
    kind, _, text = name.partition("/")
    if kind in SUPPLIES:
        return _supply(kind, text, catalogue)
    node = catalogue.get(kind, text) if kind in KINDS else None
    if node is not None:
        return Origin(str(node.key), node.title, (node.key,))
    if kind == "person" and text in _holders(catalogue):
        return Origin(name, text, (Key("person", text),))
    return None


def names(catalogue: Catalogue) -> tuple[str, ...]:
    """The names of everything that can go, in alphabetical order."""
    found = {str(key) for key in catalogue.nodes} | {f"person/{person}" for person in _holders(catalogue)}
    return tuple(sorted(found | {f"{kind}/{text}" for kind in SUPPLIES for _, text in _supplies(kind, catalogue)}))


def _supply(kind: str, text: str, catalogue: Catalogue) -> Origin | None:
    found = [(key, said) for key, said in _supplies(kind, catalogue) if _folded(said) == _folded(text)]
    if not found:
        return None
    loss = Loss.GONE if kind == "vendor" else Loss.IDLE
    title = found[0][1]
    return Origin(f"{kind}/{title}", title, tuple(key for key, _ in found), loss)


def _supplies(kind: str, catalogue: Catalogue) -> Iterator[tuple[Key, str]]:
    """The systems that are not retired and say their vendor or their model, each with what it says."""
    for node in catalogue.of_kind("system"):
        text = getattr(node.record, kind)
        if text and node.record.status != "retired":
            yield node.key, " ".join(text.split())


def _holders(catalogue: Catalogue) -> frozenset[str]:
    roles = (role.record for role in catalogue.of_kind("role"))
    return frozenset(person_id(holder) for role in roles for holder in role.holders if holder.person)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
