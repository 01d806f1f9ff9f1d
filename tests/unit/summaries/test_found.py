"""Findings by document, by area and by step."""

from __future__ import annotations

from mkdocs_playbooks.diagnostics import Finding, Severity, Span
from mkdocs_playbooks.model.node import Key
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.summaries.found import TEXT, Found, area_of, step_of
from support import load, workflow

NODE = load(workflow("{id: one, do: A, who: worker}")).catalogue.get("workflow", "work")


def finding(rule="vague-trigger", severity=Severity.ERROR, pointer=("id",)):
    return Finding(severity, rule, "x", NODE.at(*pointer), document=str(NODE.key))


def test_the_area_of_a_finding_is_its_rules_or_the_text():
    assert area_of(finding()) == "structure"
    assert area_of(finding("missing-backup")) == "ownership"
    assert area_of(finding("schema/required")) == TEXT
    assert TEXT not in {rule.area for rule in rules().values()}


def test_a_finding_stands_in_a_step_or_on_the_whole():
    assert step_of(finding(pointer=("steps", 2, "human"))) == 2
    assert step_of(finding(pointer=("steps",))) is None
    assert step_of(Finding(Severity.ERROR, "yaml/syntax", "x", Span("a.yaml"))) is None


def test_errors_are_asked_for_by_document_and_area():
    error, warning = finding(), finding("missing-backup", Severity.WARNING)
    found = Found((error, warning))
    assert found.of(NODE.key) == (error, warning)
    assert found.errors(NODE.key) == (error,)
    assert found.errors(NODE.key, ["structure"]) == (error,)
    assert found.errors(NODE.key, ["ownership"]) == ()
    assert (found.worst(NODE.key), found.worst(Key("role", "worker"))) == (Severity.ERROR, None)
