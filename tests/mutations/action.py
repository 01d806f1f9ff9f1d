"""Faults that the rules about action find."""

from __future__ import annotations

from .mutation import MIGRATION, REPORT, Data, Mutation, step

PURCHASING = "workflow/procurement"
SHOP_WINDOW = "workflow/conversational-commerce"


def first(data: Data, id_: str) -> Data:
    """The first stop condition of a step."""
    condition: Data = step(data, id_)["stop_when"][0]
    return condition


MUTATIONS = {
    "no approval of what cannot be undone": Mutation(
        "irreversible-without-approval",
        SHOP_WINDOW,
        lambda d: step(d, "release-set").pop("approval"),
        "never",
        "reversible: never",
    ),
    "an approval that may be skipped": Mutation(
        "irreversible-without-approval",
        SHOP_WINDOW,
        lambda d: step(d, "release-set").update(only_if="a card is new"),
        "never",
        "reversible: never",
    ),
    "nothing stops the agent": Mutation(
        "unstoppable-agent-step",
        MIGRATION,
        lambda d: step(d, "write").pop("stop_when"),
        "coding-agent",
        "- coding-agent",
        explains="write",
    ),
    "nobody to restart it": Mutation(
        "restart-unassigned",
        PURCHASING,
        lambda d: first(d, "shortlist").pop("restart_by"),
        "stop",
        "then: stop",
    ),
    "restarted by who set it going": Mutation(
        "restart-unassigned",
        SHOP_WINDOW,
        lambda d: first(d, "answer").update(restart_by="shop-dialogue-editor"),
        "shop-dialogue-editor",
        "restart_by: shop-dialogue-editor",
        explains="shop-dialogue-editor",
    ),
    "two signatures of one person": Mutation(
        "two-person-rule-unmet",
        "workflow/contract-and-policy-change",
        lambda d: step(d, "release")["approval"].update(by=["knowledge-editor"]),
        "two_person",
        "rule: two_person",
        explains="knowledge-editor",
    ),
    "further than the layer": Mutation(
        "autonomy-above-layer",
        REPORT,
        lambda d: step(d, "draft").update(human="approver"),
        "approver",
        "human: approver",
        explains="consultant",
    ),
}
