"""What stops, loses a safeguard, is to be tested or looked at when something goes, in small worked cases."""

from __future__ import annotations

from mkdocs_playbooks.facts.calling import fallback, gone, stands_in, to_call
from mkdocs_playbooks.facts.facts import Facts
from mkdocs_playbooks.facts.impact import Impact, impact
from mkdocs_playbooks.facts.origins import find_origin, names
from mkdocs_playbooks.facts.reliance import RELIANCES, Effect
from mkdocs_playbooks.model.mentions import MentionReader, mention_reader
from mkdocs_playbooks.model.node import Key
from mkdocs_playbooks.source.schema import schemas
from support import load, workflow


def facts_of(text: str) -> Facts:
    build = load(text)
    broken = [finding.message for finding in build.findings if finding.stops_build]
    assert not broken
    return build.facts


def reached(name: str, text: str) -> tuple[Impact, Facts]:
    """The impact of something by its name."""
    facts = facts_of(text)
    origin = find_origin(name, facts.catalogue)
    assert origin is not None
    return impact(origin.keys, facts, origin.loss), facts


def told(name: str, text: str) -> list[str]:
    """The hits in short: effect, what is hit, why, and the way there."""
    found, _ = reached(name, text)
    return [
        " ".join(
            (
                hit.effect.name.lower(),
                f"{hit.target.key}{'#' if hit.target.part else ''}{hit.target.part}:",
                ", ".join(reason.words.replace("{}", str(reason.on)) for reason in hit.reasons),
                *(f"> {key}" for key in hit.path),
            )
        )
        for hit in found.hits
    ]


def documents(*texts: str) -> str:
    return "".join(f"\n---\n{{{text}}}" for text in texts)


STEPS = """
    {id: ask, do: A, who: worker, with: chat, inputs: [{name: I, from: store}]}
    {id: keep, do: B, who: worker, outputs: [{name: O, to: store}], may: [{do: write, system: store}]}
    {id: check, do: C, who: worker, review: {by: boss, checklist: list}, evidence: [{what: E, saved_in: store}]}
    {id: send, do: D, who: worker, approval: {by: boss, record_in: store}, escalate: [{when: W, to: boss}]}
"""
BOSS = documents(
    "kind: role, id: boss, title: Boss, backup: worker, holders: [{person: p02}]",
    "kind: checklist, id: list, title: L, style: read-do, pause_point: now, by: boss, items: [{id: a, check: B}]",
)


def test_a_system_that_goes_takes_its_steps_and_their_evidence() -> None:
    assert told("system/store", workflow(STEPS) + BOSS) == [
        "stops workflow/work#ask: reads from system/store",
        "stops workflow/work#keep: writes to system/store, works in system/store",
        "safeguard workflow/work#check: evidence saved in system/store",
        "safeguard workflow/work#send: approval recorded in system/store",
    ]


def test_a_role_that_goes_takes_its_steps_and_its_safeguards() -> None:
    assert told("role/boss", workflow(STEPS) + BOSS) == [
        "safeguard workflow/work#check: reviewed by role/boss",
        "safeguard workflow/work#send: approved by role/boss, escalates to role/boss",
        "safeguard checklist/list: gone through by role/boss",
    ]
    assert told("checklist/list", workflow(STEPS) + BOSS) == [
        "safeguard workflow/work#check: reviewed with checklist/list"
    ]


def test_a_boundary_that_goes_leaves_the_steps_it_binds() -> None:
    rule = documents(
        "kind: boundary, id: rule, title: R, category: data, human_at_least: operator, covers: [A], rationale: B, "
        "owner: worker, applies_to: {systems: [chat]}"
    )
    assert told("boundary/rule", workflow(STEPS) + BOSS + rule) == [
        "safeguard workflow/work#ask: bound by boundary/rule"
    ]
    assert "look boundary/rule: names system/chat in its scope" in told("system/chat", workflow(STEPS) + BOSS + rule)


OF_ALL = documents(
    "kind: evaluation, id: of-all, title: E, of: work, cases: {count: 3}, graders: [{type: code}], pass: all"
)
EVALUATIONS = OF_ALL + documents(
    "kind: evaluation, id: of-ask, title: E, of: workflow/work#ask, cases: {count: 3, where: store}, "
    "graders: [{type: code}], pass: all",
    "kind: evaluation, id: of-send, title: E, of: workflow/work#send, cases: {count: 3}, graders: [{type: code}], "
    "pass: all",
)


def test_another_model_is_tested_where_it_is_used() -> None:
    text = (
        workflow(STEPS).replace("type: assistant", "type: assistant, model: Large  1, vendor: Acme")
        + BOSS
        + EVALUATIONS
    )
    expected = [
        "stops workflow/work#ask: done with system/chat",
        "test evaluation/of-all: tests what is done with system/chat",
        "test evaluation/of-ask: tests what is done with system/chat",
    ]
    assert told("system/chat", text) == told("model/large 1", text) == told("vendor/ACME", text) == expected
    assert "safeguard evaluation/of-ask: its cases lie in system/store" in told("system/store", text)
    assert told("evaluation/of-ask", text) == ["safeguard workflow/work#ask: tested by evaluation/of-ask"]


