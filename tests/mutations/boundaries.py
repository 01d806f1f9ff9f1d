"""Faults that the rules about boundaries find."""

from __future__ import annotations

from .mutation import MIGRATION, REPORT, Documents, Mutation, step


def keep_nothing(documents: Documents) -> None:
    """Give the AI a part in every domain."""
    for data in documents.values():
        if data["kind"] == "boundary" and data["human_at_least"] == "alone":
            data["status"] = "draft"


MUTATIONS = {
    "a boundary the step lists": Mutation(
        "autonomy-above-boundary",
        REPORT,
        lambda d: step(d, "draft").update(boundaries=["own-perspective", "brand-voice"]),
        "collaborator",
        "human: collaborator",
        explains="alone",
    ),
    "a boundary that applies, and no word on the human": Mutation(
        "autonomy-above-boundary",
        MIGRATION,
        lambda d: step(d, "write").pop("human"),
        "coding-agent",
        "- coding-agent",
        explains="approver",
    ),
    "nothing kept human": Mutation(
        "nothing-kept-human",
        "boundary/own-perspective",
        lambda _: None,
        "orrinfeld-group",
        "id: orrinfeld-group",
        also=keep_nothing,
        stands_on="organization",
    ),
}
