"""The format of a run: its schema, its limits, and the wording that a browser comes to as well."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from mkdocs_playbooks import runs
from mkdocs_playbooks.facts.wording import CHECKLIST, wording
from mkdocs_playbooks.runs.reading import read_run
from mkdocs_playbooks.runs.record import schema
from mkdocs_playbooks.source.text import MAX_BYTES
from recorded import LIST, RUN, record, recorded, worded
from support import load, load_files, reference_texts

BROWSER = """
const sorted = (value) => Array.isArray(value) ? value.map(sorted)
  : value && typeof value === "object"
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
const text = JSON.stringify(sorted(JSON.parse(require("fs").readFileSync(0, "utf8"))));
crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))
  .then((found) => console.log(Buffer.from(found).toString("hex")));
"""


def test_the_schema_in_the_package_is_that_of_the_records() -> None:
    path = Path(runs.__file__).with_name("run.schema.json")
    assert path.read_text("utf-8") == schema()


def test_a_good_run_follows_the_schema() -> None:
    jsonschema.validate(record(), json.loads(schema()))


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_a_browser_comes_to_the_same_wording() -> None:
    odd = {**LIST, "pause_point": 'Tab\t, line\n, “quotes” " and \\, < & \u2028 \x7f 😀 ﬁ é e\u0301'}
    text = json.dumps({name: odd[name] for name in reversed(CHECKLIST)})
    node = subprocess.run(["node", "-e", BROWSER], input=text, capture_output=True, text=True, check=True)
    assert node.stdout.strip() == wording(odd)


def test_every_checklist_of_the_reference_fits_into_a_record() -> None:
    lists = load_files(reference_texts()).catalogue.of_kind("checklist")
    assert lists
    for node in lists:
        answers = [{"id": item["id"], "state": "open"} for item in node.data["items"]]
        text = json.dumps({**RUN, "list": worded(node.data), "items": answers})
        file, findings = read_run("run.json", text.encode())
        assert (findings, file.run is not None) == ((), True)


def test_the_largest_run_there_can_be_is_read() -> None:
    def item(number: int) -> dict[str, object]:
        line, text = "é" * 280, "é" * 4000
        flags = {"critical": False, "na_allowed": True}
        return {"id": f"c{number}", "check": line, "why": text, "evidence": line, "if_failed": line, **flags}

    largest = {**LIST, "pause_point": "é" * 280, "items": [item(number) for number in range(9)]}
    assert load(json.dumps(largest, ensure_ascii=False)).catalogue.of_kind("checklist")
    proofs = [{"link": "https://a.example/" + "x" * 1980}] * 5
    said = {"state": "done", "at": RUN["started_at"], "reason": "é" * 280, "note": "é" * 1000, "evidence": proofs}
    someone = {"name": "é" * 140, "role": "x" * 64}
    signature = {"by": someone, "as": "reviewer", "at": RUN["started_at"]}
    run = {**RUN, "list": worded(largest), "items": [{"id": f"c{number}", **said} for number in range(9)]}
    content = json.dumps({**run, "signatures": [signature] * 9}, ensure_ascii=False, indent=2).encode()
    assert len(content) < MAX_BYTES
    file, findings = read_run("run.json", content)
    assert (findings, file.run is not None) == ((), True)


def test_recorded_is_what_it_says() -> None:
    assert json.loads(recorded()) == record()
