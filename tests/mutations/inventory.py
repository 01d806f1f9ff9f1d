"""Faults that the rules about recurring tasks find."""

from __future__ import annotations

from .mutation import Mutation

ADVISER = "inventory/service-adviser-week"

MUTATIONS = {
    "a task nobody has decided about": Mutation(
        "undecided-task",
        ADVISER,
        lambda d: d["tasks"][1].pop("ai"),
        "Answer business accounts and repeat callers",
        "- task: Answer business accounts and repeat callers",
    ),
    "a task with AI in no workflow": Mutation(
        "undecided-task",
        ADVISER,
        lambda d: d["tasks"][0].pop("workflow"),
        "with",
        "ai: with",
    ),
}
