"""Faults that the rules about training find."""

from __future__ import annotations

from .mutation import MIGRATION, REPORT, Mutation, step

SELF_TAUGHT = {
    "kind": "role",
    "id": "self-taught",
    "title": "Self-taught",
    "backup": "learning-lead",
    "holders": [{"person": "p90"}, {"person": "p91"}],
}
NIGHT_OWL = {
    "kind": "role",
    "id": "night-owl",
    "title": "Night owl",
    "backup": "on-call-engineer",
    "holders": [{"person": "p92"}, {"person": "p93"}],
    "courses": ["night-incident-judgement"],
}


MUTATIONS = {
    "a reviewer without a course": Mutation(
        "untrained-role",
        REPORT,
        lambda d: step(d, "fact-check")["review"].update(by="self-taught"),
        "self-taught",
        "by: self-taught",
        explains="self-taught",
        also=lambda documents: documents.update({"role/self-taught": dict(SELF_TAUGHT)}),
    ),
    "a certificate that ran out": Mutation(
        "lapsed-certification",
        "person/p32",
        lambda d: d["completed"][1].update(valid_until="2026-11-15"),
        "developer",
        "who: developer",
        explains="2026-11-15",
        stands_on=MIGRATION,
    ),
    "a course passed by a quiz": Mutation(
        "attendance-only-assessment",
        "course/facts-before-words",
        lambda d: d["assessment"].update(type="quiz"),
        "quiz",
        "type: quiz",
    ),
    "agents first": Mutation(
        "skipped-fundamentals",
        "course/night-incident-judgement",
        lambda d: d.pop("after"),
        "agent_assisted",
        "level: agent_assisted",
        explains="night-owl",
        also=lambda documents: documents.update({"role/night-owl": dict(NIGHT_OWL)}),
    ),
}
