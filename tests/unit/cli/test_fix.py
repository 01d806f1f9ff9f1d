"""``playbook fix`` as a user runs it."""

import os

import pytest

from mkdocs_playbooks import mending

WRONG = "kind: role\nid: deputy\ntitle: Deputy # second\nbackup: bsos\nholders: [{person: p2}]\n"
RIGHT = WRONG.replace("bsos", "boss")


@pytest.fixture
def wrong(project):
    path = project / "playbooks" / "deputy.yaml"
    path.write_text(WRONG)
    return path


def test_the_difference_is_shown_and_nothing_written(playbook, wrong):
    outcome = playbook("fix", "--diff")
    assert outcome.code == 1
    assert "--- playbooks/deputy.yaml" in outcome.out
    assert "-backup: bsos\n+backup: boss\n" in outcome.out
    assert wrong.read_text() == WRONG


def test_the_fix_is_written_and_told(playbook, wrong):
    wrong.chmod(0o640)
    outcome = playbook("fix")
    assert outcome.code == 0
    assert outcome.out.endswith("\n1 fix in 1 file\n")
    assert "+backup: boss" in outcome.out
    assert wrong.read_text() == RIGHT
    assert wrong.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in wrong.parent.iterdir()) == ["deputy.yaml", "roles"]
    assert playbook("fix").out == "nothing to mend\n"
    assert playbook("check").code == 0


def test_a_path_narrows_what_is_mended(playbook, wrong):
    assert playbook("fix", "playbooks/roles").out == "nothing to mend\n"
    assert wrong.read_text() == WRONG


def test_a_file_changed_meanwhile_is_left_alone(playbook, wrong, monkeypatch):
    found = mending.mended

    def somebody_saves(*arguments):
        changed = found(*arguments)
        wrong.write_text(WRONG + "duties: [Something new]\n")
        return changed

    monkeypatch.setattr(mending, "mended", somebody_saves)
    outcome = playbook("fix")
    assert outcome.code == 3
    assert "changed meanwhile" in outcome.out
    assert wrong.read_text() == WRONG + "duties: [Something new]\n"


def test_the_line_for_editors_comes_with_the_copies_of_the_schemas(playbook, project, tmp_path):
    assert playbook("init", tmp_path / "new").code == 0
    specs = tmp_path / "new" / "playbooks"
    path = next(specs.glob("roles/*.yaml"))
    first, _, rest = path.read_text().partition("\n")
    assert "yaml-language-server" in first
    path.write_text(rest)
    os.chdir(tmp_path / "new")
    assert playbook("fix").code == 0
    assert path.read_text() == f"{first}\n{rest}"


@pytest.mark.parametrize("text", ["]", "kind: role\nid: x\n", "\x00"])
def test_a_broken_project_is_no_trouble(playbook, project, text):
    (project / "playbooks" / "broken.yaml").write_text(text)
    assert playbook("fix").out == "nothing to mend for certain; `playbook check` says what is left\n"


def test_outside_of_a_project(playbook, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert playbook("fix").code == 2


def test_a_diff_cannot_steer_the_terminal(playbook, wrong):
    wrong.write_text(WRONG.replace("# second", "# \x1b[2J"))
    assert "\x1b" not in playbook("fix", "--diff").out
