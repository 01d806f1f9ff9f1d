"""Faults that the rules about structure find."""

from __future__ import annotations

from .mutation import MIGRATION, REPLY, REPORT, Data, Mutation, step

COMMERCE = "workflow/conversational-commerce"
PROPOSAL = "workflow/client-proposal"


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
    "a draft that is only recorded": Mutation(
        "unconsumed-draft",
        "workflow/ai-fluency-programme",
        lambda d: step(d, "observe").update(type="record"),
        "id: practise",
        "- id: practise",
        explains="observe",
    ),
    "material without a format": Mutation(
        "undefined-ai-input",
        REPORT,
        lambda d: step(d, "draft")["inputs"][3].pop("format"),
        "last four issues",
        "- name: last four issues",
        explains="chat-assistant",
    ),
    "material from nowhere": Mutation(
        "undefined-ai-input",
        COMMERCE,
        lambda d: step(d, "answer")["inputs"][0].pop("source"),
        "visitor's question",
        "- name: visitor's question",
        explains="shop-assistant",
    ),
    "a result that nobody takes": Mutation(
        "unrouted-ai-output",
        "workflow/governed-research",
        lambda d: step(d, "screen")["outputs"][0].pop("to"),
        "screened papers",
        "- name: screened papers",
        explains="literature-assistant",
    ),
    "no word on what is reworked": Mutation(
        "rework-undecided",
        PROPOSAL,
        lambda d: step(d, "draft-solution").pop("always_rework"),
        "id: draft-solution",
        "- id: draft-solution",
        explains="chat-assistant",
    ),
    "secrets handed over as they are": Mutation(
        "unprepared-sensitive-input",
        "workflow/manufacturing",
        lambda d: step(d, "read-log")["inputs"][1].pop("prepare"),
        "confidential",
        "data_class: confidential",
        explains="log-agent",
    ),
    "a customer's message as it came": Mutation(
        "unprepared-sensitive-input",
        REPLY,
        lambda d: step(d, "draft-reply")["inputs"][0].pop("prepare"),
        "personal",
        "data_class: personal",
        explains="service-copilot",
    ),
    "no work without the tool": Mutation(
        "missing-fallback",
        "workflow/payroll-run",
        lambda d: d.pop("fallback"),
        "kind: workflow",
        "kind: workflow",
        explains="pay-check-assistant",
    ),
    "no word on what the AI cannot know": Mutation(
        "unstated-context",
        PROPOSAL,
        lambda d: d.pop("context_ai_lacks"),
        "kind: workflow",
        "kind: workflow",
        explains="customer",
    ),
}
