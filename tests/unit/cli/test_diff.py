"""``playbook diff`` as a user runs it, in real repositories."""

import json
import shutil
import subprocess
import sys

import pytest

from repository import commit, git
from support import ROOT

BOUNDARY = """\
kind: boundary
id: opinions
title: Opinions
category: identity
human_at_least: operator
covers: [What we advise]
rationale: Readers come for us
owner: boss
"""
DECISION = """\
kind: decision
id: further
title: Further
date: {0}
decided_by: boss
status: {1}
decision: The assistant may go further
affects: [boundary/opinions]
"""


@pytest.fixture
def specs(project):
    """A project with a boundary, all of it committed."""
    (project / "playbooks" / "opinions.yaml").write_text(BOUNDARY)
    commit(project)
    return project / "playbooks"


def loosen(specs):
    path = specs / "opinions.yaml"
    path.write_text(BOUNDARY.replace("operator", "approver"))


def test_nothing_differs(playbook, specs):
    (specs / "opinions.yaml").write_text("# a comment\n" + BOUNDARY)
    outcome = playbook("diff", "HEAD")
    assert (outcome.code, outcome.out) == (0, "nothing differs from HEAD to the working tree\n")


def test_a_loosening_without_a_decision_ends_with_1(playbook, specs):
    loosen(specs)
    outcome = playbook("diff", "HEAD")
    assert outcome.code == 1
    assert outcome.out == (
        'boundary/opinions "Opinions"\n'
        '  looser   the human is at least "approver", was "operator" [no decision]\n\n'
        'who must look\n  boss "Boss"\n    owns boundary/opinions\n\n'
        "from HEAD to the working tree: 1 looser (1 without a decision), 0 tighter, 0 neither in 1 document\n"
        "take back what is looser, or write an accepted decision with `affects: [boundary/opinions]`\n"
    )


def test_a_tightening_ends_with_0(playbook, specs):
    loosen(specs)
    commit(specs)
    (specs / "opinions.yaml").write_text(BOUNDARY)
    assert playbook("diff", "HEAD").code == 0
    assert playbook("diff", "HEAD", "HEAD~1").code == 0
    assert playbook("diff", "HEAD~1", "HEAD").code == 1


@pytest.mark.parametrize(
    ("date", "status", "code"),
    [("2099-01-01", "accepted", 0), ("2099-01-01", "proposed", 1), ("2000-01-01", "accepted", 1)],
)
def test_an_accepted_decision_that_is_not_old_answers(playbook, specs, date, status, code):
    loosen(specs)
    (specs / "further.yaml").write_text(DECISION.format(date, status))
    outcome = playbook("diff", "HEAD")
    assert outcome.code == code
    assert ("answered by decision/further" in outcome.out) == (code == 0)


def test_the_decision_has_to_stand_in_the_later_revision(playbook, specs):
    loosen(specs)
    commit(specs)
    (specs / "further.yaml").write_text(DECISION.format("2099-01-01", "accepted"))
    assert playbook("diff", "HEAD~1", "HEAD").code == 1
    assert playbook("diff", "HEAD~1").code == 0


def test_a_boundary_that_is_gone_is_retired_instead(playbook, specs):
    (specs / "opinions.yaml").unlink()
    outcome = playbook("diff", "HEAD")
    assert outcome.code == 1
    assert "keep boundary/opinions with `status: retired`" in outcome.out
    (specs / "opinions.yaml").write_text(BOUNDARY + "status: retired\n")
    (specs / "further.yaml").write_text(DECISION.format("2099-01-01", "accepted"))
    assert playbook("diff", "HEAD").code == 0


def test_what_the_other_branch_did_is_left_out_on_request(playbook, project, specs):
    loosen(specs)
    commit(project)
    git(project, "checkout", "-qb", "mine")
    git(project, "checkout", "-q", "main")
    (specs / "opinions.yaml").write_text(BOUNDARY)
    commit(project)
    git(project, "checkout", "-q", "mine")
    assert playbook("diff", "main").code == 1
    outcome = playbook("diff", "--merge-base", "main")
    assert (outcome.code, outcome.out) == (0, "nothing differs from main to the working tree\n")


def test_json_has_a_version_and_the_commits(playbook, project, specs):
    loosen(specs)
    commit(project)
    outcome = playbook("diff", "HEAD~1", "HEAD", "--format", "json")
    assert outcome.code == 1
    record = json.loads(outcome.out)
    assert record["version"] == 1
    heads = git(project, "rev-parse", "HEAD~1", "HEAD").split()
    assert [record[side] for side in ("before", "after")] == [
        {"name": "HEAD~1", "commit": heads[0]},
        {"name": "HEAD", "commit": heads[1]},
    ]
    summary = {"documents": 1, "added": 0, "removed": 0, "renamed": 0}
    assert record["summary"] == summary | {"looser": 1, "unanswered": 1, "tighter": 0, "neither": 0}


