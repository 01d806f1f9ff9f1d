"""Generated workflows: five to nine steps with their safeguards, some of them left incomplete as real ones are."""

from __future__ import annotations

import random

from collection import LAYERS, Collection, Document, Near
from vocabulary import fill, say, word

_STATUSES = ("production",) * 8 + ("pilot",) * 5 + ("integration", "redesign", "idea", "idea", "paused", "redesign")
_WORK = ("content_creation", "research", "data_analysis", "automation", "language_processing")
_OPTIONAL = ("rework", "inform", "sort", "file")
_NEGLECT = 0.04
"""How often a safeguard that could be left out is left out."""


class _Writer(Near):
    """A workflow that is being written."""

    def __init__(self, collection: Collection, index: int) -> None:
        super().__init__(collection, "workflow", index)
        self.thing = word("thing", self.rng)

    def evidence(self, what: str) -> list[Document]:
        return [{"what": what, "saved_in": self.system(1), "keep": word("keep", self.rng)}]

    def minutes(self, least: int, most: int) -> Document:
        after = self.rng.randint(least, most)
        return {"before": after + self.rng.randint(0, 4) * 10, "after": after}


def workflow(collection: Collection, index: int) -> Document:
    """The workflow with a number."""
    writer = _Writer(collection, index)
    rng = writer.rng
    document: Document = {
        "summary": say("summary", rng),
        "status": rng.choice(_STATUSES),
        "status_since": f"2026-{rng.randint(7, 10):02}-{rng.randint(1, 28):02}",
        "layer": list(LAYERS)[index % len(LAYERS)],
        "work_types": rng.sample(_WORK, 2),
        "owner": writer("role"),
        "backup": writer("role", 1),
        "ownership": {"type": "internal", "since": "2026-03-02"},
        "trigger": word(rng.choice(("cadence", "event")), rng),
        "live_since": f"2026-0{rng.randint(4, 6)}-01",
        "redesign": {
            name: {"before": say("before", rng), "after": say("after", rng)}
            for name in ("approvals", "information_flow", "authority")
        },
        "inputs": [{"name": word("source", rng), "format": word("format", rng), "from": writer.system(1)}],
        "outputs": [
            {
                "name": writer.thing,
                "format": word("format", rng),
                "audience": word("who", rng),
                "quality": say("check", rng),
            }
        ],
        "context_ai_lacks": [say("lack", rng), say("lack", rng)],
        "boundaries_considered": [writer("boundary"), writer("boundary", 1)],
        "controls": sorted({writer("control"), collection.ids["control"][0]}),
        "artifacts": [writer("artifact")],
        "steps": _steps(writer),
    }
    document |= _surroundings(writer)
    return _incomplete(document, rng)


def _surroundings(writer: _Writer) -> Document:
    """What stands around the steps: fallback, training, proof, cost and change."""
    rng = writer.rng
    return {
        "fallback": say("handling", rng),
        "exceptions": [{"case": say("when", rng), "handling": say("handling", rng)}],
        "training": [
            {"role": writer("role"), "course": writer("course")},
            {"role": writer("role", 2), "course": writer("course", 1)},
        ],
        "evaluation": writer("evaluation"),
        "metrics": [writer("metric"), writer("metric", 1)],
        "volume_per_month": rng.randint(2, 200),
        "cost": {
            "unit": f"one {writer.thing}",
            "currency": "EUR",
            "inference": {"amount": round(rng.uniform(0.1, 4), 2)},
            "review": {"minutes": 18, "rate_per_hour": rng.randint(38, 70)},
            "exceptions": {"minutes": rng.randint(1, 9), "rate_per_hour": 60},
            "integration": {"one_off": rng.randint(5, 60) * 100, "spread_over": "24 months"},
            "migration": {"one_off": rng.randint(2, 20) * 100, "spread_over": "24 months"},
        },
        "value": {"claim": say("after", rng), "metric": writer("metric")},
        "change": {name: say("change", rng) for name in ("resistance", "explanation", "readiness")},
        "adjustments": [{"date": "2026-09-07", "what": say("may", rng), "why": say("why", rng), "by": writer("role")}],
        "last_reviewed": "2026-08-10",
        "review_due": f"2027-0{rng.randint(1, 6)}-15" if rng.random() > _NEGLECT else "2026-10-01",
    }


def _incomplete(document: Document, rng: random.Random) -> Document:
    """The document with a few safeguards forgotten."""
    optional = ("backup", "redesign", "fallback", "training", "evaluation", "metrics", "context_ai_lacks")
    return {name: value for name, value in document.items() if name not in optional or rng.random() > _NEGLECT}


def _steps(writer: _Writer) -> list[Document]:
    """Five to nine steps, each leading to the next; a failed check goes back to the draft."""
    left_out = _OPTIONAL[writer.place % 5 :]
    names = [name for name in _MAKERS if name not in left_out]
    steps: list[Document] = []
    for name, following in zip(names, [*names[1:], "end"], strict=True):
        step = {"id": name, **_MAKERS[name](writer), "next": following}
        if name == "check":
            step["next"] = [{"when": say("when", writer.rng), "go_to": "draft"}, {"otherwise": following}]
        steps.append(step)
    return steps


def _choose(writer: _Writer) -> Document:
    return {
        "do": say("do", writer.rng),
        "who": writer("role"),
        "type": "decide",
        "minutes": writer.minutes(5, 15),
    }


