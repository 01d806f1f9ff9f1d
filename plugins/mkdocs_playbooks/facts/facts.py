"""All facts of one catalogue on one day, each worked out once and only when asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..diagnostics import Location
from ..grouping import grouped
from ..kinds.workflow import Step, Workflow
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from ..source.history import History
from .autonomy import Level, ai_systems, step_level
from .binding import Binding, Bindings
from .graph import StepGraph, step_graph
from .layers import LayerStanding, layer_standings
from .people import holders
from .strictness import Stage, stages


@dataclass
class Facts:
    """What a rule or a page may ask about the documents; ``today`` is an argument of the run.

    ``read_history`` is asked for the past of the spec files once, and only when a rule or a page wants it.
    ``pilot_days`` is how long a pilot may last before it counts as stalled.
    """

    catalogue: Catalogue
    today: datetime.date
    read_history: Callable[[], History] = History
    pilot_days: int = 90
    _graphs: dict[Key, StepGraph] = field(default_factory=dict)
    _ai_steps: dict[Key, tuple[tuple[int, Step], ...]] = field(default_factory=dict)

    def workflows(self) -> Iterator[tuple[Node, Workflow]]:
        """Every workflow that is audited, as node and record: all but the retired ones."""
        for node in self.catalogue.of_kind("workflow"):
            if node.record.status != "retired":
                yield node, node.record

    def graph(self, node: Node) -> StepGraph:
        """The step graph of a workflow."""
        if node.key not in self._graphs:
            self._graphs[node.key] = step_graph(node.record)
        return self._graphs[node.key]

    def ai_steps(self, node: Node) -> tuple[tuple[int, Step], ...]:
        """The AI steps of a workflow, each with its place among the steps."""
        if node.key not in self._ai_steps:
            steps = enumerate(node.record.steps)
            self._ai_steps[node.key] = tuple((index, step) for index, step in steps if self.is_ai(step))
        return self._ai_steps[node.key]

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
        return self._bindings_by_step[node.key][step.id]

    def bound_steps(self, boundary: Key) -> tuple[tuple[Node, Step], ...]:
        """The steps a boundary binds, in order of their workflows."""
        return self._steps_by_boundary.get(boundary, ())

    def used_by(self, node: Node) -> tuple[Node, ...]:
        """The audited workflows that refer to a document, in order of their ids."""
        sources = {link.source for link in self.catalogue.links_to(node.key)}
        found = (self.catalogue.nodes[key] for key in sorted(sources) if key.kind == "workflow")
        return tuple(workflow for workflow in found if workflow.record.status != "retired")

    def holders(self, role: str | None) -> frozenset[str]:
        """The people who hold a role today."""
        return holders(self.catalogue.get("role", role) if role else None, self.today)

    def stage(self, node: Node) -> Stage | None:
        """How strictly a document is audited; not at all when it is ``None``."""
        return self._stages[node.key]

    @cached_property
    def history(self) -> History:
        """What Git tells of the spec files; silent, with the reason, where it can tell nothing."""
        return self.read_history()

    @property
    def has_read_history(self) -> bool:
        """Whether anything has asked for the past yet."""
        return "history" in self.__dict__

    @cached_property
    def is_solo(self) -> bool:
        """Whether the organization is one person, so that nobody else can be asked for."""
        organization = self.catalogue.organization
        return organization is not None and organization.record.size == "solo"

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """The ids of the data classes that the organization marks as sensitive."""
        organization = self.catalogue.organization
        classes = organization.record.data_classes if organization else ()
        return frozenset(each.id for each in classes if each.sensitive)

    @cached_property
    def layers(self) -> tuple[LayerStanding, ...]:
        """The layers in order, with what blocks them."""
        return layer_standings(self.catalogue, self.today)

    @cached_property
    def _bindings_by_step(self) -> Mapping[Key, Mapping[str, tuple[Binding, ...]]]:
        bindings = Bindings(self.catalogue)
        return {
            node.key: {step.id: bindings.of(node.record, step) for step in node.record.steps}
            for node in self.catalogue.of_kind("workflow")
        }

    @cached_property
    def _steps_by_boundary(self) -> Mapping[Key, tuple[tuple[Node, Step], ...]]:
        return grouped(
            (binding.boundary.key, (node, step))
            for node in self.catalogue.of_kind("workflow")
            for step in node.record.steps
            for binding in self.bindings(node, step)
        )

    @cached_property
    def _stages(self) -> Mapping[Key, Stage | None]:
        bound = {
            key: frozenset(binding.boundary.key for bindings in steps.values() for binding in bindings)
            for key, steps in self._bindings_by_step.items()
        }
        return stages(self.catalogue, bound)
