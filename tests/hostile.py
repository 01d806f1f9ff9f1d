"""Documents of every kind with hostile text wherever a document may hold text."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mkdocs_playbooks.source.schema import schemas
from sites import write
from support import TODAY

CORPUS = Path(__file__).parent / "schemas"
COMMON = yaml.safe_load((Path(__file__).parents[1] / "schemas" / "common.schema.json").read_text("utf-8"))["$defs"]
FREE = {COMMON[name]["pattern"]: name for name in ("title", "line", "text")}
"""The patterns of the fields that hold words of the writer's own; every other string has a fixed form."""

POINT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==")
"""The smallest picture: one white point."""

SETTINGS = f"""
site_name: Hostile
docs_dir: playbooks
theme: {{name: material, font: false, features: [navigation.indexes, search.suggest, search.highlight, toc.follow]}}
plugins: [search, {{playbooks: {{as_of: "{TODAY}"}}}}]
"""

PAYLOADS = (
    "<script>hit()</script>",
    "</title><script>hit()</script>",
    "</script><script>hit()</script>",
    "<img src=x onerror=hit()>",
    '"><img src=x onerror=hit()>',
    "' onmouseover='hit()' x='",
    '" autofocus onfocus="hit()" x="',
    "<svg onload=hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'>",
    "<style>*{background:url(https://example.org/x)}</style>",
    "<!-- a comment --> after it",
    "<!-- never closed",
    "]]><![CDATA[ &lt;b&gt; &amp; &#60;i&#62;",
    "[press](javascript:hit())",
    "[press](data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==)",
    "[press](https://example.org/){ onclick=hit() }",
    "![picture](https://example.org/picture.png)",
    "<javascript:hit()> and <https://example.org/>",
    "{{ 7*7 }} {% include 'mkdocs.yml' %} {# gone #}",
    '--8<-- "mkdocs.yml"',
    "```hit()``` and `code` ~~~",
    'href="site:/roles/x" ${hit()} %(x)s {0} \\u003cscript\\u003e',
    "اختبار بالعربية עברית 漢字 🛠",
    "unbroken" * 16,
)


def documents(number: int) -> Iterator[dict[str, Any]]:
    """One document of each kind (see ``kinds``), every free text of which is one payload."""
    for kind in schemas():
        if kind != "organization":
            yield hostile(kind, number, lambda _: PAYLOADS[number])


def organization() -> dict[str, Any]:
    """The one organization of a project, with the payloads in turn."""
    turn = iter(range(10_000))
    return hostile("organization", 0, lambda _: PAYLOADS[next(turn) % len(PAYLOADS)])


def hostile(kind: str, number: int, words: Callable[[str], str]) -> dict[str, Any]:
    """The fullest valid document of a kind with other words and with references to its own company."""
    document: dict[str, Any] = dict(full(kind))
    document |= {"formerly": [f"old-{kind}-{number}"], "draft": "false"}
    filler = _Filler(kind, number, words, {step["id"] for step in document.get("steps", ())})
    return {**filler.fill(schemas()[kind].schema, document), "kind": kind, "id": name(kind, number)}


def project(folder: Path) -> Path:
    """A project with all of them, one document a file, and a page written by hand."""
    for document in (organization(), *(one for number in range(len(PAYLOADS)) for one in documents(number))):
        text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
        below = folder / "playbooks" / document["kind"]
        write(below, {f"{document['id']}.yaml": text})
        for image in document["images"]:
            (below / image["file"]).write_bytes(POINT)
    write(folder / "playbooks", {"written.md": "# Written by hand\n"})
    write(folder, {"mkdocs.yml": SETTINGS})
    return folder


def name(kind: str, number: int) -> str:
    """The id of a hostile document."""
    return f"{kind}-p{number}"


@cache
def full(kind: str) -> Mapping[str, Any]:
    """The valid document that uses every field of a kind."""
    loaded = yaml.load((CORPUS / kind / "valid" / "full.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return dict(loaded)


class _Filler:
    """Goes through a document beside its schema."""

    def __init__(self, kind: str, number: int, words: Callable[[str], str], steps: set[str]) -> None:
        self._kind = kind
        self._number = number
        self._words = words
        self._steps = steps

    def fill(self, schema: Mapping[str, Any], value: Any) -> Any:
        """The value with other words and references."""
        if isinstance(value, dict):
            inner = schema.get("properties", {})
            other = schema.get("additionalProperties", {})
            return {key: self.fill(inner.get(key, other), below) for key, below in value.items()}
        if isinstance(value, list):
            inherited = {key: schema[key] for key in ("x-ref",) if key in schema}
            filled = [self.fill(schema["items"] | inherited, one) for one in value]
            return list(dict.fromkeys(filled)) if schema.get("uniqueItems") else filled
        return self._scalar(schema, value)

    def _scalar(self, schema: Mapping[str, Any], value: str) -> Any:
        if "x-ref" in schema:
            return self._reference(schema["x-ref"], value)
        if schema.get("pattern") in FREE:
            return self._words(value)[: schema["maxLength"]].rstrip()
        if schema.get("type") in ("number", "integer", "boolean"):
            return yaml.safe_load(value)
        return value

    def _reference(self, targets: list[str], value: str) -> str:
        if "step" in targets and value in {*self._steps, "end"}:
            return value
        if targets == ["recipe"] and "@" in value:
            return f"{name('recipe', self._number)}@{full('recipe')['version']}"
        if targets == ["requirement"]:
            return f"{name('framework', self._number)}:{full('framework')['requirements'][0]['id']}"
        if targets[0] in ("function", "data_class"):
            declared = {"function": "functions", "data_class": "data_classes"}[targets[0]]
            return str(full("organization")[declared][0]["id"])
        if targets == ["rule"]:
            return "vague-trigger"
        target = "role" if "role" in targets else targets[0]
        written = name(target, self._number)
        return f"{target}/{written}" if len(targets) > 3 else written
