"""Faults that the rules about layers find."""

from __future__ import annotations

from .mutation import MIGRATION, REPLY, REPORT, Documents, Mutation

FLUENCY = "layer/workforce-empowerment"
PROOF_READING = {
    "kind": "layer",
    "id": "proof-reading",
    "order": 6,
    "title": "Proof reading",
    "purpose": "Texts are read before they leave",
    "requires": {"layers": ["systems-dependency-management"]},
    "metrics": ["report-corrections"],
}
MESSAGES = {
    "kind": "metric",
    "id": "replies-sent",
    "title": "Replies sent",
    "type": "volume",
    "unit": "replies a week",
    "better": "up",
    "owner": "service-desk-lead",
    "baseline": {"value": 410, "date": "2026-08-31", "how": "help desk report"},
}

PART_FLOW = {
    "kind": "layer",
    "id": "part-flow",
    "order": 7,
    "title": "Flow of parts",
    "purpose": "Parts are booked, labelled and moved without a stop",
    "phase": "scale",
    "requires": {"controls": [{"control": "change-control"}]},
    "metrics": ["report-corrections"],
}
LABELS = {
    "kind": "workflow",
    "id": "part-labels",
    "title": "Labels of parts",
    "status": "pilot",
    "layer": "part-flow",
    "owner": "content-director",
    "backup": "service-desk-lead",
    "trigger": "a part is booked in",
    "volume_per_month": 1000,
    "steps": [{"id": "print", "do": "Print the label from the part's record", "who": "content-director"}],
}


def pause_all_but_one(documents: Documents) -> None:
    """Pause what is in production, but for the approval of suppliers, which needs no layer below its own."""
    for data in documents.values():
        if data.get("status") == "production" and data["id"] != "supplier-approval":
            data["status"] = "paused"


MUTATIONS = {
    "production on a layer that has none": Mutation(
        "layer-out-of-sequence",
        REPORT,
        lambda d: d.update(layer="proof-reading"),
        "proof-reading",
        "layer: proof-reading",
        explains="systems-dependency-management",
        also=lambda documents: documents.update({"layer/proof-reading": dict(PROOF_READING)}),
    ),
    "a control that lags, without a waiver": Mutation(
        "layer-controls-unmet",
        "decision/pilot-before-dependency-map",
        lambda d: d.pop("waives"),
        "systems-dependency-management",
        "layer: systems-dependency-management",
        explains="defined",
        stands_on=MIGRATION,
    ),
    "at scale on a control tested last year": Mutation(
        "scaled-before-controls",
        "control/data-minimisation",
        lambda d: d.update(last_tested="2025-11-01"),
        "data-minimisation",
        "- control: data-minimisation",
        explains="2025-11-01",
        also=lambda documents: documents[FLUENCY].update(phase="scale"),
        stands_on=FLUENCY,
    ),
    "a pilot as large as daily work": Mutation(
        "scaled-before-controls",
        "control/change-control",
        lambda d: d.update(last_tested="2025-11-01"),
        "change-control",
        "- control: change-control",
        explains="2025-11-01",
        also=lambda documents: documents.update({"layer/part-flow": PART_FLOW, "workflow/part-labels": LABELS}),
        stands_on="layer/part-flow",
    ),
    "four pilots and one in production": Mutation(
        "pilots-everywhere",
        REPORT,
        lambda d: d.update(status="paused"),
        "pilot",
        "status: pilot",
        explains="pilot",
        also=pause_all_but_one,
        stands_on=REPLY,
    ),
    "a pilot of no layer": Mutation(
        "disconnected-experiment", REPLY, lambda d: d.pop("layer"), "kind: workflow", "kind: workflow"
    ),
    "a layer of pilots without a figure": Mutation(
        "disconnected-experiment",
        "layer/systems-dependency-management",
        lambda d: d.pop("metrics"),
        "kind: layer",
        "kind: layer",
        explains="systems-dependency-management",
    ),
    "replies that are only counted": Mutation(
        "volume-only-distribution",
        REPLY,
        lambda d: d.update(metrics=["replies-sent"]),
        "- replies-sent",
        "- replies-sent",
        explains="proposal-fit",
        also=lambda documents: documents.update({"metric/replies-sent": dict(MESSAGES)}),
    ),
}
