"""``playbook impact`` as a user runs it."""

import json
import os
import shutil

import pytest

from support import ROOT, workflow

STEPS = """
    {id: ask, do: Ask, who: worker, with: chat}
    {id: keep, do: Keep, who: worker, evidence: [{what: E, saved_in: store}]}
"""
CALLER = (
    "\n---\n{kind: workflow, id: outer, title: Outer, owner: boss, trigger: every Monday, "
    "steps: [{id: go, do: Go, who: worker, calls: work}]}\n"
)


@pytest.fixture
def specs(project):
    """A project with a workflow that is called by another, and the systems it is done with."""
    path = project / "playbooks" / "work.yaml"
    text = workflow(STEPS, fallback="By hand.", backup="boss").replace(
        "type: assistant", "type: assistant, vendor: Acme North, model: Large 2"
    )
    path.write_text(text + CALLER)
    return path


def test_the_answer_as_text(playbook, specs):
    outcome = playbook("impact", "system/chat")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "if system/chat goes\n"
        "  Chat\n"
        "\n"
        "stops (2)\n"
        "  workflow/work: call worker\n"
        "    #ask: done with it\n"
        "    without AI: By hand.\n"
        "  workflow/outer: call boss\n"
        "    by way of workflow/work\n"
        "    #go: calls workflow/work\n"
        "\n"
        "whom to call\n"
        "  boss: no contact is written down, about 1 document\n"
        "  worker: no contact is written down, about 1 document\n"
        "\n"
        "2 in all: 1 directly, 1 by way of something else\n"
    )


def test_the_answer_as_json(playbook, specs):
    outcome = playbook("impact", "system/chat", "--format", "json")
    assert outcome.code == 0
    found = json.loads(outcome.out)
    assert found["version"] == 1
    assert found["origin"] == {"name": "system/chat", "title": "Chat", "documents": ["system/chat"], "backup": ""}
    assert found["summary"] == {"stops": 2, "loses_safeguard": 0, "test_again": 0, "look_at": 0}
    assert found["unread"] == []
    direct, indirect = found["hits"]
    assert direct == {
        "document": "workflow/work",
        "step": "ask",
        "title": "Work",
        "effect": "stops",
        "direct": True,
        "reasons": [{"words": "done with {}", "on": "system/chat"}],
        "path": [],
        "call": "role/worker",
        "contact": "",
        "fallback": "By hand.",
    }
    assert (indirect["direct"], indirect["path"], indirect["fallback"]) == (False, ["workflow/work"], None)


def test_vendors_models_and_people(playbook, specs):
    vendor = playbook("impact", "vendor/acme  north")
    assert vendor.code == 0
    assert "if vendor/Acme North goes\n  systems of this vendor: system/chat\n" in vendor.out
    assert "#ask: done with system/chat\n" in vendor.out
    assert "  systems that run on it: system/chat\n" in playbook("impact", "model/large 2").out
    person = playbook("impact", "person/p01")
    assert "role/worker: held by it alone" in person.out
    assert "#ask: done by role/worker\n" in person.out


def test_who_stands_in_for_a_role_is_told_and_called(playbook, specs):
    specs.write_text(specs.read_text().replace("title: Worker,", "title: Worker, backup: boss,"))
    outcome = playbook("impact", "role/worker")
    assert "  stands in: role/boss, no contact is written down\n" in outcome.out
    assert "workflow/work: call boss\n" in outcome.out
    assert json.loads(playbook("impact", "role/worker", "--format", "json").out)["origin"]["backup"] == "role/boss"


def test_nothing_relies_on_it(playbook, specs):
    specs.write_text(specs.read_text().replace(", calls: work", ""))
    outcome = playbook("impact", "workflow/outer")
    assert outcome.code == 0
    assert outcome.out.endswith("\nnothing is known to rely on it\n")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("system/chta", 'did you mean "system/chat"?'),
        ("sistem/chat", 'did you mean "system/chat"?'),
        ("chat", 'did you mean "system/chat"?'),
        ("vendor/Acme Nort", 'did you mean "vendor/Acme North"?'),
        ("vendor/acme", 'did you mean "vendor/Acme North"?'),
        ("model/", "write it as system/ID"),
        ("/", "write it as system/ID"),
        ("", "write it as system/ID"),
        ("system/\x1b[2J", "write it as system/ID"),
    ],
)
def test_an_unknown_name(playbook, specs, typed, hint):
    outcome = playbook("impact", typed)
    assert (outcome.code, outcome.out) == (2, "")
    assert hint in outcome.err
    assert "\x1b" not in outcome.err


