"""The text of a new document: required fields filled in, the most useful others as comments to open."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from ..facts.facts import Facts
from ..source.language import Field, kind_field
from ..source.reader import Json
from ..source.writing import to_yaml
from .filling import Filler, Unfilled
from .plans import PLANS, Plan

_WIDTH = 114
_NAMED = ("kind", "id", "title")
_HOW_TO = (
    "The values are examples: write your own. Lines with ## explain. Lines with one # are optional fields: to use one, "
    'delete the "# " in front of its lines. `playbook explain {kind}` describes every field.'
)


def draft(kind: str, id_: str, title: str, facts: Facts, modeline: str = "") -> str | Unfilled:
    """A document that checks clean in a project; or the reference for which the project has no document yet.

    ``modeline`` is the path to a copy of the schema, relative to the document, by which editors find it.
    """
    plan, root = PLANS[kind], kind_field(kind)
    fields = {field.name: field for field in root.fields()}
    written = [name for name in fields if fields[name].required and name not in _NAMED] + list(plan.writes)
    filler = Filler(facts, tuple(step["id"] for step in plan.values.get("steps", ())))
    blocks = [_head(root, modeline), to_yaml({"kind": kind, "id": id_, "title": title}).splitlines()]
    for name in written:
        value = filler.fill(fields[name], _example(fields[name], plan, facts))
        if isinstance(value, Unfilled):
            return value
        lines = (
            _entries(fields[name], value, plan, filler) if name == plan.inside else to_yaml({name: value}).splitlines()
        )
        blocks.append([*_explanation(fields[name]), *lines])
    blocks += _offers((fields[name] for name in plan.offers), plan, filler)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _head(root: Field, modeline: str) -> list[str]:
    editors = [f"# yaml-language-server: $schema={modeline}"] if modeline else []
    return [*editors, *_comment(root.description), *_comment(_HOW_TO.format(kind=root.name))]


def _offers(fields: Iterable[Field], plan: Plan, filler: Filler) -> Iterator[list[str]]:
    """The lines of each optional field, as comments; a field for which the project has no document is left out."""
    for field in fields:
        value = filler.fill(field, _example(field, plan, filler.facts))
        if not isinstance(value, Unfilled):
            yield [*_explanation(field), *(f"# {line}" for line in to_yaml({field.name: value}).splitlines())]


def _entries(field: Field, entries: Sequence[Json], plan: Plan, filler: Filler) -> Iterator[str]:
    """A list of records, of which one shows its optional fields."""
    known = {inner.name: inner for inner in field.fields()}
    offers = _offers((known[name] for name in plan.entry_offers), plan, filler)
    offered = [line for block in offers for line in block]
    yield f"{field.name}:"
    for index, entry in enumerate(entries):
        first, *others = to_yaml(entry).splitlines()
        yield f"  - {first}"
        yield from (f"    {line}" for line in (*others, *(offered if index == plan.entry else ())))


def _example(field: Field, plan: Plan, facts: Facts) -> Json:
    """What a field starts from: the plan's value, else the schema's example."""
    if field.path == ("layer", "order"):
        return min(99, 1 + max((node.record.order for node in facts.catalogue.of_kind("layer")), default=0))
    if field.name == "summary":
        return f"Two sentences on this {field.path[0]}: what it is, and for whom."
    return plan.values.get(".".join(field.path[1:]), field.example)


def _explanation(field: Field) -> Iterator[str]:
    """What a field is for, and the words it takes."""
    yield from _comment(field.description)
    if field.allowed:
        yield from _comment(f"{'Any' if field.record is not field.schema else 'One'} of: {', '.join(field.allowed)}")


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="## ", subsequent_indent="## ", break_on_hyphens=False)
