"""What rests on an artifact, and where AI may change it."""

from __future__ import annotations

from mkdocs_playbooks.facts.dependence import ai_changes, dependants
from mkdocs_playbooks.model.node import Key
from support import load, workflow

ARTIFACTS = """
---
{kind: artifact, id: base, title: Base, type: dataset, kept_in: vault, formerly: [ground]}
---
{kind: artifact, id: zeta, title: Zeta, type: sop, depends_on: [base]}
---
{kind: artifact, id: alpha, title: Alpha, type: sop, depends_on: [ground, zeta]}
---
{kind: artifact, id: loop, title: Loop, type: sop, depends_on: [loop]}
---
{kind: system, id: vault, title: Vault, type: data_store, formerly: [safe]}
"""
STEPS = """
    {id: read, do: A, who: worker, with: chat, may: [{do: read, system: vault}]}
    {id: write, do: B, who: worker, with: chat, may: [{do: write, system: safe}]}
    {id: person, do: C, who: worker, may: [{do: write, system: vault}]}
    {id: hand, do: D, who: worker, with: chat, outputs: [{name: O, to: vault}]}
    {id: act, do: E, who: worker, with: [vault, chat], type: act}
"""


def test_dependants_are_those_that_say_so_by_any_id() -> None:
    catalogue = load(workflow("{id: one, do: A, who: worker, prompt: {artifact: base}}") + ARTIFACTS).catalogue
    by_id = {node.id: node for node in catalogue.of_kind("artifact")}
    assert [node.id for node in dependants(by_id["base"], catalogue)] == ["alpha", "zeta"]
    assert dependants(by_id["alpha"], catalogue) == ()
    assert dependants(by_id["loop"], catalogue) == ()


def test_ai_changes_what_it_writes_hands_over_or_acts_with() -> None:
    catalogue = load(workflow(STEPS) + ARTIFACTS).catalogue
    work = catalogue.nodes[Key("workflow", "work")].record
    base = catalogue.nodes[Key("artifact", "base")]
    assert [work.steps[index].id for index in ai_changes(work, base, catalogue)] == ["write", "hand", "act"]
