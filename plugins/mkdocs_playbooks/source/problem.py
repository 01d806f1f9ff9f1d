"""A schema error beside what was typed: its field, its place, and the schema that it breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..diagnostics import Finding, Location, Pointer, Severity
from .places import line_after, text_at
from .reader import Json, RawDocument
from .schema import JsonSchema, KindSchema, is_calendar_date

if TYPE_CHECKING:
    from jsonschema import ValidationError


class Problem:
    """One schema error, with the document it is about and what was typed there."""

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
    def thing(self) -> str:
        """What the error is about: the document, a field, or an entry of a list."""
        if not self.pointer:
            return f"this {self.kind}"
        return f"this item of `{self.field}`" if self.is_entry else f"`{self.field}`"

    @property
    def is_entry(self) -> bool:
        """Whether it is about an entry of a list."""
        return bool(self.pointer) and isinstance(self.pointer[-1], int)

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

    def behind(self) -> str:
        """What stands behind the value on its line."""
        return line_after(Location(self.document.path, self.document.ordinal, self.pointer), self._text)

    def finding(self, message: str, *, key: str | None = None, **facts: Any) -> Finding:
        """A finding at the value, or at a key inside it."""
        pointer = self.pointer if key is None else (*self.pointer, key)
        place = Location(self.document.path, self.document.ordinal, pointer, on_key=key is not None)
        return Finding(Severity.ERROR, f"schema/{self.error.validator}", message, place, **facts)
