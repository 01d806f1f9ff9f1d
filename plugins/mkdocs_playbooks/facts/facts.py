"""All facts of one catalogue on one day, each worked out once and only when asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from ..diagnostics import Location
from ..kinds.workflow import Step, Workflow
from ..memory import Memory
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from .autonomy import Level, ai_systems, step_level
from .binding import Binding, bindings_of, bound_by
from .graph import StepGraph, step_graph
from .kept import ask_again, kept
from .layers import LayerStanding, layer_standings
from .people import holders
from .standing import standing
from .strictness import Stage, stage_of

if TYPE_CHECKING:
    from ..source.history import History


def no_history() -> History:
    """The history of specs of which nothing is told."""
    from ..source.history import History  # noqa: PLC0415 (few runs ask for it)

    return History()


class Facts(msgspec.Struct, dict=True):
    """What a rule or a page may ask about the documents; ``today`` is an argument of the run.

    ``read_history`` is asked for the past of the spec files once, and only when a rule or a page wants it.
    ``pilot_days`` is how long a pilot may last before it counts as stalled.
    """

    catalogue: Catalogue
    today: datetime.date
    read_history: Callable[[], History] = no_history
    pilot_days: int = 90
    memory: Memory = msgspec.field(default_factory=Memory)
    judged: Node | None = None

    def __post_init__(self) -> None:
        self.memory.answer_with(lambda name, subject: ask_again(name, subject, self))

    def workflows(self) -> Iterator[tuple[Node, Workflow]]:
        """Every workflow that is audited, as node and record: all but the retired ones."""
        for node in self.audited():
            yield node, node.record

    def audited(self) -> Iterator[Node]:
        """Every workflow that is audited, without a look at more of it than its status."""
        for node in self.catalogue.of_kind("workflow"):
            if self.is_audited(node):
                yield node

    def is_audited(self, node: Node) -> bool:
        """Whether a workflow is audited: unless it is retired."""
        return standing(node, self).status != "retired"

    def each_workflow(self) -> Iterator[tuple[Node, Workflow]]:
        """What a rule ``of="workflow"`` goes through: the one workflow that is judged now, unless it is retired."""
        for node in self.each("workflow"):
            if node.record.status != "retired":
                yield node, node.record

    def each(self, *kinds: str) -> Iterator[Node]:
        """What a rule ``of`` these kinds goes through: the one document that is judged now, when it is of such a kind.

        Nothing is judged where rules are tried by themselves: then these are all documents of the kinds. Without
        kinds, it is of every kind.
        """
        if self.judged is not None:
            yield from (self.judged,) if not kinds or self.judged.kind in kinds else ()
        else:
            nodes = self.catalogue.nodes.values()
            yield from (node for node in nodes if not kinds or node.kind in kinds)

    def graph(self, node: Node) -> StepGraph:
        """The step graph of a workflow."""
        return self.memory.share("graph", node.name, lambda: step_graph(node.record))

    def ai_steps(self, node: Node) -> tuple[tuple[int, Step], ...]:
        """The AI steps of a workflow, each with its place among the steps."""
        return self.memory.share("ai steps", node.name, lambda: self._ai_steps(node))

    def _ai_steps(self, node: Node) -> tuple[tuple[int, Step], ...]:
        return tuple((index, step) for index, step in enumerate(node.record.steps) if self.is_ai(step))

    def ai_place(self, node: Node, index: int) -> Location:
        """Where the step at ``index`` of a workflow names its first AI system."""
        step = node.record.steps[index]
        if isinstance(step.with_, str):
            return node.at("steps", index, "with")
        first = ai_systems(step, self.catalogue)[0]
        return node.at("steps", index, "with", step.with_.index(first))

    def is_ai(self, step: Step) -> bool:
        """Whether a step is done with an AI system."""
        return bool(ai_systems(step, self.catalogue))

    def level(self, step: Step) -> Level:
        """How far the AI goes in a step."""
        return step_level(step, self.catalogue)

    def bindings(self, node: Node, step: Step) -> tuple[Binding, ...]:
        """The boundaries that bind a step of a workflow."""
        return self.memory.share("bindings", node.name, lambda: self._bindings(node))[step.id]

    def _bindings(self, node: Node) -> Mapping[str, tuple[Binding, ...]]:
        nodes = self.catalogue.nodes
        return {
            step.id: tuple(Binding(nodes[Key("boundary", id_)], listed) for id_, listed in bound)
            for step, bound in zip(node.record.steps, bindings_of(node, self), strict=True)
        }

    def bound_steps(self, boundary: Key) -> tuple[tuple[Node, Step], ...]:
        """The steps a boundary binds, in order of their workflows."""
        bound = ((self.catalogue.nodes[Key("workflow", id_)], index) for id_, index in self._bound(boundary))
        return tuple((workflow, workflow.record.steps[index]) for workflow, index in bound)

    def bound_workflows(self, boundary: Key) -> tuple[Node, ...]:
        """The workflows with a step that a boundary binds, in order of their ids."""
        return tuple(self.catalogue.nodes[Key("workflow", id_)] for id_ in dict(self._bound(boundary)))

    def _bound(self, boundary: Key) -> tuple[tuple[str, int], ...]:
        node = self.catalogue.nodes.get(boundary)
        return bound_by(node, self) if node else ()

    def used_by(self, node: Node) -> tuple[Node, ...]:
        """The audited workflows that refer to a document, in order of their ids."""
        return tuple(filter(self.is_audited, self.catalogue.referrers(node.key, "workflow")))

    def holders(self, role: str | None) -> frozenset[str]:
        """The people who hold a role today."""
        return holders(self.catalogue.get("role", role) if role else None, self.today)

    def stage(self, node: Node) -> Stage | None:
        """How strictly a document is audited; not at all when it is ``None``."""
        return self.memory.share("stage", node.name, lambda: stage_of(node, self))

    @property
    def history(self) -> History:
        """What Git tells of the spec files; silent, with the reason, where it can tell nothing."""
        self.memory.ledger.now.add("history")
        return self._history

    @cached_property
    def _history(self) -> History:
        return self.read_history()

    @property
    def has_read_history(self) -> bool:
        """Whether anything has asked for the past yet."""
        return "_history" in self.__dict__

    @property
    def is_silent_of_the_past(self) -> bool:
        """Whether somebody asked for the past and nothing was told."""
        return self.has_read_history and bool(self._history.silence)

    @property
    def is_solo(self) -> bool:
        """Whether the organization is one person, so that nobody else can be asked for."""
        return _is_solo(self)

    @property
    def sensitive(self) -> frozenset[str]:
        """The ids of the data classes that the organization marks as sensitive."""
        return self.memory.share("sensitive", "", lambda: frozenset(_sensitive(self)))

    def layer(self, node: Node) -> LayerStanding:
        """A layer with what blocks it."""
        return next(standing for standing in self.layers if standing.layer is node)

    @property
    def layers(self) -> tuple[LayerStanding, ...]:
        """The layers in order, with what blocks them."""
        return self.memory.share("layers", "", lambda: layer_standings(self))


@kept(bool)
def _is_solo(facts: Facts) -> bool:
    organization = facts.catalogue.organization
    return organization is not None and organization.record.size == "solo"


@kept(tuple[str, ...])
def _sensitive(facts: Facts) -> tuple[str, ...]:
    organization = facts.catalogue.organization
    classes = organization.record.data_classes if organization else ()
    return tuple(sorted({each.id for each in classes if each.sensitive}))
