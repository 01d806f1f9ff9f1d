"""The report for people, compared character by character."""

from textwrap import dedent

import pytest

from mkdocs_playbooks.diagnostics import Finding, Location, Related, Severity, Span
from mkdocs_playbooks.reporters.order import Counts, Reported
from mkdocs_playbooks.reporters.text import report, summary
from support import load_files

WORKFLOW = """\
kind: workflow
id: newsletter
steps:
  - id: draft
    who: editor
  - id: answer
    with: mail-agent
    human: approver
"""
BOUNDARY = "kind: boundary\nid: brand-voice\nhuman_at_least: operator\n"


def reported(*findings: Finding, **texts: str) -> str:
    by_path = {f"{name}.yaml": text for name, text in texts.items()}
    return report(Reported(findings, by_path, len(texts)))


def error(place: Span | Location, message: str = "this is wrong", **facts: object) -> Finding:
    return Finding(Severity.ERROR, "yaml/tag", message, place, **facts)  # type: ignore[arg-type]


def test_a_finding_with_everything():
    finding = Finding(
        Severity.ERROR,
        "autonomy-above-boundary",
        'the AI acts here (human: approver), but "brand-voice" keeps the human at least operator',
        Location("workflow.yaml", 0, ("steps", 1, "human")),
        label="above the ceiling",
        related=(Related(Location("boundary.yaml", 0, ("human_at_least",)), "the ceiling is set here"),),
        allowed=("alone", "operator"),
        help="make the human the `operator` of this step",
        fix="human: operator\nwith: mail-agent",
        asks="what stays with people?",
        document="workflow/newsletter",
    )
    assert reported(finding, workflow=WORKFLOW, boundary=BOUNDARY) == dedent(
        """\
        error[autonomy-above-boundary]: the AI acts here (human: approver), but "brand-voice" keeps the human \
at least operator
         --> workflow.yaml:8:12
          |
        6 |   - id: answer
        7 |     with: mail-agent
        8 |     human: approver
          |            ^^^^^^^^ above the ceiling
          |
         ::: boundary.yaml:3:17
          |
        3 | human_at_least: operator
          |                 -------- the ceiling is set here
          |
          = asks: what stays with people?
          = allowed: alone, operator
          = help: make the human the `operator` of this step
          = fix:
              human: operator
              with: mail-agent
          = explain: playbook explain autonomy-above-boundary

        1 error in 2 documents
        """
    )


def test_numbers_of_all_frames_share_a_column():
    related = (Related(Span("one.yaml", 1, 1, 1, 3), "here"),)
    finding = error(Span("one.yaml", 10, 1, 10, 3), related=related)
    lines = reported(finding, one="\n".join("abcdefghijk")).splitlines()
    assert lines[1:6] == ["  --> one.yaml:10:1", "   |", " 8 | h", " 9 | i", "10 | j"]
    assert " 1 | a" in lines


@pytest.mark.parametrize(
    ("before", "indent", "marked", "length"),
    [
        ("title: 東京, who: ", 18, "boss", 4),
        ("title: 📰📰, who: ", 18, "boss", 4),
        ("title: e\u0301e, who: ", 16, "boss", 4),
        ("title: a, who: ", 15, "東京", 4),
        ("title:\ta, who: ", 18, "boss", 4),
        ("title: a, who: ", 15, "", 1),
    ],
    ids=["wide", "emoji", "combining", "wide mark", "tab", "empty mark"],
)
def test_marks_align_under_characters_of_any_width(before, indent, marked, length):
    span = Span("one.yaml", 1, len(before) + 1, 1, len(before + marked) + 1)
    lines = reported(error(span), one=before + marked).splitlines()
    assert lines[3] == f"1 | {before}{marked}".replace("\t", "    ").rstrip()
    assert lines[4] == "  | " + " " * indent + "^" * length


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
def test_lines_end_however_the_file_ends_them(line_break):
    text = line_break.join(("kind: role", "id: boss", "title: Boss", ""))
    finding = error(Location("one.yaml", 0, ("title",)))
    frame = ["1 | kind: role", "2 | id: boss", "3 | title: Boss", "  |        ^^^^"]
    assert reported(finding, one=text).splitlines()[3:7] == frame


def test_only_the_lines_of_the_same_document_are_shown_before():
    text = "kind: role\nid: boss\n---\n\nkind: role\nid: boss\n"
    finding = error(Location("one.yaml", 1, ("id",)))
    assert reported(finding, one=text).splitlines()[1:6] == [
        " --> one.yaml:6:5",
        "  |",
        "5 | kind: role",
        "6 | id: boss",
        "  |     ^^^^",
    ]