def test_a_model_leaves_what_lies_in_its_systems() -> None:
    text = workflow(STEPS).replace("type: data_store", "type: agent, model: M, vendor: V") + BOSS
    assert told("model/M", text) == []
    assert len(told("vendor/V", text)) == 4


ARTIFACTS = documents(
    "kind: artifact, id: base, title: B, type: sop, kept_in: store, depends_on: [loop]",
    "kind: artifact, id: prompt, title: P, type: prompt, depends_on: [base]",
    "kind: artifact, id: loop, title: L, type: sop, depends_on: [prompt]",
)
ASKS = "{id: ask, do: A, who: worker, with: chat, prompt: {artifact: prompt}}"


def test_what_depends_on_an_artifact_is_looked_at_and_the_cycle_ends() -> None:
    text = workflow(ASKS, artifacts="[loop]", evaluation="of-all") + ARTIFACTS + OF_ALL
    assert told("artifact/base", text) == [
        "test evaluation/of-all: tests what is asked with artifact/prompt > artifact/prompt",
        "look artifact/prompt: depends on artifact/base",
        "look workflow/work#ask: asks the AI with artifact/prompt > artifact/prompt",
        "look artifact/loop: depends on artifact/prompt > artifact/prompt",
        "look workflow/work: changes artifact/loop > artifact/prompt > artifact/loop",
    ]
    assert told("artifact/prompt", text)[0] == "stops workflow/work#ask: asks the AI with artifact/prompt"
    through = told("system/store", text)
    assert through[0] == "stops artifact/base: kept in system/store"
    assert "look workflow/work#ask: asks the AI with artifact/prompt > artifact/base > artifact/prompt" in through


def called(id_: str, calls: str, **fields: str) -> str:
    extra = "".join(f"{name}: {value}, " for name, value in fields.items())
    step = f"id: go, do: A, who: worker, calls: {calls}"
    return f"kind: workflow, id: {id_}, title: W, owner: worker, trigger: every Monday, {extra}steps: [{{{step}}}]"


def test_a_workflow_that_halts_halts_its_callers_and_cycles_end() -> None:
    text = workflow(
        "{id: ask, do: A, who: worker, with: chat}\n{id: next, do: B, who: worker, calls: outer}"
    ) + documents(called("inner", "work"), called("outer", "inner"))
    assert told("system/chat", text) == [
        "stops workflow/work#ask: done with system/chat",
        "stops workflow/inner#go: calls workflow/work > workflow/work",
        "stops workflow/outer#go: calls workflow/inner > workflow/work > workflow/inner",
        "stops workflow/work#next: calls workflow/outer > workflow/work > workflow/inner > workflow/outer",
    ]
    assert told("workflow/inner", text)[0] == "stops workflow/outer#go: calls workflow/inner"
    assert "look workflow/work: called by workflow/inner" in told("workflow/inner", text)


def test_retired_work_is_not_hit() -> None:
    text = workflow(STEPS, status="retired", retired_reason="Done") + BOSS
    assert told("system/chat", text) == []
    assert told("role/boss", text) == ["safeguard checklist/list: gone through by role/boss"]
    live = workflow("{id: ask, do: A, who: worker, with: chat}") + documents(
        called("caller", "work", status="retired", retired_reason="Done")
    )
    assert told("system/chat", live) == ["stops workflow/work#ask: done with system/chat"]


def test_data_goes_from_system_to_system() -> None:
    text = workflow("{id: ask, do: A, who: worker, with: chat}") + documents(
        "kind: system, id: source, title: S, type: data_store, "
        "connects_to: [{system: middle, direction: out}, {system: far, direction: out, state: planned}]",
        "kind: system, id: middle, title: M, type: data_store, connects_to: [{system: source, direction: both}]",
        "kind: system, id: far, title: F, type: data_store",
        "kind: system, id: back, title: B, type: assistant, connects_to: [{system: middle, direction: in}]",
        "kind: workflow, id: end, title: E, owner: worker, trigger: every Monday, "
        "steps: [{id: use, do: A, who: worker, with: back}]",
    )
    assert told("system/source", text) == [
        "look system/middle: connected to system/source, takes data from system/source",
        "look system/back: takes data from system/middle > system/middle",
        "look workflow/end#use: done with system/back > system/middle > system/back",
    ]


def test_what_runs_on_a_model_stops_with_it() -> None:
    text = workflow("{id: ask, do: A, who: worker, with: chat}").replace(
        "type: assistant", "type: assistant, connects_to: [{system: brain}]"
    ) + documents("kind: system, id: brain, title: B, type: model_api, model: M")
    expected = [
        "stops system/chat: runs on system/brain",
        "stops workflow/work#ask: done with system/chat > system/chat",
    ]
    assert told("model/M", text) == expected
    assert told("system/brain", text)[:2] == expected


