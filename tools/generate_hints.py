"""Writes into the schemas what editors read and nobody should type twice, from what stands there already.

- ``enumDescriptions``: the sentences of ``x-enum-descriptions``, in the order of ``enum``.
- ``markdownDescription``: the description, and the audit rules that ``rules_by_field.yaml`` names for the field.
- ``defaultSnippets``: the examples of a record, of a list of records and of a whole document, with places to fill in.

With ``--check`` nothing is written and the exit code says whether everything is up to date.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from mkdocs_playbooks.source.language import as_id
from mkdocs_playbooks.source.writing import to_line

SCHEMAS = Path(__file__).parents[1] / "schemas"
SUFFIX = ".schema.json"
RULES = Path(__file__).with_name("rules_by_field.yaml")
GENERATED = ("enumDescriptions", "markdownDescription", "defaultSnippets")

Schema = dict[str, Any]
Files = Mapping[str, Schema]


class Hints:
    """The hints for one file; ``files`` are all of them, for its references; ``rules`` look at fields, by path."""

    def __init__(self, files: Files, name: str, rules: Mapping[str, Sequence[str]]) -> None:
        """Hints for ``name``."""
        self._root = files[name]
        self._name = name
        self._files = {file: qualified(schema, file) for file, schema in files.items()}
        self._listed = {reference for schema in self._files.values() for reference in listed(schema)}
        self._rules = rules
        self.unused = set(rules)
        """The paths of ``rules`` at which there is no field."""

    def written(self) -> Schema:
        """The schema of the file with its hints written anew."""
        return self._hinted(self._root, "", {"label": f"{self._name.removesuffix(SUFFIX)} (whole document)"})

    def _hinted(self, schema: Schema, path: str, snippet: Mapping[str, str] | None = None) -> Schema:
        """A schema with hints on it and on all it holds; ``snippet`` is what snippets say beyond their body."""
        hinted: Schema = {}
        for key, value in schema.items():
            if key in GENERATED:
                continue
            hinted[key] = self._below(key, value, path)
            if key == "description" and path in self._rules:
                self.unused.discard(path)
                hinted["markdownDescription"] = f"{value}\n\n{rules_in_words(self._rules[path])}"
            if key == "x-enum-descriptions":
                hinted["enumDescriptions"] = [value[word] for word in schema["enum"]]
            if key == "examples" and "$ref" not in schema and (snippets := list(self._snippets(schema, snippet or {}))):
                hinted["defaultSnippets"] = snippets
        return hinted

    def _below(self, key: str, value: Any, path: str) -> Any:
        if key == "properties":
            return {name: self._hinted(inner, f"{path}.{name}".lstrip(".")) for name, inner in value.items()}
        if key == "$defs":
            return {name: self._part(inner, name) for name, inner in value.items()}
        if key == "items":
            return self._without_snippets(value, f"{path}[]")
        if key == "additionalProperties" and isinstance(value, dict):
            return self._hinted(value, path)
        return value

    def _part(self, schema: Schema, name: str) -> Schema:
        reference = f"{self._name}#/$defs/{name}"
        return self._without_snippets(schema, name) if reference in self._listed else self._hinted(schema, name)

    def _without_snippets(self, schema: Schema, path: str) -> Schema:
        """The hints on a record that stands in lists: they have the snippets, which begin with a hyphen there."""
        hinted = self._hinted(schema, path)
        hinted.pop("defaultSnippets", None)
        return hinted

    def _snippets(self, schema: Schema, more: Mapping[str, str]) -> Iterator[Schema]:
        """One snippet for each set of fields that an example of a record, or of a list of records, shows."""
        record = self._followed(schema.get("items", schema))
        if "properties" not in record or schema["type"] not in ("array", "object"):
            return
        entries = [entry for example in schema["examples"] for entry in (example if "items" in schema else [example])]
        different: dict[tuple[str, ...], Schema] = {}
        for entry in entries:
            different.setdefault(tuple(entry), entry)
        for fields, entry in different.items():
            label = as_id(record["title"]).replace("-", " ")
            shown = [field for field in fields if field not in record.get("required", ())]
            label = f"{label} ({', '.join(shown)})" if shown and len(different) > 1 else label
            body = self._body(entry, record, count(1))
            yield {"label": label, "description": record["description"], "body": body} | dict(more)

    def _body(self, data: Any, schema: Schema, numbers: Iterator[int]) -> Any:
        """Example data with a place to fill in for each value; where the schema lists words, a choice of them."""
        schema = self._followed(schema)
        if isinstance(data, dict):
            known = schema.get("properties", {})
            return {name: self._body(value, known.get(name, {}), numbers) for name, value in data.items()}
        if isinstance(data, list):
            return [self._body(value, schema.get("items", {}), numbers) for value in data]
        if "const" in schema:
            return data
        if "enum" in schema:
            words = dict.fromkeys((data, *schema["enum"]))
            return f"${{{next(numbers)}|{','.join(words)}|}}"
        line = to_line(data)
        return place(json.dumps(data, ensure_ascii=False) if "\n" in line else line, next(numbers))

    def _followed(self, schema: Schema) -> Schema:
        """A schema with what it refers to; keywords beside a reference win."""
        if "$ref" not in schema:
            return schema
        file, _, name = schema["$ref"].partition("#/$defs/")
        return {**self._followed(self._files[file or self._name]["$defs"][name]), **schema}


def qualified(schema: Any, file: str) -> Any:
    """A schema in which every reference names its file, so that it means the same from everywhere."""
    if isinstance(schema, list):
        return [qualified(inner, file) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {key: qualified(inner, file) for key, inner in schema.items()}
    if str(whole.get("$ref", "")).startswith("#"):
        whole["$ref"] = file + whole["$ref"]
    return whole


def listed(schema: Any) -> Iterator[str]:
    """The references to what stands in lists."""
    if isinstance(schema, dict):
        items = schema.get("items")
        if isinstance(items, dict) and "$ref" in items:
            yield items["$ref"]
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from listed(inner)


def place(text: str, number: int) -> str:
    """A place to fill in with a YAML scalar; the quotes of a quoted one stay outside."""
    quote = text[0] if text[0] in "'\"" else ""
    inner = text[len(quote) : len(text) - len(quote)]
    for character in "\\$}":
        inner = inner.replace(character, f"\\{character}")
    return f"{quote}${{{number}:{inner}}}{quote}"


def rules_in_words(names: Sequence[str]) -> str:
    """Which audit rules look at a field, and how to read more."""
    listed = ", ".join(f"`{name}`" for name in names)
    return f"Looked at by {listed}: `playbook explain {names[0] if len(names) == 1 else 'RULE'}` says why."


def as_text(schema: Schema) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the hints, or check them; 1 when a schema was out of date, or rules are named for no field."""
    files = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob(f"*{SUFFIX}"))}
    rules = yaml.safe_load(RULES.read_text("utf-8"))
    check, wrong = "--check" in sys.argv, False
    for name in files:
        hints = Hints(files, name, rules.get(name.removesuffix(SUFFIX), {}))
        text = as_text(hints.written())
        if hints.unused:
            print(f"{RULES.name} names fields that {name} does not have: {', '.join(sorted(hints.unused))}")
            wrong = True
        if text == (SCHEMAS / name).read_text("utf-8"):
            continue
        print(f"{name} is {'out of date; run tools/generate_hints.py' if check else 'written anew'}")
        wrong = wrong or check
        if not check:
            (SCHEMAS / name).write_text(text, "utf-8")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
