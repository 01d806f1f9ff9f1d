"""Which roles of a workflow have a course for what they do."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.facts import Facts
from ..facts.training import courses_of, working_with_ai
from ..model.node import Key, Node


@dataclass(frozen=True, slots=True)
class Coverage:
    """The roles that need a course, by whether they have one, and the courses in order of their ids."""

    trained: tuple[Node, ...]
    untrained: tuple[Node, ...]
    courses: tuple[Key, ...]


def coverage(workflow: Node, facts: Facts) -> Coverage:
    """The training of a workflow's roles.

    A course is needed by every role that does or reviews an AI step; where no AI takes part, by every role that does a
    step. A role has the courses that ``facts/training.py`` counts. A role that does not exist is left out.
    """
    steps = workflow.record.steps
    ids = working_with_ai(workflow, facts) if facts.ai_steps(workflow) else dict.fromkeys(step.who for step in steps)
    roles = dict.fromkeys(key for id_ in ids if (key := facts.catalogue.present("role", id_)) in facts.catalogue.nodes)
    nodes = tuple(facts.catalogue.nodes[key] for key in roles)
    courses = {node.key: courses_of(node, facts.catalogue) for node in nodes}
    return Coverage(
        tuple(node for node in nodes if courses[node.key]),
        tuple(node for node in nodes if not courses[node.key]),
        tuple(Key("course", id_) for id_ in sorted({id_ for found in courses.values() for id_ in found})),
    )
