"""Generated documents of every kind but workflows, each with the references its kind has in practice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from collection import LAYERS, Collection, Document, Near
from vocabulary import fill, say, word
from workflows import workflow

_FUNCTIONS = ("marketing", "sales", "service", "purchasing", "logistics", "finance", "legal", "platform")
_SYSTEM_TYPES = ("assistant", "data_store", "application", "agent", "control_surface")
_CEILINGS = ("alone", "approver", "consultant", "approver")
_CATEGORIES = ("identity", "change_control", "contextual_judgment", "relationship_continuity", "data", "legal_duty")
_CONTROLS = ("identity", "permissions", "exception_handling", "logging", "change")

Maker = Callable[[Collection, int], Document]


def document(collection: Collection, kind: str, index: int) -> Document:
    """The document of a kind with a number, valid by its schema."""
    head = {"kind": kind, "id": collection.ids[kind][index], "title": collection.title(kind, index)}
    return {**head, **MAKERS[kind](collection, index)}


def _organization(collection: Collection, _: int) -> Document:
    classes: list[Document] = [{"id": name, "title": name.capitalize()} for name in ("public", "internal")]
    classes += [{"id": name, "title": name.capitalize(), "sensitive": True} for name in ("confidential", "personal")]
    return {
        "summary": "A made-up group whose playbooks have the size and the links of real ones.",
        "owner": collection.ids["role"][0],
        "size": "large",
        "phase": "capture",
        "currency": "EUR",
        "functions": [{"id": name, "title": name.capitalize()} for name in _FUNCTIONS],
        "data_classes": classes,
        "defaults": {"review_every": "6 months", "evidence_keep": "6 months"},
        "frameworks": list(collection.ids["framework"][:4]),
    }


def _layer(collection: Collection, index: int) -> Document:
    rng, ids = collection.rng("layer", index), list(LAYERS)
    controls = [
        {"control": control, "at_least": "defined"} for control in sorted(set(collection.ids["control"][:index]))[:3]
    ]
    return {
        "summary": say("summary", rng),
        "order": index + 1,
        "purpose": say("why", rng),
        "phase": ("fluency", "capture", "capture", "scale", "scale")[index],
        "enables": ids[index + 1 : index + 2],
        "unlocks": [say("may", rng), say("may", rng)],
        "requires": {"layers": ids[max(0, index - 1) : index], "controls": controls},
        "human_at_least": "approver",
        "watch_out": say("why", rng),
        "metrics": [collection.ids["metric"][index % len(collection.ids["metric"])]],
    }


def _role(collection: Collection, index: int) -> Document:
    near = Near(collection, "role", index)
    holders = [{"person": f"p{index + offset + 1}", "as": "performer", "since": "2025-04-01"} for offset in (0, 2)]
    return {
        "summary": say("summary", near.rng),
        "function": _FUNCTIONS[near.team % len(_FUNCTIONS)],
        "contact": fill("channel of the {place}", near.rng),
        "backup": near("role", 1),
        "holders": holders,
        "courses": sorted({near("course"), near("course", 1)}),
        "review_hours_per_week": near.rng.randint(2, 12),
        "shift": {
            "from": fill("writes each {thing}", near.rng),
            "to": fill("directs and checks the {thing}", near.rng),
        },
        "duties": [say("do", near.rng) for _ in range(3)],
    }


def _system(collection: Collection, index: int) -> Document:
    near = Near(collection, "system", index)
    kind = _SYSTEM_TYPES[near.place % len(_SYSTEM_TYPES)]
    made: Document = {
        "summary": say("summary", near.rng),
        "type": kind,
        "owner": near("role"),
        "subscribed_on": "2025-11-03",
        "connects_to": [{"system": near("system", 1), "direction": "out", "data": word("source", near.rng),
                         "method": "nightly export", "state": "working"}],
        "risk_class": "limited",
    }  # fmt: skip
    if kind in ("assistant", "agent"):
        made |= {
            "identity": "own" if kind == "agent" else "delegated",
            "permissions": [{"system": near.system(1), "can": ["read"]}],
            "data_allowed": ["public", "internal"],
            "capabilities": [say("may", near.rng) for _ in range(3)],
            "known_limits": [say("lack", near.rng) for _ in range(2)],
            "stop": fill("Take the accounts of the {place} out of the group that may use it.", near.rng),
            "logs": {"where": near.system(1), "keep": "13 months"},
        }
    return made


def _boundary(collection: Collection, index: int) -> Document:
    near = Near(collection, "boundary", index)
    place = near.place % 4
    reach = ({}, {"systems": [near.system(0)]}, {"roles": [near("role")], "step_types": ["draft"]},
             {"workflows": [near("workflow")]})[place]  # fmt: skip
    return {
        "summary": say("summary", near.rng),
        "category": near.rng.choice(_CATEGORIES),
        "human_at_least": _CEILINGS[place],
        "owner": near("role"),
        "backup": near("role", 1),
        "covers": [fill("the {thing} of the {place}", near.rng) for _ in range(2)],
        "allowed": [say("may", near.rng) for _ in range(2)],
        "allowed_if": [{"use": say("may", near.rng), "conditions": [say("check", near.rng)]}],
        "never": [say("rule", near.rng) for _ in range(3)],
        "rationale": say("why", near.rng),
        "if_crossed": say("handling", near.rng),
        "circuit_breakers": [{"measure": fill("share of {thing}s with {flaw}", near.rng), "above": "5 percent",
                              "then": "pause for a week"}],
        **({"applies_to": reach} if reach else {}),
        "noticed_by": say("handling", near.rng),
        "decided_on": "2026-02-16",
        "decided_by": near("role", 2),
        "last_reviewed": "2026-08-17",
        "review_due": "2027-02-16",
        "maps_to": [f"{near('framework')}:R-{near.rng.randint(1, 12)}"],
    }  # fmt: skip


def _checklist(collection: Collection, index: int) -> Document:
    near = Near(collection, "checklist", index)
    items = [
        {"id": f"c{number}", "check": say("check", near.rng), "why": say("why", near.rng), "critical": number < 3}
        for number in range(1, 6 + index % 3)
    ]
    return {
        "summary": say("summary", near.rng),
        "style": "do-confirm",
        "pause_point": fill("after the draft is ready and before {who} sees it", near.rng),
        "by": near("role", 2),
        "minutes": 15,
        "items": items,
    }


def _metric(collection: Collection, index: int) -> Document:
    near = Near(collection, "metric", index)
    start = round(near.rng.uniform(3, 9), 1)
    return {
        "summary": say("summary", near.rng),
        "type": ("time", "quality", "cost", "outcome")[near.place % 4],
        "unit": ("hours", "corrections", "EUR", "teams")[near.place % 4],
        "better": "up" if near.place % 4 == 3 else "down",
        "owner": near("role"),
        "baseline": {"value": start, "date": "2026-03-02", "how": fill("the last ten {thing}s", near.rng)},
        "target": {"value": round(start / 2, 1), "due": "2026-12-31", "falsified_if": say("when", near.rng)},
        "source": {"system": near.system(2), "query": fill("closed {thing}s by week", near.rng)},
        "cadence": "weekly",
        "chart": "xmr",
    }


def _course(collection: Collection, index: int) -> Document:
    near = Near(collection, "course", index)
    return {
        "summary": say("summary", near.rng),
        "level": ("fundamentals", "applied", "agent_assisted")[near.place % 3],
        "owner": near("role"),
        "roles": sorted({near("role"), near("role", 1)}),
        "teaches": ["judgement", "tool"],
        "assessment": {"type": "applied_task", "task": say("do", near.rng), "pass": "all planted errors are found"},
        "valid_for": "12 months",
        "outcomes": {"behaviour": near("metric")},
    }


def _evaluation(collection: Collection, index: int) -> Document:
    near = Near(collection, "evaluation", index)
    return {
        "summary": say("summary", near.rng),
        "owner": near("role"),
        "of": near("workflow"),
        "cases": {"count": near.rng.randint(8, 40), "where": near.system(1),
                  "includes": [word("flaw", near.rng) for _ in range(3)]},
        "graders": [{"type": "human", "checklist": near("checklist")},
                    {"type": "code", "rubric": say("check", near.rng)}],
        "pass": "nine cases of ten, no critical item failed",
        "run_when": ["the model changes", "the prompt changes", "every 3 months"],
        "last_result": {"date": "2026-10-05", "score": "19 of 20"},
    }  # fmt: skip


def _decision(collection: Collection, index: int) -> Document:
    near = Near(collection, "decision", index)
    return {
        "date": f"2026-0{near.rng.randint(1, 9)}-12",
        "decided_by": near("role"),
        "status": "accepted",
        "context": say("why", near.rng),
        "decision": say("after", near.rng),
        "rationale": say("why", near.rng),
        "counterarguments": [say("lack", near.rng)],
        "affects": [
            f"workflow/{near('workflow')}",
            f"boundary/{near('boundary')}",
            f"workflow/{near('workflow', 1)}#draft",
        ],
    }


def _artifact(collection: Collection, index: int) -> Document:
    near = Near(collection, "artifact", index)
    return {
        "summary": say("summary", near.rng),
        "type": ("prompt", "sop", "dataset")[near.place % 3],
        "owner": near("role"),
        "kept_in": near.system(1),
        "location": f"shared/{near.rng.randint(10, 99)}",
        "version": f"{near.rng.randint(1, 9)}.{near.rng.randint(0, 9)}",
    }


def _control(collection: Collection, index: int) -> Document:
    near = Near(collection, "control", index)
    return {
        "type": _CONTROLS[index % len(_CONTROLS)],
        "owner": near("role"),
        "maturity": near.rng.choice(("operating", "operating", "operating", "measured", "defined")),
        "statement": say("why", near.rng),
        "last_tested": "2026-06-22",
        "evidence": [{"what": "test record", "saved_in": near.system(1), "keep": "13 months"}],
        "maps_to": [f"{near('framework')}:R-{near.rng.randint(1, 12)}"],
    }


def _inventory(collection: Collection, index: int) -> Document:
    near = Near(collection, "inventory", index)
    with_ai = [
        {
            "task": say("do", near.rng),
            "cadence": "weekly",
            "minutes": 45,
            "ai": "with",
            "workflow": near("workflow", place),
        }
        for place in range(4)
    ]
    without = [
        {"task": say("do", near.rng), "cadence": "daily", "minutes": 20, "ai": "without",
         "boundary": near("boundary", place), "why": say("why", near.rng)}
        for place in range(3)
    ]  # fmt: skip
    return {"summary": say("summary", near.rng), "role": near("role"), "tasks": with_ai + without}


def _journey(collection: Collection, index: int) -> Document:
    rng = collection.rng("journey", index)
    return {"stages": [{"layer": layer, "what": say("do", rng), "result": say("after", rng)} for layer in LAYERS]}


def _recipe(collection: Collection, index: int) -> Document:
    near = Near(collection, "recipe", index)
    kinds = ("workflow", "boundary", "checklist", "course", "evaluation", "metric", "system")
    plurals = {"boundary": "boundaries"}
    return {
        "summary": say("summary", near.rng),
        "type": "workflow",
        "version": "1.2.0",
        "publisher": near("partner"),
        "licence": "CC-BY-4.0",
        "contains": {plurals.get(kind, f"{kind}s"): [near(kind)] for kind in kinds},
        "requires": {"layers": [list(LAYERS)[index % 5]], "controls": [near("control")], "spec_version": 1},
        "changelog": [{"version": "1.2.0", "date": "2026-09-14", "what": say("after", near.rng)}],
    }


def _partner(collection: Collection, index: int) -> Document:
    rng = collection.rng("partner", index)
    return {"type": "systems_integrator", "does": ["build", "deliver"], "specializations": [word("thing", rng)]}


def _framework(collection: Collection, index: int) -> Document:
    rng = collection.rng("framework", index)
    requirements = [{"id": f"R-{number}", "title": say("check", rng)} for number in range(1, 13)]
    return {"source": "https://example.com/requirements", "licence": "public domain", "requirements": requirements}


def _person(collection: Collection, index: int) -> Document:
    near = Near(collection, "person", index)
    return {"completed": [{"course": near("course"), "date": "2026-02-03", "valid_until": "2027-02-03"}]}


MAKERS: Mapping[str, Maker] = {
    "organization": _organization,
    "layer": _layer,
    "workflow": workflow,
    "role": _role,
    "system": _system,
    "boundary": _boundary,
    "checklist": _checklist,
    "metric": _metric,
    "course": _course,
    "evaluation": _evaluation,
    "decision": _decision,
    "artifact": _artifact,
    "control": _control,
    "inventory": _inventory,
    "journey": _journey,
    "recipe": _recipe,
    "partner": _partner,
    "framework": _framework,
    "person": _person,
}
"""What writes each kind."""
