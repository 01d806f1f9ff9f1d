"""The formats for other programs: each carries the same facts, and no text of a spec can break out of any."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from markdown_it import MarkdownIt

from mkdocs_playbooks import reporters
from mkdocs_playbooks.diagnostics import Finding, Location, Related, Severity, Span
from mkdocs_playbooks.model.node import Key
from mkdocs_playbooks.reporters import FORMATS, report
from mkdocs_playbooks.reporters.github import MOST_ANNOTATIONS
from mkdocs_playbooks.reporters.json import schema
from mkdocs_playbooks.reporters.order import Aside, Reported
from mkdocs_playbooks.rules.audit import Silence
from mkdocs_playbooks.rules.waivers import Waived
from published import faults

TEXTS = {"a b.yaml": "id: a\nowner: bos\n", "c.yaml": "id: boss\n"}
FOUND = Finding(
    Severity.ERROR,
    "reference/unknown",
    'there is no role "bos"',
    Location("a b.yaml", 0, ("owner",)),
    label="unknown",
    related=(Related(Location("c.yaml", 0, ("id",)), "near it"),),
    allowed=("boss",),
    help='did you mean "boss"?',
    fix="boss",
    replacement="boss",
    document="workflow/a",
)
MILD = Finding(Severity.WARNING, "missing-backup", "nobody stands in", Span("c.yaml", 1, 1, 1, 3))
TOLD = Finding(Severity.INFO, "unstated-limits", "limits are not said", Span("c.yaml", 1, 1, 1, 3))
WAIVED = Waived(
    Finding(Severity.ERROR, "vague-owner", "nobody", Span("c.yaml", 1, 1, 1, 3)),
    Key("decision", "d"),
    datetime.date(2027, 1, 31),
)
ASIDE = Aside(2, 1, (WAIVED,), (Silence("changed-since-review", "Git is not installed"),))
REPORTED = Reported((FOUND, MILD, TOLD), TEXTS, 2, ASIDE)
CLEAN = Reported((), {}, 2)

HOSTILE = (
    "::error::x\r\n::set-env name=A::b %0A,file=x \x1b[2J <script>alert(1)</script> "
    "[x](javascript:y) @all `code` | \u202e"
)


def reported(format_: str, what: Reported = REPORTED) -> str:
    """A report."""
    return report(what, format_)


def hostile() -> Reported:
    """One finding every text of which is hostile."""
    finding = Finding(Severity.ERROR, HOSTILE, HOSTILE, Span(HOSTILE), label=HOSTILE, help=HOSTILE, fix=HOSTILE)
    return Reported((finding,), {HOSTILE: "x"}, 1)


def test_the_json_follows_its_schema() -> None:
    for what in (REPORTED, CLEAN, hostile()):
        jsonschema.validate(json.loads(reported("json", what)), json.loads(schema()))


def test_the_schema_in_the_package_is_that_of_the_records() -> None:
    path = Path(reporters.__file__).with_name("report.schema.json")
    assert path.read_text("utf-8") == schema()


def test_sarif_follows_the_published_schema() -> None:
    for what in (REPORTED, CLEAN, hostile()):
        assert faults("sarif-2.1.0", json.loads(reported("sarif", what))) == []


def test_sarif_has_every_fact() -> None:
    run = json.loads(reported("sarif"))["runs"][0]
    found = {result["ruleId"]: result for result in run["results"]}
    result = found["reference/unknown"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a%20b.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 11}
    assert result["level"] == "error"
    assert result["message"]["text"] == 'there is no role "bos". did you mean "boss"?'
    assert result["relatedLocations"][0]["message"] == {"text": "near it"}
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement == {"deletedRegion": place["region"], "insertedContent": {"text": "boss"}}
    assert [found[name]["level"] for name in ("missing-backup", "unstated-limits")] == ["warning", "note"]
    assert "fixes" not in found["missing-backup"]
    assert found["vague-owner"]["suppressions"][0]["justification"] == "waived by decision/d until 2027-01-31"
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [one["ruleId"] for one in run["results"]]
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_fingerprint_outlives_edits_around_it() -> None:
    def fingerprints(text: str) -> list[str]:
        results = json.loads(reported("sarif", Reported((FOUND, FOUND), {"a b.yaml": text}, 1)))["runs"][0]["results"]
        return [result["partialFingerprints"]["playbookFinding/v1"] for result in results]

    before, after = fingerprints("id: a\nowner: bos\n"), fingerprints("# new\nid: a\n\nowner:   bos\n")
    assert before == after
    assert len(set(before)) == 2


def test_gitlab_has_what_it_reads() -> None:
    issues = json.loads(reported("gitlab"))
    assert [(one["severity"], one["location"]["path"], one["location"]["lines"]["begin"]) for one in issues] == [
        ("major", "a b.yaml", 2),
        ("minor", "c.yaml", 1),
        ("info", "c.yaml", 1),
    ]
    assert len({one["fingerprint"] for one in issues}) == 3
    assert json.loads(reported("gitlab", CLEAN)) == []


def test_github_annotates_the_worst_first() -> None:
    lines = reported("github").splitlines()
    assert lines[0] == (
        "::error file=a b.yaml,line=2,endLine=2,col=8,endColumn=10,title=reference/unknown::"
        'there is no role "bos"%0Adid you mean "boss"?%0Aplaybook explain reference/unknown'
    )
    assert [line.split()[0] for line in lines[1:3]] == ["::warning", "::notice"]
    assert "1 finding waived by decision/d" in lines
    assert "not checked: changed-since-review (Git is not installed)" in lines


def test_github_annotates_no_more_than_it_shows() -> None:
    many = Reported((MILD,) * MOST_ANNOTATIONS + (FOUND,), TEXTS, 2)
    lines = reported("github", many).splitlines()
    assert sum(line.startswith("::") for line in lines) == MOST_ANNOTATIONS
    assert lines[0].startswith("::error")
    assert lines[-1] == "1 more in the summary of the step"


def test_junit_fails_for_each_finding_and_passes_without() -> None:
    suite = ElementTree.fromstring(reported("junit")).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")
    assert [len(test.findall("failure")) for test in suite] == [1, 1, 0]
    assert "owner: bos" in (suite[0][0].text or "")
    clean = ElementTree.fromstring(reported("junit", CLEAN)).find("testsuite")
    assert clean is not None
    assert [(test.get("name"), len(test)) for test in clean] == [("2 documents", 0)]


def test_markdown_says_what_the_terminal_says() -> None:
    shown = reported("markdown")
    assert shown.startswith("**1 error, 1 warning, 1 info in 2 documents**\n")
    assert "### Errors\n\n- `a b.yaml:2` there is no role" in shown
    assert shown.index("### Errors") < shown.index("### Warnings") < shown.index("### Infos")


@pytest.mark.parametrize("format_", sorted(set(FORMATS) - {"text"}))
def test_hostile_text_stays_text(format_: str) -> None:
    shown = reported(format_, hostile())
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    if format_ == "github":
        assert sum(line.startswith("::") for line in shown.splitlines()) == 1
        properties = shown.splitlines()[0].split("::", 2)[1]
        assert len(properties.split(",")) == 6
    elif format_ == "junit":
        assert ElementTree.fromstring(shown).find(".//script") is None
    elif format_ == "markdown":
        html = MarkdownIt("commonmark", {"html": True}).render(shown)
        assert "<script" not in html
        assert "href" not in html
        assert "@all" not in re.sub("<code>.*?</code>", "", html)
    else:
        assert json.loads(shown)
