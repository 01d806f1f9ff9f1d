"""Collects every text that can be translated into the template of the catalogues, and brings the catalogues up to date.

A text that is new to a catalogue stands there without its translation, one that is gone is taken out. With ``--check``
nothing is written and the exit code says whether everything is up to date.
"""

from __future__ import annotations

import dataclasses
import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from mkdocs_playbooks.hosts.words import SHIPPED, TEMPLATE
from mkdocs_playbooks.pages.readers import LISTS, READERS
from mkdocs_playbooks.project import Options
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.source.schema import schemas
from mkdocs_playbooks.summaries.found import TEXT
from mkdocs_playbooks.words.language import TODAY, WORD, as_words, locale_of

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "overrides"
PACKAGE = ROOT / "plugins" / "mkdocs_playbooks"

_KEYWORDS: Mapping[str, Any] = {
    "_": None,
    "gettext": None,
    "N_": None,
    "lazy": None,
    "say": None,
    "ngettext": (1, 2),
    "forms": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
"""The functions that say a text, with the places of their arguments: one, one for many, and which of several."""

_OPTIONS = dict.fromkeys(("trimmed", "newstyle_gettext", "trim_blocks", "lstrip_blocks"), "true") | {"silent": "false"}
_SPEAKS = "words.spoken import"
_MARKING = {"reliance.py": ("_stops", "_guards", "_look")}
"""Modules with functions of their own that mark texts."""


Found = tuple[str, str | tuple[str, str], str | None]
"""Where a text stands, the text itself or that for one and for many, and which of several is meant."""


def texts() -> Iterator[Found]:
    """Every text that can be translated."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        with path.open("rb") as file:
            yield from _found(path, babel_extract(file, tuple(_KEYWORDS), (), _OPTIONS))
    for path in sorted(PACKAGE.rglob("*.py")):
        own = _MARKING.get(path.name, ())
        if own or _SPEAKS in path.read_text("utf-8"):
            with path.open("rb") as file:
                yield from _found(path, extract_python(file, (*_KEYWORDS, *own), (), {}))
    yield "plugins/mkdocs_playbooks/words/language.py", TODAY, None
    for text in (*READERS.values(), *LISTS.values()):
        yield "plugins/mkdocs_playbooks/pages/readers.py", text, None
    for option in dataclasses.fields(Options):
        yield "plugins/mkdocs_playbooks/project.py", option.metadata["description"], None
    for area in sorted({rule.area for rule in rules().values()} | {TEXT}):
        yield "plugins/mkdocs_playbooks/rules", as_words(area), WORD
    for kind, schema in schemas().items():
        yield f"schemas/{kind}.schema.json", schema.schema["description"], None
        for text, context in dict.fromkeys(_of_schema(schema.schema)):
            yield f"schemas/{kind}.schema.json", text, context
    for outcome in schemas()["course"].schema["properties"]["outcomes"]["properties"].values():
        yield "schemas/course.schema.json", outcome["description"], None


def _of_schema(schema: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """The names of fields, and the words of closed lists with the sentences that say what they mean."""
    if "title" in schema:
        yield schema["title"], None
    sentences = schema.get("x-enum-descriptions", {})
    for word in schema.get("enum", ()):
        yield as_words(word), WORD
        if word in sentences:
            yield sentences[word], None
    below = (*schema.get("properties", {}).values(), schema.get("items"), schema.get("additionalProperties"))
    for inner in below:
        if isinstance(inner, Mapping):
            yield from _of_schema(inner)


def _found(path: Path, messages: Any) -> Iterator[Found]:
    where = path.relative_to(ROOT).as_posix()
    for line, function, given, _ in messages:
        arguments = given if isinstance(given, tuple) else (given,)
        places = _KEYWORDS.get(function) or (1,)
        taken = [arguments[place[0] - 1 if isinstance(place, tuple) else place - 1] for place in places]
        if None in taken:
            raise SystemExit(f"{where}:{line}: `{function}` takes a text as it stands, not a value")
        context = taken.pop(0) if isinstance(places[0], tuple) else None
        yield where, taken[0] if len(taken) == 1 else (taken[0], taken[1]), context


def template() -> Catalog:
    """The template: every text once, in the order of the files."""
    catalogue = Catalog(charset="utf-8")
    for where, text, context in texts():
        catalogue.add(text, locations=[(where, None)], context=context)
    return catalogue


def written(catalogue: Catalog) -> str:
    """A catalogue as text, without a header."""
    out = io.BytesIO()
    write_po(out, catalogue, width=110, omit_header=True, include_lineno=False)
    return out.getvalue().decode()


def renewed(text: str, tag: str, wanted: Catalog) -> str:
    """A catalogue with the texts of the template, in its order; what stands above the first text stays as it is."""
    head, _, entries = text.partition("\n\n")
    known = read_po(io.StringIO(entries), locale=locale_of(tag), abort_invalid=True)
    made = Catalog(locale=locale_of(tag), charset="utf-8")
    for message in wanted:
        old = known.get(message.id, message.context) if message.id else None
        if message.id:
            made.add(
                message.id,
                old.string if old else None,
                message.locations,
                old.flags if old else (),
                user_comments=old.user_comments if old else (),
                context=message.context,
            )
    return f"{head}\n\n{written(made)}"


def main() -> int:
    """Write the template and the catalogues, or check them; 1 when one was out of date."""
    wanted = template()
    made = {TEMPLATE: written(wanted)}
    made |= {path: renewed(path.read_text("utf-8"), path.stem, wanted) for path in sorted(SHIPPED.glob("*.po"))}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(f"{path.name} is {'out of date; run `make docs`' if '--check' in sys.argv else 'written anew'}")
        if "--check" not in sys.argv:
            path.write_text(made[path], "utf-8")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
