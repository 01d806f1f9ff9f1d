"""Whether an evaluation's last result still speaks for the AI in use."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ..kinds.workflow import Step
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from .autonomy import ai_systems


def evaluated_systems(node: Node, catalogue: Catalogue) -> tuple[Key, ...]:
    """The AI systems of the workflow, or of the one step, that an evaluation is of, in order of their steps."""
    target = next((link.target for link in catalogue.links_from(node.key) if link.pointer == ("of",)), None)
    if target is None or target.kind != "workflow":
        return ()
    steps = catalogue.nodes[target.key].record.steps
    ids = (id_ for step in steps if target.part in ("", step.id) for id_ in ai_systems(step, catalogue))
    return tuple(dict.fromkeys(catalogue.present("system", id_) for id_ in ids))


def changed_since(node: Node, catalogue: Catalogue) -> tuple[Key, ...]:
    """The AI systems whose model is newer than an evaluation's last result; none while it has no result."""
    result = node.record.last_result
    if result is None:
        return ()
    since = {key: catalogue.nodes[key].record.model_since for key in evaluated_systems(node, catalogue)}
    return tuple(key for key, date in since.items() if date is not None and date > result.date)


def evaluations_of(node: Node, catalogue: Catalogue) -> tuple[tuple[Node, str], ...]:
    """The evaluations of a workflow, in order of their ids, each with the id of the one step it is of, or nothing.

    They are those whose ``of`` names it or a step of it, and the one it names itself, whatever that one is of.
    """
    found = {link.source: link.target.part for link in catalogue.links_to(node.key, "evaluation", "of")}
    named = catalogue.get("evaluation", node.record.evaluation) if node.record.evaluation else None
    if named is not None:
        found.setdefault(named.key, "")
    return tuple((catalogue.nodes[key], found[key]) for key in sorted(found))


def last_run(evaluations: Iterable[Node]) -> Node | None:
    """The evaluation with the newest result; none when none of them has one."""
    run = (evaluation for evaluation in evaluations if evaluation.record.last_result is not None)
    return max(run, key=lambda evaluation: (evaluation.record.last_result.date, evaluation.id), default=None)


def newer_than(date: datetime.date, step: Step, catalogue: Catalogue) -> tuple[Node, ...]:
    """The AI systems of a step that have had another model since a day, in their order."""
    systems = (catalogue.get("system", id_) for id_ in ai_systems(step, catalogue))
    return tuple(
        system for system in systems if system and system.record.model_since and system.record.model_since > date
    )
