"""``playbook new``: what it writes for every kind, where, and what it refuses."""

import json
import re
import shutil
from pathlib import Path

import pytest

from mkdocs_playbooks.cli.plans import PLANS
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.source.language import kind_field
from support import ROOT, TODAY, load_files

AFTER_THEIR_TARGETS = sorted(KINDS, key=lambda kind: kind == "recipe")
"""Every kind; a recipe after the partner that publishes it."""

CONFIG = "site_name: Test\ndocs_dir: playbooks\nplugins: [playbooks]\n"
HELD = "kind: role\nid: {0}\ntitle: Role\nholders: [{{person: {0}}}]\n"


def contents(folder):
    """Every file in a folder, by path."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def opened(text: str) -> str:
    """The document with every line that is commented opened, as an editor does it: one # and a blank less."""
    first, *lines = text.splitlines()
    return "\n".join([first, *(re.sub(r"^( *)# ?", r"\1", line) for line in lines)]) + "\n"


def specs(folder: Path) -> dict[str, str]:
    """Every spec of a project as text, by path."""
    paths = (path for path in (folder / "playbooks").rglob("*") if path.suffix in (".yaml", ".csv"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A project without documents, as the current folder."""
    folder = tmp_path.resolve() / "empty"
    (folder / "playbooks").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def starter(playbook, tmp_path, monkeypatch):
    """A fresh project, as the current folder."""
    folder = tmp_path.resolve() / "starter"
    playbook("init", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def reference(tmp_path, monkeypatch):
    """A copy of the reference project, as the current folder."""
    folder = tmp_path.resolve() / "reference"
    shutil.copytree(ROOT / "playbooks", folder / "playbooks")
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    monkeypatch.chdir(folder)
    return folder


def rules_found(playbook):
    """The rule and the place of everything that is found."""
    findings = json.loads(playbook("check", "--format", "json").out)["findings"]
    return [(one["rule"], one["path"], one["line"], one["message"]) for one in findings]


@pytest.mark.parametrize("project_name", ["starter", "reference"])
def test_one_of_every_kind(playbook, request, project_name):
    folder = request.getfixturevalue(project_name)
    before = contents(folder)
    found = rules_found(playbook)
    for kind in AFTER_THEIR_TARGETS:
        outcome = playbook("new", kind, f"new-{kind}")
        assert outcome.code == 0, outcome.err
    assert rules_found(playbook) == found
    after = contents(folder)
    assert len(after) == len(before) + len(KINDS)
    assert before.items() <= after.items(), "nothing that was there is touched"


@pytest.mark.parametrize("project_name", ["starter", "reference"])
def test_every_optional_field_can_be_used(playbook, request, project_name):
    """All at once they leave nothing that is unknown, and no rule has to like the combination."""
    folder = request.getfixturevalue(project_name)
    for kind in AFTER_THEIR_TARGETS:
        playbook("new", kind, f"new-{kind}")
    texts = {path: opened(text) if "/new-" in path else text for path, text in specs(folder).items()}
    outcome = load_files(texts, TODAY)
    assert [finding for finding in outcome.findings if "/" in finding.rule] == []
    for kind, plan in PLANS.items():
        node = next(node for node in outcome.catalogue.of_kind(kind) if node.id == f"new-{kind}")
        if project_name == "reference":
            assert {*plan.offers, *plan.writes} <= node.data.keys()
        if plan.inside:
            assert set(plan.entry_offers) <= node.data[plan.inside][plan.entry].keys()


@pytest.mark.parametrize("kind", KINDS)
def test_the_plans_keep_to_the_schemas(kind):
    plan, fields = PLANS[kind], {field.name: field for field in kind_field(kind).fields()}
    assert all(not fields[name].required for name in (*plan.offers, *plan.writes))
    assert not set(plan.offers) & set(plan.writes)
    if plan.inside:
        inner = {field.name: field for field in fields[plan.inside].fields()}
        assert all(not inner[name].required for name in plan.entry_offers)
    for path in plan.values:
        *outer, name = path.split(".")
        assert name in ({*plan.offers, *plan.writes, *fields} if not outer else plan.entry_offers)


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_is_explained_and_fits(playbook, reference, kind):
    playbook("new", kind, f"new-{kind}")
    (path,) = (reference / "playbooks").rglob(f"new-{kind}.yaml")
    text = path.read_text("utf-8")
    assert max(map(len, text.splitlines())) <= 120
    words = " ".join(text.replace("##", " ").split())
    for field in kind_field(kind).fields():
        if field.name in PLANS[kind].offers:
            assert " ".join(field.description.split()) in words
    assert f"`playbook explain {kind}`" in words


def test_the_line_for_editors(playbook, starter):
    playbook("new", "workflow", "newsletter")
    playbook("new", "metric", "hours", "--dir", "playbooks/figures/deep")
    for path, line in (
        ("workflows/newsletter.yaml", "../../schemas/workflow.schema.json"),
        ("figures/deep/hours.yaml", "../../../schemas/metric.schema.json"),
    ):
        written = starter / "playbooks" / path
        assert written.read_text("utf-8").splitlines()[0] == f"# yaml-language-server: $schema={line}"
        assert (written.parent / line).is_file()


def test_no_line_for_editors_without_schemas(playbook, project):
    playbook("new", "system", "mail")
    assert "yaml-language-server" not in (project / "playbooks/systems/mail.yaml").read_text("utf-8")


def test_what_is_said(playbook, starter, monkeypatch):
    outcome = playbook("new", "workflow", "newsletter")
    assert outcome.out.splitlines()[0] == "Wrote playbooks/workflows/newsletter.yaml."
    assert outcome.out.endswith("\n  playbook check playbooks/workflows/newsletter.yaml\n")
    monkeypatch.chdir(starter / "playbooks")
    command = playbook("new", "workflow", "digest").out.splitlines()[-1].split()
    assert command == ["playbook", "check", "workflows/digest.yaml"]
    assert playbook(*command[1:]).out.startswith("no findings in 1 document\n")


@pytest.mark.parametrize(
    "title", ["Ärzte & Söhne: 東京", "1.10", "0o14", "no", "2026-11-30", "# one", '"', "a: b", "x" * 140]
)
def test_a_title_is_kept_as_typed(playbook, project, title):
    assert playbook("new", "system", "mail", "--title", title).code == 0
    assert playbook("check", "--fail-on", "info").code == 0
    assert load_files(specs(project)).catalogue.get("system", "mail").title == title


def test_the_title_is_made_from_the_id(playbook, project):
    playbook("new", "system", "order-archive")
    assert "\ntitle: Order archive\n" in (project / "playbooks/systems/order-archive.yaml").read_text("utf-8")


# Where it goes


def test_beside_most_of_its_kind(playbook, project):
    for path in ("a/one", "b/two", "b/three"):
        file = project / "playbooks" / f"{path}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"kind: system\nid: {file.stem}\ntitle: System\ntype: application\n")
    playbook("new", "system", "mail")
    assert (project / "playbooks/b/mail.yaml").is_file()


def test_in_a_folder_of_its_kind_when_it_is_the_first(playbook, project):
    (project / "mkdocs.yml").write_text("docs_dir: playbooks\nplugins: [{playbooks: {specs: roles}}]\n")
    playbook("new", "person", "p7")
    assert (project / "playbooks/roles/people/p7.yaml").is_file()


@pytest.mark.parametrize("folder", [".", "..", "playbooks/../elsewhere", "playbooks/.hidden", "out"])
def test_a_place_where_nothing_is_read(playbook, project, folder, tmp_path):
    (project / "out").symlink_to(tmp_path)
    before = contents(tmp_path)
    outcome = playbook("new", "system", "mail", "--dir", folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert "they are read below playbooks only" in outcome.err
    assert contents(tmp_path) == before


def test_a_link_out_of_the_project_is_not_followed(playbook, project, tmp_path):
    (tmp_path / "outside").mkdir()
    (project / "playbooks/systems").symlink_to(tmp_path / "outside")
    assert playbook("new", "system", "mail").code == 2
    assert contents(tmp_path / "outside") == {}


# What it refers to


def test_one_role_where_there_is_one_only(playbook, project):
    playbook("new", "workflow", "newsletter")
    assert playbook("check").code == 0
    workflow = load_files(specs(project)).catalogue.get("workflow", "newsletter")
    assert (workflow.record.owner, {step.who for step in workflow.record.steps}) == ("boss", {"boss"})


def test_a_role_that_somebody_holds_comes_first(playbook, project):
    roles = project / "playbooks/roles"
    (roles / "content-director.yaml").write_text("kind: role\nid: content-director\ntitle: Held by nobody\n")
    (roles / "boss.yaml").unlink()
    (roles / "zoo-keeper.yaml").write_text(HELD.format("zoo-keeper"))
    playbook("new", "workflow", "newsletter")
    assert load_files(specs(project)).catalogue.get("workflow", "newsletter").record.owner == "zoo-keeper"


def test_different_examples_become_different_documents(playbook, empty):
    (empty / "playbooks/roles.yaml").write_text("---\n".join(map(HELD.format, ("ann", "bob", "cid"))))
    playbook("new", "workflow", "newsletter")
    text = opened((empty / "playbooks/workflows/newsletter.yaml").read_text("utf-8"))
    owner, backup = (re.search(rf"^{name}: (\S+)", text, re.MULTILINE)[1] for name in ("owner", "backup"))
    assert owner != backup


def test_an_ai_system_for_work_and_another_to_keep_things(playbook, project):
    texts = (("aaa", "data_store"), ("zzz", "agent"))
    for id_, type_ in texts:
        (project / f"playbooks/{id_}.yaml").write_text(f"kind: system\nid: {id_}\ntitle: S\ntype: {type_}\n")
    playbook("new", "workflow", "newsletter")
    playbook("new", "control", "log")
    assert "# with: zzz\n" in (project / "playbooks/workflows/newsletter.yaml").read_text("utf-8")
    assert "saved_in: aaa\n" in (project / "playbooks/controls/log.yaml").read_text("utf-8")


def test_an_id_of_two_kinds_is_written_with_its_kind(playbook, project):
    (project / "playbooks/w.yaml").write_text(
        "kind: workflow\nid: boss\ntitle: W\nowner: boss\ntrigger: every Monday\n"
        "steps: [{id: one, do: One, who: boss}]\n---\nkind: boundary\nid: boss\ntitle: B\ncategory: data\n"
        "human_at_least: alone\ncovers: [x]\nrationale: x\nowner: boss\n"
    )
    playbook("new", "decision", "first")
    text = opened((project / "playbooks/decisions/first.yaml").read_text("utf-8"))
    assert "affects: [boundary/boss, workflow/boss]" in text


def test_holders_are_placeholders_that_nobody_has(playbook, project):
    playbook("new", "role", "deputy")
    assert "  - person: p2\n" in (project / "playbooks/roles/deputy.yaml").read_text("utf-8")


def test_what_has_to_be_there_first(playbook, empty):
    outcome = playbook("new", "workflow", "newsletter")
    assert (outcome.code, outcome.out) == (2, "")
    command = outcome.err.rstrip().rpartition("begin with it: ")[2].split()
    assert command == ["playbook", "new", "role", "content-director"]
    assert contents(empty) == {"mkdocs.yml": CONFIG.encode()}
    assert playbook(*command[1:]).code == 0
    assert playbook("new", "workflow", "newsletter").code == 0
    assert playbook("check", "--fail-on", "info").code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_reached_from_nothing(playbook, empty, kind):
    """Each refusal names a command that brings the document nearer."""
    wanted = [["new", kind, "wanted"]]
    for _ in KINDS:
        outcome = playbook(*wanted[-1])
        if outcome.code == 0 and len(wanted) == 1:
            break
        if outcome.code == 0:
            wanted.pop()
        else:
            wanted.append(outcome.err.rstrip().rpartition("begin with it: playbook ")[2].split())
    assert [finding for finding in load_files(specs(empty)).findings if finding.stops_build] == []
    assert playbook("check").code == 0


# What it refuses


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["workfow", "x1"], 'there is no kind "workfow"; did you mean "workflow"?'),
        (["people", "x1"], "there are workflow, boundary, role"),
        (["role", "Head of HR"], "write `playbook new role head-of-hr`"),
        (["role", "index"], '"index" is a reserved word; choose another id'),
        (["role", "x"], "`id`"),
        (["role", "x" * 65], "at most 64"),
        (["role", "../boss"], "an id has lower-case letters"),
        (["role", "boss"], 'there is a role "boss" already, in playbooks/roles/boss.yaml; choose another id'),
        (["role", "chief"], '"chief" is an earlier id of the role "head", in playbooks/head.yaml'),
        (["role", "broken"], 'there is a role "broken" already, in playbooks/broken.yaml'),
        (["role", "new", "--title", ""], "--title"),
        (["role", "new", "--title", "a\u202eb"], "cannot be seen"),
        (["role"], "Missing argument"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else None,
)
def test_refusals(playbook, project, arguments, said):
    (project / "playbooks/head.yaml").write_text("kind: role\nid: head\ntitle: Head\nformerly: [chief]\n")
    (project / "playbooks/broken.yaml").write_text("kind: role\nid: broken\n")
    before = contents(project)
    outcome = playbook("new", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert contents(project) == before


@pytest.mark.parametrize("dangling", [False, True])
def test_a_file_is_never_overwritten(playbook, project, dangling):
    target = project / "playbooks/roles/deputy.yaml"
    target.symlink_to(project / "nowhere") if dangling else target.write_text("# mine\n")
    outcome = playbook("new", "role", "deputy")
    assert outcome.code == 2
    assert "playbooks/roles/deputy.yaml exists already" in outcome.err
    assert not (project / "nowhere").exists()
    assert dangling or target.read_text() == "# mine\n"


def test_a_second_organization_is_pointed_out(playbook, starter):
    assert (
        "There is an organization in playbooks/organization.yaml already" in playbook("new", "organization", "x2").out
    )


# Where it runs


def test_in_an_empty_folder(playbook, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = playbook("new", "role", "boss")
    assert outcome.code == 2
    assert "`playbook init` makes a project" in outcome.err
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("config", ["site_name: [", "site_name: Test\n"])
def test_with_a_configuration_that_cannot_be_used(playbook, project, config):
    (project / "mkdocs.yml").write_text(config)
    outcome = playbook("new", "system", "mail")
    assert (outcome.code, outcome.out) == (2, "")
    assert not (project / "playbooks/systems").exists()


def test_without_a_folder_of_specs(playbook, project):
    shutil.rmtree(project / "playbooks")
    assert playbook("new", "role", "boss").code == 3


def test_where_a_file_is_in_the_way(playbook, project):
    (project / "playbooks/systems").write_text("mine")
    assert playbook("new", "system", "mail").code == 3


def test_among_broken_documents(playbook, project):
    (project / "playbooks/bad.yaml").write_text("kind: [\n")
    (project / "playbooks/worse.yaml").write_bytes(b"\xff\xfe\x00")
    assert playbook("new", "workflow", "newsletter").code == 0
    assert playbook("check", "playbooks/workflows").code == 0


def test_the_day_is_the_projects(playbook, project):
    (project / "mkdocs.yml").write_text("docs_dir: playbooks\nplugins: [{playbooks: {as_of: '2031-02-03'}}]\n")
    playbook("new", "boundary", "first")
    text = (project / "playbooks/boundaries/first.yaml").read_text("utf-8")
    assert "\n# decided_on: 2031-02-03\n" in text
    assert "\n# review_due: 2032-02-02\n" in text
