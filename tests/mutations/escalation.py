"""Faults that the rules about calling for help find."""

from __future__ import annotations

from .mutation import Data, Mutation, step

RESEARCH = "workflow/governed-research"
UNDERWRITING = "workflow/underwriting-review"


def call_nobody(data: Data) -> None:
    """Take every escalation out of a workflow."""
    for each in data["steps"]:
        each.pop("escalate", None)


MUTATIONS = {
    "nobody is called in the whole workflow": Mutation(
        "missing-escalation",
        RESEARCH,
        call_nobody,
        "kind: workflow",
        "kind: workflow",
        explains="literature-assistant",
    ),
    "an escalation without a time": Mutation(
        "dead-end-escalation",
        UNDERWRITING,
        lambda d: step(d, "decide")["escalate"][0].pop("within"),
        "the manual has no rule for the finding",
        "- when: the manual has no rule for the finding",
    ),
    "an escalation back to the caller": Mutation(
        "dead-end-escalation",
        "workflow/complaint-handling",
        lambda d: step(d, "call")["escalate"][0].update(to="complaints-officer"),
        "complaints-officer",
        "to: complaints-officer",
        explains="complaints-officer",
    ),
    "an escalation to an empty chair": Mutation(
        "dead-end-escalation",
        UNDERWRITING,
        lambda d: step(d, "decide")["escalate"][0].update(to="night-desk"),
        "night-desk",
        "to: night-desk",
        explains="night-desk",
        also=lambda documents: documents.update(
            {"role/night-desk": {"kind": "role", "id": "night-desk", "title": "Night desk"}}
        ),
    ),
}
