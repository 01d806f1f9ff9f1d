"""The reference of a kind, made from its schema: every field, what it takes, and a whole example."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from ..render.links import address
from ..source.language import Field, kind_field, limits, takes
from ..source.writing import to_yaml
from ..words.spoken import said
from .head import Asked, Head
from .readers import READERS
from .refs import Ref, index_route, schema_route
from .vocabulary import KIND_WORDS, Word

_COMMON = frozenset(
    {"summary", "owner", "backup", "last_reviewed", "review_due", "tags", "sources", "images", "formerly", "draft"}
)
"""The fields that every kind has beside kind, id and title; each page shows them last."""

_ON_ALL_TEXT = "one line, without blanks at its ends"
"""The form of every text that is not Markdown; pages say it once."""

_SHORT = 80
"""An example up to so long stands in a line with the limits."""


class FieldView(msgspec.Struct, frozen=True):
    """A field: what it takes, in words; ``below`` is the anchor of the part that explains its own fields."""

    name: str
    anchor: str
    description: str
    takes: str
    required: bool
    limits: tuple[str, ...]
    words: tuple[Word, ...]
    refers: tuple[Ref, ...]
    example: str
    short: bool
    below: str


class PartView(msgspec.Struct, frozen=True):
    """The fields of the document itself, or of a record in it, which ``path`` names and ``title`` calls by its name."""

    path: str
    title: str
    anchor: str
    description: str
    fields: tuple[FieldView, ...]


class SchemaView(msgspec.Struct, frozen=True):
    """Everything the reference of a kind shows; ``common`` are the fields that all kinds share."""

    head: Head
    kind: str
    title: str
    icon: str
    description: str
    parts: tuple[PartView, ...]
    common: tuple[PartView, ...]
    conditions: tuple[str, ...]
    example: str
    index: Ref
    kinds: tuple[Ref, ...]


def schema_view(kind: str, listed: bool, ask: Asked | None = None) -> SchemaView:
    """The reference of a kind; ``listed`` when there is a page that lists its documents, ``ask`` is whom to ask."""
    root, words = kind_field(kind), KIND_WORDS[kind]
    reader = _Reader()
    own = (field for field in root.fields() if field.name not in _COMMON)
    common = (field for field in root.fields() if field.name in _COMMON)
    return SchemaView(
        head=Head(said(READERS["schema"]), ask),
        kind=kind,
        title=words.title,
        icon=words.icon,
        description=words.description,
        parts=tuple(reader.parts(own, "fields")),
        common=tuple(reader.parts(common, "common")),
        conditions=tuple(_conditions(root.schema)),
        example=to_yaml(root.example).rstrip(),
        index=Ref(words.plural, address(index_route(kind)) if listed else ""),
        kinds=tuple(Ref(other.title, address(schema_route(name))) for name, other in KIND_WORDS.items()),
    )


_FORM_IS_PLAIN = frozenset({"contentMediaType", "format", "x-ref"})
"""What says the form of a text better than its pattern: a reference is the id of something that exists."""


class _Reader:
    """Reads a schema part by part; records that are alike are explained once."""

    def __init__(self) -> None:
        self._explained: dict[str, str] = {}

    def parts(
        self, fields: Iterable[Field], anchor: str, path: str = "", title: str = "", description: str = ""
    ) -> Iterator[PartView]:
        """The part for a record, then those for the records in it."""
        below: list[PartView] = []
        views = []
        for field in fields:
            at = ""
            if "properties" in field.record:
                shape = json.dumps(field.record["properties"], sort_keys=True)
                new = shape not in self._explained
                at = self._explained.setdefault(shape, f"{_anchor(field)}-fields")
                if new:
                    inner, called = ".".join(field.path[1:]), str(field.schema["title"])
                    below += self.parts(field.fields(), at, inner, called, str(field.record["description"]))
            views.append(_field(field, at))
        yield PartView(path, title, anchor, description, tuple(views))
        yield from below


def _anchor(field: Field) -> str:
    return "-".join(("field", *field.path[1:]))


def _field(field: Field, below: str) -> FieldView:
    example = "" if "const" in field.schema else to_yaml({field.name: field.example}).rstrip()
    return FieldView(
        name=field.name,
        anchor=_anchor(field),
        description=field.description,
        takes=_takes(field),
        required=field.required,
        limits=tuple(dict.fromkeys(_limits(field))),
        words=tuple(Word(word, sentence) for word, sentence in field.allowed.items()),
        refers=tuple(_refers(kind) for kind in field.refers_to),
        example=example,
        short="\n" not in example and len(example) < _SHORT,
        below=below,
    )


def _takes(field: Field) -> str:
    if field.allowed:
        return "one of the words below" if field.record is field.schema else "a list of words from those below"
    if field.schema.get("contentMediaType") == "text/markdown":
        return "text in Markdown"
    return takes(field.schema).replace("`", "")


def _limits(field: Field) -> Iterator[str]:
    """How long, how much, how many; what its form is."""
    for schema in (field.schema, field.record):
        yield from limits(schema)
        form = str(schema.get("patternErrorMessage", ""))
        if form not in ("", _ON_ALL_TEXT) and not _FORM_IS_PLAIN & schema.keys():
            yield form
    if field.schema.get("uniqueItems"):
        yield "no entry twice"
    if field.default is not None:
        yield f"left out: {str(field.default).lower()}"


def _refers(kind: str) -> Ref:
    if kind in KIND_WORDS:
        return Ref(str(kind_field(kind).schema["title"]).lower(), address(schema_route(kind)))
    return Ref(kind.replace("_", " "))


def _conditions(schema: Mapping[str, Any]) -> Iterator[str]:
    """What is required only in some cases, in words."""
    when = schema.get("if", {}).get("properties", {})
    for name in schema.get("then", {}).get("required", ()):
        cases = " and ".join(f"{field} is {case.get('const')}" for field, case in when.items())
        yield f"{name} is required when {cases}."
