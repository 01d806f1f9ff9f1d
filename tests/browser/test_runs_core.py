"""Runs through checklists in the browser, without their face: kept, merged, exported, taken in, and never lost.

The scenarios are functions in ``scenarios/``, which a page with our scripts and nothing else loads beside them.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest

from mkdocs_playbooks.diagnostics import Severity
from mkdocs_playbooks.facts.wording import wording
from mkdocs_playbooks.hosts.assets import SCRIPTS
from mkdocs_playbooks.runs.published import Known
from mkdocs_playbooks.runs.verify import verify
from recorded import GONE, LIST, SPECS, WORKFLOW, recorded, worded
from support import ROOT, load, load_files, reference_texts

SCENARIOS = Path(__file__).parent / "scenarios"
KNOWN = Known(load(SPECS).catalogue)
SEPARATE = Known(load(f"{SPECS}---\n{WORKFLOW.replace('BY', 'editor')}").catalogue)
KEY = "test:report-check:12345678"
NO_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""


def published(data: Any = LIST) -> dict[str, Any]:
    """A list as its page publishes it."""
    return worded(data) | {"minutes": 20, "uses": [["workflow/report#draft", True, 0]]}


def changed(**more: Any) -> dict[str, Any]:
    """The same list with other fields."""
    return published(dict(LIST) | more)


def told(text: str, known: Known = KNOWN) -> list[tuple[str, Severity]]:
    """What is found in a record that was made today."""
    today = datetime.datetime.now(datetime.UTC).date()
    return [(one.rule, one.severity) for one in verify("run.json", text.encode(), known, today).findings]


def wrong(text: str, known: Known = KNOWN) -> set[str]:
    return {rule for rule, severity in told(text, known) if severity is Severity.ERROR}


def blank(folder: Path) -> Path:
    """A page with our scripts and the scenarios."""
    names = [*SCRIPTS, "published.js", "tools.js", "core.js", "exchange.js"]
    for name in names:
        source = ROOT / "overrides" / name if name in SCRIPTS else SCENARIOS / name
        text = source.read_text("utf-8") if source.exists() else f"const PUBLISHED = {json.dumps(published())};"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    tags = "".join(f"<script src={name} defer></script>" for name in names)
    page = folder / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><title>Runs</title><link rel=icon href=data:,>{tags}", "utf-8")
    return page


@pytest.fixture(scope="module")
def address(tmp_path_factory, serve) -> str:
    page = blank(tmp_path_factory.mktemp("runs"))
    return f"{serve(page.parent)}{page.name}"


@pytest.fixture
def page(open_page, address):
    """The page; nothing throws there, and nobody is asked for anything."""
    visit = open_page(address)
    yield visit.page
    assert (visit.errors, visit.foreign) == ([], [])


@pytest.fixture
def other(page, address):
    """Another tab."""
    tab = page.context.new_page()
    tab.goto(address)
    return tab


class TestRuns:
    def test_a_run_is_answered_signed_and_completed(self, page):
        blockers, text = page.evaluate("core.finished()")
        record = json.loads(text)
        assert blockers == []
        assert [one["state"] for one in record["items"]] == ["done", "done", "not_applicable", "failed"]
        assert record["items"][3]["note"] == "A page\nand a half"
        assert told(text, SEPARATE) == []

    def test_what_blocks_completion_is_told(self, page):
        done, signed = ("answer", "c1", "done"), ("sign", "reviewer", {"name": "Ben"})
        for acts, expected in (
            ([], ["open c1", "reviewer"]),
            ([("answer", "c1", "failed")], ["failed c1", "reviewer"]),
            ([done, ("answer", "c2", "done")], ["evidence c2", "reviewer"]),
            ([done, ("answer", "c3", "not_applicable")], ["reason c3", "reviewer"]),
            ([done, ("sign", "performer", {"name": "Ada"})], ["reviewer"]),
            ([done, ("sign", "reviewer", {"name": "  ADA "})], ["same"]),
            ([done, signed, ("sign", "performer", {"name": "ben"})], ["same"]),
            ([done, signed], []),
            ([signed, done], ["reviewer"]),
            ([done, signed, ("note", "c4", "x")], ["reviewer"]),
            ([done, signed, ("rename", {"case": "Week 47"})], ["reviewer"]),
        ):
            assert (acts, page.evaluate("core.blockers", acts)) == (acts, expected)
        alone = "(run => { run.answer('c1', 'done'); return run.complete(); })(begin())"
        assert page.evaluate(alone) == [{"code": "unsigned"}]

    def test_who_must_review_is_decided_as_it_is_verified(self, page):
        uses = [["workflow/a#x", True, 0], ["workflow/b#y", False, 0]]
        asked = ("[]", "uses", "uses, 'workflow/a#x'", "uses, 'workflow/b#y'", "uses, 'workflow/c#z'", "[uses[0]]")
        found = page.evaluate(f"uses => [{','.join(f'PbRun.separate({one})' for one in asked)}]", uses)
        assert found == [False, False, True, False, False, True]

    def test_what_cannot_be_said_is_refused(self, page):
        empty = ["case", "performer"]
        unfit = ["item", "item", "not_applicable", "link", "proof", "name", "case"]
        assert page.evaluate("core.refused()") == [*empty, *unfit, "", "", "", "", "", "many", "completed"]

    def test_a_completed_run_never_changes(self, page):
        assert page.evaluate("core.unchanged()")

    def test_a_reset_is_undone_but_not_what_came_after_it(self, page):
        nothing, states, note, proofs = page.evaluate("core.resetAndUndone()")
        assert (nothing, states, note, len(proofs)) == (True, "done open open failed", "x", 1)

    def test_what_is_undone_is_as_old_as_it_was(self, page):
        assert page.evaluate("core.undoneAsOld()") == [True, True, []]

    def test_a_run_that_is_removed_leaves_nothing_and_comes_back_when_undone(self, page):
        assert page.evaluate("core.removed()") == [0, False, 0, 1, "Week 46"]

    def test_that_a_run_was_removed_is_forgotten_in_the_end(self, page):
        assert page.evaluate("core.forgotten()") == [1, 0]


class TestAnotherWording:
    def test_unchanged_items_keep_their_answers_and_changed_ones_open_again(self, page):
        first, second, _, last = LIST["items"]
        to = changed(items=[first | {"check": "Every number has its date"}, second, last, {"id": "c5", "check": "New"}])
        found = page.evaluate("core.moved", to)
        difference = found["difference"]
        assert [one["id"] for one in difference["added"] + difference["removed"]] == ["c5", "c3"]
        assert difference["changed"] == [{"from": first, "to": to["items"][0]}]
        assert (difference["rest"], found["more"], found["stale"], found["still"]) == (False, None, True, False)
        assert [one["state"] for one in found["lines"]] == ["open", "open", "failed", "open"]
        assert (found["lines"][0]["note"], found["lines"][0]["was"]) == ("seen", {"state": "done", "item": first})
        assert found["wording"] == to["wording"]

    def test_another_order_and_another_pause_are_told(self, page):
        for to in (changed(items=[*LIST["items"][1:], LIST["items"][0]]), changed(pause_point="Later")):
            assert page.evaluate("to => begin().difference(to).rest", to)

    def test_a_tick_for_the_text_of_before_does_not_count_for_another(self, page):
        to = changed(items=[{"id": "c1", "check": "Other"}])
        assert page.evaluate("core.tickedTooLate", to) == ["open", "done"]

    def test_both_languages_name_a_wording_alike(self, page):
        lists = [node.data for node in load_files(reference_texts()).catalogue.of_kind("checklist")]
        odd = [{"id": "a", "check": 'a "b" \\ </x> 😀 é\u007f\t', "critical": False, "na_allowed": True}]
        every = [worded(data) for data in (*lists, LIST, dict(LIST) | {"items": odd})]
        assert len(every) > 10
        assert page.evaluate("lists => Promise.all(lists.map(PbShape.wording))", every) == [
            wording(data) for data in every
        ]


class TestMerging:
    def test_it_does_not_matter_who_hears_what_when_or_how_often(self, page):
        assert page.evaluate("core.merged(300)") == []

    def test_two_tabs_lose_no_tick_whatever_they_overwrite(self, page, other):
        run = page.evaluate("begin().id")
        page.evaluate("core.forgetful(1)")
        other.evaluate("core.forgetful(2)")
        draw = random.Random(3)
        said = [f"p/c{1 + turn % 4}/https://a.example/{turn}" for turn in range(60)]
        codes = [draw.choice((page, other)).evaluate("core.prove", [run, *one.split("/", 2)[1:]]) for one in said]
        kept = "id => localStorage[`test:report-check:${id}`]"
        for tab, its in ((page, other), (other, page), (page, other)):
            tab.wait_for_function("core.settled", arg=[run, its.evaluate(kept, run)])
        cells = json.loads(page.evaluate(kept, run))["cells"]
        taken = {one for one, code in zip(said, codes, strict=True) if not code}
        assert len(taken) >= 20
        assert taken <= cells.keys()

    def test_another_tab_is_heard(self, page, other):
        page.evaluate("window.heard = []; shelf.addEventListener('change', ({detail}) => heard.push(detail.list))")
        other.evaluate("core.finished()")
        page.wait_for_function("shelf.runs()[0]?.completedAt")
        assert page.evaluate("shelf.runs()[0].answer('c1', 'failed')") == "completed"
        assert set(page.evaluate("heard")) == {"report-check"}

    def test_a_tick_after_the_run_was_completed_elsewhere_is_named(self, page):
        assert page.evaluate("core.late()") == [["c1"], "done done not_applicable failed"]

    def test_what_another_page_takes_away_is_written_again(self, page, other):
        key = page.evaluate("begin().key")
        for destroy in ("localStorage.clear()", "localStorage.removeItem(KEY)", "localStorage[KEY] = '{}'"):
            other.evaluate(destroy.replace("KEY", json.dumps(key)))
            page.wait_for_function("key => localStorage[key]?.includes('Week 46')", arg=key)


class TestStorage:
    @pytest.mark.parametrize(("name", "state"), [("QuotaExceededError", "full"), ("SecurityError", "blocked")])
    def test_where_nothing_can_be_written_a_run_goes_on_and_is_kept_later(self, page, name, state):
        found = page.evaluate("core.unkept", name)
        assert (found["seen"], found["blockers"], found["counts"], found["kept"]) == ([state, ""], [], [1, 2], True)
        assert told(found["json"]) == []

    def test_where_there_is_no_storage_at_all_it_is_said_at_once(self, open_page, address):
        visit = open_page("about:blank")
        visit.page.add_init_script(NO_STORAGE)
        visit.page.goto(address)
        assert visit.page.evaluate("[shelf.state, finish(begin()), shelf.aside]") == ["blocked", [], []]
        assert visit.page.evaluate("shelf.runs().map((run) => !!run.completedAt)") == [True]
        assert visit.errors == []

    def test_an_entry_that_cannot_be_read_is_kept_aside(self, page):
        cells = ('"constructor":[1,STAMP]', '"__proto__":[1,STAMP]', '"gone":[1,"zzzzzzzzza"]', '"case":["x",STAMP]')
        texts = ['{"v":1,"cells":{' + one.replace("STAMP", '"0abcdefgha"') + "}}" for one in cells]
        for text in ("", "x", "{}", "null", "[]", '{"v":1,"cells":null}', '{"v":1,"cells":{"case":null}}', *texts):
            assert page.evaluate("core.aside", text) == [0, text, 2, True, 0, ["test:other"]]

    def test_an_entry_that_cannot_be_put_aside_stays_where_it_is(self, page):
        assert page.evaluate("core.asideWhenFull()") == [0, 0, "full", [{"key": KEY, "text": "x"}], "x", 1, False]

    def test_what_a_later_version_wrote_is_left_alone(self, page):
        assert page.evaluate("core.ofLaterVersion()") == [0, [], '{"v":2}']

    def test_runs_outlive_the_page_and_other_sites_have_their_own(self, page):
        page.evaluate("begin().key")
        page.evaluate("PbShelf.of('other').start({list: PUBLISHED, case: 'There', performer: {name: 'Eve'}}).key")
        page.reload()
        assert page.evaluate("shelf.runs().map((run) => run.case + ' ' + states(run))") == [
            "Week 46 open open open open"
        ]

    def test_runs_are_kept_where_pages_are_files(self, open_page, tmp_path):
        visit = open_page(blank(tmp_path).as_uri())
        visit.page.evaluate("core.finished()")
        visit.page.reload()
        assert visit.page.evaluate("!!shelf.runs()[0].completedAt")
        assert (visit.errors, visit.foreign) == ([], [])

    def test_what_is_overdue_stale_or_gone_is_told(self, page):
        current, late, timeless, stale, gone, stepped = page.evaluate("core.report()")
        assert (current, late, timeless) == ([], ["overdue"], [])
        assert (stale, gone, stepped) == (["stale"], ["gone"], ["overdue"])


class TestOut:
    def test_every_run_that_can_be_made_is_a_record_that_verifies(self, page):
        texts = page.evaluate("exchange.records(60)")
        assert set().union(*map(wrong, texts)) <= {"run/not-applicable", "run/missing-evidence"}
        completed = [text for text in texts if "completed_at" in text]
        assert len(completed) > 10
        assert {rule for text in completed for rule, _ in told(text, SEPARATE)} <= {"run/open-item"}

    def test_markdown_stays_text(self, page):
        text = page.evaluate("exchange.markdown()")
        assert text.startswith(r"## \<b\>\#&#8203;1\<\/b\> \@&#8203;ops \[x\]\(y\) \~\~\_\*\`" + "\n\n- LIST: Report")
        assert "1. **FAILED** (CRITICAL): Every number has its row\n   - REASON: \\|a\\|b\\|\n" in text
        assert r"NOTE: \# not a heading<br>1\. \@&#8203;ops \#&#8203;12 \!&#8203;3 http\:\/\/a\.example" in text
        assert "   - EVIDENCE: <https://a.example/?a=b>\n" in text

    def test_no_cell_is_a_formula(self, page):
        text = page.evaluate("exchange.csv()")
        assert text.startswith("\ufeffsite,run,list,")
        rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
        assert [row["note"] for row in rows] == ['\'@SUM("a")\nb', "'+1", "'-1", "tab = 1"]
        assert {row["case"] for row in rows} == {"'=1+1"}

    def test_a_link_carries_a_run_or_says_why_it_cannot(self, page):
        length, same, checked, code, much, unable = page.evaluate("exchange.link()")
        assert length < 1000
        assert much > 2000
        assert (same, checked, code, unable) == (True, True, "long", {"code": "unable"})

    def test_the_digest_of_a_file_is_worked_out_here_or_said_to_be_impossible(self, page):
        proof, unable, checked = page.evaluate("exchange.proof()")
        assert proof["name"] == "a.txt"
        assert proof["sha256"].startswith("ca978112ca1bbdcafac231b39a23dc4d")
        assert (unable, checked) == ("unable", False)

    def test_a_file_is_named_by_list_case_and_day(self, page):
        name = page.evaluate(r"PbExport.name(begin({case: '../Ä b:c/\u202e x'}).record(), 'json')")
        assert name == f"report-check-Ä-b-c-x-{datetime.datetime.now(datetime.UTC).date()}.json"


class TestIn:
    def test_what_goes_out_comes_in_equal(self, page):
        assert page.evaluate("exchange.back(40)") == []

    def test_it_says_what_it_would_do_before_it_does(self, page):
        assert page.evaluate("exchange.previews", changed(pause_point="Later")) == [
            "same same present",
            "same same present",
            "merge same other c1 c4",
            "failed open open done",
            "failed open open done",
            "new other c1 c2 c3 c4",
            "site same present",
        ]

    def test_nothing_changes_what_is_completed(self, page):
        said, refused, case, completed = page.evaluate("exchange.previewsOfCompleted()")
        assert said == ["completed", "same", "completed", "complete"]
        assert (refused, case, completed) == (None, "Week 46", True)

    def test_a_run_that_was_removed_can_come_back(self, page):
        assert page.evaluate("exchange.backAfterRemoval()") == ["new", 1, True]

    def test_what_is_no_record_is_refused_with_its_place(self, page):
        for changes, expected in (
            ({"format": "other"}, {"code": "format"}),
            ({"version": 2}, {"code": "version"}),
            ({"items.0.note": "x" * 1001}, {"code": "shape", "at": "items.0.note"}),
            ({"items.1.evidence.0.name": GONE}, {"code": "shape", "at": "items.1.evidence.0"}),
            ({"items.0.at": GONE}, {"code": "shape", "at": "items.0"}),
            ({"items.0.id": "c9"}, {"code": "shape", "at": ""}),
            ({"case": "\u202e"}, {"code": "shape", "at": "case"}),
            ({"list.items.0.check": "Nothing"}, {"code": "wording"}),
            ({"list.items.0.later": 1}, {"code": "wording"}),
            ({"completed_at": "2099-01-01T00:00:00Z"}, {"code": "late", "at": "2099-01-01T00:00:00Z"}),
            ({"items.0.at": "9999-12-31T23:59:59Z"}, {"code": "late", "at": "9999-12-31T23:59:59Z"}),
            ({"started_at": "1969-01-01T00:00:00Z"}, {"code": "early", "at": "1969-01-01T00:00:00Z"}),
            ({"started_at": "0001-01-01T00:00:00Z"}, {"code": "early", "at": "0001-01-01T00:00:00Z"}),
        ):
            assert page.evaluate("PbImport.text", recorded({"site": "test", **changes})) == expected

    def test_an_unknown_field_is_passed_over(self, page):
        found = page.evaluate("PbImport.text", recorded({"site": "test", "more": {"deep": 1}, "items.0.more": 1}))
        assert found == {"record": json.loads(recorded({"site": "test"})), "checked": True}

    def test_what_is_no_text_or_too_much_is_refused(self, page):
        codes, none = page.evaluate("exchange.unreadable()")
        assert none is None
        assert codes == (
            {"utf16": "text", "cut": "json", "deep": "json", "long": "large", "number": "format", "bomb": "large"}
            | dict.fromkeys(("short", "escaped", "empty"), "damaged")
            | {"gone": "unreadable", "old": "unable"}
        )

    def test_nothing_that_is_damaged_makes_it_stumble(self, page):
        codes = set(page.evaluate("exchange.damaged(300)"))
        assert codes <= {"", "damaged", "json", "shape", "wording", "format", "version", "early", "late", "text"}
        assert len(codes) > 4

    def test_it_takes_for_a_record_what_the_command_does_and_nothing_else(self, page):
        rules = {"run/format", "run/shape", "run/json", "run/unreadable"}
        signature = {"by": {"name": "Cy"}, "as": "performer", "at": "2026-11-16T09:19:00Z"}
        whole = recorded({"site": "test", "signatures.1": signature})
        for text, code in page.evaluate("exchange.misshapen", [whole, 300, 1]):
            findings = verify("run.json", text.encode(), KNOWN, datetime.date.max).findings
            said = any(one.rule in rules and one.severity is Severity.ERROR for one in findings)
            moment = any("is not a moment" in one.message for one in findings)
            assert (text, code in ("format", "version", "shape")) == (text, said or moment)
