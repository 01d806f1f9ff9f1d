"""The schemas themselves, and the corpus of valid and invalid documents under three validators."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource

from mkdocs_playbooks.kinds import structure
from mkdocs_playbooks.kinds.fields import Document
from mkdocs_playbooks.source.reader import read
from mkdocs_playbooks.source.schema import kind_schema, schemas

HERE = Path(__file__).parent
SCHEMAS = HERE.parents[1] / "schemas"
RAW = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob("*.schema.json"))}
FLAT = {kind: schema.schema for kind, schema in schemas().items()}
REGISTRY = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in RAW.items())
RUST_REGISTRY = jsonschema_rs.Registry(list(RAW.items()))
CORPUS = sorted(HERE.glob("*/*valid/*.yaml"))
COMMON_FIELDS = Document.__struct_fields__[3:]
SPECIAL_TARGETS = {"step", "requirement", "data_class", "function", "rule"}
ANNOTATIONS = {"$comment", "title", "description", "examples", "default", "x-ref", "x-ref-optional"}
REFUSED_KEYWORDS = {
    "allOf",
    "anyOf",
    "oneOf",
    "multipleOf",
    "unevaluatedProperties",
    "unevaluatedItems",
    "$dynamicRef",
}

Schema = Mapping[str, Any]


def subschemas(schema: Any, path: str = "") -> Iterator[tuple[str, Schema]]:
    """Every schema inside a schema with its path, itself included; data such as examples are skipped."""
    if not isinstance(schema, dict):
        return
    yield path, schema
    for keyword in ("properties", "$defs"):
        for name, inner in schema.get(keyword, {}).items():
            yield from subschemas(inner, f"{path}/{keyword}/{name}")
    for keyword in ("items", "additionalProperties", "propertyNames", "if", "then", "else", "not"):
        yield from subschemas(schema.get(keyword), f"{path}/{keyword}")


def properties(schema: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    """Every property a writer can set, with a path such as ``steps[].review.by``."""
    for name, inner in schema.get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        yield here, inner
        yield from properties(inner, here)
        yield from properties(inner.get("items", {}), f"{here}[]")


def types(schema: Schema) -> set[str]:
    named = schema.get("type", [])
    return {named} if isinstance(named, str) else set(named)


def unlimited(schema: Schema) -> set[str]:
    """The limits a schema lacks for the types it allows."""
    wanted: set[str] = set()
    if "string" in types(schema) and not {"enum", "const"} & schema.keys():
        wanted |= {"minLength", "maxLength", "pattern"}
    if "array" in types(schema):
        wanted |= {"maxItems", "items"}
    if types(schema) & {"number", "integer"}:
        wanted |= {"minimum", "maximum"}
    if "object" in types(schema):
        wanted |= {"additionalProperties"}
    return wanted - schema.keys()


def expectation(path: Path) -> tuple[str, str]:
    """The pointer and the keyword in the first line of an invalid file; the root's pointer is empty."""
    pointer, _, keyword = path.read_text("utf-8").partition("\n")[0].removeprefix("# expect: ").rpartition(" ")
    return pointer, keyword


def document(path: Path) -> Any:
    documents, findings = read(str(path), path.read_text("utf-8"))
    assert not findings
    (only,) = documents
    return only.data


