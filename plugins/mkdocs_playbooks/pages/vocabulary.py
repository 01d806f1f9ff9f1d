"""What each kind is called on the site: its folder in addresses, its plural, its icon, its group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from ..source.schema import schemas
from ..words.spoken import N_, said, said_word

Group = Literal["door", "team", "programme"]


class Word(msgspec.Struct, frozen=True):
    """A word of a closed list, such as a status, and the sentence that says what it means."""

    word: str
    sentence: str


class KindWords(msgspec.Struct, frozen=True):
    """One kind in words; ``folder`` is the first part of the address of its pages."""

    kind: str
    folder: str
    many: str
    icon: str
    group: Group

    @property
    def plural(self) -> str:
        """The name of several."""
        return said(self.many)

    @property
    def title(self) -> str:
        """The kind's name, as its schema gives it."""
        return said(schemas()[self.kind].schema["title"])

    @property
    def description(self) -> str:
        """What the kind is for, as its schema says."""
        return said(schemas()[self.kind].schema["description"])

    def label(self, field: str) -> str:
        """A field's name for people, as the schema gives it."""
        properties = schemas()[self.kind].schema["properties"]
        return said(properties.get(field, {}).get("title", field))

    def schema(self, *path: str) -> Mapping[str, Any]:
        """The schema of a field, or of an entry of it when it is a list; ``path`` leads to the field."""
        schema: Mapping[str, Any] = schemas()[self.kind].schema
        for name in path:
            field = schema["properties"][name]
            schema = field.get("items", field)
        return schema

    def words(self, *path: str) -> Mapping[str, str]:
        """The words a field takes, each with its sentence, in the order of the scale; ``path`` leads to the field."""
        schema = self.schema(*path)
        sentences: Mapping[str, str] = schema.get("x-enum-descriptions", {})
        return {word: said(sentences.get(word, "")) for word in schema["enum"]}

    def word(self, value: str, *path: str) -> Word:
        """One word of a field with its sentence, unless that only says the word again."""
        sentence = self.words(*path).get(value, "")
        says_no_more = sentence.strip(".").lower().removeprefix("a ") == said_word(value)
        return Word(value, "" if says_no_more else sentence)


KIND_WORDS = {
    words.kind: words
    for words in (
        KindWords("workflow", "workflows", N_("Workflows"), "material/sitemap-outline", "door"),
        KindWords("boundary", "boundaries", N_("Boundaries"), "material/shield-lock-outline", "door"),
        KindWords("role", "roles", N_("Roles"), "material/account-tie-outline", "door"),
        KindWords("system", "systems", N_("Systems"), "material/server-outline", "door"),
        KindWords("layer", "layers", N_("Layers"), "material/stairs", "door"),
        KindWords("checklist", "checklists", N_("Checklists"), "material/clipboard-check-outline", "team"),
        KindWords("course", "courses", N_("Courses"), "material/school-outline", "team"),
        KindWords("metric", "metrics", N_("Metrics"), "material/chart-line", "team"),
        KindWords("evaluation", "evaluations", N_("Evaluations"), "material/test-tube", "team"),
        KindWords("inventory", "inventories", N_("Inventories"), "material/format-list-checks", "team"),
        KindWords("control", "controls", N_("Controls"), "material/tune-vertical", "team"),
        KindWords("decision", "decisions", N_("Decisions"), "material/gavel", "team"),
        KindWords("organization", "organization", N_("Organization"), "material/office-building-outline", "programme"),
        KindWords("artifact", "artifacts", N_("Artifacts"), "material/file-cog-outline", "programme"),
        KindWords("recipe", "recipes", N_("Recipes"), "material/package-variant-closed", "programme"),
        KindWords("partner", "partners", N_("Partners"), "material/handshake-outline", "programme"),
        KindWords("journey", "journeys", N_("Journeys"), "material/map-marker-path", "programme"),
        KindWords("person", "people", N_("People"), "material/card-account-details-outline", "programme"),
        KindWords("framework", "frameworks", N_("Frameworks"), "material/bookshelf", "programme"),
    )
}
