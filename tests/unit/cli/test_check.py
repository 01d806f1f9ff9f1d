"""``playbook check``: what is reported, on what, and with which exit code."""

import json

import pytest
from click.testing import CliRunner

from mkdocs_playbooks.cli import playbook as command

MISSPELT = "kind: role\nid: other\ntitel: Other\ntitle: Other\n"
WARNED = "kind: role\nid: deputy\ntitle: Deputy\nbackup: chief\n"
FORMER = "kind: role\nid: head\ntitle: Head\nformerly: [chief]\n"


@pytest.fixture
def specs(project):
    return project / "playbooks"


def test_a_clean_project(playbook, project):
    outcome = playbook("check")
    assert (outcome.code, outcome.out, outcome.err) == (0, "no findings in 1 document\n", "")


def test_an_error(playbook, specs):
    (specs / "other.yaml").write_text(MISSPELT)
    outcome = playbook("check")
    assert outcome.code == 1
    assert outcome.out.startswith("error[schema/additionalProperties]: this role has no field `titel`\n")
    assert outcome.out.endswith("\n\n1 error in 2 documents\n")


def test_the_runner_of_click_agrees(specs):
    (specs / "other.yaml").write_text(MISSPELT)
    assert "1 error in 2 documents" in CliRunner().invoke(command, ["check"]).stdout


@pytest.mark.parametrize(
    ("fail_on", "code"), [(None, 0), ("error", 0), ("warning", 1), ("info", 1), ("never", 0)], ids=str
)
def test_fail_on(playbook, specs, fail_on, code):
    (specs / "deputy.yaml").write_text(WARNED)
    (specs / "head.yaml").write_text(FORMER)
    outcome = playbook("check", *(("--fail-on", fail_on) if fail_on else ()))
    assert outcome.code == code
    assert "1 warning in 3 documents" in outcome.out


def test_never_holds_for_errors_too(playbook, specs):
    (specs / "other.yaml").write_text(MISSPELT)
    assert playbook("check", "--fail-on", "never").code == 0


def test_json(playbook, specs):
    (specs / "other.yaml").write_text(MISSPELT)
    outcome = playbook("check", "--format", "json")
    record = json.loads(outcome.out)
    assert outcome.code == 1
    assert record["summary"] == {"documents": 2, "errors": 1, "warnings": 0, "infos": 0}
    assert [finding["path"] for finding in record["findings"]] == ["playbooks/other.yaml"]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (".", True),
        ("mkdocs.yml", False),
        ("playbooks", True),
        ("playbooks/other.yaml", True),
        ("playbooks/roles", False),
        ("playbooks/roles/../other.yaml", True),
    ],
)
def test_a_path_narrows_the_report(playbook, specs, path, found):
    (specs / "other.yaml").write_text(MISSPELT)
    outcome = playbook("check", path)
    assert outcome.code == found
    assert ("other.yaml" in outcome.out) is found


def test_a_path_narrows_what_is_counted(playbook, specs):
    (specs / "other.yaml").write_text(MISSPELT)
    assert playbook("check", "playbooks/roles").out == "no findings in 1 document\n"


def test_a_path_is_found_from_anywhere(playbook, project, specs, monkeypatch, tmp_path):
    (specs / "other.yaml").write_text(MISSPELT)
    monkeypatch.chdir(tmp_path)
    assert playbook("check", project / "playbooks" / "other.yaml").code == 1
    monkeypatch.chdir(specs / "roles")
    assert playbook("check", "../other.yaml").code == 1
    assert playbook("check").code == 1, "without a path it is the whole project"


def test_a_finding_explained_at_the_path_is_reported(playbook, specs):
    (specs / "boss-again.yaml").write_text("kind: role\nid: boss\ntitle: Another boss\n")
    for path in ("playbooks/roles/boss.yaml", "playbooks/boss-again.yaml"):
        assert "reference/duplicate" in playbook("check", path).out


def test_a_link_is_itself_the_path(playbook, specs):
    (specs / "link.yaml").symlink_to(specs / "roles" / "boss.yaml")
    assert "yaml/link" in playbook("check", "playbooks/link.yaml").out


def test_several_paths(playbook, specs):
    (specs / "other.yaml").write_text(MISSPELT)
    assert playbook("check", "playbooks/roles", "playbooks/other.yaml").out.endswith("1 error in 2 documents\n")


def test_the_day_is_an_argument(playbook, specs):
    (specs / "dated.yaml").write_text("kind: role\nid: dated\ntitle: Dated\nreview_due: 2026-11-30\n")
    assert "overdue-review" not in playbook("check", "--as-of", "2026-11-30").out
    assert "overdue-review" in playbook("check", "--as-of", "2026-12-01").out


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
    ids=["pipe", "forced", "both", "empty"],
)
def test_colour(playbook, specs, monkeypatch, environment, coloured):
    (specs / "other.yaml").write_text(MISSPELT)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in playbook("check").out) is coloured
    assert "\x1b[" not in playbook("check", "--format", "json").out


@pytest.mark.parametrize(("term", "coloured"), [("xterm", True), ("dumb", False)])
def test_colour_on_a_terminal(playbook, specs, monkeypatch, term, coloured):
    (specs / "other.yaml").write_text(MISSPELT)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert ("\x1b[" in playbook("check").out) is coloured


def test_a_file_cannot_steer_the_terminal(playbook, specs):
    (specs / "bad\x1b[2J.yaml").write_text("kind: role\nid: x\x1b[2J\ntitle: X\n")
    outcome = playbook("check")
    assert "\x1b" not in outcome.out
    assert "playbooks/bad\\u{1b}[2J.yaml:2:6" in outcome.out


def test_the_report_does_not_depend_on_the_folder(playbook, specs, tmp_path):
    (specs / "other.yaml").write_text(MISSPELT)
    here = playbook("check").out
    assert playbook("check", specs.parent.rename(tmp_path / "moved")).out == here


def test_who_waits_at_a_terminal_is_told(playbook, specs, monkeypatch):
    assert playbook("check").err == ""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    outcome = playbook("check")
    assert outcome.err == "Checking …\r\x1b[K"
    assert "\x1b" not in outcome.out
