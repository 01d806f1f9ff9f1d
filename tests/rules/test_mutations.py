"""One thing broken in the reference playbooks: exactly that rule finds it, once, on the wrong text."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import yaml

from mkdocs_playbooks.pipeline import Build
from mkdocs_playbooks.rules import rules
from support import load_files, marked, marked_at, reference_texts, span_of

Data = dict[str, Any]
Documents = dict[str, Data]

VACANT = {"kind": "role", "id": "vacant-chair", "title": "Vacant chair"}
DOUBLE = {"kind": "role", "id": "same-again", "title": "Same again"}


@dataclass(frozen=True)
class Mutation:
    """A change to one document (or, by ``also``, to several), and where the finding must stand.

    ``marks`` is the marked text, ``line`` the line it stands on, ``explains`` a part of the first
    related place's text, ``stands_on`` the document (or kind) of the finding where it is another one.
    """

    rule: str
    document: str
    change: Callable[[Data], object]
    marks: str
    line: str
    explains: str = ""
    also: Callable[[Documents], object] = lambda _: None
    stands_on: str = ""

    @property
    def where(self) -> str:
        """The document the finding stands on."""
        return self.stands_on or self.document


def step(data: Data, id_: str) -> Data:
    """The step of a workflow with an id."""
    return next(step for step in data["steps"] if step["id"] == id_)


def cut_off(data: Data) -> None:
    """Put a step behind the last one, which goes to the end."""
    data["steps"][-1]["next"] = "end"
    data["steps"].append({"id": "celebrate", "do": "Eat cake", "who": data["owner"]})


def same_as_before(data: Data) -> None:
    """Leave one dimension of the redesign, in which nothing but the typing changed."""
    data["redesign"] = {"authority": {"before": "The director decides", "after": " the director  decides.\n"}}


def keep_nothing(documents: Documents) -> None:
    """Give the AI a part in every domain."""
    for data in documents.values():
        if data["kind"] == "boundary" and data["human_at_least"] == "alone":
            data["status"] = "draft"


def hold_twice(documents: Documents) -> None:
    """Add a role with the holders of the report's owner."""
    holders = documents["role/content-director"]["holders"]
    documents["role/same-again"] = DOUBLE | {"holders": copy.deepcopy(holders)}


REPORT = "workflow/weekly-market-report"
REPLY = "workflow/customer-service-reply"
MIGRATION = "workflow/agent-written-migration"

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
    "an owner nobody is": Mutation(
        "vague-owner",
        "boundary/own-perspective",
        lambda d: d.update(owner="vacant-chair"),
        "vacant-chair",
        "owner: vacant-chair",
        explains="vacant-chair",
        also=lambda documents: documents.update({"role/vacant-chair": dict(VACANT)}),
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
    "a boundary the step lists": Mutation(
        "autonomy-above-boundary",
        REPORT,
        lambda d: step(d, "draft").update(boundaries=["own-perspective", "brand-voice"]),
        "collaborator",
        "human: collaborator",
        explains="alone",
    ),
    "a boundary that applies, and no word on the human": Mutation(
        "autonomy-above-boundary",
        MIGRATION,
        lambda d: step(d, "write").pop("human"),
        "coding-agent",
        "- coding-agent",
        explains="approver",
    ),
    "nothing kept human": Mutation(
        "nothing-kept-human",
        "boundary/own-perspective",
        lambda _: None,
        "orrinfeld-group",
        "id: orrinfeld-group",
        also=keep_nothing,
        stands_on="organization",
    ),
    "no review of an AI step": Mutation(
        "unreviewed-ai-step",
        REPLY,
        lambda d: step(d, "triage").pop("review"),
        "id: triage",
        "- id: triage",
        explains="customer",
    ),
    "no review on one way of several": Mutation(
        "unreviewed-ai-step",
        REPLY,
        lambda d: step(d, "check-reply").pop("review"),
        "id: draft-reply",
        "- id: draft-reply",
        explains="customer",
    ),
    "no baseline": Mutation(
        "missing-baseline", "metric/report-hours", lambda d: d.pop("baseline"), "kind: metric", "kind: metric"
    ),
    "a baseline without a day": Mutation(
        "missing-baseline",
        "metric/report-hours",
        lambda d: d.update(baseline={"value": 5}),
        "value: 5",
        "value: 5",
    ),
    "a baseline from afterwards": Mutation(
        "missing-baseline",
        "metric/report-hours",
        lambda d: d["baseline"].update(date="2026-11-01"),
        "'2026-11-01'",
        "date: '2026-11-01'",
        explains="2026-",
    ),
    "a review a day late": Mutation(
        "overdue-review",
        REPORT,
        lambda d: d.update(review_due="2026-11-15"),
        "'2026-11-15'",
        "review_due: '2026-11-15'",
    ),
}


@cache
def reference() -> Build:
    """The reference playbooks as they are."""
    return load_files(reference_texts())


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS)
def test_one_fault_is_found_once_where_it_is(mutation: Mutation) -> None:
    before = reference()
    documents = {str(key): copy.deepcopy(node.data) for key, node in before.catalogue.nodes.items()}
    mutation.change(documents[mutation.document])
    mutation.also(documents)
    after = load_files(reference_texts() | changed_files(documents, before))

    (finding,) = [finding for finding in after.findings if finding not in before.findings]

    assert finding.rule == mutation.rule
    span = span_of(finding.place, after)
    at = next(node for key, node in after.catalogue.nodes.items() if mutation.where in (str(key), key.kind))
    assert span.path == at.path
    assert marked(finding, after) == mutation.marks
    line = after.texts[span.path].splitlines()[span.line - 1]
    assert line.strip() == mutation.line
    assert span.column == line.rindex(mutation.marks) + 1
    assert mutation.explains in (marked_at(finding.related[0].place, after) if finding.related else "")


def changed_files(documents: Documents, before: Build) -> dict[str, str]:
    """The files of the documents that differ, rewritten; a new document gets a file of its own."""
    known = {str(key): node for key, node in before.catalogue.nodes.items()}
    return {
        known[key].path if key in known else f"{key}.yaml": yaml.safe_dump(data, sort_keys=False)
        for key, data in documents.items()
        if key not in known or known[key].data != data
    }


def test_every_rule_has_a_mutation() -> None:
    assert {mutation.rule for mutation in MUTATIONS.values()} == set(rules())


def test_the_reference_playbooks_are_clean() -> None:
    assert [f"{f.path}: {f.message}" for f in reference().findings if f.severity.label == "error"] == []
