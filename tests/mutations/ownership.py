"""Faults that the rules about ownership find."""

from __future__ import annotations

import copy

from .mutation import MIGRATION, REPLY, REPORT, Documents, Mutation

VACANT = {"kind": "role", "id": "vacant-chair", "title": "Vacant chair"}
LEFT = [{"person": "p-03", "until": "2026-11-15"}]
DOUBLE = {"kind": "role", "id": "same-again", "title": "Same again"}


def hold_twice(documents: Documents) -> None:
    """Add a role with the holders of the report's owner."""
    holders = documents["role/content-director"]["holders"]
    documents["role/same-again"] = DOUBLE | {"holders": copy.deepcopy(holders)}


MUTATIONS = {
    "an owner nobody is": Mutation(
        "vague-owner",
        "boundary/own-perspective",
        lambda d: d.update(owner="vacant-chair"),
        "vacant-chair",
        "id: vacant-chair",
        explains="vacant-chair",
        also=lambda documents: documents.update({"role/vacant-chair": dict(VACANT)}),
        stands_on="role/vacant-chair",
    ),
    "an owner of work who has left": Mutation(
        "vague-owner",
        "workflow/supplier-approval",
        lambda d: d.update(owner="vacant-chair"),
        "vacant-chair",
        "owner: vacant-chair",
        explains="holders",
        also=lambda documents: documents.update({"role/vacant-chair": dict(VACANT) | {"holders": LEFT}}),
    ),
    "the owner as own backup": Mutation(
        "missing-backup",
        REPORT,
        lambda d: d.update(backup=d["owner"]),
        "content-director",
        "backup: content-director",
        explains="holders",
    ),
    "the owner's people in another role": Mutation(
        "missing-backup",
        REPORT,
        lambda d: d.update(backup="same-again"),
        "same-again",
        "backup: same-again",
        explains="holders",
        also=hold_twice,
    ),
    "a handoff without a last day": Mutation(
        "ownerless-after-handoff",
        MIGRATION,
        lambda d: d["ownership"]["handoff"].pop("ends"),
        "handoff",
        "handoff:",
    ),
    "nobody named for after the handoff": Mutation(
        "ownerless-after-handoff",
        MIGRATION,
        lambda d: d["ownership"]["handoff"].pop("after_handoff"),
        "handoff",
        "handoff:",
    ),
    "a partner without a handoff": Mutation(
        "ownerless-after-handoff",
        REPORT,
        lambda d: d.update(ownership={"type": "partner", "partner": "tessellane-integration"}),
        "partner",
        "type: partner",
    ),
    "a handoff that should be over": Mutation(
        "overdue-handoff",
        MIGRATION,
        lambda d: d["ownership"]["handoff"].update(ends="2026-11-13"),
        "'2026-11-13'",
        "ends: '2026-11-13'",
        explains="hybrid",
    ),
    "a pilot of ninety-one days": Mutation(
        "stalled-pilot",
        REPLY,
        lambda d: d.update(status_since="2026-08-17"),
        "'2026-08-17'",
        "status_since: '2026-08-17'",
    ),
}