def test_a_byte_order_mark_moves_no_column():
    built = load_files({"one.yaml": "\ufeffkind: role\nid: boss\ntitel: Boss\ntitle: Boss\n"})
    shown = report(Reported(built.findings, built.texts, 1))
    assert " --> one.yaml:3:1\n  |\n1 | kind: role\n2 | id: boss\n3 | titel: Boss\n  | ^^^^^ unknown field" in shown


def test_nothing_can_steer_the_terminal():
    hostile = "\x1b[2J\x9b31m\u202e\u2066\x07\x00\ufeff\u200b\r\n"
    finding = error(
        Span("\x1b[31m.yaml", 1, 8, 1, 9),
        message=f"message {hostile}",
        label=hostile,
        help=hostile,
        fix=hostile,
        allowed=(hostile,),
        asks=hostile,
        related=(Related(Span("\x1b[31m.yaml", 1, 1, 1, 2), hostile),),
    )
    texts = {"\x1b[31m.yaml": f"title: {hostile}"}
    shown = report(Reported((finding,), texts, 1))
    assert not set("\x1b\x9b\u202e\u2066\x07\x00\ufeff\u200b\r") & set(shown)
    assert "title: \\u{1b}[2J\\u{9b}31m\\u{202e}" in shown
    assert " --> \\u{1b}[31m.yaml:1:8" in shown


@pytest.mark.parametrize(
    ("text", "column", "shown", "mark"),
    [
        ("a" * 300, 1, "a" * 100 + "…", 1),
        ("a" * 149 + "b" + "a" * 150, 150, "…" + "a" * 30 + "b" + "a" * 69 + "…", 32),
        ("a" * 149 + "b", 150, "…" + "a" * 30 + "b", 32),
        ("東" * 149 + "b" + "東" * 150, 150, "…" + "東" * 15 + "b" + "東" * 34 + "…", 32),
        ("a" * 98 + "b" + "a", 99, "a" * 98 + "ba", 99),
    ],
    ids=["right", "both", "left", "wide", "fits"],
)
def test_a_long_line_is_cut_around_the_mark(text, column, shown, mark):
    lines = reported(error(Span("one.yaml", 1, column, 1, column + 1)), one=text).splitlines()
    assert lines[3] == f"1 | {shown}"
    assert lines[4].index("^") - 3 == mark


def test_a_mark_is_cut_where_the_line_is():
    lines = reported(error(Span("one.yaml", 1, 1, 1, 301)), one="a" * 300).splitlines()
    assert lines[4] == "  | " + "^" * 100


def test_a_mark_over_several_lines_stops_at_the_end_of_its_first():
    lines = reported(error(Span("one.yaml", 1, 3, 2, 2)), one="abcd\nefgh").splitlines()
    assert lines[4] == "  |   ^^"


def test_a_place_without_text_is_named_without_a_frame():
    assert reported(error(Span("mkdocs.yml"), help="add a boundary")) == dedent(
        """\
        error[yaml/tag]: this is wrong
         --> mkdocs.yml:1:1
          = help: add a boundary
          = explain: playbook explain yaml/tag

        1 error in 0 documents
        """
    )


def test_many_allowed_words_are_cut():
    words = tuple(f"word-{number:02}" for number in range(40))
    shown = reported(error(Span("x"), allowed=words, fix="word-01"))
    (line,) = (line for line in shown.splitlines() if "allowed" in line)
    assert line.endswith("word-10 and 29 more")
    (line,) = (line for line in reported(error(Span("x"), allowed=words)).splitlines() if "allowed" in line)
    assert line.endswith("word-39"), "where no fix is known, the words are what helps"


def test_findings_come_in_reading_order():
    spans = [Span("b.yaml", 1), Span("a.yaml", 12), Span("a.yaml", 3, 2), Span("a.yaml", 3, 1)]
    findings = [error(span) for span in spans]
    arrows = [line for line in reported(*findings).splitlines() if "-->" in line]
    assert [arrow.partition("--> ")[2] for arrow in arrows] == ["a.yaml:3:1", "a.yaml:3:2", "a.yaml:12:1", "b.yaml:1:1"]
    assert reported(*findings) == reported(*reversed(findings))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(45), "no findings in 45 documents"),
        (Counts(1), "no findings in 1 document"),
        (Counts(45, 2, 1), "2 errors, 1 warning in 45 documents"),
        (Counts(2, infos=3), "3 infos in 2 documents"),
    ],
)
def test_summary(counts, expected):
    assert summary(counts) == expected


def test_paint_is_given_every_style():
    findings = [
        Finding(severity, "yaml/tag", "wrong", Span("a.yaml"), related=(Related(Span("a.yaml"), "here"),))
        for severity in Severity
    ]
    styles = set()
    shown = report(Reported(findings, {"a.yaml": "a"}, 1), lambda text, style: styles.add(style) or f"<{text}>")
    assert styles == {"error", "warning", "info", "strong", "quiet", "related"}
    assert "<error[yaml/tag]><: wrong>" in shown