def test_usage(playbook, specs):
    assert playbook("impact").code == 2
    assert playbook("impact", "system/chat", "--format", "yaml").code == 2
    assert playbook("impact", "system/chat", "--as-of", "tomorrow").code == 2
    assert playbook("impact", "--help").code == 0


def test_the_day_counts_for_who_holds_a_role(playbook, specs):
    specs.write_text(specs.read_text().replace("{person: p01}", "{person: p01}, {person: p02, until: 2026-06-30}"))
    assert "held by it among others" in playbook("impact", "person/p01", "--as-of", "2026-06-30").out
    assert "held by it alone" in playbook("impact", "person/p01", "--as-of", "2026-07-01").out


def test_a_document_that_cannot_be_read(playbook, specs):
    (specs.parent / "broken.yaml").write_text("kind: system\nid: store2\ntitle: 3\n")
    outcome = playbook("impact", "system/store2")
    assert (outcome.code, outcome.out) == (2, "")
    assert '"system/store2" in playbooks/broken.yaml cannot be read; `playbook check` says why' in outcome.err
    outcome = playbook("impact", "system/chat")
    assert outcome.code == 0
    assert outcome.out.endswith("not known: what stands in playbooks/broken.yaml; `playbook check` says why\n")
    found = json.loads(playbook("impact", "system/chat", "--format", "json").out)
    assert found["unread"] == ["playbooks/broken.yaml"]


@pytest.mark.parametrize("text", ["]", "\x00", "kind: workflow\nid: work\n", "kind: nothing\n"])
def test_a_broken_project_is_no_trouble(playbook, specs, text):
    specs.write_text(text)
    outcome = playbook("impact", "role/boss")
    assert outcome.code == 0
    assert "not known: what stands in playbooks/work.yaml" in outcome.out


def test_a_reference_that_leads_nowhere_is_no_trouble(playbook, specs):
    specs.write_text(
        specs.read_text().replace("who: worker, with", "who: nobody, with").replace("calls: work", "calls: x")
    )
    outcome = playbook("impact", "system/chat")
    assert outcome.code == 0
    assert "#ask: done with it\n" in outcome.out


def test_outside_of_a_project_and_in_an_empty_one(playbook, project, tmp_path, monkeypatch):
    shutil.rmtree(project / "playbooks")
    assert playbook("impact", "system/chat").code == 3
    (project / "playbooks").mkdir()
    assert playbook("impact", "system/chat").code == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    outcome = playbook("impact", "system/chat")
    assert outcome.code == 2
    assert "Traceback" not in outcome.err


def test_nothing_is_asked_of_git(playbook, specs, monkeypatch):
    monkeypatch.setenv("PATH", os.devnull)
    assert playbook("impact", "system/chat").code == 0


def test_text_of_specs_cannot_steer_the_terminal(playbook, specs):
    specs.write_text(specs.read_text().replace("fallback: By hand.", 'fallback: "By \\u009b2Jhand."'))
    outcome = playbook("impact", "system/chat")
    assert "\u009b" not in outcome.out


def test_the_reference_playbooks(playbook, monkeypatch):
    monkeypatch.chdir(ROOT)
    outcome = playbook("impact", "system/chat-assistant")
    assert outcome.code == 0
    assert "  workflow/weekly-market-report: call content-director\n    #draft: done with it\n" in outcome.out
    assert "  evaluation/market-report-eval: tests what is done with it; call market-analyst\n" in outcome.out
    chained = playbook("impact", "artifact/orders-schema").out
    assert "by way of artifact/incident-runbooks > artifact/incident-agent-instructions\n" in chained
    assert playbook("impact", "model/Code model, autumn 2026 release").code == 0
    assert max(map(len, outcome.out.splitlines())) <= 88
