"""Which roles of a workflow have a course for what they do."""

from __future__ import annotations

import msgspec

from ..facts.facts import Facts
from ..facts.training import courses_of, working_with_ai
from ..model.node import Key, Node


class Coverage(msgspec.Struct, frozen=True):
    """The roles that need a course, by whether they have one, and the courses in order of their ids."""

    trained: tuple[Node, ...]
    untrained: tuple[Node, ...]
    courses: tuple[Key, ...]


def coverage(workflow: Node, facts: Facts) -> Coverage:
    """The training of a workflow's roles.

    A course is needed by every role that does or reviews an AI step; where no AI takes part, by every role that does a
    step; and by the roles that the workflow's training names. A role has the courses that this training names for it;
    without one, those that ``facts/training.py`` counts. A role that does not exist is left out.
    """
    steps = workflow.record.steps
    doing = working_with_ai(workflow, facts) if facts.ai_steps(workflow) else dict.fromkeys(step.who for step in steps)
    ids = dict.fromkeys((*doing, *(each.role for each in workflow.record.training)))
    roles = dict.fromkeys(key for id_ in ids if (key := facts.catalogue.present("role", id_)) in facts.catalogue.nodes)
    nodes = tuple(facts.catalogue.nodes[key] for key in roles)
    courses = {node.key: _courses(node, workflow, facts) for node in nodes}
    return Coverage(
        tuple(node for node in nodes if courses[node.key]),
        tuple(node for node in nodes if not courses[node.key]),
        tuple(Key("course", id_) for id_ in sorted({id_ for found in courses.values() for id_ in found})),
    )


def _courses(role: Node, workflow: Node, facts: Facts) -> tuple[str, ...]:
    present = facts.catalogue.present
    named = (each for each in workflow.record.training if present("role", each.role) == role.key)
    own = dict.fromkeys(present("course", each.course).id for each in named)
    return tuple(own) or courses_of(role, facts)
