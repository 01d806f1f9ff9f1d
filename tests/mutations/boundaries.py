"""Faults that the rules about boundaries find."""

from __future__ import annotations

from collections.abc import Callable

from histories import committed
from support import reference_texts

from .mutation import MIGRATION, REPORT, Data, Documents, Mutation, step

PERSPECTIVE = "boundary/own-perspective"
_FILE = "playbooks/boundaries/own-perspective.yaml"
_TEXT = reference_texts()[_FILE]

KEPT = {
    "kind": "boundary",
    "id": "last-word",
    "title": "The last word",
    "category": "change_control",
    "human_at_least": "observer",
    "covers": ["What is said last"],
    "rationale": "Whoever has the last word is asked about it first, and has to know what was said.",
    "owner": "head-of-platform",
    "decided_on": "2026-03-02",
    "decided_by": "head-of-platform",
}


def adding(**fields: object) -> Callable[[Documents], None]:
    """Add a boundary that nothing names, with some fields more."""

    def add(documents: Documents) -> None:
        documents["boundary/last-word"] = KEPT | fields

    return add


def consider_none(data: Data) -> None:
    """Ask for offers without a word on any boundary."""
    data.pop("boundaries_considered")
    step(data, "ask-offers").pop("boundaries")


def elsewhere(documents: Documents) -> None:
    """Let the boundary on purchases apply to another function, in which nobody buys."""
    documents["boundary/purchase-commitment"]["applies_to"]["functions"] = ["hr"]


def allow(data: Data) -> None:
    """Let the AI answer when asked."""
    data["human_at_least"] = "operator"


def keep_nothing(documents: Documents) -> None:
    """Give the AI a part in every domain."""
    for data in documents.values():
        if data["kind"] == "boundary" and data["human_at_least"] == "alone":
            data["status"] = "draft"


MUTATIONS = {
    "a boundary the step lists": Mutation(
        "autonomy-above-boundary",
        REPORT,
        lambda d: step(d, "draft").update(boundaries=["own-perspective", "brand-voice"]),
        "collaborator",
        "human: collaborator",
        explains="alone",
    ),
    "a boundary that applies, and no word on the human": Mutation(
        "autonomy-above-boundary",
        MIGRATION,
        lambda d: step(d, "write").pop("human"),
        "coding-agent",
        "- coding-agent",
        explains="approver",
    ),
    "nothing kept human": Mutation(
        "nothing-kept-human",
        PERSPECTIVE,
        lambda _: None,
        "orrinfeld-group",
        "id: orrinfeld-group",
        also=keep_nothing,
        stands_on="organization",
    ),
    "nobody who decided": Mutation(
        "unreasoned-boundary",
        "boundary/research-conclusions",
        lambda d: d.pop("decided_by"),
        "decided_on",
        "decided_on: '2026-08-24'",
    ),
    "no decision": Mutation(
        "unreasoned-boundary",
        "boundary/research-conclusions",
        lambda d: [d.pop(name) for name in ("decided_on", "decided_by")],
        "kind: boundary",
        "kind: boundary",
    ),
    "a reason of a few words": Mutation(
        "unreasoned-boundary",
        "boundary/research-conclusions",
        lambda d: d.update(rationale="Because it has to be people"),
        "Because it has to be people",
        "rationale: Because it has to be people",
    ),
    "no boundary considered": Mutation(
        "unbounded-outward-step",
        "workflow/procurement",
        consider_none,
        "partner",
        "reaches: partner",
        explains="sourcing-agent",
        also=elsewhere,
    ),
    "an exception that ran out": Mutation(
        "expired-boundary",
        "boundary/brand-voice",
        lambda d: d["exceptions"][0].update(until="2026-11-15"),
        "'2026-11-15'",
        "until: '2026-11-15'",
        explains="2026-06-22",
    ),
    "a boundary nobody has gone over the work with": Mutation(
        "boundary-after-go-live",
        "boundary/employee-data",
        lambda d: d.update(decided_on="2026-11-09"),
        "2026-04-15",
        "live_since: 2026-04-15",
        explains="2026-11-09",
        stands_on="workflow/payroll-run",
    ),
    "a ceiling raised and not committed": Mutation(
        "boundary-loosened",
        PERSPECTIVE,
        allow,
        "operator",
        "human_at_least: operator",
        history=committed(("2026-02-16", {_FILE: _TEXT})),
    ),
    "a ceiling raised in a commit": Mutation(
        "boundary-loosened",
        PERSPECTIVE,
        allow,
        "operator",
        "human_at_least: operator",
        history=committed(
            ("2026-02-16", {_FILE: _TEXT}),
            (
                "2026-10-05",
                {_FILE: _TEXT.replace("human_at_least: alone", "human_at_least: operator")},
            ),
        ),
    ),
    "two ceilings for one step": Mutation(
        "conflicting-boundaries",
        MIGRATION,
        lambda _: None,
        "observer",
        "human_at_least: observer",
        explains="approver",
        also=adding(applies_to={"workflows": ["agent-written-migration"]}),
        stands_on="boundary/last-word",
    ),
    "a boundary nothing comes near": Mutation(
        "boundary-without-workflow",
        MIGRATION,
        lambda _: None,
        "consultant",
        "human_at_least: consultant",
        also=adding(human_at_least="consultant"),
        stands_on="boundary/last-word",
    ),
}
