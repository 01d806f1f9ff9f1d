"""What the schemas hold for editors only: made from what they say anyway, and true."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from editors import client
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.source.language import all_fields
from support import ROOT

TOOL = ROOT / "tools" / "generate_hints.py"
NAMED = [
    (path, name)
    for paths in yaml.safe_load((ROOT / "tools" / "rules_by_field.yaml").read_text("utf-8")).values()
    for path, names in paths.items()
    for name in names
]


def test_the_hints_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_word_has_its_sentence_twice() -> None:
    found = [field for field in all_fields() if field.allowed]
    assert found
    for field in found:
        assert list(field.allowed.values()) == field.record["enumDescriptions"], field.dotted


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_rule_that_is_named_looks_at_the_field(path: str, name: str) -> None:
    source = inspect.getsource(inspect.getmodule(rules()[name].check))  # type: ignore[arg-type]
    assert re.search(rf"\b{path.rpartition('.')[2]}\b", source)


def test_a_missing_server_is_said_with_its_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(client, "SERVER", tmp_path / "nowhere")
    with pytest.raises(pytest.fail.Exception, match="run `make test` once"):
        client.LanguageServer(tmp_path)
