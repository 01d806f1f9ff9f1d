"""Whether a run can be believed: a good one holds, and each flaw is told once, at its place."""

from __future__ import annotations

import datetime
import json
from typing import Any, ClassVar

import pytest

from mkdocs_playbooks.diagnostics import Finding, Severity, Span
from mkdocs_playbooks.facts.wording import wording
from mkdocs_playbooks.runs.published import EarlierWording, Known, Published, PublishedList
from mkdocs_playbooks.runs.verify import verify
from recorded import GONE, LIST, SPECS, WORKFLOW, record, recorded, worded
from support import TODAY, load

CHANGED = {**LIST, "pause_point": "Later"}
KNOWN = Known(load(SPECS).catalogue)


def day(number: int) -> datetime.date:
    return datetime.date(2026, 11, number)


def published(now: str | None, *earlier: tuple[str, int, int]) -> Published:
    """An index in which the list has these wordings."""
    spans = (EarlierWording(wording=name, since=day(since), until=day(until)) for name, since, until in earlier)
    entry = PublishedList(id="report-check", wording=now, since=day(1) if now else None, earlier=tuple(spans))
    return Published(format="playbook-index", version=1, as_of=day(15), checklists=(entry,))


def asked(by: str = "editor", independent: bool = False, more: str = "") -> Known:
    """The specs with a workflow that asks for the list."""
    flow = WORKFLOW.replace("BY", by).replace("false", str(independent).lower())
    return Known(load(f"{SPECS}---\n{flow}{more}").catalogue)


def findings(
    changes: dict[str, Any] | None = None, known: Known = KNOWN, completed: bool = False, today: datetime.date = TODAY
) -> tuple[Finding, ...]:
    return verify("run.json", recorded(changes).encode(), known, today, completed=completed).findings


def told(changes: dict[str, Any] | None = None, known: Known = KNOWN, completed: bool = False) -> list[tuple[str, str]]:
    """The rule of each finding, and the line it marks."""
    lines = recorded(changes).splitlines()
    return [(one.rule, lines[span_of(one).line - 1].strip()) for one in findings(changes, known, completed)]


def span_of(finding: Finding) -> Span:
    assert isinstance(finding.place, Span)
    return finding.place


def severities(changes: dict[str, Any], known: Known = KNOWN) -> list[tuple[str, Severity]]:
    return [(one.rule, one.severity) for one in findings(changes, known)]


def test_a_good_run_holds() -> None:
    assert findings() == ()
    assert findings(known=asked()) == ()


