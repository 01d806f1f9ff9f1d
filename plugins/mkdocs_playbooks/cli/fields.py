"""A kind or a field of the spec language in lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..grouping import grouped
from ..source.language import Field, kind_field, kinds_in_words, limits, takes
from ..source.writing import to_yaml
from .prose import hanging, paragraphs, section


def explain_kind(kind: str) -> Iterator[str]:
    """What a kind is for, its fields, and the smallest document of it."""
    field = kind_field(kind)
    yield kind
    yield ""
    yield from paragraphs(field.description)
    yield from section("Fields, the required ones first", _fields(field))
    yield from section("Example", to_yaml(field.example).splitlines())
    yield ""
    largest = next((inner for inner in field.fields() if "properties" in inner.record), next(field.fields()))
    yield f"`playbook explain {largest.dotted}` says more about a field; `playbook new {kind} ID` begins a document."


def explain_fields(fields: Sequence[Field]) -> Iterator[str]:
    """The field that a name means; when it means several that differ, where each of them stands."""
    meanings = grouped((_meaning(field), field) for field in fields)
    if len(meanings) == 1:
        yield from _field(fields[0], fields)
        return
    yield f"`{fields[0].name}` is a field in {len(fields)} places, with {len(meanings)} meanings:"
    for places in meanings.values():
        yield ""
        yield from paragraphs(places[0].description, indent="  ")
        yield from paragraphs(", ".join(place.dotted for place in places), indent="      ")
    yield ""
    yield f"`playbook explain {fields[0].dotted}` says more about one of them."


def _meaning(field: Field) -> tuple[object, ...]:
    """What fields have to share to be explained as one."""
    return field.description, takes(field.schema), tuple(inner.name for inner in field.fields())


def _field(field: Field, places: Sequence[Field]) -> Iterator[str]:
    yield field.dotted if len(places) == 1 else field.name
    yield ""
    yield from paragraphs(field.description)
    yield ""
    yield from _facts(field, places)
    if any(field.allowed.values()):
        longest = max(map(len, field.allowed))
        lines = (hanging(f"{word:<{longest}}  ", sentence) for word, sentence in field.allowed.items())
        yield from section("Words", (line for each in lines for line in each))
    inner = tuple(field.fields())
    if inner:
        entries = field.record is not field.schema
        yield from section("Fields of each entry" if entries else "Fields", _fields(field))
    yield from section("Example", to_yaml({field.name: field.example}).splitlines())


def _facts(field: Field, places: Sequence[Field]) -> Iterator[str]:
    required = [place.dotted for place in places if place.required]
    if len(places) == 1:
        yield f"Required: {'yes' if required else 'no'}"
    else:
        yield from hanging("Stands in: ", ", ".join(place.dotted for place in places))
        yield from hanging("Required: ", f"in {', '.join(required)}" if required else "no")
    yield from hanging("Takes: ", takes(field.schema))
    form = field.schema.get("patternErrorMessage")
    if form and not field.refers_to:
        yield from hanging("Form: ", form)
    if limits(field.schema):
        yield f"Limits: {', '.join(limits(field.schema))}"
    if field.refers_to:
        yield f"Refers to: {kinds_in_words(field.refers_to)}"
    if field.default is not None:
        yield f"Left out: {str(field.default).lower()}"


def _fields(field: Field) -> Iterator[str]:
    for index, inner in enumerate(field.fields()):
        if index:
            yield ""
        yield from hanging(f"{inner.name}{' (required)' if inner.required else ''}: ", takes(inner.schema))
        yield from paragraphs(inner.description, indent="    ")
