"""``playbook editor``: what it writes for VS Code, what it shows for others, and what it never touches."""

import json
import re
import tomllib

import pytest

from mkdocs_playbooks.bundled import bundled
from mkdocs_playbooks.cli.associations import associations
from mkdocs_playbooks.kinds import KINDS

SETTINGS, EXTENSIONS = ".vscode/settings.json", ".vscode/extensions.json"
RECOMMENDED = {"recommendations": ["redhat.vscode-yaml"]}


@pytest.fixture
def schemas(project):
    """The schemas in the project's folder ``schemas``."""
    (project / "schemas").mkdir()
    for path in bundled("schemas").glob("*.json"):
        (project / "schemas" / path.name).write_bytes(path.read_bytes())
    return project


def settings(folder):
    return json.loads((folder / SETTINGS).read_text("utf-8"))


def test_vs_code_is_set_up(playbook, schemas):
    outcome = playbook("editor")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Wrote {SETTINGS}.\nWrote {EXTENSIONS}.\n")
    assert json.loads((schemas / EXTENSIONS).read_text("utf-8")) == RECOMMENDED
    (only,) = settings(schemas)
    assert only == "yaml.schemas", "all other YAML of the user is left as it is"
    found = settings(schemas)[only]
    assert found.keys() == {f"./schemas/{kind}.schema.json" for kind in KINDS}
    assert all((schemas / path).is_file() for path in found)
    assert found["./schemas/role.schema.json"] == "playbooks/roles/*.yaml"


def test_a_new_project_is_set_up_in_the_same_way(playbook, project, monkeypatch):
    playbook("init", "demo")
    before = {path: (project / "demo" / path).read_bytes() for path in (SETTINGS, EXTENSIONS)}
    outcome = playbook("editor", "vscode", "demo")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.count("has what it needs already") == 2
    (project / "demo" / SETTINGS).unlink()
    playbook("editor", "vscode", "demo")
    assert {path: (project / "demo" / path).read_bytes() for path in before} == before


@pytest.mark.parametrize(
    "mine",
    [
        b'{\n  // mine\n  "yaml.schemas": {"./a.json": "b.yaml",},\n}\r\n',
        b'{"editor.tabSize": 8}',
        b"",
        b"\xff not text",
        b"[]",
    ],
)
def test_settings_that_exist_are_kept_and_what_to_add_is_shown(playbook, schemas, mine):
    (schemas / ".vscode").mkdir()
    (schemas / SETTINGS).write_bytes(mine)
    outcome = playbook("editor")
    assert outcome.code == 0
    assert (schemas / SETTINGS).read_bytes() == mine
    assert f"Kept {SETTINGS}, which was there already. Add to it:" in outcome.out
    assert f"Wrote {EXTENSIONS}." in outcome.out
    shown = outcome.out.partition("Add to it:\n\n")[2].partition("\n\n")[0]
    assert json.loads(f"{{{shown}}}")["yaml.schemas"]["./schemas/role.schema.json"] == "playbooks/roles/*.yaml"


def test_settings_that_say_it_already_are_recognized(playbook, schemas):
    playbook("editor")
    more = settings(schemas) | {"editor.rulers": [120]}
    more["yaml.schemas"]["./mine.json"] = "mine/*.yaml"
    (schemas / SETTINGS).write_text(json.dumps(more))
    recommended = {"recommendations": ["mine.extension", "redhat.vscode-yaml"]}
    (schemas / EXTENSIONS).write_text(json.dumps(recommended))
    outcome = playbook("editor")
    assert outcome.out.count("has what it needs already") == 2
    assert settings(schemas) == more


def test_init_keeps_settings_and_says_what_to_do(playbook, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".vscode").mkdir()
    (tmp_path / SETTINGS).write_text("// mine")
    outcome = playbook("init")
    assert outcome.code == 0
    assert (tmp_path / SETTINGS).read_text() == "// mine"
    assert f"Kept {SETTINGS}, which was there already.\n`playbook editor` shows what to add" in outcome.out
    assert json.loads((tmp_path / EXTENSIONS).read_text()) == RECOMMENDED


