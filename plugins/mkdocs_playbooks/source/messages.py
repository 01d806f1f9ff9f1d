"""Schema errors in words a writer can act on: one function a keyword, all in one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Finding, Location, Pointer, Severity
from .examples import entry_line, example_line, list_line
from .language import TYPE_WORDS, as_id
from .problem import Problem
from .reader import Json, RawDocument
from .schema import JsonSchema, KindSchema
from .spelling import respelt
from .suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from jsonschema import ValidationError

_LONGEST_SHOWN = 60
_CURLY = frozenset("\u201c\u201d\u201e\u2018\u2019")
_COUNTED = {True: ("character", "characters"), False: ("entry", "entries")}
_LOOKS_LIKE_A_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def schema_findings(document: RawDocument, schema: KindSchema, text: str) -> tuple[Finding, ...]:
    """What the schema says against a document, in the order of its places; nothing for a valid one."""
    if schema.is_valid(document.data):
        return ()
    found: dict[tuple[Pointer, str, str], Finding] = {}
    for error in _telling(schema.errors(document.data)):
        explain = _EXPLAIN.get(str(error.validator), _other)
        for finding in explain(Problem(document, schema, text, error)):
            place = finding.place
            pointer = place.pointer if isinstance(place, Location) else ()
            found.setdefault((pointer, finding.rule, finding.message), finding)
    return tuple(found.values())


def _telling(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors without those that follow from another: an empty or malformed text fails its pattern as well."""
    errors = tuple(errors)
    explained = {tuple(error.absolute_path) for error in errors if error.validator in ("minLength", "not")}
    malformed = {tuple(error.absolute_path) for error in errors if error.validator == "pattern"}
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "pattern" and path in explained:
            continue
        if error.validator == "format" and path in malformed:
            continue
        yield error


def kind_finding(document: RawDocument, kinds: tuple[str, ...]) -> Finding:
    """The finding for a document that is no mapping, or names no kind there is."""
    data = document.data
    match: tuple[str, ...] = ()
    here = Location(document.path, document.ordinal)
    if not isinstance(data, dict):
        message, place, help_ = (
            f"a document is a mapping of fields, not {_name_type(data)}",
            here,
            "begin with a kind",
        )
    elif "kind" not in data:
        message, place, help_ = (
            "this document does not say its kind",
            here,
            "add a line such as `kind: workflow`",
        )
    else:
        message = f'there is no kind "{data["kind"]}"'
        place = Location(document.path, document.ordinal, ("kind",))
        help_ = did_you_mean(str(data["kind"]), kinds)
        match = nearest(str(data["kind"]), kinds)
    return Finding(
        Severity.ERROR,
        "schema/kind",
        message,
        place,
        allowed=kinds,
        help=help_,
        fix="".join(match),
        replacement="".join(match),
    )


def _required(problem: Problem) -> Iterator[Finding]:
    """Fields that are missing, but for those whose name stands there misspelt: that is told already."""
    known = tuple(problem.schema.get("properties", {}))
    meant = {name for typed in problem.value if typed not in known for name in nearest(typed, known)}
    for name in problem.limit:
        if name in problem.value or name in meant:
            continue
        wanted = problem.field_schema(name)
        yield problem.finding(
            f"`{name}` is missing",
            label=f"{problem.thing} has no `{name}`",
            help=_with_example(str(wanted.get("description", "")), name, wanted),
        )


def _with_example(description: str, name: str, schema: JsonSchema) -> str:
    """What a field is for, and how it is written."""
    example = example_line(schema)
    return f"{description} For example: {name}: {example}".strip() if example else description


def _additional(problem: Problem) -> Iterator[Finding]:
    known = tuple(problem.schema.get("properties", {}))
    for name, value in problem.value.items():
        if name in known:
            continue
        suggestion = nearest(name, known)
        help_ = did_you_mean(name, known)
        homes = tuple(_homes(name, problem.root, problem.kind))
        if value is None and not suggestion:
            marks = "straight quotation marks" if _CURLY & set(name) else "quotation marks"
            help_ = f"a comma ends a value inside {{ }}: put {marks} around a sentence that holds one"
        elif name != name.strip():
            help_, suggestion = "delete the blanks before the name and type them again: they are no ordinary ones", ()
        elif homes:
            help_, suggestion = f"`{name}` belongs in {' or '.join(homes)}", ()
        yield problem.finding(
            f"{problem.thing} has no field `{name}`",
            key=name,
            label="unknown field",
            allowed=known,
            help=help_,
            fix=f"{suggestion[0]}:" if suggestion else "",
            replacement=suggestion[0] if suggestion and suggestion[0] not in problem.value else "",
        )


def _homes(name: str, schema: JsonSchema, of: str) -> Iterator[str]:
    """The parts of a document that do have a field of this name, from the outside in."""
    properties = schema.get("properties", {})
    if name in properties:
        yield f"the {of}" if of == schema.get("properties", {}).get("kind", {}).get("const") else f"`{of}`"
    for field, inner in properties.items():
        yield from _homes(name, inner.get("items", inner), field)


def _type(problem: Problem) -> Iterator[Finding]:
    allowed = [problem.limit] if isinstance(problem.limit, str) else list(problem.limit)
    fields = tuple(problem.schema.get("properties", problem.schema.get("items", {}).get("properties", {})))
    wanted = " or ".join(TYPE_WORDS[name] for name in allowed)
    of = problem.thing if problem.pointer else f"`{problem.kind}`"
    if problem.value is None:
        message = f"{of} has no value; it takes {wanted}"
    else:
        message = f"{of} takes {wanted}, not {_name_type(problem.value)}"
    remedy = _remedy(problem, allowed)
    yield problem.finding(message, help=remedy.help, allowed=fields, fix=remedy.text, replacement=remedy.text)


