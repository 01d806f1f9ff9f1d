"""Making examples fit a project: references to what exists in it, days that lie ahead of today or on it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import msgspec

from ..diagnostics import Pointer
from ..facts.autonomy import AI_TYPES
from ..facts.facts import Facts
from ..model.mentions import mention_reader
from ..model.node import Key, Mention, Node
from ..rules import rules
from ..source.language import Field
from ..source.reader import Json
from ..source.schema import JsonSchema

_AHEAD = frozenset({"review_due", "due", "ends", "until", "valid_until", "renews_on"})
"""The fields whose day lies ahead; in every other field it is today."""

_YEAR = datetime.timedelta(days=364)
_PLACEHOLDER = re.compile(r"p([0-9]{1,6})")
_OVER = frozenset({"retired", "superseded"})
_DECLARED = {"function": "functions", "data_class": "data_classes"}
_GONE = object()
"""What is left of a value whose references have nothing to lead to."""


class Unfilled(msgspec.Struct, frozen=True):
    """A value that cannot be made to fit: the reference that has nothing to lead to."""

    mention: Mention


class Filler(msgspec.Struct):
    """Makes the examples of one new document fit a project; one example id becomes the same id everywhere in it.

    ``own_steps`` are the ids of the document's own steps, to which its references may lead as well.
    """

    facts: Facts
    own_steps: tuple[str, ...] = ()
    _chosen: dict[Key, Node] = msgspec.field(default_factory=dict)

    def fill(self, field_: Field, example: Json) -> Json | Unfilled:
        """The example with ids of the project and days that suit, as the value of a field."""
        data = {field_.name: example}
        reader = mention_reader({"properties": {field_.name: field_.schema}})
        mentions = {(mention.pointer, mention.on_key): mention for mention in reader.read(data)}
        choices = {place: self._choose(mention) for place, mention in mentions.items()}
        filled = self._rebuild(example, field_.schema, (field_.name,), choices)
        if filled is not _GONE:
            return filled
        return Unfilled(next(mentions[place] for place, choice in choices.items() if choice is None))

    def _rebuild(
        self, value: Json, schema: JsonSchema, at: Pointer, choices: dict[tuple[Pointer, bool], str | None]
    ) -> Json:
        """The value with its references replaced; of records and lists only what has something to lead to."""
        if isinstance(value, dict):
            kept: dict[str, Json] = {}
            for name, inner in value.items():
                key = choices.get(((*at, name), True), name)
                below = schema.get("properties", {}).get(name) or schema.get("additionalProperties") or {}
                new = _GONE if key is None else self._rebuild(inner, below, (*at, name), choices)
                if key is not None and new is not _GONE:
                    kept[key] = new
                elif name in schema.get("required", ()):
                    return _GONE
            return kept or _GONE
        if isinstance(value, list):
            below = schema.get("items", {})
            entries = [self._rebuild(inner, below, (*at, index), choices) for index, inner in enumerate(value)]
            different = [entry for index, entry in enumerate(entries) if entry not in entries[:index]]
            return [entry for entry in different if entry is not _GONE] or _GONE
        if (at, False) in choices:
            choice = choices[at, False]
            return _GONE if choice is None else choice
        return self._day(at) if schema.get("format") == "date" else value

    def _day(self, at: Pointer) -> str:
        return (self.facts.today + (_YEAR if at[-1] in _AHEAD else datetime.timedelta())).isoformat()

    def _choose(self, mention: Mention) -> str | None:
        """What to write in place of a reference; ``None`` when the project has nothing it can lead to."""
        kind = mention.kinds[0]
        if kind == "person":
            return self._new_person()
        if kind == "rule":
            return mention.text if mention.text in rules() else next(iter(sorted(rules())))
        if kind in _DECLARED:
            declared = self._declared(_DECLARED[kind])
            return mention.text if mention.text in declared or not declared else declared[0]
        if kind == "requirement":
            known = tuple(self._requirements())
            return mention.text if mention.text in known else next(iter(known), None)
        return self._document(mention)

    def _document(self, mention: Mention) -> str | None:
        whole = mention.text.partition("#")[0]
        hint, slash, id_ = whole.rpartition("/")
        kinds = (hint,) if slash else mention.kinds
        if "step" in kinds and self.own_steps:
            if id_ in self.own_steps:
                return id_
            if kinds == ("step",):
                return self.own_steps[0]
        candidates = [node for kind in kinds for node in self.facts.catalogue.of_kind(kind)]
        if not candidates:
            return None
        known = next((node for kind in kinds if (node := self._chosen.get(Key(kind, id_)))), None)
        node = known or self._best(candidates, kinds, id_, with_ai="with" in mention.pointer)
        self._chosen[Key(node.kind, id_)] = node
        alike = sum(Key(kind, node.id) in self.facts.catalogue.nodes for kind in mention.kinds)
        return str(node.key) if slash or alike > 1 or node.id in self.own_steps else node.id

    def _best(self, candidates: list[Node], kinds: tuple[str, ...], id_: str, *, with_ai: bool) -> Node:
        """The document the example names, else one that nothing here leads to yet and most others lead to."""
        taken = {node.key for node in self._chosen.values()}

        def rank(node: Node) -> tuple[object, ...]:
            return (
                not self._suits(node, with_ai=with_ai),
                node.id != id_,
                node.key in taken,
                kinds.index(node.kind),
                -len(self.facts.catalogue.links_to(node.key)),
                node.id,
            )

        return min(candidates, key=rank)

    def _suits(self, node: Node, *, with_ai: bool) -> bool:
        """Whether a reference here would make sense: held roles, work with AI and storage without, nothing retired."""
        if node.kind == "role":
            return bool(self.facts.holders(node.id))
        if node.kind == "system" and (node.record.type in AI_TYPES) != with_ai:
            return False
        return getattr(node.record, "status", None) not in _OVER

    def _declared(self, name: str) -> tuple[str, ...]:
        organizations = self.facts.catalogue.of_kind("organization")
        return tuple(entry["id"] for node in organizations for entry in node.values(name))

    def _requirements(self) -> Iterator[str]:
        for node in self.facts.catalogue.of_kind("framework"):
            yield from (f"{node.id}:{entry['id']}" for entry in node.values("requirements"))

    def _new_person(self) -> str:
        """An id such as ``p7`` that nobody has yet, as a placeholder: a new document must not speak for anybody."""
        nodes = self.facts.catalogue.nodes.values()
        known = {mention.text for node in nodes for mention in node.mentions if mention.kinds == ("person",)}
        known |= {node.id for node in self.facts.catalogue.of_kind("person")}
        numbers = [int(match[1]) for id_ in known if (match := _PLACEHOLDER.fullmatch(id_.removeprefix("person/")))]
        return f"p{max(numbers, default=0) + 1}"
