"""Who works with AI in a workflow, which courses a role has, and whether a person's completion of one still counts."""

from __future__ import annotations

import datetime

import msgspec

from ..diagnostics import Location
from ..kinds.person import Completion
from ..model.catalogue import Catalogue
from ..model.node import Node
from .durations import in_days
from .facts import Facts
from .kept import kept_for_each


@kept_for_each(dict[str, Location])
def working_with_ai(node: Node, facts: Facts) -> dict[str, Location]:
    """The roles that perform or review an AI step of a workflow, each with where it is first named in that part.

    A review without ``by`` is done by whoever does the step it stands on. An id without a role is left out.
    """
    with_ai = {step.id for _, step in facts.ai_steps(node)}
    found: dict[str, Location] = {}
    for index, step in enumerate(node.record.steps):
        parts: list[tuple[str, tuple[str, ...]]] = [(step.who, ("who",))] if step.id in with_ai else []
        if step.review and (step.review.of or step.id) in with_ai:
            parts.append((step.review.by, ("review", "by")) if step.review.by else (step.who, ("who",)))
        for named, field in parts:
            role = facts.catalogue.get("role", named)
            if role is not None:
                found.setdefault(role.id, node.at("steps", index, *field))
    return found


@kept_for_each(tuple[str, ...])
def courses_of(role: Node, facts: Facts) -> tuple[str, ...]:
    """The ids of a role's courses: its own list, the courses that name the role, the training of its workflows.

    Courses that are named and do not exist are among them; the training of retired workflows is not.
    """
    catalogue = facts.catalogue
    found = {catalogue.present("course", course).id: None for course in role.record.courses}
    found |= dict.fromkeys(link.source.id for link in catalogue.links_to(role.key, "course", "roles"))
    for link in catalogue.links_to(role.key, "workflow", "training"):
        workflow = catalogue.nodes[link.source].record
        if workflow.status != "retired":
            found[catalogue.present("course", workflow.training[int(link.pointer[1])].course).id] = None
    return tuple(found)


def records_completions(person: Node | None) -> bool:
    """Whether a person's document says which courses were completed; an empty list says that none was."""
    return person is not None and "completed" in person.data


@kept_for_each(dict[str, Location])
def to_be_trained(node: Node, facts: Facts) -> dict[str, Location]:
    """The roles that a workflow trains, each with where it is named for that first."""
    found: dict[str, Location] = {}
    for index, training in enumerate(node.record.training):
        role = facts.catalogue.get("role", training.role)
        if role is not None:
            found.setdefault(role.id, node.at("training", index, "role"))
    return found


class Lapse(msgspec.Struct, frozen=True):
    """Why a course does not count as completed: never recorded, or the last completion and the day it ended."""

    index: int | None = None
    ended: datetime.date | None = None


def lapse(person: Node, course: str, catalogue: Catalogue, today: datetime.date) -> Lapse | None:
    """Why a person's completion of a course does not count today; ``None`` when one does.

    It counts to the end of ``valid_until``, without one as long as the course's ``valid_for`` says, else for ever.
    One dated after today does not count yet.
    """
    lapsed = Lapse()
    for index, completion in enumerate(person.record.completed):
        if catalogue.present("course", completion.course).id != course:
            continue
        if completion.date is not None and completion.date > today:
            continue
        ended = _last_day(completion, catalogue.get("course", course))
        if ended is None or ended >= today:
            return None
        if lapsed.ended is None or ended > lapsed.ended:
            lapsed = Lapse(index, ended)
    return lapsed


def _last_day(completion: Completion, course: Node | None) -> datetime.date | None:
    valid_for = course.record.valid_for if course else None
    if completion.valid_until is not None or completion.date is None or valid_for is None:
        return completion.valid_until
    try:
        return completion.date + datetime.timedelta(days=in_days(valid_for))
    except OverflowError:
        return None
