"""Every name a finding can carry that is no audit rule has its documentation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import mkdocs_playbooks
from mkdocs_playbooks.source import checks
from mkdocs_playbooks.source.schema import schemas

PACKAGE = Path(mkdocs_playbooks.__file__).parent
NAME = re.compile(r"(yaml|schema|reference|run)/[A-Za-z-]+")
NEVER_REPORTED = {"$ref", "$dynamicRef", "properties", "items", "if", "allOf", "propertyNames"}
"""Keywords that only lead to others."""


def written() -> set[str]:
    """The names that stand in the package's source."""
    sources = (path for path in PACKAGE.rglob("*.py") if path.name not in ("checks.py", "runchecks.py"))
    constants = (node for path in sources for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    values = (node.value for node in constants if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {value for value in values if NAME.fullmatch(value)}


def keywords(schema: object) -> Iterator[str]:
    """The keywords by which the schemas can refuse a document."""
    if not isinstance(schema, dict):
        return
    yield from schema.keys() & Draft202012Validator.VALIDATORS.keys() - NEVER_REPORTED
    inner = (schema.get(name) for name in ("items", "if", "then", "else", "additionalProperties", "propertyNames"))
    for part in (*schema.get("properties", {}).values(), *inner):
        yield from keywords(part)


def test_every_name_is_documented():
    by_schema = {f"schema/{name}" for kind in schemas().values() for name in keywords(kind.schema)}
    assert "yaml/syntax" in written()
    assert "schema/enum" in by_schema
    assert (written() | by_schema) - checks.CHECKS.keys() == set()


def test_nothing_else_is_documented():
    possible = written() | {f"schema/{name}" for name in Draft202012Validator.VALIDATORS}
    assert checks.CHECKS.keys() - possible == set()


@pytest.mark.parametrize("name", sorted(checks.CHECKS))
def test_the_documentation_reads_well(name):
    check = checks.CHECKS[name]
    assert not check.summary.endswith(".")
    assert check.why.endswith(".")
    assert check.mend.endswith(".")
