"""Where a workflow is less protected than the one in the recipe it was made from."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..diagnostics import Location
from ..kinds.workflow import Step, Workflow
from ..model.node import Node
from .facts import Facts
from .recipes import contained


class Weaker(msgspec.Struct, frozen=True):
    """One protection that a step has lost: what was lost, where it is missing, and where the recipe has it."""

    what: str
    here: Location
    there: Location


def origin(node: Node, recipe: Node, facts: Facts) -> Node | None:
    """The workflow of a recipe that another one was made from: the one with which it shares most step ids.

    ``None`` where the recipe contains the workflow itself, or none that shares a step with it.
    """
    workflows = [found for found, _ in contained(recipe, facts.catalogue) if found.kind == "workflow"]
    if node.key in {found.key for found in workflows}:
        return None
    ids = {step.id for step in node.record.steps}
    shared = [(len(ids.intersection(facts.graph(found).steps)), found) for found in workflows]
    most, found = max(shared, key=lambda pair: pair[0], default=(0, None))
    return found if most else None


def weaker(node: Node, model: Node, facts: Facts) -> Iterator[Weaker]:
    """What steps of a workflow lack that the steps with the same ids have in its model, in order of the steps.

    A step that its model does with AI and the workflow without needs less protection and is left alone.
    """
    there = {step.id: (index, step) for index, step in enumerate(model.record.steps)}
    reviewed, was_reviewed = _reviews(node.record), _reviews(model.record)
    for index, step in enumerate(node.record.steps):
        if step.id not in there:
            continue
        other, was = there[step.id]
        if facts.is_ai(was) and not facts.is_ai(step):
            continue
        here, before = node.at("steps", index, "id"), ("steps", other)
        if facts.level(step).rank > facts.level(was).rank:
            place = node.at("steps", index, "human") if step.human else facts.ai_place(node, index)
            words = f"the human is {facts.level(step).word} and not {facts.level(was).word}"
            yield Weaker(words, place, model.at(*before, "human" if was.human else "id"))
        if step.id in was_reviewed and step.id not in reviewed:
            yield Weaker("nobody reviews what it makes", here, model.at("steps", was_reviewed[step.id], "review"))
        if was.approval and not step.approval:
            yield Weaker("it needs no approval", here, model.at(*before, "approval"))
        gone = _stops_gone(step, was)
        if gone:
            place = node.at("steps", index, "stop_when", on_key=True) if step.stop_when else here
            yield Weaker(gone, place, model.at(*before, "stop_when", on_key=True))
        for number, id_ in _boundaries_gone(node, step, model, was, facts):
            yield Weaker(f'the boundary "{id_}" does not bind it', here, model.at(*before, "boundaries", number))


def _reviews(workflow: Workflow) -> dict[str, int]:
    """The steps whose result is reviewed, each with the place of the step that holds the review."""
    steps = enumerate(workflow.steps)
    return {step.review.of or step.id: index for index, step in steps if step.review}


def _stops_gone(step: Step, was: Step) -> str:
    if len(step.stop_when) >= len(was.stop_when):
        return ""
    if not step.stop_when:
        return "nothing stops it"
    left = {condition.id for condition in step.stop_when}
    names = [f'"{condition.id}"' for condition in was.stop_when if condition.id and condition.id not in left]
    if names:
        return f"it does not stop on {', '.join(names)}"
    return f"it stops on {len(step.stop_when)} and not on {len(was.stop_when)} conditions"


def _boundaries_gone(node: Node, step: Step, model: Node, was: Step, facts: Facts) -> Iterator[tuple[int, str]]:
    """The boundaries in force that the model's step lists, each with its place, and that do not bind this step."""
    binding = {each.boundary.key for each in facts.bindings(node, step)}
    in_force = {each.boundary.key for each in facts.bindings(model, was) if each.listed}
    for number, id_ in enumerate(was.boundaries):
        key = facts.catalogue.present("boundary", id_)
        if key in in_force and key not in binding:
            yield number, key.id
