"""Rules about systems: what they leave alone, what they say once, and what they name."""

from __future__ import annotations

import pytest

from support import found, load, workflow

ONE = "{id: one, do: A, who: worker}"
MILL = """
---
{kind: organization, id: mill, title: Mill, size: small,
 data_classes: [{id: open, title: Open}, {id: secret, title: Secret, sensitive: true}]}"""


def system(id_: str, type_: str, **fields: str) -> str:
    """One more system."""
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return f"\n---\n{{kind: system, id: {id_}, title: T, type: {type_}{more}}}"


@pytest.mark.parametrize(
    ("type_", "fields", "faults"),
    [
        ("assistant", {"subscribed_on": "2026-09-16"}, ["2026-09-16"]),
        ("model_api", {"subscribed_on": "2026-09-16"}, ["2026-09-16"]),
        ("assistant", {"subscribed_on": "2026-09-17"}, []),
        ("assistant", {}, []),
        ("application", {"subscribed_on": "2020-01-01"}, []),
        ("assistant", {"subscribed_on": "2020-01-01", "status": "planned"}, []),
        ("assistant", {"subscribed_on": "2020-01-01", "status": "retired", "retired_reason": "Dear"}, []),
    ],
)
def test_sixty_days_after_the_subscription_a_step_is_due(type_: str, fields: dict[str, str], faults: list[str]) -> None:
    assert found("unused-system", workflow(ONE) + system("toy", type_, **fields)) == faults


def test_a_step_uses_a_system_unless_its_workflow_is_retired() -> None:
    toy = system("toy", "assistant", subscribed_on="2020-01-01")
    steps = "{id: one, do: A, who: worker, with: [store, toy]}"
    assert found("unused-system", workflow(steps) + toy) == []
    retired = workflow(steps, status="retired", retired_reason="Done")
    assert found("unused-system", retired + toy) == ["2020-01-01"]


def test_a_model_behind_a_system_in_use_is_used() -> None:
    model = system("brain", "model_api", subscribed_on="2020-01-01")
    desk = system("desk", "application", connects_to="[{system: brain}]")
    assert found("unused-system", workflow("{id: one, do: A, who: worker, with: desk}") + desk + model) == []
    assert found("unused-system", workflow(ONE) + desk + model) == ["2020-01-01"]


@pytest.mark.parametrize(
    ("with_", "inputs", "outputs", "faults"),
    [
        ("bot", "secret", "", ["secret"]),
        ("bot", "open", "", []),
        ("bot", "secret", "{name: o, to: bot, data_class: open}", ["secret"]),
        ("page", "secret", "", ["secret"]),
        ("page", "secret", "{name: o, to: page, data_class: open}", []),
        ("page", "open", "{name: o, to: page, data_class: secret}", ["secret"]),
        ("page", "secret", "{name: o, to: store, data_class: open}", ["secret"]),
        ("page", "secret", "{name: o, to: page}", []),
        ("store", "open", "{name: o, to: page, data_class: secret}", ["secret"]),
        ("[chat, store]", "secret", "", []),
        ("[bot, page]", "secret", "", ["secret", "secret"]),
        ("bot", "sceret", "", []),
    ],
)
def test_a_system_is_given_no_class_it_may_not_see(with_: str, inputs: str, outputs: str, faults: list[str]) -> None:
    fields = f"with: {with_}, inputs: [{{name: i, data_class: {inputs}}}], outputs: [{outputs}]"
    text = workflow(f"{{id: one, do: A, who: worker, {fields}}}") + MILL
    text += system("bot", "assistant", data_allowed="[open]") + system("page", "application", data_allowed="[open]")
    assert found("data-class-breach", text) == faults


@pytest.mark.parametrize(
    ("may", "permissions", "faults"),
    [
        ("[{do: read, system: store}]", "[{system: store, can: [read]}]", []),
        ("[{do: read, system: store}]", "[{system: store, can: [read, write]}]", ["write"]),
        ("[{do: read, system: system/store}]", "[{system: store, can: [delete, write]}]", ["[delete, write]"]),
        ("[{do: read, system: store}]", "[{system: chat, can: [read]}]", ["read"]),
        ("[]", "[{system: store, can: [read, write]}]", []),
    ],
)
def test_a_permission_is_needed_by_a_white_list_of_a_step(may: str, permissions: str, faults: list[str]) -> None:
    text = workflow(f"{{id: one, do: A, who: worker, with: bot, may: {may}}}")
    assert found("excess-permission", text + system("bot", "assistant", permissions=permissions)) == faults


def test_the_white_lists_of_all_steps_count_together() -> None:
    steps = """
        {id: one, do: A, who: worker, with: bot, may: [{do: read, system: store}]}
        {id: two, do: A, who: worker, with: [chat, bot], may: [{do: send, system: store}]}
        {id: three, do: A, who: worker, with: chat, may: [{do: write, system: store}]}
    """
    bot = system("bot", "assistant", permissions="[{system: store, can: [read, write, send]}]")
    assert found("excess-permission", workflow(steps) + bot) == ["write"]


