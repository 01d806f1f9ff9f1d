"""Which boundaries bind which steps: those a step lists, and those whose ``applies_to`` it matches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from ..grouping import grouped
from ..kinds.workflow import Step, Workflow
from ..model.catalogue import Catalogue
from ..model.node import Node
from .autonomy import Level, ai_systems, level
from .boundaries import in_force
from .kept import kept, kept_for_each

if TYPE_CHECKING:
    from .facts import Facts

_KINDS = {"roles": "role", "systems": "system", "layers": "layer", "workflows": "workflow"}
"""The dimensions of ``applies_to`` that hold references, and the kind each refers to."""


class Binding(msgspec.Struct, frozen=True):
    """A boundary that binds a step, and whether the step itself lists it."""

    boundary: Node
    listed: bool

    @property
    def ceiling(self) -> Level:
        """The furthest the AI may go."""
        return level(self.boundary.record.human_at_least)


_Scope = dict[str, list[str]]
"""The dimensions of a boundary's scope, each with the values it takes."""

_Bound = tuple[tuple[str, bool], ...]
"""The ids of the boundaries that bind a step, in order, each with whether the step lists it."""


@kept(dict[str, _Scope])
def _scopes(facts: Facts) -> dict[str, _Scope]:
    """The scopes of the boundaries in force, by their ids; empty for one that binds only where it is listed."""
    return {
        boundary.id: {
            name: sorted(_present(name, values, facts.catalogue))
            for name, values in boundary.data.get("applies_to", {}).items()
            if values
        }
        for boundary in facts.catalogue.of_kind("boundary")
        if in_force(boundary)
    }


@kept_for_each(tuple[_Bound, ...])
def bindings_of(workflow: Node, facts: Facts) -> tuple[_Bound, ...]:
    """What binds each step of a workflow."""
    scopes = facts.memory.share("scopes", "", lambda: _Scopes(_scopes(facts)))
    return tuple(scopes.of(workflow.record, step, facts.catalogue) for step in workflow.record.steps)


@kept(dict[str, tuple[tuple[str, int], ...]])
def _bound(facts: Facts) -> dict[str, tuple[tuple[str, int], ...]]:
    return grouped(
        (id_, (workflow.id, index))
        for workflow in facts.catalogue.of_kind("workflow")
        for index, bound in enumerate(bindings_of(workflow, facts))
        for id_, _ in bound
    )


@kept_for_each(tuple[tuple[str, int], ...])
def bound_by(boundary: Node, facts: Facts) -> tuple[tuple[str, int], ...]:
    """The steps a boundary binds, by the ids of their workflows and their places in them."""
    return _bound(facts).get(boundary.id, ())


class _Scopes:
    """The scopes of the boundaries in force, indexed so that a step is compared only with those that may match it."""

    def __init__(self, scopes: Mapping[str, _Scope]) -> None:
        self._scopes = {id_: {name: frozenset(values) for name, values in scopes[id_].items()} for id_ in scopes}
        self._index: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id_, scope in self._scopes.items():
            if scope:
                dimension = min(scope, key=lambda name: (len(scope[name]), name))
                for value in scope[dimension]:
                    self._index[dimension, value].append(id_)

    def of(self, workflow: Workflow, step: Step, catalogue: Catalogue) -> _Bound:
        """What binds a step, in order of the boundaries' ids; only AI steps are bound by a scope."""
        named = (catalogue.get("boundary", id_) for id_ in step.boundaries)
        bound = {boundary.id: True for boundary in named if boundary is not None and boundary.id in self._scopes}
        if ai_systems(step, catalogue):
            traits = _traits(workflow, step, catalogue)
            for id_ in self._candidates(traits):
                if all(traits[name] & values for name, values in self._scopes[id_].items()):
                    bound.setdefault(id_, False)
        return tuple(sorted(bound.items()))

    def _candidates(self, traits: Mapping[str, frozenset[str]]) -> Iterable[str]:
        for name, values in traits.items():
            for value in values:
                yield from self._index.get((name, value), ())


def _traits(workflow: Workflow, step: Step, catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    role = catalogue.get("role", step.who)
    items = (*step.inputs, *step.outputs)
    moved = (end for item in items for end in (item.from_, item.to) if end)
    return {
        "functions": _some(role.record.function if role else None),
        "roles": _present("roles", (step.who,), catalogue),
        "systems": _present("systems", (*step.systems, *moved), catalogue),
        "layers": _present("layers", _some(workflow.layer), catalogue),
        "data_classes": frozenset(item.data_class for item in items if item.data_class),
        "workflows": _some(workflow.id),
        "reaches": _some(step.reaches),
        "step_types": _some(step.type),
    }


def _present(dimension: str, values: Iterable[str], catalogue: Catalogue) -> frozenset[str]:
    kind = _KINDS.get(dimension)
    return frozenset(catalogue.present(kind, value).id if kind else value for value in values)


def _some(value: str | None) -> frozenset[str]:
    return frozenset((value,)) if value else frozenset()
