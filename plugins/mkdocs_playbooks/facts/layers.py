"""The maturity layers in order, and which of their conditions hold."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from ..diagnostics import Pointer
from ..grouping import grouped
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from ..words.spoken import Phrase, lazy, lazy_word
from .people import holders
from .standing import standing

if TYPE_CHECKING:
    from .facts import Facts

MATURITY = ("planned", "defined", "operating", "measured")
"""How far a control has come, least first."""

LayerState = Literal["open", "blocked", "empty"]


class Condition(msgspec.Struct, frozen=True):
    """One thing a layer requires: of which document, what is wanted, what is the case, and whether that is enough.

    ``pointer`` is where the layer names that document.
    """

    of: Key
    wants: Phrase | str
    finds: Phrase | str
    met: bool
    pointer: Pointer = ()

    @property
    def wanted(self) -> str:
        """What is wanted, in the language that is spoken now."""
        return str(self.wants)

    @property
    def actual(self) -> str:
        """What is the case, likewise."""
        return str(self.finds)


_Workflows = Mapping[str | None, tuple[tuple[Node, str], ...]]
"""The workflows of each layer by its id, with their statuses."""


class LayerStanding(msgspec.Struct, frozen=True):
    """A layer with its conditions and the workflows that belong to it."""

    layer: Node
    conditions: tuple[Condition, ...]
    with_status: tuple[tuple[Node, str], ...]

    @property
    def workflows(self) -> tuple[Node, ...]:
        """The workflows that name the layer."""
        return tuple(node for node, _ in self.with_status)

    @property
    def unmet(self) -> tuple[Condition, ...]:
        """The conditions that still block the layer."""
        return tuple(condition for condition in self.conditions if not condition.met)

    @property
    def state(self) -> LayerState:
        """``blocked`` while a condition is unmet, ``empty`` without a workflow that is alive, else ``open``."""
        if self.unmet:
            return "blocked"
        return "open" if self.alive else "empty"

    @property
    def alive(self) -> tuple[Node, ...]:
        """The workflows that are audited: all but the retired ones."""
        return tuple(node for node, status in self.with_status if status != "retired")

    @property
    def in_production(self) -> tuple[Node, ...]:
        """The workflows that are in production; one that is paused is not."""
        return tuple(node for node, status in self.with_status if status == "production")

    @property
    def pilots(self) -> tuple[Node, ...]:
        """The workflows that are pilots."""
        return tuple(node for node, status in self.with_status if status == "pilot")


def layer_standings(facts: Facts) -> tuple[LayerStanding, ...]:
    """Every layer by its order, then its id."""
    catalogue = facts.catalogue
    layers = sorted(catalogue.of_kind("layer"), key=lambda node: (node.record.order, node.id))
    workflows = grouped(
        (standing(node, facts).layer, (node, standing(node, facts).status)) for node in catalogue.of_kind("workflow")
    )
    return tuple(
        LayerStanding(node, tuple(_conditions(node, catalogue, workflows, facts.today)), workflows.get(node.id, ()))
        for node in layers
    )


def _conditions(layer: Node, catalogue: Catalogue, workflows: _Workflows, today: datetime.date) -> Iterator[Condition]:
    requires = layer.record.requires
    if requires is None:
        return
    for index, id_ in enumerate(requires.layers):
        layer_key = catalogue.present("layer", id_)
        running = sum(status == "production" for _, status in workflows.get(layer_key.id, ()))
        pointer: Pointer = ("requires", "layers", index)
        finds = lazy("%(num)s in production", num=running)
        yield Condition(layer_key, lazy("a workflow in production"), finds, running > 0, pointer)
    for index, need in enumerate(requires.controls):
        control = catalogue.get("control", need.control)
        actual = control.record.maturity if control else "planned"
        wanted = need.at_least or "operating"
        met = MATURITY.index(actual) >= MATURITY.index(wanted)
        pointer = ("requires", "controls", index, "control")
        key, wants = catalogue.present("control", need.control), lazy("at least %(what)s", what=lazy_word(wanted))
        yield Condition(key, wants, lazy_word(actual), met, pointer)
    for need in requires.courses:
        yield _course(need, catalogue, today)
    for need in requires.metrics:
        yield _metric(need, catalogue)


def _course(need: object, catalogue: Catalogue, today: datetime.date) -> Condition:
    course_id, share = need.course, need.share  # type: ignore[attr-defined]
    course = catalogue.get("course", course_id)
    roles = course.record.roles if course else ()
    people = frozenset().union(*(holders(catalogue.get("role", role), today) for role in roles))
    trained = sum(_completed(catalogue.get("person", person), course_id, today) for person in people)
    actual = trained / len(people) if people else 0.0
    return Condition(
        catalogue.present("course", course_id),
        lazy("%(share)s of the people whose role needs it", share=f"{share:.0%}"),
        lazy("%(some)s of %(all)s recorded", some=trained, all=len(people)),
        actual >= share,
    )


def _completed(person: Node | None, course: str, today: datetime.date) -> bool:
    return person is not None and any(
        done.course == course and (done.valid_until is None or done.valid_until >= today)
        for done in person.record.completed
    )


def _metric(need: object, catalogue: Catalogue) -> Condition:
    metric_id, bound = need.metric, need.at_least  # type: ignore[attr-defined]
    metric = catalogue.get("metric", metric_id)
    value = metric.series[-1].value if metric and metric.series else None
    rising = metric is None or metric.record.better == "up"
    met = value is not None and (value >= bound if rising else value <= bound)
    unit = metric.record.unit if metric else ""
    limit = f"{bound:g} {unit}".strip()
    wants = lazy("at least %(what)s", what=limit) if rising else lazy("at most %(what)s", what=limit)
    finds: Phrase | str = lazy("no measurement yet") if value is None else f"{value:g} {unit}".strip()
    return Condition(catalogue.present("metric", metric_id), wants, finds, met)