def test_schemas_in_another_folder(playbook, project):
    assert playbook("schema", "export", "tools/language").code == 0
    outcome = playbook("editor", "--schemas", "tools/language")
    assert outcome.code == 0
    assert all((project / path).is_file() for path in settings(project)["yaml.schemas"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "`playbook schema export schemas` in "),
        (["zed"], "there are no schemas in "),
        (["--schemas", "elsewhere"], "`playbook schema export elsewhere`"),
        (["--schemas", "../elsewhere"], "is not below "),
        (["notepad"], "'notepad' is not one of"),
    ],
)
def test_refusals(playbook, project, arguments, said):
    outcome = playbook("editor", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert not (project / ".vscode").exists()


def test_a_folder_without_a_project(playbook, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = playbook("editor")
    assert outcome.code == 2
    assert "`playbook init` makes a project" in outcome.err
    assert not list(tmp_path.iterdir())


def test_a_link_out_of_the_project_is_not_followed(playbook, schemas, tmp_path):
    (tmp_path / "outside").mkdir()
    (schemas / ".vscode").symlink_to(tmp_path / "outside")
    outcome = playbook("editor")
    assert outcome.code == 3
    assert "leads out of the folder" in outcome.err
    assert not list((tmp_path / "outside").iterdir())


def test_a_file_in_the_place_of_the_folder(playbook, schemas):
    (schemas / ".vscode").write_text("mine")
    assert playbook("editor").code == 3
    assert (schemas / ".vscode").read_text() == "mine"


@pytest.mark.parametrize("name", ["zed", "helix", "neovim", "emacs", "jetbrains"])
def test_other_editors_are_told_what_to_set_and_nothing_is_written(playbook, schemas, name):
    before = sorted(schemas.rglob("*"))
    outcome = playbook("editor", name)
    assert (outcome.code, outcome.err) == (0, "")
    assert sorted(schemas.rglob("*")) == before
    assert max(map(len, outcome.out.splitlines())) <= 120


def test_what_is_shown_can_be_read_by_the_editor(playbook, schemas):
    expected = {path: list(found) for path, found in associations("schemas", "playbooks").items()}
    zed = json.loads(playbook("editor", "zed").out.partition("\n\n")[2])
    found = zed["lsp"]["yaml-language-server"]["settings"]["yaml"]["schemas"]
    assert {path: [one] if isinstance(one, str) else one for path, one in found.items()} == expected
    helix = tomllib.loads(playbook("editor", "helix").out.partition("\n\n")[2])
    assert helix["language-server"]["yaml-language-server"]["config"]["yaml"]["schemas"] == expected
    lua = re.findall(r'^    \["(.*?)"\] = \{ (.*?) \},$', playbook("editor", "neovim").out, flags=re.MULTILINE)
    assert {path: json.loads(f"[{one}]") for path, one in lua} == expected


def test_names_of_files_cannot_command_the_terminal(playbook, schemas):
    (schemas / "playbooks" / "evil\x1b[2J.yaml").write_text("kind: role\nid: evil\ntitle: Evil\n")
    for name in ("vscode", "zed", "helix", "neovim", "jetbrains"):
        assert "\x1b" not in playbook("editor", name).out


class TestAssociations:
    """Which files go with which schema."""

    def of(self, kind, **kinds):
        return associations("schemas", "specs", kinds["files"])[f"./schemas/{kind}.schema.json"]

    def test_the_usual_folder_and_a_folder_of_their_own(self):
        files = {"specs/teams/a.yaml": {"role"}, "specs/teams/b.yml": {"role"}}
        assert self.of("role", files=files) == ["specs/roles/*.yaml", "specs/teams/*.yaml", "specs/teams/*.yml"]

    def test_a_folder_of_several_kinds_is_listed_by_file(self):
        files = {"specs/sales/a.yaml": {"role"}, "specs/sales/b.yaml": {"workflow"}}
        assert self.of("role", files=files) == ["specs/roles/*.yaml", "specs/sales/a.yaml"]

    def test_a_usual_folder_that_others_use(self):
        files = {"specs/roles/a.yaml": {"workflow"}}
        assert "./schemas/role.schema.json" not in associations("schemas", "specs", files)
        assert self.of("workflow", files=files) == ["specs/roles/*.yaml", "specs/workflows/*.yaml"]

    def test_a_file_of_several_kinds_goes_with_none(self):
        files = {"specs/all.yaml": {"role", "workflow"}, "specs/broken.yaml": set()}
        found = associations("schemas", "specs", files)
        assert not any(path.endswith(("all.yaml", "broken.yaml")) for patterns in found.values() for path in patterns)

    def test_the_folder_of_the_specs_is_never_taken_whole(self):
        assert self.of("role", files={"specs/a.yaml": {"role"}}) == ["specs/a.yaml", "specs/roles/*.yaml"]
