"""Faults that the rules about measurement find."""

from __future__ import annotations

from .mutation import Mutation

MUTATIONS = {
    "no baseline": Mutation(
        "missing-baseline", "metric/report-hours", lambda d: d.pop("baseline"), "kind: metric", "kind: metric"
    ),
    "a baseline without a day": Mutation(
        "missing-baseline",
        "metric/report-hours",
        lambda d: d.update(baseline={"value": 5}),
        "value: 5",
        "value: 5",
    ),
    "a baseline from afterwards": Mutation(
        "missing-baseline",
        "metric/report-hours",
        lambda d: d["baseline"].update(date="2026-11-01"),
        "'2026-11-01'",
        "date: '2026-11-01'",
        explains="2026-",
    ),
}