class _Remedy(NamedTuple):
    """How to write a value of the right type, and the text itself where only one will do."""

    help: str
    text: str = ""


def _remedy(problem: Problem, allowed: list[str]) -> _Remedy:
    schema, value = problem.schema, problem.value
    name = "" if problem.is_entry else f"{problem.field}: "
    if "string" in allowed and isinstance(value, int | float):
        return _Remedy("quote it, so that it stays as typed", f'"{problem.typed()}"')
    if value is None and re.match(r"\s*#\S", problem.behind()):
        return _Remedy("# begins a comment: quote a text that begins with it")
    if "array" not in allowed:
        line = entry_line(schema, value) if "properties" in schema else ""
        return _Remedy(f"write it like this: {name}{line}" if line else problem.description)
    if line := list_line(schema, value):
        return _Remedy(f"write it in brackets: {name}{line}", line)
    if "properties" not in schema.get("items", {}):
        return _Remedy(_with_example(problem.description, problem.field, schema))
    if isinstance(value, dict):
        return _Remedy("write a hyphen before the first field of each entry, and align its other fields with that one")
    return _Remedy(f"write it like this: {name}[{entry_line(schema['items'], value)}]")


def _enum(problem: Problem) -> Iterator[Finding]:
    allowed = tuple(str(value) for value in problem.limit)
    match = nearest(str(problem.value), allowed)
    meant = match or _begun(str(problem.value), allowed)
    yield problem.finding(
        f'`{problem.field}` cannot be "{problem.value}"',
        allowed=allowed,
        help=f'did you mean "{meant[0]}"?' if meant else problem.description,
        fix=match[0] if match else "",
        replacement=match[0] if match else "",
    )


def _begun(word: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """The one word of several parts that begins with a word, such as ``legal_duty`` for ``legal``."""
    found = tuple(each for each in among if each.startswith(f"{word.lower()}_"))
    return found if len(found) == 1 else ()


def _pattern(problem: Problem) -> Iterator[Finding]:
    rule = problem.schema.get("patternErrorMessage", "it is not written as expected")
    example = example_line(problem.schema)
    value = str(problem.value)
    if problem.schema.get("format") == "date" and _LOOKS_LIKE_A_DATE.fullmatch(value):
        rule = "there is no such day in the calendar"
    safe = next((text for text in respelt(value) if problem.accepts(text)), "")
    name = as_id(value)
    shown = f' cannot be "{problem.value}"' if _is_short(problem.value) else ""
    yield problem.finding(
        f"`{problem.field}`{shown}: {rule}",
        help=f"for example {example}" if example else problem.description,
        fix=safe or (name if name != value and problem.accepts(name) else ""),
        replacement=safe,
    )


def _is_short(value: Json) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_SHOWN and value.isprintable()


def _length(problem: Problem) -> Iterator[Finding]:
    size, words = len(problem.value), _COUNTED[isinstance(problem.value, str)]
    if size == 0:
        yield problem.finding(f"`{problem.field}` is empty", help=problem.description)
        return
    bound = f"at most {problem.limit:,}" if size > problem.limit else f"it needs at least {problem.limit:,}"
    yield problem.finding(
        f"`{problem.field}` has {size:,} {words[size != 1]}; {bound}",
        help=problem.description,
    )


def _range(problem: Problem) -> Iterator[Finding]:
    bound = "at most" if problem.error.validator == "maximum" else "at least"
    yield problem.finding(f"`{problem.field}` must be {bound} {problem.limit}", help=problem.description)


def _unique(problem: Problem) -> Iterator[Finding]:
    yield problem.finding(f"`{problem.field}` names something twice", help="keep one of them")


def _alone(problem: Problem) -> Iterator[Finding]:
    names = ", ".join(f"`{name}`" for name in problem.value)
    yield problem.finding(f"{names} cannot stand together in {problem.thing}", help=problem.description)


def _format(problem: Problem) -> Iterator[Finding]:
    yield problem.finding(f"{problem.value} is not a day in the calendar", help="dates are written 2026-11-30")


def _not(problem: Problem) -> Iterator[Finding]:
    yield problem.finding(f'"{problem.value}" is a reserved word', help="choose another id")


def _names(problem: Problem) -> Iterator[Finding]:
    yield problem.finding(f"`{problem.field}` is not a name that can be used here", help=problem.description)


def _other(problem: Problem) -> Iterator[Finding]:
    yield problem.finding(f"`{problem.field}`: {problem.error.message[:200]}", help=problem.description)


_EXPLAIN: dict[str, Callable[[Problem], Iterator[Finding]]] = {
    "required": _required,
    "additionalProperties": _additional,
    "type": _type,
    "enum": _enum,
    "const": _other,
    "pattern": _pattern,
    "minLength": _length,
    "maxLength": _length,
    "minItems": _length,
    "maxItems": _length,
    "minimum": _range,
    "maximum": _range,
    "uniqueItems": _unique,
    "maxProperties": _alone,
    "format": _format,
    "not": _not,
    "propertyNames": _names,
}


def _name_type(value: Json) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    for python, word in ((str, "text"), (list, "a list"), (dict, "fields with values"), (int, "a number")):
        if isinstance(value, python):
            return word
    return "a number"
