"""Faults that the rules about structure find."""

from __future__ import annotations

from .mutation import MIGRATION, REPORT, Data, Mutation, step


def cut_off(data: Data) -> None:
    """Put a step behind the last one, which goes to the end."""
    data["steps"][-1]["next"] = "end"
    data["steps"].append({"id": "celebrate", "do": "Eat cake", "who": data["owner"]})


def same_as_before(data: Data) -> None:
    """Leave one dimension of the redesign, in which nothing but the typing changed."""
    data["redesign"] = {"authority": {"before": "The director decides", "after": " the director  decides.\n"}}


MUTATIONS = {
    "a trigger that is none": Mutation(
        "vague-trigger", REPORT, lambda d: d.update(trigger="as needed"), "as needed", "trigger: as needed"
    ),
    "a step twice": Mutation(
        "unsound-step-graph",
        REPORT,
        lambda d: d["steps"].append({"id": d["steps"][0]["id"], "do": "Again", "who": d["owner"]}),
        "choose-questions",
        "- id: choose-questions",
        explains="choose-questions",
    ),
    "a step nobody comes to": Mutation(
        "unsound-step-graph", REPORT, cut_off, "celebrate", "- id: celebrate", explains="end"
    ),
    "a loop without exit": Mutation(
        "unsound-step-graph",
        REPORT,
        lambda d: step(d, "publish").update(next="publish"),
        "write-outlook",
        "- id: write-outlook",
        explains="write-outlook",
    ),
    "no redesign": Mutation(
        "work-not-redesigned", REPORT, lambda d: d.pop("redesign"), "kind: workflow", "kind: workflow"
    ),
    "the same as before": Mutation(
        "work-not-redesigned",
        MIGRATION,
        same_as_before,
        "redesign",
        "redesign:",
        explains="coding-agent",
    ),
}
