"""Slips that people make when they write YAML by hand: the place, what is said, and that the advice works."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.source.examples import entry_line, example_line
from mkdocs_playbooks.source.language import all_fields
from mkdocs_playbooks.source.reader import read
from support import load, load_files, span_of, workflow

STEP = "{id: one, do: Write, who: worker, with: chat, human: operator"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: b\n  c: d\n", (2, 3), "this line is indented as if it went on with the text above it"),
        ("a:\n  b: c\n   d: e\n", (3, 4), "this line is indented as if it went on with the text above it"),
        ("a: b: c\n", (1, 5), "a second `: ` stands in this line"),
        ("a: {b: c: d}\n", (1, 9), "a second `: ` stands in this line"),
        ("a:\n  - b: c\n\u00a0\u00a0\u00a0\u00a0d: e\n    f: g\n", (3, 1), "a no-break space stands where blanks"),
        ('a: "One" of two\n', (1, 10), 'text stands behind the closing "'),
        ("a: [b] or c\n", (1, 8), "text stands behind the closing ]"),
        ("a: *b* c\n", (1, 4), "a text cannot begin with *"),
        ("a: > 5 days\n", (1, 4), "text stands on the line of the sign >"),
        ("a: - b\n", (1, 4), "a hyphen begins an entry of a list only at the start of a line"),
        ("- a\nb: c\n", (2, 1), "a list and a field begin in one column"),
    ],
)
def test_what_is_said_of_a_syntax_error_and_where(text: str, place: tuple[int, int], message: str) -> None:
    _, (finding,) = read("x.yaml", text)
    span = finding.place
    assert (finding.rule, (span.line, span.column)) == ("yaml/syntax", place)
    assert message in finding.message


def test_an_entry_without_its_hyphen_is_told_once() -> None:
    _, (finding,) = read("x.yaml", "steps:\n  - id: one\n    do: A\n    id: two\n    do: B\n")
    assert finding.message == '"id" stands twice in this mapping'
    assert "hyphen" in finding.help


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("outputs: notes", "write it like this: outputs: [{name: notes}]"),
        ("outputs: [notes]", "write it like this: {name: notes}"),
        ("outputs: {name: notes}", "write a hyphen before the first field of each entry"),
        ("approval: worker", "write it like this: approval: {by: worker}"),
        ("boundaries: one, two", "write it in brackets: boundaries: [one, two]"),
        ("always_rework: the title", "For example: always_rework: [Outlook"),
        ("do: #1", "# begins a comment: quote a text that begins with it"),
    ],
)
def test_advice_on_a_value_of_the_wrong_type(typed: str, advice: str) -> None:
    step = ["id: one", "who: worker", *(["do: Write"] if not typed.startswith("do:") else []), typed]
    lines = ["kind: workflow", "id: work", "title: Work", "owner: worker", "trigger: every Monday", "steps:"]
    text = "\n".join((*lines, "  - " + "\n    ".join(step)))
    build = load_files({"a.yaml": text})
    (finding,) = [finding for finding in build.findings if finding.rule == "schema/type"]
    assert advice in finding.help


def test_every_example_can_be_typed_as_it_is_shown() -> None:
    for field in all_fields():
        shown = [example_line(field.schema), *([entry_line(field.record, "text")] if tuple(field.fields()) else [])]
        for line in filter(None, shown):
            (document,), findings = read("x.yaml", f"{field.name}: {line}\n")
            assert not findings
            assert "\n" not in line
            if line == shown[0]:
                assert document.data[field.name] == field.example


@pytest.mark.parametrize("typed", ["triger", "Trigger"])
def test_a_misspelt_field_is_not_missing_as_well(typed: str) -> None:
    build = load(workflow(f"{STEP}}}").replace("trigger:", f"{typed}:"))
    assert [finding.message for finding in build.findings if finding.rule.startswith("schema/")] == [
        f"this workflow has no field `{typed}`"
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("decided_on: 2026-13-01", "there is no such day in the calendar"),
        ("category: legal", 'did you mean "legal_duty"?'),
        ("id: t", "it needs at least 2"),
    ],
)
def test_what_is_said_of_a_value(wrong: str, said: str) -> None:
    fields = {"id": "tone", "title": "Tone", "category": "identity", "decided_on": "2026-01-15"}
    fields |= dict([wrong.split(": ")])
    lines = (f"{name}: {value}" for name, value in fields.items())
    build = load("\n".join(("kind: boundary", "human_at_least: alone", "covers: [Letters]", *lines)))
    assert any(said in f"{finding.message} {finding.help}" for finding in build.findings)


BOUNDARY = (
    "kind: boundary\nid: own-words\ntitle: Own words\nowner: worker\ncategory: identity\nhuman_at_least: alone\n"
    "covers: [Letters]\nrationale: It is ours.\ndecided_on: 2026-01-15\ndecided_by: worker\n"
)
WORK = workflow(f"{STEP}}}", boundaries_considered="[own-words]")


@pytest.mark.parametrize("broken", [WORK.replace("title: Work,", "titel: 5,"), "]", "kind: worklow\nid: work"])
def test_what_a_broken_document_may_say_is_not_called_missing(broken: str) -> None:
    rule = "boundary-without-workflow"
    without = load_files({"own-words.yaml": BOUNDARY})
    assert rule in {finding.rule for finding in without.findings}
    build = load_files({"own-words.yaml": BOUNDARY, "work.yaml": broken})
    assert rule not in {finding.rule for finding in build.findings}
    assert [silence.rule for silence in build.silences] == [rule]


def test_a_word_that_is_no_kind_hides_which_document_it_is() -> None:
    refers = (
        "{kind: evaluation, id: trial, title: Trial, of: work, cases: {count: 1}, graders: [{type: human}], pass: All}"
    )
    build = load_files({"trial.yaml": refers, "work.yaml": "kind: worklow\nid: work\ntitle: Work\n"})
    (finding,) = [finding for finding in build.findings if "/" in finding.rule]
    assert (finding.rule, finding.replacement) == ("schema/kind", "workflow")
    assert span_of(finding.place, build).line == 1
