"""Faults that the rules about cost find."""

from __future__ import annotations

from .mutation import MIGRATION, REPLY, Mutation

MUTATIONS = {
    "a cost without exceptions": Mutation(
        "inference-only-cost",
        REPLY,
        lambda d: d["cost"].pop("exceptions"),
        "inference",
        "inference:",
    ),
    "review minutes that are not those of the steps": Mutation(
        "review-cost-mismatch",
        MIGRATION,
        lambda d: d["cost"]["review"].update(minutes=20),
        "20",
        "minutes: 20",
        explains="15",
    ),
    "consulting that is most of the cost": Mutation(
        "services-heavy-cost",
        MIGRATION,
        lambda d: d["cost"]["consulting"].update(one_off=60000),
        "60000",
        "one_off: 60000",
    ),
    "consulting that never ends": Mutation(
        "services-heavy-cost",
        MIGRATION,
        lambda d: d["cost"].update(consulting={"amount": 500, "per": "month"}),
        "500",
        "amount: 500",
    ),
}