OPEN = '"state": "open"'
FAILED = '"state": "failed"'
DONE = '"state": "done"'
NAMED = f'"wording": "{wording(LIST)}",'


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"items.0": {"id": "c1", "state": "open"}}, [("run/critical-item", OPEN)]),
        ({"items.0.state": "failed"}, [("run/critical-item", FAILED + ",")]),
        ({"items.3.state": "open"}, [("run/open-item", OPEN + ",")]),
        ({"items.1.evidence": GONE}, [("run/missing-evidence", DONE + ",")]),
        ({"items.2.reason": GONE}, [("run/not-applicable", '"state": "not_applicable",')]),
        ({"items.0.state": "not_applicable"}, [("run/not-applicable", '"state": "not_applicable",')]),
        ({"completed_at": GONE}, [("run/uncompleted", "{")]),
        ({"completed_at": GONE, "items.0": {"id": "c1", "state": "open"}}, [("run/uncompleted", "{")]),
        ({"list.items.0.check": "Nothing"}, [("run/wording", NAMED)]),
        ({"list.items.0.later": 1}, [("run/unknown-field", '"later": 1'), ("run/wording", NAMED)]),
        ({"more": {"deep": 1}}, [("run/unknown-field", '"more": {')]),
        ({"list.id": "report-chek"}, [("run/unknown-list", '"id": "report-chek",')]),
        ({"list": worded(CHANGED)}, [("run/unknown-list", f'"wording": "{wording(CHANGED)}",')]),
        ({"format": "other"}, [("run/format", '"format": "other",')]),
        ({"version": 2}, [("run/format", '"version": 2,')]),
        ({"version": True}, [("run/format", '"version": true,')]),
        ({"case": GONE}, [("run/shape", "{")]),
        ({"case": "x" * 281}, [("run/shape", f'"case": "{"x" * 281}",')]),
        ({"case": None}, [("run/shape", '"case": null,')]),
        ({"performer.name": 7}, [("run/shape", '"name": 7,')]),
        ({"items.0.state": "maybe"}, [("run/shape", '"state": "maybe",')]),
        ({"items.0.at": GONE}, [("run/shape", DONE)]),
        ({"items.3.id": "c9"}, [("run/shape", '"id": "c9",'), ("run/shape", '"id": "c4",')]),
        (
            {"items.3.id": "c1"},
            [("run/shape", '"id": "c1",'), ("run/critical-item", FAILED + ","), ("run/shape", '"id": "c4",')],
        ),
        ({"items.1.evidence.0.name": GONE}, [("run/shape", "{")]),
        ({"items.1.evidence.0.link": "https://a.example/x"}, [("run/shape", "{")]),
        ({"items.1.evidence.0": {"link": "javascript:alert(1)"}}, [("run/shape", '"link": "javascript:alert(1)"')]),
        ({"started_at": "yesterday"}, [("run/shape", '"started_at": "yesterday",')]),
        ({"started_at": "2026-02-30T09:00:00Z"}, [("run/time", '"started_at": "2026-02-30T09:00:00Z",')]),
        ({"started_at": "2026-11-16T09:07:30Z"}, [("run/time", '"at": "2026-11-16T09:05:00Z"')]),
        ({"completed_at": "2026-11-16T09:07:30Z"}, [("run/time", '"at": "2026-11-16T09:08:00Z",')]),
        ({"signatures.0.at": "2026-11-16T09:07:30Z"}, [("run/time", '"at": "2026-11-16T09:07:30Z"')]),
        ({"completed_at": "2026-11-19T09:20:00Z"}, [("run/time", '"completed_at": "2026-11-19T09:20:00Z",')]),
    ],
)  # fmt: skip
def test_each_flaw_is_told_at_its_place(changes, expected) -> None:
    found = told(changes)
    if "started_at" in changes and "09:07:30" in changes["started_at"]:
        assert {rule for rule, _ in found} == {"run/time"}
        assert found[0] == expected[0]
    else:
        assert found == expected


def test_a_signature_names_the_answer_that_came_after_it() -> None:
    (found,) = findings({"signatures.0.at": "2026-11-16T09:07:30Z"})
    (other,) = found.related
    assert recorded().splitlines()[other.place.line - 1].strip() == '"at": "2026-11-16T09:08:00Z",'


def test_a_run_that_goes_on_is_told_or_refused() -> None:
    assert [one.severity for one in findings({"completed_at": GONE})] == [Severity.INFO]
    assert [one.severity for one in findings({"completed_at": GONE}, completed=True)] == [Severity.ERROR]


def test_a_day_has_not_ended_before_it_has_everywhere() -> None:
    late = {"completed_at": "2026-11-17T11:59:00Z"}
    assert findings(late) == ()
    assert [one.rule for one in findings({"completed_at": "2026-11-17T12:00:01Z"})] == ["run/time"]


class TestWordings:
    def test_an_earlier_wording_is_good_for_a_run_of_its_time(self) -> None:
        known = Known(KNOWN.catalogue, published(wording(LIST), (wording(CHANGED), 2, 16)))
        assert severities({"list": worded(CHANGED)}, known) == [("run/earlier-wording", Severity.INFO)]

    def test_a_run_that_began_after_it_was_replaced_is_a_warning(self) -> None:
        known = Known(KNOWN.catalogue, published(wording(LIST), (wording(CHANGED), 2, 15)))
        assert severities({"list": worded(CHANGED)}, known) == [("run/earlier-wording", Severity.WARNING)]

    def test_a_published_text_that_the_project_has_changed_since_is_told(self) -> None:
        known = Known(KNOWN.catalogue, published(wording(CHANGED)))
        assert severities({"list": worded(CHANGED)}, known) == [("run/earlier-wording", Severity.INFO)]

    def test_without_a_project_the_index_says_it_all(self) -> None:
        assert severities({}, Known(published=published(wording(LIST)))) == []
        assert severities({}, Known(published=published(None, (wording(LIST), 1, 16)))) == [
            ("run/earlier-wording", Severity.INFO)
        ]
        assert severities({}, Known(published=published(wording(CHANGED)))) == [("run/unknown-list", Severity.ERROR)]

    def test_a_list_is_found_by_the_id_it_had(self) -> None:
        renamed = SPECS.replace('"id": "report-check"', '"id": "new-check", "formerly": ["report-check"]')
        assert findings({}, Known(load(renamed).catalogue)) == ()

    def test_a_wording_of_another_list_is_none_of_this_one(self) -> None:
        known = Known(KNOWN.catalogue, published(None, (wording(CHANGED), 1, 16)))
        other = {**worded(CHANGED), "id": "other-check"}
        assert severities({"list": other}, known) == [("run/unknown-list", Severity.ERROR)]

    def test_a_field_that_a_later_language_has_counts_for_the_wording(self) -> None:
        later = {**LIST, "items": [{**LIST["items"][0], "timer": "5 minutes"}, *LIST["items"][1:]]}
        known = Known(published=published(wording(later)))
        assert severities({"list": worded(later)}, known) == [("run/unknown-field", Severity.INFO)]