def test_markdown_begins_with_the_summary(playbook, specs):
    loosen(specs)
    out = playbook("diff", "HEAD", "--format", "markdown").out
    assert out.startswith("**From HEAD to the working tree\\: 1 looser")
    assert "### Looser\n\n- boundary/opinions: the human is at least" in out


@pytest.mark.parametrize("revisions", [("nowhere",), ("HEAD", "nowhere"), ("--", "--all"), ("HEAD:playbooks",)])
def test_an_unknown_revision_ends_with_2(playbook, specs, revisions):
    outcome = playbook("diff", *revisions)
    assert outcome.code == 2
    assert "no revision" in outcome.err


@pytest.mark.parametrize("arguments", [(), ("HEAD", "HEAD", "HEAD"), ("HEAD", "HEAD", "--merge-base")])
def test_wrong_usage_ends_with_2(playbook, specs, arguments):
    assert playbook("diff", *arguments).code == 2


def test_without_a_repository(playbook, project):
    outcome = playbook("diff", "HEAD")
    assert outcome.code == 2
    assert "do not lie in a Git repository" in outcome.err


def test_in_a_repository_without_a_commit(playbook, project):
    git(project, "init", "-q")
    assert playbook("diff", "HEAD").code == 2


def test_without_git(playbook, specs, monkeypatch):
    monkeypatch.setenv("PATH", "")
    outcome = playbook("diff", "HEAD")
    assert outcome.code == 2
    assert "Git is not installed" in outcome.err


def test_in_an_empty_folder(playbook, tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    outcome = playbook("diff", "HEAD")
    assert outcome.code == 2
    assert "playbook init" in outcome.err


def test_without_its_folder_of_specs(playbook, project, specs):
    shutil.rmtree(specs)
    assert playbook("diff", "HEAD").code == 3


def test_a_revision_without_specs_is_empty(playbook, project):
    shutil.move(project / "playbooks", project / "elsewhere")
    commit(project)
    shutil.move(project / "elsewhere", project / "playbooks")
    outcome = playbook("diff", "HEAD")
    assert outcome.code == 0
    assert 'role/boss "Boss" is new' in outcome.out


@pytest.mark.parametrize("text", ["]", "kind: role\nid: x\n", "\x00", "kind: boundary\nid: opinions\n", "- 1\n", ""])
def test_a_document_that_is_broken_now_is_not_compared(playbook, specs, text):
    (specs / "opinions.yaml").write_text(text)
    outcome = playbook("diff", "HEAD")
    assert (outcome.code, outcome.err) == ((1, "") if not text else (0, ""))
    assert ("playbooks/opinions.yaml at the working tree" in outcome.out) == bool(text)


def test_a_document_that_was_broken_is_not_compared(playbook, project, specs):
    (specs / "opinions.yaml").write_text(BOUNDARY.replace("operator", "nobody"))
    commit(project)
    (specs / "opinions.yaml").write_text(BOUNDARY)
    outcome = playbook("diff", "HEAD")
    assert outcome.code == 0
    assert outcome.out.startswith("not compared\n  playbooks/opinions.yaml at HEAD (boundary/opinions): ")


def test_rules_have_no_say(playbook, project, specs):
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("[playbooks]", "[playbooks: {rules: {no-such-rule: off}}]"))
    assert playbook("diff", "HEAD").code == 0


def test_hostile_text_reaches_no_terminal(playbook, specs):
    (specs / "opinions.yaml").write_text(BOUNDARY.replace("title: Opinions", r'title: "a\e]0;x\a \u202e"'))
    out = playbook("diff", "HEAD").out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_colour_on_request(playbook, specs, monkeypatch):
    loosen(specs)
    plain = playbook("diff", "HEAD").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = playbook("diff", "HEAD").out
    assert "\x1b[31m" in coloured
    assert plain != coloured


@pytest.fixture
def reference(tmp_path, monkeypatch):
    """The reference project in a repository of its own."""
    folder = tmp_path.resolve() / "reference"
    shutil.copytree(ROOT / "playbooks", folder / "playbooks")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def test_the_reference_project_does_not_differ_from_itself(playbook, reference):
    outcome = playbook("diff", "HEAD")
    assert (outcome.code, outcome.out) == (0, "nothing differs from HEAD to the working tree\n")


def test_a_changed_reference_project(playbook, reference):
    path = next(iter(sorted((reference / "playbooks" / "boundaries").glob("*.yaml"))))
    lines = path.read_text().splitlines()
    kept = [line for line in lines if not line.startswith("human_at_least:")]
    path.write_text("\n".join((*kept, "human_at_least: observer")) + "\n")
    outcome = playbook("diff", "HEAD", "--format", "json")
    record = json.loads(outcome.out)
    assert outcome.code == 1
    assert [each["document"] for each in record["documents"]] == [f"boundary/{path.stem}"]
    assert [each["topic"] for each in record["documents"][0]["changes"]] == ["human_at_least"]
    assert record["look"]


def test_the_same_in_a_process_of_its_own(reference):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_playbooks", "diff", "HEAD"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