def complaints(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Pointer and keyword of an error; an unknown field is pointed at itself."""
    pointer = "".join(f"/{part}" for part in error.absolute_path)
    if error.validator != "additionalProperties":
        yield pointer, str(error.validator)
        return
    fields: Any = error.instance
    schema: Any = error.schema
    for name in fields.keys() - schema["properties"].keys():
        yield f"{pointer}/{name}", "additionalProperties"


def by_jsonschema(kind: str) -> Draft202012Validator:
    return Draft202012Validator(
        RAW[f"{kind}.schema.json"],
        registry=REGISTRY,
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def by_jsonschema_rs(kind: str) -> Any:
    return jsonschema_rs.Draft202012Validator(RAW[f"{kind}.schema.json"], registry=RUST_REGISTRY, validate_formats=True)


def check_jsonschema(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run check-jsonschema in the schemas' folder, where their relative ids resolve."""
    command = [sys.executable, "-m", "check_jsonschema", *arguments]
    return subprocess.run(command, cwd=SCHEMAS, capture_output=True, text=True, check=False)


PATTERNS = sorted({schema["pattern"] for raw in RAW.values() for _, schema in subschemas(raw) if "pattern" in schema})
PROBES = (
    *(
        "",
        " ",
        "a",
        "ab",
        "a\n",
        "a\nb",
        "a\r\n",
        "\ta",
        "a\u00a0",
        "a\u0085",
        "a\u2028b",
        "\x7f",
        "\ufeffa",
        "é",
        "ß-x",
        "🙂",
    ),
    *(
        "a-b",
        "a--b",
        "-a",
        "a-",
        "A-1",
        "role/a-b",
        "a/b#c-d",
        "a#",
        "a:b.c(1)",
        "a@1.0.0",
        "1.0.0-rc.1+7",
        "01.0.0",
    ),
    *(
        "2026-02-28",
        "2026-02-28\n",
        "２０２６-02-28",
        "3 days",
        "٣ days",
        "13 months\n",
        "EUR",
        "eur",
        "en",
        "pt-BR",
    ),
    *(
        "https://example.org/a",
        "https://example.org/a b",
        "mailto:a@b",
        "javascript:1",
        "a.png",
        "a/b.c.svg",
        "../a.png",
        "workflow.cost",
    ),
    "a-" * 5000,
    "a " * 5000,
)
"""Texts at the edges of the patterns: line ends, odd blanks, digits of other scripts, long near misses."""


@pytest.mark.parametrize("name", RAW)
def test_schema_is_one(name: str) -> None:
    schema = RAW[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == name
    Draft202012Validator.check_schema(schema)


def test_check_jsonschema_accepts_the_schemas() -> None:
    done = check_jsonschema("--check-metaschema", *RAW)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", RAW)
def test_schema_is_written_in_plain_keywords(name: str) -> None:
    for path, schema in subschemas(RAW[name]):
        assert not schema.keys() & REFUSED_KEYWORDS, path
        assert "null" not in types(schema), path
        reference = schema.get("$ref", "#/$defs/")
        assert reference.startswith(("#/$defs/", "common.schema.json#/$defs/")), path


@pytest.mark.parametrize("name", RAW)
def test_keywords_beside_a_reference_only_tighten_it(name: str) -> None:
    for path, schema in subschemas(RAW[name]):
        if "$ref" not in schema:
            continue
        file, _, pointer = schema["$ref"].partition("#/$defs/")
        target = RAW[file or name]["$defs"][pointer]
        for keyword in schema.keys() - ANNOTATIONS - {"$ref"}:
            if keyword == "maxLength":
                assert schema[keyword] < target[keyword], path
            elif keyword == "not" and "not" in target:
                assert set(schema["not"]["enum"]) > set(target["not"]["enum"]), path
            else:
                assert keyword not in target, path


@pytest.mark.parametrize("kind", FLAT)
def test_every_property_is_explained(kind: str) -> None:
    for path, schema in properties(FLAT[kind]):
        for keyword in ("title", "description", "examples"):
            assert schema.get(keyword), f"{path} has no {keyword}"
        assert schema["title"][0].isupper(), path
        assert schema["description"].endswith("."), path


@pytest.mark.parametrize("kind", FLAT)
def test_every_value_has_limits(kind: str) -> None:
    for path, schema in subschemas(FLAT[kind]):
        assert not unlimited(schema), f"{path} lacks {unlimited(schema)}"
        if "enum" in schema and not path.endswith("/not"):
            assert list(schema["x-enum-descriptions"]) == schema["enum"], path


@pytest.mark.parametrize("kind", FLAT)
def test_every_reference_names_its_targets(kind: str) -> None:
    for path, schema in subschemas(FLAT[kind]):
        targets = {*schema.get("x-ref", ()), *schema.get("x-ref-keys", ())}
        assert targets <= FLAT.keys() | SPECIAL_TARGETS, path


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_mean_the_same_in_python_and_rust(pattern: str) -> None:
    schema = kind_schema("probe", {"type": "string", "pattern": pattern})
    for probe in PROBES:
        assert schema.is_valid(probe) is (not list(schema.errors(probe))), repr(probe)


@pytest.mark.parametrize("kind", FLAT)
def test_objects_are_closed(kind: str) -> None:
    for path, schema in subschemas(FLAT[kind]):
        if "properties" in schema and not path.endswith("/if"):
            assert schema["additionalProperties"] is False, path


@pytest.mark.parametrize("kind", FLAT)
def test_examples_are_valid(kind: str) -> None:
    for path, schema in subschemas(FLAT[kind]):
        for example in schema.get("examples", ()):
            errors = list(Draft202012Validator(schema).iter_errors(example))
            assert not errors, f"{path}: {errors[0].message}"


@pytest.mark.parametrize("kind", FLAT)
def test_properties_stand_in_reading_order(kind: str) -> None:
    names = tuple(FLAT[kind]["properties"])
    assert names[:3] == ("kind", "id", "title")
    assert names[-len(COMMON_FIELDS) :] == COMMON_FIELDS


@pytest.mark.parametrize("kind", FLAT)
def test_corpus_is_large_enough(kind: str) -> None:
    assert len(list((HERE / kind / "valid").iterdir())) >= 2
    assert len(list((HERE / kind / "invalid").iterdir())) >= 4


@pytest.mark.parametrize("kind", FLAT)
def test_valid_corpus_uses_every_property(kind: str) -> None:
    def used(value: Any, path: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                here = f"{path}.{name}" if path else name
                yield here
                yield from used(inner, here)
        elif isinstance(value, list):
            for inner in value:
                yield from used(inner, f"{path}[]")

    seen = {path for file in (HERE / kind / "valid").iterdir() for path in used(document(file))}
    optional_direction = {"from", "to", "source", "audience"}
    unused = {path for path, _ in properties(FLAT[kind])} - seen
    assert all(path.rpartition(".")[2] in optional_direction for path in unused), unused


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: "/".join(path.parts[-3:]))
def test_validators_agree_on_the_corpus(path: Path) -> None:
    kind, verdict = path.parts[-3:-1]
    data = document(path)
    errors = list(by_jsonschema(kind).iter_errors(data))
    assert by_jsonschema_rs(kind).is_valid(data) is (not errors)
    assert (verdict == "valid") is (not errors), errors
    if verdict == "valid":
        assert structure(kind, data).kind == kind
    else:
        assert expectation(path) in {found for error in errors for found in complaints(error)}


@pytest.mark.parametrize("kind", FLAT)
def test_check_jsonschema_agrees_on_the_corpus(kind: str) -> None:
    files = [str(path) for path in CORPUS if path.parts[-3] == kind]
    done = check_jsonschema("--output-format", "json", "-v", "--schemafile", f"{kind}.schema.json", *files)
    report = json.loads(done.stdout)
    assert not report["parse_errors"]
    assert {Path(name).parent.name for name in report["successes"]} == {"valid"}
    refused = {error["filename"] for error in report["errors"]}
    assert refused == {name for name in files if Path(name).parent.name == "invalid"}