def _sort(writer: _Writer) -> Document:
    rng = writer.rng
    return {
        "do": fill("Sort what came into the {source} {detail}", rng),
        "who": writer("role", 2),
        "with": [writer.system(0), writer.system(2)],
        "human": "collaborator",
        "type": "analyse",
        "inputs": [_input(writer, word("source", rng), writer.system(2))],
        "outputs": [{"name": "sorted cases", "format": word("format", rng), "to": "collect"}],
        "review": {"by": writer("role", 2), "criteria": [say("check", rng)], "sample": "all", "minutes": 3},
        "stop_when": [{"when": say("when", rng), "then": "pause", "restart_by": writer("role")}],
        "evidence": writer.evidence("proposed and confirmed class, time"),
        "minutes": writer.minutes(2, 10),
    }


def _collect(writer: _Writer) -> Document:
    rng = writer.rng
    return {
        "do": fill("Fetch the rows for the {thing} from the {source} {detail}", rng),
        "who": writer("role", 1),
        "type": "gather",
        "inputs": [_input(writer, word("source", rng), writer.system(1))],
        "outputs": [{"name": "clean rows", "format": word("format", rng), "to": "draft"}],
        "minutes": writer.minutes(10, 30),
    }


def _draft(writer: _Writer) -> Document:
    rng = writer.rng
    return {
        "do": fill(f"Draft the {writer.thing} for the {{place}} {{detail}}", rng),
        "who": writer("role"),
        "with": writer.system(0),
        "human": rng.choice(("collaborator", "collaborator", "consultant", "approver")),
        "type": "draft",
        "prompt": {"text": say("prompt", rng)} if rng.random() < 0.5 else {"artifact": writer("artifact")},
        "inputs": [_input(writer, "clean rows", "collect"), _input(writer, word("source", rng), writer.system(1))],
        "outputs": [{"name": f"draft of the {writer.thing}", "format": word("format", rng), "to": "check",
                     "quality": say("check", rng)}],
        "always_rework": [fill("The sentence for {who}", rng), fill("Anything about {flaw}", rng)],
        "may": [{"do": "read", "system": writer.system(1), "at_most": fill("the {source} of one week", rng)}],
        "stop_when": [
            {"id": "S-1", "when": say("when", rng), "then": "stop", "restart_by": writer("role")},
            {"id": "S-2", "when": say("when", rng), "then": "hand_back", "restart_by": writer("role")},
        ],
        "evidence": writer.evidence("prompt, rows and draft"),
        "boundaries": [writer.boundary(1)],
        "reversible": "easy",
        "reaches": "self",
        "minutes": writer.minutes(5, 30),
    }  # fmt: skip


def _check(writer: _Writer) -> Document:
    rng = writer.rng
    return {
        "do": fill("Check the draft against the {source} {detail}", rng),
        "who": writer("role", 2),
        "type": "check",
        "review": {"of": "draft", "by": writer("role", 2), "checklist": writer("checklist"),
                   "sample": "all", "minutes": 15},
        "escalate": [{"when": say("when", rng), "to": writer("role", 3), "within": word("soon", rng),
                      "until_then": fill("the last {thing} stays in force", rng)}],
        "evidence": writer.evidence("completed checklist"),
        "minutes": writer.minutes(10, 25),
    }  # fmt: skip


def _rework(writer: _Writer) -> Document:
    return {
        "do": fill("Write the part for {who} by hand {detail}", writer.rng),
        "who": writer("role"),
        "type": "draft",
        "boundaries": [writer.boundary(0)],
        "minutes": writer.minutes(15, 40),
    }


def _release(writer: _Writer) -> Document:
    rng = writer.rng
    return {
        "do": fill(f"Release the {writer.thing} to the {{place}}", rng),
        "who": writer("role"),
        "type": "act",
        "approval": {"by": writer("role", 3), "rule": "any", "record_in": writer.system(1)},
        "outputs": [{"name": writer.thing, "format": word("format", rng), "to": writer.system(2)}],
        "evidence": writer.evidence("released text, account and time"),
        "reversible": "with_effort",
        "reaches": rng.choice(("team", "company", "company", "customer", "partner")),
        "minutes": writer.minutes(2, 10),
    }


def _inform(writer: _Writer) -> Document:
    return {
        "do": fill("Tell {who} what is new in it {detail}", writer.rng),
        "who": writer("role", 1),
        "type": "communicate",
        "reaches": "company",
        "minutes": writer.minutes(5, 15),
    }


def _file(writer: _Writer) -> Document:
    return {
        "do": fill("File the {thing} with its {source} {detail}", writer.rng),
        "who": writer("role", 1),
        "with": writer.system(1),
        "type": "record",
        "minutes": writer.minutes(1, 5),
    }


def _input(writer: _Writer, name: str, origin: str) -> Document:
    return {
        "name": name,
        "format": word("format", writer.rng),
        "from": origin,
        "data_class": writer.rng.choice(("internal", "internal", "public")),
        "prepare": fill("Take out {flaw} and keep what {who} asked for", writer.rng),
    }


_MAKERS = {
    "choose": _choose,
    "sort": _sort,
    "collect": _collect,
    "draft": _draft,
    "check": _check,
    "rework": _rework,
    "release": _release,
    "inform": _inform,
    "file": _file,
}
