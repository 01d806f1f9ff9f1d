"""Faults that the rules about evidence find."""

from __future__ import annotations

from .mutation import MIGRATION, Data, Mutation, step

INCIDENT = "workflow/incident-response-with-agent"
UNDERWRITING = "workflow/underwriting-review"


def forget(data: Data) -> None:
    """Keep nothing of the AI step and of the step that reviews it."""
    step(data, "gather").pop("evidence")
    step(data, "compare").pop("evidence")


MUTATIONS = {
    "nothing kept of what AI did": Mutation("missing-evidence", INCIDENT, forget, "id: gather", "- id: gather"),
    "evidence without a place": Mutation(
        "unretained-evidence",
        MIGRATION,
        lambda d: (
            step(d, "gates")["evidence"][0].update(what="test report")
            or step(d, "gates")["evidence"][0].pop("saved_in")
        ),
        "test report",
        "- what: test report",
    ),
    "evidence kept for less than the organization asks": Mutation(
        "unretained-evidence",
        MIGRATION,
        lambda d: step(d, "gates")["evidence"][0].update(keep="12 months"),
        "12 months",
        "keep: 12 months",
        explains="13 months",
    ),
    "a control's test that is kept nowhere": Mutation(
        "unretained-evidence",
        "control/identity",
        lambda d: d.update(evidence=[{"what": "log entries", "keep": "24 months"}]),
        "log entries",
        "- what: log entries",
    ),
    "evidence of high risk kept for a quarter": Mutation(
        "unretained-evidence",
        UNDERWRITING,
        lambda d: step(d, "summarise")["evidence"][0].update(keep="3 months"),
        "3 months",
        "keep: 3 months",
        explains="high",
        also=lambda documents: documents["organization/orrinfeld-group"].pop("defaults"),
    ),
    "an agent that may write its evidence": Mutation(
        "agent-writable-evidence",
        INCIDENT,
        lambda d: step(d, "gather")["evidence"][0].update(saved_in="incident-desk"),
        "incident-desk",
        "saved_in: incident-desk",
        explains="write",
    ),
}
