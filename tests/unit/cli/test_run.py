"""``playbook run verify``: what is said of exported runs, on what, and with which exit code."""

import datetime
import io
import json

import pytest

from mkdocs_playbooks.facts.wording import short, wording
from mkdocs_playbooks.hosts.index import INDEX, site_index
from mkdocs_playbooks.pages.context import Context
from recorded import GONE, LIST, SPECS, recorded, worded
from support import load

DAY = ("--as-of", "2026-11-16")
EARLIER = {**LIST, "pause_point": "Earlier"}
HOSTILE = "\x1b[2J<script>alert(1)</script>::error::x \u202e`@all`"


@pytest.fixture
def lists(project):
    """A project with the list; the current folder."""
    (project / "playbooks" / "lists.yaml").write_text(SPECS)
    return project


@pytest.fixture
def verify(playbook, lists):
    """``verify(changes, …)`` checks the good run with these changes."""

    def call(changes=None, *options, text=None):
        (lists / "run.json").write_text(recorded(changes) if text is None else text, "utf-8")
        return playbook("run", "verify", "run.json", *(() if "--as-of" in options else DAY), *options)

    return call


def index_of(*lists, day=16):
    """The index of a site on which these lists followed each other, a day apart."""
    content = None
    for number, each in enumerate(lists):
        context = Context(load(json.dumps(each), datetime.date(2026, 11, day - len(lists) + 1 + number)))
        content = site_index(context, "playbooks", True, content).content
    return content


def test_a_good_run(verify):
    outcome = verify()
    assert (outcome.code, outcome.out, outcome.err) == (0, "no findings in 1 document\n", "")


def test_a_flaw_is_shown_in_its_line(verify):
    outcome = verify({"items.0": {"id": "c1", "state": "open"}})
    assert outcome.code == 1
    assert 'error[run/critical-item]: the run is completed, and the critical item "c1" is open\n' in outcome.out
    assert '"state": "open"' in outcome.out
    assert "help: the work must not go on before it is done; if it fails: Send it back" in outcome.out
    assert "explain: playbook explain run/critical-item" in outcome.out


@pytest.mark.parametrize(
    ("changes", "options", "rule", "code"),
    [
        ({"list.items.0.check": "Nothing"}, (), "run/wording", 1),
        ({"list.id": "report-chek"}, (), "run/unknown-list", 1),
        ({"list": worded(EARLIER)}, (), "run/unknown-list", 1),
        ({"items.2.reason": GONE}, (), "run/not-applicable", 1),
        ({"items.1.evidence": []}, (), "run/missing-evidence", 1),
        ({"completed_at": "2026-11-16T08:00:00Z"}, (), "run/time", 1),
        ({}, ("--as-of", "2026-11-14"), "run/time", 1),
        ({"completed_at": GONE}, (), "run/uncompleted", 0),
        ({"completed_at": GONE}, ("--completed",), "run/uncompleted", 1),
        ({"case": 7}, (), "run/shape", 1),
        ({"version": 9}, (), "run/format", 1),
    ],
)
def test_each_flaw(verify, changes, options, rule, code):
    outcome = verify(changes, *options, "--format", "json")
    assert outcome.code == code
    assert {finding["rule"] for finding in json.loads(outcome.out)["findings"]} == {rule}


def test_a_place_is_a_line_and_a_column(verify):
    (finding,) = json.loads(verify({"case": 7}, "--format", "json").out)["findings"]
    line = recorded({"case": 7}).splitlines()[finding["line"] - 1]
    assert (finding["path"], line[finding["column"] - 1 : finding["end_column"] - 1]) == ("run.json", "7")


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github", "gitlab", "junit", "markdown"])
def test_hostile_text_stays_text(verify, format_):
    changes = {"case": "7" * 300, "performer": {"name": HOSTILE}, "list.id": "a::error::b", HOSTILE: 1, "step": HOSTILE}
    escaped = json.dumps(json.loads(recorded(changes)), indent=1)
    for text in (escaped, escaped.replace("\\u202e", "").replace("\\u001b", ""), recorded(changes)):
        outcome = verify({}, "--format", format_, text=text)
        assert outcome.code == 1
        assert "\x1b" not in outcome.out
        assert "\u202e" not in outcome.out
        assert not any(line.startswith("::error::") for line in outcome.out.splitlines())


@pytest.mark.parametrize("text", ["", "not JSON", "[" * 200_000, '{"a": 1, "a": 1}', "{}", "[7]", " " * 2_000_000])
def test_what_is_no_run(verify, text):
    outcome = verify(text=text)
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith("error[run/")


def test_many_files_and_a_summary(verify, playbook, lists):
    verify()
    (lists / "other.json").write_text(recorded({"case": ""}))
    outcome = playbook("run", "verify", "run.json", "other.json", *DAY)
    assert outcome.code == 1
    assert outcome.out.endswith("1 error in 2 documents\n")


def test_a_file_that_is_not_there(playbook, lists):
    outcome = playbook("run", "verify", "gone.json")
    assert (outcome.code, outcome.out) == (3, "")
    assert "gone.json: No such file" in outcome.err
    assert playbook("run", "verify").code == 2
    assert playbook("run", "verify", "playbooks", "--as-of", "soon").code == 2


