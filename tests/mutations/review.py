"""Faults that the rules about review find."""

from __future__ import annotations

from .mutation import REPLY, Mutation, step

MUTATIONS = {
    "no review of an AI step": Mutation(
        "unreviewed-ai-step",
        REPLY,
        lambda d: step(d, "triage").pop("review"),
        "id: triage",
        "- id: triage",
        explains="customer",
    ),
    "no review on one way of several": Mutation(
        "unreviewed-ai-step",
        REPLY,
        lambda d: step(d, "check-reply").pop("review"),
        "id: draft-reply",
        "- id: draft-reply",
        explains="customer",
    ),
}
