"""``playbook check`` narrowed to what is new: a baseline, a branch; and what it says it has left out."""

import datetime
import json

import pytest

from mkdocs_playbooks.source.git import git as asked
from repository import commit, git

LATE = "kind: role\nid: {0}\ntitle: {0}\nholders: [{{person: p1}}]\nreview_due: 2020-01-01\n"
BASELINE = "playbook-baseline.json"


@pytest.fixture
def specs(project):
    (project / "playbooks" / "old.yaml").write_text(LATE.format("old"))
    return project / "playbooks"


def test_what_a_baseline_holds_is_not_reported_again(playbook, specs):
    assert playbook("check", "--fail-on", "warning").code == 1
    written = playbook("check", "--write-baseline")
    assert (written.code, written.out) == (0, f"{BASELINE} holds 1 finding\n")
    again = playbook("check", "--fail-on", "warning")
    assert again.code == 0
    assert again.out == "no findings in 2 documents\n1 finding known from the baseline\n"
    (specs / "new.yaml").write_text(LATE.format("new"))
    third = playbook("check", "--fail-on", "warning")
    assert third.code == 1
    assert "playbooks/new.yaml" in third.out
    assert "playbooks/old.yaml" not in third.out


def test_a_baseline_says_when_it_is_too_long(playbook, specs):
    playbook("check", "--write-baseline")
    (specs / "old.yaml").unlink()
    out = playbook("check").out
    assert out.endswith("1 entry of the baseline no longer found: --write-baseline drops them\n")
    assert playbook("check", "--write-baseline").out == f"{BASELINE} holds 0 findings\n"
    assert playbook("check").out == "no findings in 1 document\n"


def test_a_baseline_hides_no_broken_text(playbook, specs):
    (specs / "old.yaml").write_text("kind: role\nid: old\ntitel: Old\ntitle: Old\n")
    playbook("check", "--write-baseline")
    assert playbook("check").code == 1


def test_a_broken_baseline_is_told(playbook, project, specs):
    (project / BASELINE).write_text("[]")
    outcome = playbook("check")
    assert outcome.code == 2
    assert BASELINE in outcome.err


@pytest.mark.parametrize("other", [("playbooks",), ("--changed-since", "HEAD")])
def test_a_baseline_is_of_the_whole_project(playbook, project, specs, other):
    outcome = playbook("check", "--write-baseline", *other)
    assert outcome.code == 2
    assert "whole project" in outcome.err
    assert not (project / BASELINE).exists()


def test_a_branch_answers_for_what_it_touches(playbook, project, specs):
    (specs / "other.yaml").write_text(LATE.format("other"))
    commit(project)
    assert playbook("check", "--changed-since", "HEAD").out.startswith("no findings")
    text = (specs / "old.yaml").read_text()
    (specs / "old.yaml").write_text(text.replace("title: old", "title: Older"))
    out = playbook("check", "--changed-since", "HEAD").out
    assert "playbooks/old.yaml" in out
    assert "playbooks/other.yaml" not in out


def test_a_branch_answers_for_what_it_breaks_elsewhere(playbook, project, specs):
    (specs / "work.yaml").write_text(
        "kind: workflow\nid: work\ntitle: Work\nowner: old\ntrigger: every Monday\n"
        "steps: [{id: one, do: A, who: boss}]\n"
    )
    commit(project)
    git(project, "checkout", "-qb", "mine")
    (specs / "old.yaml").unlink()
    commit(project)
    outcome = playbook("check", "--changed-since", "main", "--format", "json")
    assert outcome.code == 1
    assert [one["rule"] for one in json.loads(outcome.out)["findings"]] == ["reference/unknown"]


def test_what_only_time_has_broken_is_not_the_branchs(playbook, project, specs):
    (specs / "old.yaml").write_text(LATE.format("old").replace("2020-01-01", "2099-01-01"))
    commit(project)
    assert playbook("check", "--changed-since", "HEAD", "--as-of", "2100-01-01").out.startswith("no findings")
    assert "overdue-review" in playbook("check", "--as-of", "2100-01-01").out


@pytest.mark.parametrize("revision", ["nowhere", "--all"])
def test_a_revision_that_is_none_is_told(playbook, project, specs, revision):
    commit(project)
    outcome = playbook("check", f"--changed-since={revision}")
    assert outcome.code == 2
    assert f"revision {revision}" in outcome.err


def test_no_repository_is_told(playbook, specs):
    outcome = playbook("check", "--changed-since", "HEAD")
    assert outcome.code == 2
    assert "do not lie in a Git repository" in outcome.err


def test_what_a_decision_waives_is_told(playbook, specs):
    end = datetime.date.today() + datetime.timedelta(days=30)
    (specs / "waiver.yaml").write_text(
        "kind: decision\nid: wait\ntitle: Wait\ndate: 2026-01-01\ndecided_by: boss\nstatus: accepted\n"
        f"decision: We wait\nwaives: [{{rule: overdue-review, of: role/old, until: {end}}}]\n"
    )
    outcome = playbook("check", "--fail-on", "info")
    assert (outcome.code, outcome.out) == (0, "no findings in 3 documents\n1 finding waived by decision/wait\n")
    assert playbook("check", "playbooks/roles").out == "no findings in 1 document\n"


def test_a_rule_can_be_switched_off_in_the_settings(playbook, project, specs):
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("[playbooks]", "[playbooks: {rules: {overdue-review: off}}]"))
    assert playbook("check").out == "no findings in 2 documents\n"
    config.write_text(config.read_text().replace("overdue-review", "overdue-revue"))
    outcome = playbook("check")
    assert outcome.code == 2
    assert 'did you mean "overdue-review"?' in outcome.err


def test_git_is_asked_without_its_settings(project, specs):
    commit(project)
    git(project, "config", "core.pager", "false")
    assert asked(project, "rev-parse", "HEAD")
