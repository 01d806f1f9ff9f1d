"""Faults that the rules about review find."""

from __future__ import annotations

from .mutation import REPLY, Mutation, step

RESEARCH = "workflow/governed-research"
SHOP_WINDOW = "workflow/conversational-commerce"
PROPOSAL_TEST = "evaluation/proposal-draft-eval"


MUTATIONS = {
    "no review of an AI step": Mutation(
        "unreviewed-ai-step",
        REPLY,
        lambda d: step(d, "triage").pop("review"),
        "id: triage",
        "- id: triage",
        explains="customer",
        also=lambda ds: ds[REPLY]["cost"]["review"].update(minutes=2),
    ),
    "no review on one way of several": Mutation(
        "unreviewed-ai-step",
        REPLY,
        lambda d: step(d, "check-reply").pop("review"),
        "id: draft-reply",
        "- id: draft-reply",
        explains="customer",
        also=lambda ds: ds[REPLY]["cost"]["review"].update(minutes=1),
    ),
    "a review that compares with nothing": Mutation(
        "review-without-criteria",
        REPLY,
        lambda d: step(d, "triage")["review"].pop("criteria"),
        "review",
        "review:",
    ),
    "a review by nobody": Mutation(
        "review-without-criteria",
        RESEARCH,
        lambda d: step(d, "search-assisted")["review"].pop("by"),
        "review",
        "review:",
    ),
    "a review by those who made it": Mutation(
        "reviewer-is-performer",
        SHOP_WINDOW,
        lambda d: step(d, "answer")["review"].update(by="shop-dialogue-editor", independent=False, minutes=10),
        "shop-dialogue-editor",
        "by: shop-dialogue-editor",
        explains="shop-dialogue-editor",
    ),
    "an item that is no check": Mutation(
        "unusable-checklist",
        "checklist/reply-check",
        lambda d: d["items"][-1].update(check="Tone of voice"),
        "Tone of voice",
        "check: Tone of voice",
    ),
    "an item too long for a glance": Mutation(
        "unusable-checklist",
        "checklist/reply-check",
        lambda d: d["items"][-1].update(check="calm" * 36),
        "calm" * 36,
        "check: " + "calm" * 36,
    ),
    "no critical item": Mutation(
        "unusable-checklist",
        "checklist/reply-check",
        lambda d: d.update(items=[{"id": "s1", "check": "The article is about this question"}]),
        "items",
        "items:",
    ),
    "more reviews than hours": Mutation(
        "review-over-capacity",
        "role/contract-manager",
        lambda d: d.update(review_hours_per_week=0.5),
        "0.5",
        "review_hours_per_week: 0.5",
        explains="of: word-clause",
    ),
    "a review without minutes": Mutation(
        "review-over-capacity",
        RESEARCH,
        lambda d: step(d, "search-assisted")["review"].pop("minutes"),
        "review",
        "review:",
    ),
    "an evaluation graded by a model alone": Mutation(
        "ai-only-review",
        PROPOSAL_TEST,
        lambda d: d["graders"].pop(0),
        "model",
        "- type: model",
    ),
    "no word on the human": Mutation(
        "human-part-undecided",
        RESEARCH,
        lambda d: step(d, "screen").pop("human"),
        "literature-assistant",
        "with: literature-assistant",
    ),
}
