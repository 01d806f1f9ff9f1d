"""Faults that the rules about systems find."""

from __future__ import annotations

from .mutation import REPORT, Data, Documents, Mutation, step

AGENT = "system/coding-agent"
SLIDES = {
    "kind": "system",
    "id": "slide-maker",
    "title": "Slide maker",
    "type": "assistant",
    "owner": "workplace-admin",
    "backup": "security-lead",
    "subscribed_on": "2026-09-01",
    "known_limits": ["Invents a figure where the text has none"],
}


def give_more(data: Data) -> None:
    """Let the draft be made from figures the assistant may not see."""
    item = next(item for item in step(data, "draft")["inputs"] if item["name"] == "data pack")
    item.update(data_class="confidential", prepare="Shops below ten sales left out")


def file_more(data: Data) -> None:
    """Put a medical fact among the causes in a register that may hold none."""
    step(data, "learn")["outputs"][0]["data_class"] = "health"


def buy_slides(documents: Documents) -> None:
    """Subscribe to something that no step needs."""
    documents["system/slide-maker"] = dict(SLIDES)


MUTATIONS = {
    "a subscription without a step": Mutation(
        "unused-system",
        "organization/orrinfeld-group",
        lambda _: None,
        "'2026-09-01'",
        "subscribed_on: '2026-09-01'",
        also=buy_slides,
        stands_on="system/slide-maker",
    ),
    "figures the assistant may not see": Mutation(
        "data-class-breach", REPORT, give_more, "confidential", "data_class: confidential", explains="public"
    ),
    "a fact the register may not hold": Mutation(
        "data-class-breach", "workflow/complaint-handling", file_more, "health", "data_class: health", explains="public"
    ),
    "a right without a use": Mutation(
        "excess-permission",
        "system/chat-assistant",
        lambda d: d["permissions"].append({"system": "crm", "can": ["read"]}),
        "read",
        "- read",
        explains="do: read",
    ),
    "an agent's account for several": Mutation(
        "shared-agent-identity", AGENT, lambda d: d.update(identity="shared"), "shared", "identity: shared"
    ),
    "an agent without account": Mutation(
        "shared-agent-identity", AGENT, lambda d: d.pop("identity"), "agent", "type: agent"
    ),
    "an agent nobody can stop": Mutation(
        "agent-without-stop-or-logs", AGENT, lambda d: d.pop("stop"), "agent", "type: agent"
    ),
    "an agent whose deeds nobody can read": Mutation(
        "agent-without-stop-or-logs", AGENT, lambda d: d.pop("logs"), "agent", "type: agent"
    ),
    "a way by hand that no map has": Mutation(
        "unmapped-connection",
        "system/incident-desk",
        lambda d: d["connects_to"].pop(),
        "code-host",
        "- {name: changed page, format: runbook page with a test, to: code-host, data_class: internal}",
        explains="incident-desk",
        stands_on="workflow/incident-response-with-agent",
    ),
    "an agent that knows no mistakes": Mutation(
        "unstated-limits", AGENT, lambda d: d.pop("known_limits"), "agent", "type: agent"
    ),
}
