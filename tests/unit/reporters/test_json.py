"""The report for programs."""

import datetime
import hashlib
import json

from mkdocs_playbooks.diagnostics import Finding, Location, Related, Severity, Span
from mkdocs_playbooks.model.node import Key
from mkdocs_playbooks.reporters.json import report
from mkdocs_playbooks.reporters.order import Aside, Reported
from mkdocs_playbooks.rules.audit import Silence
from mkdocs_playbooks.rules.waivers import Waived

FINDING = Finding(
    Severity.WARNING,
    "missing-backup",
    "nobody stands in",
    Location("a.yaml", 0, ("owner",)),
    label="held by one",
    related=(Related(Span("b.yaml", 2, 1, 2, 3), "the role"),),
    allowed=("x", "y"),
    help="name a role",
    fix="backup: x",
    asks="who stands in?",
    document="workflow/a",
)


TEXTS = {"a.yaml": "id: a\nowner: boss\n"}

RECORD = {
    "path": "a.yaml",
    "line": 2,
    "column": 8,
    "end_line": 2,
    "end_column": 12,
    "rule": "missing-backup",
    "severity": "warning",
    "message": "nobody stands in",
    "label": "held by one",
    "allowed": ["x", "y"],
    "help": "name a role",
    "fix": "backup: x",
    "replacement": "",
    "fingerprint": hashlib.sha256(b"missing-backup\0workflow/a\0owner\x000").hexdigest(),
    "asks": "who stands in?",
    "document": "workflow/a",
    "related": [{"path": "b.yaml", "line": 2, "column": 1, "end_line": 2, "end_column": 3, "label": "the role"}],
}


def test_every_fact_is_in_the_record():
    assert json.loads(report(Reported((FINDING,), TEXTS, 3))) == {
        "version": 1,
        "summary": {"documents": 3, "errors": 0, "warnings": 1, "infos": 0},
        "findings": [RECORD],
        "waived": [],
        "not_checked": [],
        "baseline": {"known": 0, "gone": 0},
    }


def test_what_is_left_out_is_in_the_record():
    waived = Waived(FINDING, Key("decision", "d"), datetime.date(2027, 1, 31))
    aside = Aside(4, 1, (waived,), (Silence("changed-since-review", "Git is not installed"),))
    record = json.loads(report(Reported((), TEXTS, 3, aside)))
    assert record["waived"] == [RECORD | {"decision": "decision/d", "until": "2027-01-31"}]
    assert record["not_checked"] == [{"rule": "changed-since-review", "why": "Git is not installed"}]
    assert record["baseline"] == {"known": 4, "gone": 1}


def test_it_is_printable_ascii_and_loses_nothing():
    hostile = "\x1b\x7f\x9b\u202e東📰"
    finding = Finding(Severity.ERROR, "yaml/tag", hostile, Span(hostile))
    shown = report(Reported((finding,), {}, 0))
    assert shown.isascii()
    assert shown.replace("\n", "").isprintable()
    assert json.loads(shown)["findings"][0]["message"] == hostile
