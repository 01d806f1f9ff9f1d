"""What a new document of each kind is made of, beyond what its schema requires."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ..source.reader import Json


class Plan(msgspec.Struct, frozen=True):
    """The optional fields of a new document, and the values that suit one better than the schema's examples.

    Attributes:
        offers: Optional fields that stand in the document as comments, the most useful first.
        writes: Optional fields that are filled in.
        values: Values by field; where a name is not here, the schema's first example is taken.
        inside: A list whose entries have optional fields worth showing.
        entry: The entry of that list that shows them, counted from 0.
        entry_offers: Those fields; their values stand in ``values`` under ``list.field``.
    """

    offers: tuple[str, ...]
    writes: tuple[str, ...] = ()
    values: Mapping[str, Json] = msgspec.field(default_factory=dict)
    inside: str = ""
    entry: int = 0
    entry_offers: tuple[str, ...] = ()


def _fields(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_STEPS: Json = [
    {"id": "gather", "do": "Collect what the work starts from", "who": "content-director"},
    {"id": "draft", "do": "Make a first version", "who": "content-director"},
    {
        "id": "check",
        "do": "Compare the first version with what was collected, and hand it over",
        "who": "market-analyst",
    },
]

PLANS: Mapping[str, Plan] = {
    "workflow": Plan(
        offers=_fields(
            "summary backup status layer boundaries_considered redesign fallback exceptions metrics review_due"
        ),
        values={
            "steps": _STEPS,
            "status": "idea",
            "steps.inputs": [{"name": "collected notes", "format": "document", "from": "gather"}],
            "steps.outputs": [{"name": "first version", "format": "document", "to": "check"}],
            "steps.review": {"by": "market-analyst", "criteria": ["every number has a source"], "minutes": 15},
            "steps.stop_when": [{"when": "a source is missing", "then": "stop", "restart_by": "market-analyst"}],
        },
        inside="steps",
        entry=1,
        entry_offers=_fields("with human inputs outputs always_rework review stop_when escalate minutes reaches"),
    ),
    "boundary": Plan(
        offers=_fields(
            "summary backup decided_on decided_by not_covered allowed never if_crossed applies_to noticed_by review_due"
        ),
        writes=_fields("status"),
        values={"status": "draft"},
    ),
    "role": Plan(
        offers=_fields("summary function contact backup duties courses review_hours_per_week"),
        writes=_fields("holders"),
        values={"holders": [{"person": "p1"}]},
    ),
    "system": Plan(
        offers=_fields(
            "summary owner backup vendor status identity data_allowed capabilities known_limits stop logs review_due"
        ),
        values={"status": "planned"},
    ),
    "checklist": Plan(
        offers=_fields("summary owner minutes"),
        inside="items",
        entry_offers=_fields("why evidence na_allowed if_failed"),
    ),
    "course": Plan(offers=_fields("summary owner after roles teaches valid_for")),
    "metric": Plan(offers=_fields("summary owner baseline target source cadence guards")),
    "evaluation": Plan(offers=_fields("summary owner run_when last_result")),
    "inventory": Plan(
        offers=_fields("summary owner review_due"),
        values={"tasks": [{"task": "Tidy the competitor log", "cadence": "weekly", "ai": "without"}]},
        inside="tasks",
        entry_offers=_fields("minutes why workflow boundary opportunity"),
    ),
    "control": Plan(
        offers=_fields("summary owner statement last_tested evidence maps_to"),
        values={"maturity": "planned"},
    ),
    "decision": Plan(
        offers=_fields("context rationale counterarguments affects waives owner"),
        values={"status": "proposed"},
    ),
    "organization": Plan(offers=_fields("summary phase currency functions data_classes principles report_problem")),
    "layer": Plan(offers=_fields("summary owner short phase unlocks requires functions watch_out metrics")),
    "artifact": Plan(offers=_fields("summary owner kept_in location depends_on version")),
    "recipe": Plan(offers=_fields("summary owner contains requires adoption_effort proof changelog")),
    "partner": Plan(offers=_fields("summary owner does specializations certified_people")),
    "journey": Plan(
        offers=_fields("summary owner"),
        values={
            "stages": [{"layer": "workforce-empowerment", "what": "What the organization learned to do in this layer."}]
        },
        inside="stages",
        entry_offers=_fields("result when"),
    ),
    "person": Plan(offers=_fields("external partner completed")),
    "framework": Plan(offers=_fields("summary owner source")),
}
"""A plan for each kind; a test holds its fields equal to what the schemas know."""
