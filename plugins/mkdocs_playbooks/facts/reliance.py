"""How one document relies on another, read from the field that refers to it, and how bad it is when that one goes.

A reference that only records something, such as who decided, who changed a workflow or which course a person passed, is
no reliance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from ..model.catalogue import Catalogue
from ..model.node import Key, Link, Node


class Effect(IntEnum):
    """What happens to something when what it relies on goes, worst first."""

    STOPS = 1
    SAFEGUARD = 2
    TEST = 3
    LOOK = 4


class Reliance(NamedTuple):
    """One sort of reliance: its effect, and in words, with ``{}`` where the thing relied on is named."""

    effect: Effect
    words: str


def _stops(words: str) -> Reliance:
    return Reliance(Effect.STOPS, words)


def _guards(words: str) -> Reliance:
    return Reliance(Effect.SAFEGUARD, words)


def _look(words: str) -> Reliance:
    return Reliance(Effect.LOOK, words)


Fields = tuple[str, ...]
"""A kind, and the names of the fields that lead to a reference, without the places in lists."""

_OWNED: Mapping[Fields, Reliance] = {
    ("owner",): _look("owned by {}"),
    ("backup",): _look("has {} as backup"),
}
"""What holds in documents of every kind."""

_OUTCOMES = ("reaction", "learning", "behaviour", "results")

RELIANCES: Mapping[str, Mapping[Fields, Reliance]] = {
    "system": {
        ("workflow", "steps", "with"): _stops("done with {}"),
        ("workflow", "steps", "inputs", "from"): _stops("reads from {}"),
        ("workflow", "steps", "outputs", "to"): _stops("writes to {}"),
        ("workflow", "steps", "may", "system"): _stops("works in {}"),
        ("workflow", "steps", "approval", "record_in"): _guards("approval recorded in {}"),
        ("workflow", "steps", "evidence", "saved_in"): _guards("evidence saved in {}"),
        ("workflow", "inputs", "from"): _stops("takes in from {}"),
        ("workflow", "outputs", "to"): _stops("gives out to {}"),
        ("artifact", "kept_in"): _stops("kept in {}"),
        ("control", "evidence", "saved_in"): _guards("evidence saved in {}"),
        ("evaluation", "cases", "where"): _guards("its cases lie in {}"),
        ("system", "logs", "where"): _guards("its log is kept in {}"),
        ("system", "permissions", "system"): _look("may act in {}"),
        ("system", "connects_to", "system"): _look("connected to {}"),
        ("metric", "source", "system"): _look("takes its figures from {}"),
        ("boundary", "applies_to", "systems"): _look("names {} in its scope"),
        ("recipe", "contains", "systems"): _look("contains {}"),
    },
    "role": {
        ("workflow", "steps", "who"): _stops("done by {}"),
        ("workflow", "steps", "inputs", "from"): _stops("waits for what {} gives"),
        ("workflow", "steps", "outputs", "to"): _look("hands its result to {}"),
        ("workflow", "steps", "review", "by"): _guards("reviewed by {}"),
        ("workflow", "steps", "approval", "by"): _guards("approved by {}"),
        ("workflow", "steps", "stop_when", "restart_by"): _guards("started again by {}"),
        ("workflow", "steps", "escalate", "to"): _guards("escalates to {}"),
        ("workflow", "inputs", "from"): _stops("waits for what {} gives"),
        ("workflow", "outputs", "to"): _look("hands its result to {}"),
        ("workflow", "ownership", "handoff", "after_handoff"): _look("passes to {} after the handoff"),
        ("workflow", "training", "role"): _look("has training for {}"),
        ("checklist", "by"): _guards("gone through by {}"),
        ("boundary", "applies_to", "roles"): _look("names {} in its scope"),
        ("boundary", "exceptions", "who"): _look("lets something through for {}"),
        ("course", "roles"): _look("is for {}"),
        ("inventory", "role"): _look("lists the work of {}"),
        ("organization", "deployment_function", "owner"): _look("its deployment function belongs to {}"),
    },
    "artifact": {
        ("workflow", "steps", "prompt", "artifact"): _stops("asks the AI with {}"),
        ("workflow", "artifacts"): _look("changes {}"),
        ("artifact", "depends_on"): _look("depends on {}"),
    },
    "workflow": {
        ("workflow", "steps", "calls"): _stops("calls {}"),
        ("evaluation", "of"): _look("tests {}"),
        ("inventory", "tasks", "workflow"): _look("has a task done by {}"),
        ("boundary", "applies_to", "workflows"): _look("names {} in its scope"),
        ("recipe", "contains", "workflows"): _look("contains {}"),
    },
    "boundary": {
        ("inventory", "tasks", "boundary"): _look("keeps a task without AI because of {}"),
        ("recipe", "contains", "boundaries"): _look("contains {}"),
    },
    "checklist": {
        ("workflow", "steps", "review", "checklist"): _guards("reviewed with {}"),
        ("evaluation", "graders", "checklist"): _guards("judged with {}"),
        ("recipe", "contains", "checklists"): _look("contains {}"),
    },
    "course": {
        ("workflow", "training", "course"): _guards("has people trained with {}"),
        ("role", "courses"): _guards("learns with {}"),
        ("course", "after"): _look("comes after {}"),
        ("layer", "requires", "courses", "course"): _look("asks for {}"),
        ("recipe", "contains", "courses"): _look("contains {}"),
    },
    "control": {
        ("workflow", "controls"): _guards("relies on {}"),
        ("layer", "requires", "controls", "control"): _look("asks for {}"),
        ("recipe", "requires", "controls"): _look("asks for {}"),
    },
    "evaluation": {
        ("workflow", "evaluation"): _guards("tested by {}"),
        ("recipe", "contains", "evaluations"): _look("contains {}"),
    },
    "metric": {
        ("workflow", "metrics"): _look("measured by {}"),
        ("workflow", "value", "metric"): _look("proves its value with {}"),
        ("metric", "guards"): _look("read together with {}"),
        ("layer", "requires", "metrics", "metric"): _look("asks for {}"),
        ("layer", "metrics"): _look("measured by {}"),
        ("recipe", "contains", "metrics"): _look("contains {}"),
        **{("course", "outcomes", level): _look("measured by {}") for level in _OUTCOMES},
    },
    "layer": {
        ("workflow", "layer"): _look("belongs to {}"),
        ("layer", "requires", "layers"): _look("asks for {}"),
        ("layer", "enables"): _look("enables {}"),
        ("boundary", "applies_to", "layers"): _look("names {} in its scope"),
        ("recipe", "requires", "layers"): _look("asks for {}"),
    },
    "partner": {
        ("workflow", "ownership", "partner"): _stops("run by {}"),
        ("recipe", "publisher"): _look("published by {}"),
        ("person", "partner"): _look("works for {}"),
    },
    "decision": {("boundary", "exceptions", "decision"): _look("lets something through by {}")},
    "recipe": {("workflow", "based_on"): _look("based on {}")},
    "framework": {
        ("boundary", "maps_to"): _look("maps to {}"),
        ("control", "maps_to"): _look("maps to {}"),
        ("organization", "frameworks"): _look("follows {}"),
    },
}
"""By the kind of what goes, the references to it that are a reliance."""


def reliance(link: Link) -> Reliance | None:
    """How the document that makes a reference relies on what it refers to; ``None`` when it does not."""
    names = tuple(part for part in link.pointer if isinstance(part, str))
    found = RELIANCES.get(link.target.kind, {}).get((link.source.kind, *names))
    return found or (_OWNED.get(names) if link.target.kind == "role" else None)


def is_over(node: Node) -> bool:
    """Whether a document is retired, so that nothing can happen to it any more."""
    return getattr(node.record, "status", None) == "retired"


def takers(system: Key, catalogue: Catalogue) -> Iterator[Key]:
    """The systems that take data from one, as they or it say; what is only planned does not count.

    A connection that does not say its direction is taken for one by which the system that names it is fed.
    """
    for link in catalogue.links_to(system, "system", "connects_to"):
        if _flows(link, catalogue) & {None, "in", "both"}:
            yield link.source
    for link in catalogue.links_from(system):
        if link.pointer[0] == "connects_to" and _flows(link, catalogue) & {"out", "both"}:
            yield link.target.key


def _flows(link: Link, catalogue: Catalogue) -> set[str | None]:
    connection = catalogue.nodes[link.source].record.connects_to[int(link.pointer[1])]
    return set() if connection.state == "planned" else {connection.direction}