class TestSigners:
    SAME: ClassVar[dict[str, Any]] = {"signatures.0.by.name": "ADA "}

    def test_a_review_by_another_role_needs_another_signer(self) -> None:
        assert told(self.SAME, asked()) == [("run/same-signer", '"by": {')]

    def test_so_does_an_independent_one(self) -> None:
        assert told(self.SAME, asked("analyst", independent=True)) == [("run/same-signer", '"by": {')]

    def test_a_review_of_their_own_asks_for_nobody(self) -> None:
        assert told(self.SAME, asked("analyst")) == []
        assert told({"signatures": GONE}, asked("analyst")) == []

    def test_nobody_signs_as_both(self) -> None:
        performer = {"by": {"name": "Ben"}, "as": "performer", "at": "2026-11-16T09:19:00Z"}
        assert told({"signatures.1": performer}, asked()) == [("run/same-signer", '"by": {')]

    def test_a_completed_run_needs_the_reviewer(self) -> None:
        assert told({"signatures": []}, asked()) == [("run/missing-signature", "{")]
        assert told({"signatures": [], "completed_at": GONE}, asked()) == [("run/uncompleted", "{")]

    def test_what_only_some_steps_ask_for_is_told_unless_the_run_names_its_step(self) -> None:
        more = "  - {id: own, do: Check it, who: analyst, review: {checklist: report-check, by: analyst}}\n"
        both = asked(more=more)
        assert severities(self.SAME, both) == [("run/same-signer", Severity.INFO)]
        assert severities({**self.SAME, "step": "workflow/report#own"}, both) == []
        named = {**self.SAME, "step": "workflow/report#draft"}
        assert severities(named, both) == [("run/same-signer", Severity.ERROR)]
        assert severities({"step": "workflow/report#gone"}, both) == [("run/unknown-step", Severity.WARNING)]


class TestFiles:
    @pytest.mark.parametrize(
        ("content", "rule"),
        [
            (b"", "run/json"),
            (b"not JSON", "run/json"),
            (b"{} {}", "run/json"),
            (b"[]", "run/format"),
            (b"{}", "run/format"),
            (b"null", "run/format"),
            (b'{"a": NaN}', "run/json"),
            (b'{"a": 1, "a": 2}', "run/json"),
            (b'{"a": 1e999}', "run/json"),
            (b"[" * 100_000, "run/json"),
            (b"[" + b"0," * 50_000 + b"0]", "run/json"),
            (b'{"a": ' + b"9" * 5000 + b"}", "run/json"),
            (b'"\\u202e"', "run/unreadable"),
            (b'"\\ud800"', "run/unreadable"),
            ("\u202e".encode(), "run/unreadable"),
            (b"\xff\xfe{", "run/unreadable"),
            (b'{"a": "\xff"}', "run/unreadable"),
            (b" " * 300_000, "run/unreadable"),
        ],
    )
    def test_what_is_no_record_is_one_finding(self, content, rule) -> None:
        assert [one.rule for one in verify("run.json", content, KNOWN, TODAY).findings] == [rule]

    def test_a_byte_order_mark_and_escapes_change_nothing(self) -> None:

        text = json.dumps(record({"case": "Ada 😀"}))
        assert "\\ud83d" in text
        assert verify("run.json", b"\xef\xbb\xbf" + text.encode(), KNOWN, TODAY).findings == ()

    def test_many_flaws_are_told_in_few_findings(self) -> None:
        many = findings({"items": [7] * 500})
        assert len(many) == 21
        assert len(findings({f"extra{number}": 1 for number in range(500)})) == 21

    def test_a_text_of_many_signs_is_refused_at_once(self) -> None:
        assert [one.rule for one in findings({"case": "a" * 200_000 + "\n"})] == ["run/shape", "run/shape"]
