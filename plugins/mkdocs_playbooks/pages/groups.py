"""How the list of a kind is grouped: by a field with a closed list of words, or by function."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.node import Node
from ..render.environment import upper_first
from ..words.spoken import _, said, said_word
from .context import Context
from .vocabulary import KIND_WORDS

STATUSES = ("production", "pilot", "integration", "redesign", "idea", "paused", "retired")
"""The statuses of a workflow in the order in which lists show them: what runs first."""

_FIELDS = {
    "workflow": "status",
    "boundary": "category",
    "role": "function",
    "system": "type",
    "layer": "phase",
    "checklist": "style",
    "course": "level",
    "metric": "type",
    "control": "maturity",
    "decision": "status",
    "artifact": "type",
    "recipe": "type",
    "partner": "type",
}
"""The field by which the list of each kind is grouped; the lists of other kinds are not."""

OTHERS = "none"
"""The group of documents that do not say."""


class Grouping:
    """The groups of one kind's list, in order, with a title and a sentence each."""

    def __init__(self, kind: str, context: Context) -> None:
        self._field = _FIELDS.get(kind, "")
        self._words = self._of(kind, context) if self._field else {}
        self._order = list(self._words)

    def _of(self, kind: str, context: Context) -> Mapping[str, tuple[str, str]]:
        if self._field == "function":
            organization = context.catalogue.organization
            declared = organization.record.functions if organization else ()
            return {function.id: (function.title, "") for function in declared}
        words = KIND_WORDS[kind].words(self._field)
        order = STATUSES if kind == "workflow" else tuple(words)
        return {word: (upper_first(said_word(word)), said(words[word])) for word in order}

    @property
    def is_status(self) -> bool:
        """Whether the groups say how far a document has come."""
        return self._field in ("status", "maturity")

    def of(self, node: Node) -> str:
        """The group of a document; empty for all when the kind has no groups."""
        return str(getattr(node.record, self._field) or OTHERS) if self._field else ""

    def rank(self, group: str) -> tuple[int, str]:
        """The place of a group; words that nobody declared come last but one, documents that do not say last."""
        if group in self._words:
            return self._order.index(group), ""
        return len(self._order) + (group == OTHERS), group

    def title(self, group: str) -> str:
        """What the group is called."""
        known = self._words.get(group)
        return known[0] if known else _("Not said") if group == OTHERS else group

    def is_authored(self, group: str) -> bool:
        """Whether documents say what the group is called."""
        return self._field == "function" and group in self._words

    def sentence(self, group: str) -> str:
        """What the group's word means."""
        return self._words.get(group, ("", ""))[1]
