"""Which boundaries bind which steps: those a step lists, and those whose ``applies_to`` it matches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..kinds.workflow import Step, Workflow
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from .autonomy import Level, ai_systems, level
from .boundaries import in_force

_KINDS = {"roles": "role", "systems": "system", "layers": "layer", "workflows": "workflow"}
"""The dimensions of ``applies_to`` that hold references, and the kind each refers to."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A boundary that binds a step, and whether the step itself lists it."""

    boundary: Node
    listed: bool

    @property
    def ceiling(self) -> Level:
        """The furthest the AI may go."""
        return level(self.boundary.record.human_at_least)


class Bindings:
    """The boundaries in force, indexed so that a step is compared only with those that may match it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._index: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for boundary in catalogue.of_kind("boundary"):
            scope = self._scope(boundary)
            if in_force(boundary) and scope:
                dimension = min(scope, key=lambda name: (len(scope[name]), name))
                for value in scope[dimension]:
                    self._index[dimension, value].append(boundary)

    def of(self, workflow: Workflow, step: Step) -> tuple[Binding, ...]:
        """What binds a step, in order of the boundaries' ids; only AI steps are bound by a scope."""
        bound: dict[Key, Binding] = {}
        for id_ in step.boundaries:
            boundary = self._catalogue.get("boundary", id_)
            if boundary is not None and in_force(boundary):
                bound[boundary.key] = Binding(boundary, listed=True)
        if ai_systems(step, self._catalogue):
            traits = self._traits(workflow, step)
            for boundary in self._candidates(traits):
                if all(traits[name] & values for name, values in self._scope(boundary).items()):
                    bound.setdefault(boundary.key, Binding(boundary, listed=False))
        return tuple(bound[key] for key in sorted(bound))

    def _candidates(self, traits: Mapping[str, frozenset[str]]) -> Iterable[Node]:
        for name, values in traits.items():
            for value in values:
                yield from self._index.get((name, value), ())

    def _traits(self, workflow: Workflow, step: Step) -> Mapping[str, frozenset[str]]:
        role = self._catalogue.get("role", step.who)
        items = (*step.inputs, *step.outputs)
        moved = (end for item in items for end in (item.from_, item.to) if end)
        return {
            "functions": _some(role.record.function if role else None),
            "roles": self._present("roles", (step.who,)),
            "systems": self._present("systems", (*step.systems, *moved)),
            "layers": self._present("layers", _some(workflow.layer)),
            "data_classes": frozenset(item.data_class for item in items if item.data_class),
            "workflows": _some(workflow.id),
            "reaches": _some(step.reaches),
            "step_types": _some(step.type),
        }

    def _scope(self, boundary: Node) -> dict[str, frozenset[str]]:
        applies_to = boundary.data.get("applies_to", {})
        return {name: self._present(name, values) for name, values in applies_to.items() if values}

    def _present(self, dimension: str, values: Iterable[str]) -> frozenset[str]:
        kind = _KINDS.get(dimension)
        return frozenset(self._catalogue.present(kind, value).id if kind else value for value in values)


def _some(value: str | None) -> frozenset[str]:
    return frozenset((value,)) if value else frozenset()
