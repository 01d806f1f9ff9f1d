"""Faults that the rules about decisions find."""

from __future__ import annotations

from typing import Any

from .mutation import REPORT, Mutation

WAIVER: dict[str, Any] = {"rule": "single-person-workflow", "of": REPORT}

MUTATIONS = {
    "a waiver without end": Mutation(
        "open-ended-waiver",
        "decision/archive-translation",
        lambda d: d.update(waives=[dict(WAIVER)]),
        "single-person-workflow",
        "- rule: single-person-workflow",
    ),
    "a waiver past its end": Mutation(
        "open-ended-waiver",
        "decision/archive-translation",
        lambda d: d.update(waives=[WAIVER | {"until": "2026-11-15"}]),
        "'2026-11-15'",
        "until: '2026-11-15'",
        explains="2026-06-22",
    ),
}