def test_a_folder_stands_for_the_runs_in_it(playbook, lists):
    (lists / "runs" / "older").mkdir(parents=True)
    (lists / "runs" / "readme.txt").write_text("Not a run")
    outcome = playbook("run", "verify", "runs", *DAY)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "Error: there is no .json file in runs; name a folder that holds exported runs\n"
    (lists / "runs" / "b.json").write_text(recorded({"case": ""}))
    (lists / "runs" / "older" / "a.json").write_text(recorded())
    outcome = playbook("run", "verify", "runs", "runs", *DAY, "--format", "json")
    assert outcome.code == 1
    assert [finding["path"] for finding in json.loads(outcome.out)["findings"]] == ["runs/b.json"]


def test_standard_input_is_a_run_too(playbook, lists, monkeypatch):
    for text, code, said in ((recorded(), 0, "no findings in 1 document\n"), ("", 1, "error[run/")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        outcome = playbook("run", "verify", "-", *DAY)
        assert (outcome.code, outcome.out.startswith(said)) == (code, True)


def test_a_site_whose_day_stands_still_does_not_make_runs_of_the_future(verify, lists, monkeypatch):
    (lists / "mkdocs.yml").write_text("docs_dir: playbooks\nplugins: [playbooks: {as_of: '2026-11-01'}]\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    (lists / "run.json").write_text(recorded())
    assert verify().code == 0


def test_a_list_that_is_still_being_written_has_no_runs(verify, lists):
    (lists / "playbooks" / "lists.yaml").write_text(json.dumps({**LIST, "draft": True}))
    outcome = verify()
    assert outcome.code == 1
    assert '"report-check" is a draft, which no site publishes' in outcome.out


class TestSite:
    def test_a_run_of_another_site_is_an_error(self, verify):
        outcome = verify({"site": "rehearsal"})
        assert outcome.code == 1
        assert (
            'error[run/other-site]: this run was made on the site "rehearsal", and this is "playbooks"' in outcome.out
        )

    def test_the_project_says_which_it_is(self, verify, lists):
        (lists / "mkdocs.yml").write_text("docs_dir: playbooks\nplugins: [playbooks: {site_id: rehearsal}]\n")
        assert verify({"site": "rehearsal"}).code == 0
        assert verify().code == 1

    def test_the_published_index_knows_earlier_names(self, verify, lists):
        context = Context(load(SPECS, datetime.date(2026, 11, 16)))
        before = site_index(context, "before", True, None).content
        (lists / "site").mkdir()
        (lists / "site" / INDEX).write_bytes(site_index(context, "playbooks", True, before).content)
        assert verify({"site": "before"}).code == 0
        assert verify().code == 0
        assert verify({"site": "never"}).code == 1

    def test_an_index_alone_is_enough(self, playbook, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "published.json").write_bytes(index_of(LIST))
        (tmp_path / "run.json").write_text(recorded({"site": "rehearsal"}))
        outcome = playbook("run", "verify", "run.json", "--index", "published.json", *DAY)
        assert (outcome.code, "run/other-site" in outcome.out) == (1, True)


class TestIndex:
    def test_the_site_beside_the_project_knows_earlier_wordings(self, verify, lists):
        (lists / "site").mkdir()
        (lists / "site" / INDEX).write_bytes(index_of(EARLIER, LIST))
        outcome = verify({"list": worded(EARLIER)})
        assert outcome.code == 0
        assert f"the wording {short(wording(EARLIER))} was published from 2026-11-15" in outcome.out

    def test_so_does_one_that_is_named(self, verify, lists):
        (lists / "published.json").write_bytes(index_of(EARLIER, LIST, day=15))
        outcome = verify({"list": worded(EARLIER)}, "--index", "published.json")
        assert outcome.code == 0
        assert outcome.out.startswith("warning[run/earlier-wording]")

    def test_the_folder_of_the_site_is_the_projects_own(self, verify, lists):
        (lists / "public").mkdir()
        (lists / "public" / INDEX).write_bytes(index_of(EARLIER, LIST))
        with (lists / "mkdocs.yml").open("a") as stream:
            stream.write("site_dir: public\n")
        assert verify({"list": worded(EARLIER)}).code == 0

    def test_one_that_is_named_and_is_none_is_wrong_usage(self, verify, lists):
        (lists / "other.json").write_text('{"version": 1}')
        outcome = verify({}, "--index", "other.json")
        assert (outcome.code, outcome.out) == (2, "")
        assert "other.json cannot be used: it is no index of version 1" in outcome.err
        assert verify({}, "--index", "gone.json").code == 3

    def test_one_of_somebody_else_beside_the_project_is_passed_over(self, verify, lists):
        (lists / "site").mkdir()
        (lists / "site" / INDEX).write_text("[]")
        outcome = verify()
        assert outcome.code == 0
        assert outcome.err.startswith("Earlier wordings are not known: ")

    def test_without_a_project_the_index_is_enough(self, playbook, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "run.json").write_text(recorded())
        (tmp_path / "published.json").write_bytes(index_of(LIST))
        outcome = playbook("run", "verify", "run.json", "--index", "published.json", *DAY)
        assert (outcome.code, outcome.out) == (0, "no findings in 1 document\n")
        assert "alone" in outcome.err
        assert playbook("run", "verify", "run.json").code == 2


def test_a_run_on_a_list_of_a_broken_project_is_not_known(verify, lists):
    (lists / "playbooks" / "lists.yaml").write_text("kind: [")
    outcome = verify()
    assert outcome.code == 1
    assert "run/unknown-list" in outcome.out
    assert outcome.err == ""
    assert (
        "help: some specs of the project are broken, so that not all they say is known: see `playbook check`"
        in outcome.out
    )
