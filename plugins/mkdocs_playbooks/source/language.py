"""The spec language as its schemas describe it: every field, what it is for and what it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from .reader import Json
from .schema import JsonSchema, schemas

TYPE_WORDS = {
    "string": "text",
    "array": "a list",
    "object": "fields with values",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}
"""What the types of JSON are called towards people who write YAML."""

_MANY_KINDS = 6
_FEW = 3
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")


class Field(msgspec.Struct, frozen=True):
    """A field of a kind, or of a record inside one; a kind itself is the field at the root.

    ``path`` begins with the kind and leads through records without the numbers of list entries.
    """

    path: tuple[str, ...]
    schema: JsonSchema
    required: bool = True

    @property
    def name(self) -> str:
        """The field's name as it is written, or the kind."""
        return self.path[-1]

    @property
    def dotted(self) -> str:
        """The whole path as ``workflow.steps.who``."""
        return ".".join(self.path)

    @property
    def description(self) -> str:
        """What the schema tells a writer."""
        return str(self.schema["description"])

    @property
    def example(self) -> Json:
        """The schema's first example."""
        return self.schema["examples"][0]

    @property
    def default(self) -> Json:
        """What leaving the field out means; ``None`` where the schema does not say."""
        return self.schema.get("default")

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The kinds of document, or of part of one, whose ids the field takes; of a list, its entries."""
        return tuple(self.schema.get("x-ref") or self.record.get("x-ref", ()))

    @property
    def allowed(self) -> Mapping[str, str]:
        """The words the field or its entries take, each with the sentence that says what it means."""
        sentences = self.record.get("x-enum-descriptions", {})
        return {str(word): str(sentences.get(word, "")) for word in self.record.get("enum", ())}

    @property
    def record(self) -> JsonSchema:
        """The schema of the entries of a list, else the field's own."""
        entries: JsonSchema = self.schema.get("items", self.schema)
        return entries

    @property
    def record_name(self) -> str:
        """What an entry of the list is called, in lower case: ``step`` for ``steps``."""
        return as_id(str(self.record.get("title", "")))

    def fields(self) -> Iterator[Field]:
        """The fields of the record: the required ones in the order of that list, then the others as in the schema."""
        known = self.record.get("properties", {})
        required = self.record.get("required", ())
        for name in dict.fromkeys((*required, *known)):
            yield Field((*self.path, name), known[name], name in required)


def kind_field(kind: str) -> Field:
    """A kind as the field at the root of its documents; raises ``KeyError`` when there is no such kind."""
    return Field((kind,), schemas()[kind].schema)


@cache
def all_fields() -> tuple[Field, ...]:
    """Every field of every kind, without the kinds themselves, in order of their paths."""
    found = (field for kind in schemas() for field in _below(kind_field(kind)))
    return tuple(sorted(found, key=lambda field: field.path))


def find_fields(name: str) -> tuple[Field, ...]:
    """The fields a name such as ``owner``, ``steps.who``, ``step.who`` or ``workflow.steps.who`` may mean."""
    wanted = tuple(name.split("."))
    found = tuple(field for field in all_fields() if _answers_to(field, wanted))
    return tuple(field for field in found if field.path == wanted) or found


def fields_with(word: str) -> str:
    """The fields that take a word, such as ``agent``, as ``system.type`` and in words; nothing when none does."""
    found = [f"`{field.dotted}`" for field in all_fields() if word in field.allowed]
    return " and ".join(found) if len(found) <= _FEW else f"{', '.join(found[:_FEW])} and {len(found) - _FEW} more"


def as_id(text: str) -> str:
    """The id nearest to a text: its letters and digits in lower case, with hyphens between."""
    return _NOT_IN_AN_ID.sub("-", text.lower()).strip("-")


def takes(schema: JsonSchema) -> str:
    """In a few words, what may be written where a schema holds."""
    if "const" in schema:
        return f"always `{schema['const']}`"
    if "enum" in schema:
        return f"one of: {', '.join(map(str, schema['enum']))}"
    if schema.get("format") == "date":
        return "a date, such as 2026-11-30"
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return " or ".join(_type_words(type_, schema) for type_ in types)


_LIMITS = (
    ("minLength", "at least {} characters"),
    ("maxLength", "up to {} characters"),
    ("minimum", "at least {}"),
    ("exclusiveMinimum", "more than {}"),
    ("maximum", "at most {}"),
    ("exclusiveMaximum", "less than {}"),
    ("minItems", "at least {} entries"),
    ("maxItems", "up to {} entries"),
)
_OBVIOUS = frozenset({("minLength", 1), ("minItems", 1), ("minimum", 0)})
_SAID_BY_THE_TYPE = frozenset({"const", "enum", "format", "x-ref"})


def limits(schema: JsonSchema) -> tuple[str, ...]:
    """How long, how much and how many, as far as a schema says more than its type does."""
    if _SAID_BY_THE_TYPE & schema.keys():
        return ()
    given = (
        (words, schema[name]) for name, words in _LIMITS if name in schema and (name, schema[name]) not in _OBVIOUS
    )
    return tuple(words.format(f"{limit:,}") for words, limit in given)


def kinds_in_words(kinds: tuple[str, ...]) -> str:
    """Kinds as ``a step, system or role``; of many, that any will do."""
    if len(kinds) > _MANY_KINDS:
        return "a document of any kind"
    *most, last = (kind.replace("_", " ") for kind in kinds)
    words = f"{', '.join(most)} or {last}" if most else last
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"


def _type_words(type_: str, schema: JsonSchema) -> str:
    kinds = tuple(schema.get("x-ref", ()))
    if type_ == "array":
        entries: JsonSchema = {"x-ref": kinds, **schema["items"]} if kinds else schema["items"]
        return "a list of entries with fields" if "properties" in entries else f"a list; each entry is {takes(entries)}"
    if type_ == "string" and kinds:
        return f"the id of {kinds_in_words(kinds)}"
    if type_ == "object" and "x-ref-keys" in schema:
        return f"{TYPE_WORDS[type_]}; each field is the id of {kinds_in_words(tuple(schema['x-ref-keys']))}"
    return TYPE_WORDS[type_]


def _below(field: Field) -> Iterator[Field]:
    for inner in field.fields():
        yield inner
        yield from _below(inner)


def _answers_to(field: Field, wanted: tuple[str, ...]) -> bool:
    """Whether the path ends with the wanted names, where the name of a list's entries stands for the list."""
    if len(wanted) > len(field.path):
        return False
    start = len(field.path) - len(wanted)
    return field.name == wanted[-1] and all(
        name in _names(field.path[: start + offset + 1]) for offset, name in enumerate(wanted[:-1])
    )


@cache
def _names(path: tuple[str, ...]) -> frozenset[str]:
    """What a part of a path is called: its own name, and that of the record it holds."""
    schema = schemas()[path[0]].schema
    for name in path[1:]:
        schema = Field((), schema).record["properties"][name]
    return frozenset({path[-1], Field((), schema).record_name})
