"""Faults that the rules about freshness find."""

from __future__ import annotations

from histories import committed
from support import reference_texts

from .mutation import REPORT, Mutation

_FILE = "playbooks/boundaries/own-perspective.yaml"

MUTATIONS = {
    "a review a day late": Mutation(
        "overdue-review",
        REPORT,
        lambda d: d.update(review_due="2026-11-15"),
        "'2026-11-15'",
        "review_due: '2026-11-15'",
    ),
    "a change after the review": Mutation(
        "changed-since-review",
        "boundary/own-perspective",
        lambda _: None,
        "2026-10-26",
        "last_reviewed: 2026-10-26",
        history=committed(
            (
                "2026-02-16",
                {_FILE: reference_texts()[_FILE].replace("  - Ask for three recommendations and choose one\n", "")},
            ),
            ("2026-11-10", {_FILE: reference_texts()[_FILE]}),
        ),
    ),
    "nothing learned in nine months": Mutation(
        "never-adjusted",
        "workflow/supplier-approval",
        lambda d: d.pop("adjustments"),
        "'2026-02-09'",
        "live_since: '2026-02-09'",
    ),
}
