"""Faults that the rules about work resting on particular people find."""

from __future__ import annotations

from .mutation import REPORT, Data, Documents, Mutation, step

COUNSELLED = ("claims", "client-proposal", "complaint-handling", "contract-and-policy-change", "supplier-approval")
"""The workflows that need legal counsel."""


def take_each_absence_knowingly(documents: Documents) -> None:
    """Waive that these workflows rest on one person, so that only the person is left to find."""
    documents["decision/no-selling-in-the-window"]["waives"] = [
        {"rule": "single-person-workflow", "of": f"workflow/{workflow}", "until": "2027-01-29"}
        for workflow in COUNSELLED
    ]


def rent_all(data: Data) -> None:
    """Have only people from outside hold a role."""
    for holder in data["holders"]:
        holder["external"] = True


MUTATIONS = {
    "one holder left": Mutation(
        "single-person-workflow",
        "role/pricing-analyst",
        lambda d: d["holders"].pop(),
        "pricing-analyst",
        "who: pricing-analyst",
        explains="holders",
        stands_on="workflow/client-proposal",
    ),
    "a holder who has left": Mutation(
        "single-person-workflow",
        "role/pricing-analyst",
        lambda d: d["holders"][0].update(until="2026-11-15"),
        "pricing-analyst",
        "who: pricing-analyst",
        explains="holders",
        stands_on="workflow/client-proposal",
    ),
    "one person in five workflows": Mutation(
        "indispensable-person",
        "role/legal-counsel",
        lambda d: d["holders"].pop(),
        "p16",
        "- person: p16",
        also=take_each_absence_knowingly,
    ),
    "all from outside": Mutation(
        "external-only-role",
        "role/pricing-analyst",
        rent_all,
        "holders",
        "holders:",
        explains="pricing-analyst",
    ),
    "a name in a note": Mutation(
        "person-named-in-text",
        REPORT,
        lambda d: step(d, "write-outlook").update(notes="Ysolde Marchbank-Ruiter likes it short"),
        "Ysolde Marchbank-Ruiter likes it short",
        "notes: Ysolde Marchbank-Ruiter likes it short",
        explains="Ysolde Marchbank-Ruiter",
    ),
    "an address in a note": Mutation(
        "person-named-in-text",
        REPORT,
        lambda d: step(d, "write-outlook").update(notes="Send it to y.marchbank@orrinfeld.example first"),
        "Send it to y.marchbank@orrinfeld.example first",
        "notes: Send it to y.marchbank@orrinfeld.example first",
    ),
}
