"""Schema errors in words a writer can act on: one function a keyword, all in one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..diagnostics import Finding, Location, Pointer, Severity
from .language import TYPE_WORDS, as_id
from .places import text_at
from .reader import Json, RawDocument
from .schema import JsonSchema, KindSchema, is_calendar_date
from .spelling import respelt
from .suggest import did_you_mean, nearest
from .writing import to_line

if TYPE_CHECKING:
    from jsonschema import ValidationError

_LONGEST_EXAMPLE = 160
_LONGEST_SHOWN = 60


def schema_findings(document: RawDocument, schema: KindSchema, text: str) -> tuple[Finding, ...]:
    """What the schema says against a document, in the order of its places; nothing for a valid one."""
    if schema.is_valid(document.data):
        return ()
    found: dict[tuple[Pointer, str, str], Finding] = {}
    for error in _telling(schema.errors(document.data)):
        explain = _EXPLAIN.get(str(error.validator), _other)
        for finding in explain(_Problem(document, schema, text, error)):
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
    return Finding(Severity.ERROR, "schema/kind", message, place, allowed=kinds, help=help_)


class _Problem:
    """One schema error with what is needed to explain it."""

    def __init__(self, document: RawDocument, schema: KindSchema, text: str, error: ValidationError) -> None:
        self.document = document
        self.kind = schema.kind
        self.root = schema.schema
        self.error = error
        self.pointer: Pointer = tuple(error.absolute_path)
        self.value: Json = error.instance
        self.limit: Any = error.validator_value
        self.schema: JsonSchema = error.schema if isinstance(error.schema, dict) else {}
        self._text = text

    @property
    def field(self) -> str:
        """The field's name, or the list's for an item of a list."""
        names = [part for part in self.pointer if isinstance(part, str)]
        return names[-1] if names else self.kind

    @property
    def description(self) -> str:
        """What the schema tells a writer about the field; about the list, for an entry without words of its own."""
        return next((str(each["description"]) for each in reversed(self._schemas()) if "description" in each), "")

    def field_schema(self, name: str) -> JsonSchema:
        """The schema of a field of the value, also where the error lies in a condition that does not repeat it."""
        found: JsonSchema = self._schemas()[-1].get("properties", {}).get(name, {})
        return found

    def _schemas(self) -> list[JsonSchema]:
        """The schemas from the root to the value."""
        path = [self.root]
        for part in self.pointer:
            inner = path[-1].get("properties", {}).get(part, path[-1].get("additionalProperties"))
            path.append(
                path[-1].get("items", {}) if isinstance(part, int) else inner if isinstance(inner, dict) else {}
            )
        return path

    def accepts(self, text: str) -> bool:
        """Whether a text would do for the value: it fits the pattern, and is a day where one is wanted."""
        return bool(re.search(str(self.limit), text)) and (
            self.schema.get("format") != "date" or is_calendar_date(text)
        )

    def typed(self) -> str:
        """What the writer typed for the value."""
        location = Location(self.document.path, self.document.ordinal, self.pointer)
        return text_at(location, {self.document.path: self._text}).strip()

    def finding(self, message: str, *, key: str | None = None, **facts: Any) -> Finding:
        """A finding at the value, or at a key inside it."""
        pointer = self.pointer if key is None else (*self.pointer, key)
        place = Location(self.document.path, self.document.ordinal, pointer, on_key=key is not None)
        return Finding(Severity.ERROR, f"schema/{self.error.validator}", message, place, **facts)


def _required(problem: _Problem) -> Iterator[Finding]:
    for name in problem.limit:
        if name in problem.value:
            continue
        wanted = problem.field_schema(name)
        example = _example(wanted)
        yield problem.finding(
            f"`{name}` is missing",
            label=f"{_thing(problem)} has no `{name}`",
            help=str(wanted.get("description", "")),
            fix=f"{name}: {example}" if example else "",
        )


def _example(schema: JsonSchema) -> str:
    """The first example of a schema as YAML on one line; nothing when it would be long."""
    for example in schema.get("examples", ()):
        line = to_line(example)
        return line if len(line) <= _LONGEST_EXAMPLE else ""
    return ""


def _thing(problem: _Problem) -> str:
    if not problem.pointer:
        return f"this {problem.kind}"
    return f"this item of `{problem.field}`" if isinstance(problem.pointer[-1], int) else f"`{problem.field}`"


def _additional(problem: _Problem) -> Iterator[Finding]:
    known = tuple(problem.schema.get("properties", {}))
    for name, value in problem.value.items():
        if name in known:
            continue
        suggestion = nearest(name, known)
        help_ = did_you_mean(name, known)
        homes = tuple(_homes(name, problem.root, problem.kind))
        if value is None and not suggestion:
            help_ = "a comma ends a value inside { }: quote a sentence that holds one"
        elif homes:
            help_, suggestion = f"`{name}` belongs in {' or '.join(homes)}", ()
        yield problem.finding(
            f"{_thing(problem)} has no field `{name}`",
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


def _type(problem: _Problem) -> Iterator[Finding]:
    allowed = [problem.limit] if isinstance(problem.limit, str) else list(problem.limit)
    fields = tuple(problem.schema.get("properties", problem.schema.get("items", {}).get("properties", {})))
    wanted = " or ".join(TYPE_WORDS[name] for name in allowed)
    example = _example(problem.schema)
    facts: dict[str, Any] = {"help": problem.description, "allowed": fields}
    if fields and example:
        facts["help"] = f"write it like this: {problem.field}: {example}"
    if problem.value is None:
        message = f"`{problem.field}` has no value; it takes {wanted}"
    else:
        message = f"`{problem.field}` takes {wanted}, not {_name_type(problem.value)}"
        if "string" in allowed and isinstance(problem.value, int | float):
            quoted = f'"{problem.typed()}"'
            facts = {"help": "quote it, so that it stays as typed", "fix": quoted, "replacement": quoted}
    yield problem.finding(message, **facts)


def _enum(problem: _Problem) -> Iterator[Finding]:
    allowed = tuple(str(value) for value in problem.limit)
    match = nearest(str(problem.value), allowed)
    yield problem.finding(
        f'`{problem.field}` cannot be "{problem.value}"',
        allowed=allowed,
        help=did_you_mean(str(problem.value), allowed) or problem.description,
        fix=match[0] if match else "",
        replacement=match[0] if match else "",
    )


def _pattern(problem: _Problem) -> Iterator[Finding]:
    rule = problem.schema.get("patternErrorMessage", "it is not written as expected")
    example = _example(problem.schema)
    value = str(problem.value)
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


def _length(problem: _Problem) -> Iterator[Finding]:
    size, word = len(problem.value), "characters" if isinstance(problem.value, str) else "entries"
    if size == 0:
        yield problem.finding(f"`{problem.field}` is empty", help=problem.description)
        return
    bound = "at most" if str(problem.error.validator).startswith("max") else "at least"
    yield problem.finding(
        f"`{problem.field}` has {size:,} {word}; {bound} {problem.limit:,} are allowed",
        help=problem.description,
    )


def _range(problem: _Problem) -> Iterator[Finding]:
    bound = "at most" if problem.error.validator == "maximum" else "at least"
    yield problem.finding(f"`{problem.field}` must be {bound} {problem.limit}", help=problem.description)


def _unique(problem: _Problem) -> Iterator[Finding]:
    yield problem.finding(f"`{problem.field}` names something twice", help="keep one of them")


def _alone(problem: _Problem) -> Iterator[Finding]:
    names = ", ".join(f"`{name}`" for name in problem.value)
    yield problem.finding(f"{names} cannot stand together in {_thing(problem)}", help=problem.description)


def _format(problem: _Problem) -> Iterator[Finding]:
    yield problem.finding(f"{problem.value} is not a day in the calendar", help="dates are written 2026-11-30")


def _not(problem: _Problem) -> Iterator[Finding]:
    yield problem.finding(f'"{problem.value}" is a reserved word', help="choose another id")


def _names(problem: _Problem) -> Iterator[Finding]:
    yield problem.finding(f"`{problem.field}` is not a name that can be used here", help=problem.description)


def _other(problem: _Problem) -> Iterator[Finding]:
    yield problem.finding(f"`{problem.field}`: {problem.error.message[:200]}", help=problem.description)


_EXPLAIN: dict[str, Callable[[_Problem], Iterator[Finding]]] = {
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
    for python, word in ((str, "text"), (list, "a list"), (dict, "a mapping"), (int, "a number")):
        if isinstance(value, python):
            return word
    return "a number"
