"""The report for programs."""

import json

from mkdocs_playbooks.diagnostics import Finding, Location, Related, Severity, Span
from mkdocs_playbooks.reporters.json import report
from mkdocs_playbooks.reporters.order import Counts

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


def test_every_fact_is_in_the_record():
    assert json.loads(report([FINDING], {"a.yaml": "id: a\nowner: boss\n"}, Counts(3, 0, 1))) == {
        "version": 1,
        "summary": {"documents": 3, "errors": 0, "warnings": 1, "infos": 0},
        "findings": [
            {
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
                "asks": "who stands in?",
                "document": "workflow/a",
                "related": [
                    {"path": "b.yaml", "line": 2, "column": 1, "end_line": 2, "end_column": 3, "label": "the role"}
                ],
            }
        ],
    }


def test_it_is_printable_ascii_and_loses_nothing():
    hostile = "\x1b\x7f\x9b\u202e東📰"
    finding = Finding(Severity.ERROR, "yaml/tag", hostile, Span(hostile))
    shown = report([finding], {}, Counts(0))
    assert shown.isascii()
    assert shown.replace("\n", "").isprintable()
    assert json.loads(shown)["findings"][0]["message"] == hostile