def test_permissions_of_what_no_step_uses_are_not_weighed() -> None:
    bot = system("bot", "assistant", permissions="[{system: store, can: [write]}]")
    assert found("excess-permission", workflow("{id: one, do: A, who: worker, may: [], with: chat}") + bot) == []


@pytest.mark.parametrize(
    ("type_", "identity", "faults"),
    [
        ("agent", "own", []),
        ("agent", "delegated", []),
        ("agent", "shared", ["shared"]),
        ("agent", "", ["agent"]),
        ("assistant", "shared", []),
        ("model_api", "", []),
    ],
)
def test_an_agent_acts_under_a_name_of_its_own(type_: str, identity: str, faults: list[str]) -> None:
    fields = {"identity": identity} if identity else {}
    assert found("shared-agent-identity", workflow(ONE) + system("bot", type_, **fields)) == faults


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "how it is stopped or where one reads what it did"),
        ({"stop": "Pull the plug"}, "where one reads what it did"),
        ({"logs": "{where: store}"}, "how it is stopped"),
        ({"stop": "Pull the plug", "logs": "{where: store}"}, ""),
    ],
)
def test_what_an_agent_lacks_is_told_once(fields: dict[str, str], says: str) -> None:
    build = load(workflow(ONE) + system("bot", "agent", identity="own", **fields))
    messages = [f.message for f in build.findings if f.rule == "agent-without-stop-or-logs"]
    assert messages == ([f'the page of the agent "bot" does not say {says}'] if says else [])


@pytest.mark.parametrize("type_", ["assistant", "model_api", "application"])
def test_only_an_agent_goes_on_while_nobody_looks(type_: str) -> None:
    assert found("agent-without-stop-or-logs", workflow(ONE) + system("bot", type_)) == []


def carrying(with_: str = "") -> str:
    """Two steps that both take something from ``desk`` into ``book``."""
    items = "inputs: [{name: i, from: desk}], outputs: [{name: n}, {name: o, to: book}]"
    return workflow(
        f"{{id: one, do: A, who: worker, {with_} {items}}}\n{{id: two, do: A, who: worker, {with_} {items}}}"
    )


@pytest.mark.parametrize(
    ("desk", "book", "faults"),
    [
        ("[]", "[]", ["book"]),
        ("[{system: book}]", "[]", []),
        ("[]", "[{system: desk, direction: out, state: planned}]", []),
        ("[{system: store}]", "[{system: store}]", ["book"]),
    ],
)
def test_a_pair_is_told_once_and_either_page_may_map_it(desk: str, book: str, faults: list[str]) -> None:
    systems = system("desk", "application", connects_to=desk) + system("book", "application", connects_to=book)
    assert found("unmapped-connection", carrying() + systems) == faults


def test_a_way_through_what_the_step_is_done_with_is_a_way() -> None:
    systems = system("desk", "application", connects_to="[{system: store}]") + system("book", "application")
    assert found("unmapped-connection", carrying("with: store,") + systems) == ["book"]
    systems = systems.replace("id: book, title: T", "id: book, title: T, connects_to: [{system: store}]")
    assert found("unmapped-connection", carrying("with: store,") + systems) == []


def test_steps_roles_and_the_same_system_are_no_connection() -> None:
    steps = """
        {id: one, do: A, who: worker, inputs: [{name: i, from: store}], outputs: [{name: o, to: store}]}
        {id: two, do: A, who: worker, inputs: [{name: i, from: one}], outputs: [{name: o, to: store}]}
        {id: three, do: A, who: worker, inputs: [{name: i, from: store}], outputs: [{name: o, to: worker}]}
    """
    assert found("unmapped-connection", workflow(steps)) == []


@pytest.mark.parametrize(
    ("type_", "fields", "faults"),
    [
        ("assistant", {}, 1),
        ("agent", {}, 1),
        ("model_api", {}, 0),
        ("application", {}, 0),
        ("agent", {"status": "planned"}, 0),
        ("agent", {"known_limits": "[Counts wrongly]"}, 0),
    ],
)
def test_staff_read_what_an_assistant_gets_wrong(type_: str, fields: dict[str, str], faults: int) -> None:
    work = workflow("{id: one, do: A, who: worker, with: bot}")
    assert found("unstated-limits", work + system("bot", type_, **fields)) == [type_] * faults


def test_nobody_has_seen_an_assistant_fail_that_no_step_is_done_with() -> None:
    assert found("unstated-limits", workflow(ONE)) == []
    assert found("unstated-limits", workflow("{id: one, do: A, who: worker, with: [store, chat]}")) == ["assistant"]
