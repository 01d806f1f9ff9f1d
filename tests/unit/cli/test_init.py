"""``playbook init``: what it writes, what it leaves alone, and that the result is clean."""

import json
import re

import pytest
import yaml

from mkdocs_playbooks.bundled import bundled
from mkdocs_playbooks.cli.scaffold import NAME, STARTER

FILES = {
    path.relative_to(STARTER).as_posix().replace("gitignore", ".gitignore")
    for path in STARTER.rglob("*")
    if path.is_file()
} | {".vscode/extensions.json", ".vscode/settings.json"}


def contents(folder):
    """Everything in a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def here(tmp_path, monkeypatch):
    folder = tmp_path.resolve()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_project_has_no_findings(playbook, here):
    outcome = playbook("init", "demo")
    assert outcome.code == 0
    assert f"Made {len(FILES)} files and 20 schemas in demo." in outcome.out
    assert "  cd demo\n" in outcome.out
    specs = sum(path.endswith(".yaml") for path in FILES)
    checked = playbook("check", "demo", "--fail-on", "info")
    assert checked.code == 0
    first, *rest = checked.out.splitlines()
    assert first == f"no findings in {specs} documents"
    assert rest == ["not checked: boundary-loosened, changed-since-review (the specs do not lie in a Git repository)"]


@pytest.mark.parametrize("day", ["2026-01-15", "2040-01-01"])
def test_it_stays_clean_as_time_goes_by(playbook, here, day):
    playbook("init")
    assert playbook("check", "--fail-on", "info", "--as-of", day).code == 0


def test_what_is_written(playbook, here):
    playbook("init")
    written = contents(here)
    schemas = {f"schemas/{path.name}": path.read_bytes() for path in bundled("schemas").glob("*.json")}
    assert written.keys() == FILES | schemas.keys()
    assert {path: written[path] for path in schemas} == schemas


def test_editors_find_the_schema_of_every_file(playbook, here):
    playbook("init")
    for path in (here / "playbooks").rglob("*.yaml"):
        first, *_ = text = path.read_text("utf-8").splitlines()
        schema = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        (kind,) = (line.removeprefix("kind: ") for line in text if line.startswith("kind: "))
        assert (path.parent / schema[1]).resolve() == here / "schemas" / f"{kind}.schema.json"
        assert sum(line.startswith("---") for line in text) == 0, "the line for editors covers one document"


def test_all_that_is_taught_first_is_there():
    kinds = {path.split("/")[1] for path in FILES if path.count("/") == 2}
    assert kinds == {"workflows", "boundaries", "roles", "systems", "checklists", "layers", "controls", "metrics"}


def test_the_first_workflow_explains_the_whole_scale():
    workflow = (STARTER / "playbooks/workflows/weekly-market-report.yaml").read_text("utf-8")
    scale = json.loads((bundled("schemas") / "common.schema.json").read_text("utf-8"))["$defs"]["human"]
    for word, sentence in scale["x-enum-descriptions"].items():
        assert re.search(rf"# +{word} +{re.escape(sentence)}", workflow)


@pytest.mark.parametrize("name", ["Ärzte & Söhne", 'The "Co": #1', "back\\slash", "東京 📰", "no", "1.10"])
def test_the_name_is_kept_as_typed(playbook, here, name):
    assert playbook("init", "--name", name).code == 0
    assert yaml.safe_load((here / "mkdocs.yml").read_text("utf-8"))["site_name"] == f"{name}: playbooks"
    assert yaml.safe_load((here / "playbooks/organization.yaml").read_text("utf-8"))["title"] == name
    assert playbook("check", "--fail-on", "info").code == 0


def test_the_name_stands_inside_double_quotes_only():
    texts = [path.read_text("utf-8") for path in STARTER.rglob("*") if path.is_file()]
    assert sum(text.count(NAME) for text in texts) == sum(text.count(f'"{NAME}') for text in texts) == 2


@pytest.mark.parametrize("name", ["", " x", "x" * 141, "a\nb", "a\u202eb", "a\x1bb", "a\tb"])
def test_a_name_that_cannot_be_a_title(playbook, here, name):
    assert playbook("init", "--name", name).code == 2
    assert contents(here) == {}


def test_a_second_run_only_renews_the_schemas(playbook, here):
    playbook("init")
    before = contents(here)
    (here / "playbooks/checklists/market-report-check.yaml").unlink()
    (here / "playbooks/organization.yaml").write_text("# mine\n")
    (here / "schemas/role.schema.json").write_text("{}")
    (here / "schemas/system.schema.json").unlink()
    outcome = playbook("init")
    assert outcome.code == 0
    assert "There is a project in this folder already: its 20 schemas are renewed" in outcome.out
    del before["playbooks/checklists/market-report-check.yaml"]
    assert contents(here) == before | {"playbooks/organization.yaml": b"# mine\n"}


def test_stale_schemas_are_noticed_and_renewed(playbook, here):
    playbook("init")
    (here / "schemas/role.schema.json").write_text("{}")
    assert "schema/stale" in playbook("check").out
    playbook("init")
    assert playbook("check", "--fail-on", "info").code == 0


def test_files_that_exist_are_kept(playbook, here):
    mine = {"mkdocs.yml": b"site_name: Mine\n", ".gitignore": b"mine\n", "playbooks/organization.yaml": b"# mine\n"}
    (here / "playbooks").mkdir()
    for path, content in mine.items():
        (here / path).write_bytes(content)
    outcome = playbook("init")
    assert outcome.code == 0
    assert {path: contents(here)[path] for path in mine} == mine
    assert {line for line in outcome.out.splitlines() if line.startswith("Kept")} == {
        f"Kept {path}, which was there already." for path in mine
    }
    assert "does not use the plugin; add `- playbooks` to its plugins" in outcome.out


def test_the_folder_may_hold_other_things(playbook, here):
    (here / "notes.txt").write_text("mine")
    assert playbook("init").code == 0
    assert (here / "notes.txt").read_text() == "mine"


def test_a_file_is_no_folder(playbook, here):
    (here / "demo").write_text("mine")
    assert playbook("init", "demo").code == 3
    assert playbook("init", "demo/below").code == 3
    assert contents(here) == {"demo": b"mine"}


@pytest.mark.parametrize("link", ["playbooks", "schemas", "playbooks/roles"])
def test_a_link_out_of_the_folder_is_not_followed(playbook, here, link):
    (here / "outside").mkdir()
    (here / "demo" / link).parent.mkdir(parents=True)
    (here / "demo" / link).symlink_to(here / "outside")
    outcome = playbook("init", "demo")
    assert outcome.code == 3
    assert "leads out of the folder" in outcome.err
    assert contents(here) == {}


def test_linked_files_are_not_written_through(playbook, here):
    (here / "mine").write_text("mine")
    demo = here / "demo"
    (demo / "schemas").mkdir(parents=True)
    (demo / "schemas/role.schema.json").symlink_to(here / "mine")
    (demo / "mkdocs.yml").symlink_to(here / "mine")
    (demo / ".gitignore").symlink_to(here / "nowhere")
    assert playbook("init", "demo").code == 0
    assert (here / "mine").read_text() == "mine"
    assert not (here / "nowhere").exists()
    assert not (demo / "schemas/role.schema.json").is_symlink()
