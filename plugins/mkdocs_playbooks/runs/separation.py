"""Whether the specs ask for a second person at a list: as far as a run and the workflows say."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..kinds.workflow import Step
from ..model.catalogue import Catalogue
from ..model.node import Node


class Use(msgspec.Struct, frozen=True):
    """A review that goes by a list: the step that holds it, and whether another than the performer has to hold it."""

    workflow: Node
    step: Step
    separate: bool

    @property
    def name(self) -> str:
        """The step as a reference."""
        return f"{self.workflow.key}#{self.step.id}"


def uses(list_: str, catalogue: Catalogue) -> tuple[Use, ...]:
    """Every review that goes by a checklist, in the order of the workflows."""
    return tuple(_uses(list_, catalogue))


def _uses(list_: str, catalogue: Catalogue) -> Iterator[Use]:
    for link in catalogue.links_to(catalogue.present("checklist", list_), "workflow", "steps"):
        if link.pointer[2:] == ("review", "checklist"):
            workflow = catalogue.nodes[link.source]
            step = workflow.record.steps[link.pointer[1]]
            yield Use(workflow, step, separate(workflow, step, catalogue))


def separate(workflow: Node, step: Step, catalogue: Catalogue) -> bool:
    """Whether another holds a step's review: asked for in so many words, or because it is another role's work."""
    review = step.review
    if review is None or review.independent or not review.by:
        return review is not None and review.independent
    made = next((each for each in workflow.record.steps if each.id == (review.of or step.id)), step)
    return catalogue.present("role", review.by) != catalogue.present("role", made.who)
