"""``playbook doctor`` as a user runs it."""

import pytest

from repository import commit


def remarks(outcome, state):
    """The texts of the remarks in a state."""
    return [line.removeprefix(state).strip() for line in outcome.out.splitlines() if line.startswith(state)]


@pytest.fixture
def settings(project):
    """Writes the settings of the project."""

    def write(plugins="[search, playbooks]", theme="{name: material, font: false}", more=""):
        text = f"site_name: Test\ndocs_dir: playbooks\ntheme: {theme}\nplugins: {plugins}\n{more}"
        (project / "mkdocs.yml").write_text(text)

    write()
    return write


def test_a_project_that_is_well(playbook, settings, project):
    playbook("init")
    commit(project)
    outcome = playbook("doctor")
    assert outcome.code == 0
    assert remarks(outcome, "problem") == remarks(outcome, "note") == []
    assert any(line.startswith("mkdocs-material ") for line in remarks(outcome, "ok"))
    assert any(line.startswith("Git tells of ") for line in remarks(outcome, "ok"))


@pytest.mark.parametrize(
    ("changed", "state", "said"),
    [
        ({"plugins": "[search, i18n, playbooks]"}, "problem", "the plugin i18n"),
        ({"plugins": "[search, section-index, playbooks]"}, "problem", "stands above ours"),
        ({"plugins": "[playbooks]"}, "note", "no search"),
        ({"plugins": "[search, offline, playbooks]"}, "note", "a script from another host"),
        ({"plugins": "[search, playbooks: {rules: {no-such-rule: off}}]"}, "problem", "no-such-rule"),
        ({"plugins": "[search, playbooks: {as_of: 2026-01-01}]"}, "note", "today is set to 2026-01-01"),
        ({"theme": "readthedocs"}, "problem", "the theme is readthedocs"),
        ({"theme": "material"}, "note", "fetch fonts"),
        (
            {"more": "extra_javascript: [https://example.org/x.js]"},
            "note",
            "every page fetches https://example.org/x.js",
        ),
        ({"more": "extra_javascript: [{path: //example.org/x.js}]"}, "note", "every page fetches //example.org/x.js"),
    ],
    ids=str,
)
def test_what_is_told(playbook, settings, changed, state, said):
    settings(**changed)
    outcome = playbook("doctor")
    assert any(said in line for line in remarks(outcome, state))
    assert outcome.code == (1 if state == "problem" else 0)


def test_the_right_order_is_no_problem(playbook, settings):
    settings(plugins="[search, playbooks, section-index, print-site]")
    assert playbook("doctor").code == 0


def test_stale_schemas(playbook, settings, project):
    playbook("init")
    (project / "schemas" / "role.schema.json").write_text("{}")
    outcome = playbook("doctor")
    assert outcome.code == 1
    assert "1 of " in remarks(outcome, "problem")[0]


def test_a_baseline(playbook, settings, project):
    (project / "playbook-baseline.json").write_text("[]")
    assert playbook("doctor").code == 1


def test_broken_specs_and_no_git_are_no_trouble(playbook, settings, project):
    (project / "playbooks" / "broken.yaml").write_text("]")
    outcome = playbook("doctor")
    assert outcome.code == 0
    assert any("Git" in line for line in remarks(outcome, "note"))


def test_no_specs(playbook, settings, project):
    (project / "playbooks").rename(project / "elsewhere")
    assert "there is no folder" in remarks(playbook("doctor"), "problem")[0]


def test_outside_of_a_project_the_versions_are_still_told(playbook, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = playbook("doctor")
    assert outcome.code == 2
    assert remarks(outcome, "ok")
    assert "there is no mkdocs.yml" in outcome.err
