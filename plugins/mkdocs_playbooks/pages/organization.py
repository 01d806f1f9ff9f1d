"""The page of the organization: its phase, what it holds to, its functions, and who may see which data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from ..facts.autonomy import AI_TYPES
from ..grouping import grouped
from ..model.node import Key, Node
from ..render.links import address
from ..words.spoken import N_, said
from .context import Context
from .document import DocumentView, shared
from .inward import Inward, under
from .refs import Listed, Ref, index_route, listed
from .vocabulary import KIND_WORDS, Word

_SHOWN = (
    "size",
    "phase",
    "functions",
    "data_classes",
    "principles",
    "frameworks",
    "publish",
    "spec_version",
    "report_problem",
)
_AUDIENCES = {"internal": N_("Inside"), "partner": N_("Partners"), "public": N_("The public")}
_TO_READERS = {
    "role.holders": N_("who holds a role"),
    "role.contact": N_("how a role is reached"),
    "workflow.cost": N_("what a workflow costs"),
    "workflow.change": N_("how people are helped through a change"),
}
"""What fields that are often withheld hold, for people who know no fields."""
_MOST_NAMED = 8
"""So many roles or systems without AI are named in a row of a table; every AI is, for its users have to know."""


class FunctionRow(msgspec.Struct, frozen=True):
    """A function and the roles that belong to it."""

    id: str
    title: str
    roles: Listed[Ref]


class DataClassRow(msgspec.Struct, frozen=True):
    """A class of data, the AI that may see it and the other systems that may."""

    id: str
    title: str
    sensitive: bool
    ai: Listed[Ref]
    others: Listed[Ref]


class Withheld(msgspec.Struct, frozen=True):
    """What one audience does not get to see: kinds, fields of a kind, single documents."""

    audience: str
    hidden: tuple[Ref, ...]


class OrganizationView(DocumentView, frozen=True, kw_only=True):
    """Everything the organization's page shows; ``rank`` is the place of its phase, from 0, among ``phases``."""

    size: Word
    phases: tuple[Word, ...]
    rank: int | None
    principles: tuple[str, ...]
    functions: tuple[FunctionRow, ...]
    data_classes: tuple[DataClassRow, ...]
    frameworks: tuple[Ref, ...]
    withheld: tuple[Withheld, ...]
    roles_href: str
    boundaries_href: str
    systems_href: str


def organization_view(node: Node, context: Context) -> OrganizationView:
    """The view of the organization."""
    record, words, inward = node.record, KIND_WORDS["organization"], Inward(node, context)
    phases = tuple(words.word(word, "phase") for word in words.words("phase"))
    roles = grouped((role.record.function, role.key) for role, _ in inward.links("role", under("function")))
    ai, others = _seen_by(inward, ai=True), _seen_by(inward, ai=False)
    return OrganizationView(
        **shared(node, context, _SHOWN, told=("function", "data_allowed", "steps")),
        size=words.word(record.size, "size"),
        phases=phases,
        rank=next((place for place, phase in enumerate(phases) if phase.word == record.phase), None),
        principles=record.principles,
        functions=tuple(
            FunctionRow(each.id, each.title, context.link.keys(listed(roles.get(each.id, ()), most=_MOST_NAMED)))
            for each in record.functions
        ),
        data_classes=tuple(
            DataClassRow(
                each.id,
                each.title,
                each.sensitive,
                context.link.keys(listed(ai.get(each.id, ()))),
                context.link.keys(listed(others.get(each.id, ()), most=_MOST_NAMED)),
            )
            for each in record.data_classes
        ),
        frameworks=context.link.refs("framework", record.frameworks),
        withheld=tuple(_withheld(node, context)),
        roles_href=address(index_route("role")),
        boundaries_href=address(index_route("boundary")),
        systems_href=address(index_route("system")),
    )


def _withheld(node: Node, context: Context) -> Iterator[Withheld]:
    for audience, rule in node.data.get("publish", {}).items():
        hidden = tuple(_hidden(name, context) for name in rule.get("hide", ()))
        if hidden:
            yield Withheld(said(_AUDIENCES[audience]), hidden)


def _hidden(name: str, context: Context) -> Ref:
    """A kind, ``kind.field`` or ``kind/id`` as people call it; what is no kind stays as it is written."""
    kind, _, id_ = name.partition("/")
    kind, _, field = kind.partition(".")
    if kind not in KIND_WORDS:
        return Ref(name)
    words = KIND_WORDS[kind]
    if id_:
        return context.link.ref(kind, id_)
    if name in _TO_READERS:
        return Ref(said(_TO_READERS[name]))
    return Ref(f"{words.plural}: {words.label(field).lower()}" if field else words.plural)


def _seen_by(inward: Inward, *, ai: bool) -> Mapping[str, tuple[Key, ...]]:
    """The systems that are AI, or those that are not, by each class of data they may see."""
    return grouped(
        (system.record.data_allowed[int(link.pointer[1])], system.key)
        for system, link in inward.links("system", under("data_allowed"))
        if (system.record.type in AI_TYPES) is ai
    )
