"""Faults that the rules about what others depend on find."""

from __future__ import annotations

from .mutation import MIGRATION, Data, Mutation


def approve_nothing(data: Data) -> None:
    """Take every approval out of a workflow."""
    for each in data["steps"]:
        each.pop("approval", None)


MUTATIONS = {
    "a schema changed without approval": Mutation(
        "unguarded-artifact-change",
        MIGRATION,
        approve_nothing,
        "orders-schema",
        "- orders-schema",
        explains="id: write",
    ),
}