def test_a_person_takes_a_role_that_nobody_else_holds() -> None:
    text = workflow("{id: one, do: A, who: boss}\n{id: two, do: B, who: worker}") + BOSS
    shared = text.replace("[{person: p01}]", "[{person: p01}, {person: p02}, {person: p03, until: 2026-01-01}]")
    assert told("person/p03", shared) == []
    assert told("person/p01", shared) == ["look role/worker: held by person/p01 among others"]
    assert told("person/p02", shared) == [
        "stops role/boss: held by person/p02 alone",
        "stops workflow/work#one: done by role/boss > role/boss",
        "safeguard checklist/list: gone through by role/boss > role/boss",
        "look role/worker: held by person/p02 among others",
    ]


def test_a_decision_holds_waivers_and_a_course_trains() -> None:
    text = workflow("{id: one, do: A, who: worker}", training="[{role: worker, course: basics}]") + documents(
        "kind: decision, id: yes, title: D, date: 2026-01-01, decided_by: worker, status: accepted, decision: A, "
        "waives: [{rule: missing-backup, of: workflow/work, until: 2027-01-01}]",
        "kind: course, id: basics, title: C, level: fundamentals, assessment: {type: quiz}",
        "kind: course, id: more, title: C, level: applied, assessment: {type: quiz}, after: [basics]",
    )
    assert told("decision/yes", text) == ["look workflow/work: has a finding waived by decision/yes"]
    assert told("course/basics", text) == [
        "safeguard workflow/work: has people trained with course/basics",
        "look course/more: comes after course/basics",
    ]


def test_whom_to_call_and_how_the_work_goes_on() -> None:
    text = workflow(STEPS, fallback="By hand.", backup="boss") + BOSS
    found, facts = reached("role/worker", text)
    without = gone((Key("role", "worker"),), found)
    nodes = facts.catalogue.nodes
    owner = to_call(nodes[Key("workflow", "work")], without, facts.catalogue)
    assert owner is not None
    assert owner.id == "boss"
    assert to_call(nodes[Key("system", "chat")], without, facts.catalogue) is None
    assert {fallback(hit, facts) for hit in found.hits} == {None}
    backup = stands_in((Key("role", "boss"),), facts.catalogue)
    assert backup is not None
    assert backup.id == "worker"
    assert stands_in((Key("system", "chat"),), facts.catalogue) is None
    found, facts = reached("system/chat", text)
    assert [fallback(hit, facts) for hit in found.hits] == ["By hand."]
    found, facts = reached("system/chat", workflow(STEPS) + BOSS)
    assert [fallback(hit, facts) for hit in found.hits] == [""]


def test_a_bound_keeps_what_is_near() -> None:
    chain = [called(f"w{place}", f"w{place + 1}") for place in range(30)]
    text = workflow("{id: one, do: A, who: worker, with: chat}") + documents(*chain, called("w30", "work"))
    facts = facts_of(text)
    whole = impact((Key("system", "chat"),), facts)
    part = impact((Key("system", "chat"),), facts, most=10)
    assert (len(whole.hits), whole.cut) == (32, False)
    assert part.cut
    assert part.hits == whole.hits[: len(part.hits)]
    assert 1 < len(part.hits) <= 11


def test_things_are_found_by_their_names() -> None:
    text = workflow(STEPS).replace("type: assistant", "type: assistant, vendor: 'Acme/North', formerly: [talk]") + BOSS
    catalogue = facts_of(text).catalogue
    for name, known in {
        "system/talk": "system/chat",
        "vendor/acme/north": "vendor/Acme/North",
        "person/p01": "person/p01",
    }.items():
        origin = find_origin(name, catalogue)
        assert origin is not None
        assert origin.name == known
        assert known in names(catalogue)
    assert not any(
        find_origin(name, catalogue)
        for name in ("", "/", "chat", "system/", "vendor/", "model/", "person/p09", "x/chat")
    )


def test_every_reliance_is_a_reference_of_the_language() -> None:
    readers = {kind: mention_reader(schema.schema) for kind, schema in schemas().items()}
    for target, found in RELIANCES.items():
        for kind, *fields in found:
            wanted = "requirement" if fields == ["maps_to"] else target
            assert wanted in kinds_at(readers[kind], fields), (target, kind, fields)


def kinds_at(reader: MentionReader, fields: list[str]) -> tuple[str, ...]:
    """What a field refers to, through the lists on the way."""
    for field in fields:
        while reader.items:
            reader = reader.items
        reader = reader.fields[field]
    while reader.items:
        reader = reader.items
    return reader.kinds


def test_effects_are_in_the_order_of_harm() -> None:
    assert sorted(Effect) == [Effect.STOPS, Effect.SAFEGUARD, Effect.TEST, Effect.LOOK]
