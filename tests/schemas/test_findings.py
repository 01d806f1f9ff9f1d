"""The engine's own verdict on the corpus: valid documents pass, an invalid one is told at the place its file names."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.diagnostics import Location
from mkdocs_playbooks.source.messages import schema_findings
from mkdocs_playbooks.source.reader import RawDocument, read
from mkdocs_playbooks.source.schema import schemas

CORPUS = Path(__file__).parent
VALID = sorted(CORPUS.glob("*/valid/*.yaml"))
INVALID = sorted(CORPUS.glob("*/invalid/*.yaml"))


def document(path: Path) -> tuple[RawDocument, str]:
    text = path.read_text("utf-8")
    (found,), findings = read(path.name, text)
    assert not findings
    return found, text


def name(path: Path) -> str:
    return f"{path.parts[-3]}-{path.stem}"


@pytest.mark.parametrize("path", VALID, ids=name)
def test_a_valid_document_has_no_findings(path: Path) -> None:
    found, text = document(path)
    assert schema_findings(found, schemas()[path.parts[-3]], text) == ()


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_an_invalid_document_is_told_at_its_place_in_words_of_its_own(path: Path) -> None:
    found, text = document(path)
    pointer, _, keyword = text.splitlines()[0].removeprefix("# expect: ").rpartition(" ")
    findings = schema_findings(found, schemas()[path.parts[-3]], text)
    places = {
        (finding.rule, "/".join(("", *map(str, finding.place.pointer))))
        for finding in findings
        if isinstance(finding.place, Location)
    }
    assert (f"schema/{keyword}", pointer) in places
    assert all(finding.message and (finding.help or finding.allowed or finding.fix) for finding in findings)
