"""The exit codes besides 0 and 1, and what is said with them."""

import os
import subprocess
import sys

import pytest

import mkdocs_playbooks
from mkdocs_playbooks.cli import main

FAULT = "import mkdocs_playbooks.pipeline as pipeline\nfrom mkdocs_playbooks.cli import main\n"


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """A real run of Python with both outputs kept."""
    given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run([sys.executable, *arguments], text=True, encoding="utf-8", check=False, **given)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--format", "xml"], "--format"),
        (["check", "--no-such"], "--no-such"),
        (["check", "--as-of", "tomorrow"], "`--as-of` is a date such as 2026-11-30, not tomorrow"),
        (["chekc"], "chekc"),
        (["explain", "no-such-rule-at-all"], "playbook explain"),
        (["init", "--name", ""], "--name"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_usage(playbook, project, arguments, said):
    outcome = playbook(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("site_name: [", "cannot be read"),
        ("site_name: Test\n", "does not use the plugin"),
        ("plugins: [{playbooks: {nonsense: 1}}]", "no option `nonsense`"),
    ],
)
def test_wrong_configuration(playbook, project, config, said):
    (project / "mkdocs.yml").write_text(config)
    outcome = playbook("check")
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_no_project(playbook, tmp_path):
    outcome = playbook("check", tmp_path)
    assert outcome.code == 2
    assert "`playbook init` makes a project" in outcome.err


def test_paths_of_two_projects(playbook, project, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "mkdocs.yml").write_text("plugins: [playbooks]\n")
    outcome = playbook("check", project, other)
    assert outcome.code == 2
    assert "these paths lie in 2 projects" in outcome.err


def test_a_path_that_is_not_there(playbook, project):
    outcome = playbook("check", "playbooks/no-such.yaml")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == "Error: playbooks/no-such.yaml: No such file or directory\n"


def test_no_folder_of_specs(playbook, project):
    (project / "playbooks").rename(project / "specs")
    outcome = playbook("check")
    assert outcome.code == 3
    assert "mkdocs.yml names it as the place of the specs" in outcome.err


def test_a_folder_that_cannot_be_read(playbook, project, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("mkdocs_playbooks.cli.scope.os.scandir", refuse)
    outcome = playbook("check")
    assert outcome.code == 3
    assert outcome.err.endswith("playbooks: Permission denied\n")


@pytest.mark.parametrize(
    ("before", "after", "environment", "traced"),
    [
        ((), (), {}, False),
        (("--debug",), (), {}, True),
        ((), ("--debug",), {}, True),
        ((), (), {"PLAYBOOK_DEBUG": "1"}, True),
    ],
    ids=["plain", "before", "after", "environment"],
)
def test_a_fault_of_our_own(playbook, project, monkeypatch, before, after, environment, traced):
    def fail(*_, **__):
        raise KeyError("a secret of the spec")

    monkeypatch.setattr("mkdocs_playbooks.pipeline.build", fail)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    outcome = playbook(*before, "check", *after)
    assert (outcome.code, outcome.out) == (4, "")
    assert f"playbook {mkdocs_playbooks.__version__} met a fault of its own, KeyError. Please report it" in outcome.err
    assert ("Traceback" in outcome.err) is traced
    assert ("a secret" in outcome.err) is traced


def test_interrupted(project):
    interrupt = (
        FAULT + "import os, signal\npipeline.build = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT)\nmain()"
    )
    done = process("-c", interrupt.replace("main()", "import sys; sys.argv = ['playbook', 'check']; main()"))
    assert done.returncode == 130
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [("check",), ("explain",), ("--help",)], ids=" ".join)
def test_a_reader_that_went_away(project, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = process("-m", "mkdocs_playbooks", *arguments, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_findings_count_even_when_nobody_reads_them(project):
    (project / "playbooks" / "bad.yaml").write_text("kind: rol\n")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert process("-m", "mkdocs_playbooks", "check", stdout=writing).returncode == 1
    finally:
        os.close(writing)


def test_an_output_that_cannot_say_everything(project):
    (project / "playbooks" / "bad.yaml").write_text("kind: 東京\n", "utf-8")
    done = process("-m", "mkdocs_playbooks", "check", env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stderr) == (1, "")
    assert "\\u6771" in done.stdout


def test_help_reads_nothing_of_the_engine():
    listing = "import sys\nfrom mkdocs_playbooks.cli import run\nrun(['--help'])\nprint(*sys.modules, sep='\\n')"
    loaded = process("-c", listing).stdout.splitlines()
    assert "click" in loaded
    assert not {"jsonschema", "mkdocs", "jinja2", "mkdocs_playbooks.pipeline"} & set(loaded)


def test_the_process_ends_with_the_code(monkeypatch, project):
    monkeypatch.setattr("sys.argv", ["playbook", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
