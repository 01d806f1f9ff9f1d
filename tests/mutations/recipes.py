"""Faults that the rules about recipes find."""

from __future__ import annotations

from .mutation import MIGRATION, Data, Documents, Mutation

GUARDED = "recipe/guarded-schema-change"

MODEL = {
    "kind": "workflow",
    "id": "guarded-change-model",
    "title": "Guarded change as the recipe has it",
    "owner": "head-of-platform",
    "backup": "database-maintainer",
    "trigger": "a ticket labelled schema-change is accepted",
    "layer": "systems-dependency-management",
    "metrics": ["migration-lead-time"],
    "review_due": "2027-01-18",
    "steps": [
        {
            "id": "db-review",
            "do": "Read the SQL top to bottom",
            "who": "database-reviewer",
            "approval": {"by": "head-of-platform"},
            "escalate": [
                {
                    "when": "a column is dropped",
                    "to": "head-of-platform",
                    "within": "1 day",
                    "until_then": "the branch stays unmerged",
                }
            ],
        }
    ],
}


def contain_a_model(data: Data) -> None:
    """Let the recipe contain a workflow in which the second reading needs an approval."""
    data["contains"]["workflows"] = ["guarded-change-model"]


def keep_no_recipe(documents: Documents) -> None:
    """Turn the recipes into procedures, and take the reference to one of them away."""
    for key in (GUARDED, "recipe/observed-fluency"):
        old = documents[key]
        documents[key] = {"kind": "artifact", "id": old["id"], "title": old["title"], "type": "sop"}
    documents[MIGRATION].pop("based_on")


MUTATIONS = {
    "a recipe without tests": Mutation(
        "incomplete-recipe", GUARDED, lambda d: d["contains"].pop("evaluations"), "contains", "contains:"
    ),
    "a newer version of the recipe": Mutation(
        "recipe-drift",
        GUARDED,
        lambda d: d.update(version="1.2.0"),
        "guarded-schema-change@1.1.0",
        "based_on: guarded-schema-change@1.1.0",
        explains="1.2.0",
        stands_on=MIGRATION,
    ),
    "an approval that only the recipe has": Mutation(
        "recipe-drift",
        GUARDED,
        contain_a_model,
        "db-review",
        "- id: db-review",
        explains="head-of-platform",
        also=lambda documents: documents.update({"workflow/guarded-change-model": MODEL}),
        stands_on=MIGRATION,
    ),
    "an address of the inside in a recipe": Mutation(
        "leaky-recipe",
        GUARDED,
        lambda d: d["outcome_clauses"].append("See https://wiki.intranet/x"),
        "See https://wiki.intranet/x",
        "- See https://wiki.intranet/x",
    ),
    "a gap in what a recipe contains": Mutation(
        "leaky-recipe",
        "course/agent-assisted-change",
        lambda d: d["assessment"].update({"pass": "TBD"}),
        "TBD",
        "pass: TBD",
        explains="agent-assisted-change",
    ),
    "certified people and no recipe": Mutation(
        "certified-without-recipes",
        GUARDED,
        lambda _: None,
        "6",
        "certified_people: 6",
        explains="3",
        also=keep_no_recipe,
        stands_on="partner/tessellane-integration",
    ),
}
