"""Faults that the rules about freshness find."""

from __future__ import annotations

from .mutation import REPORT, Mutation

MUTATIONS = {
    "a review a day late": Mutation(
        "overdue-review",
        REPORT,
        lambda d: d.update(review_due="2026-11-15"),
        "'2026-11-15'",
        "review_due: '2026-11-15'",
    ),
}
