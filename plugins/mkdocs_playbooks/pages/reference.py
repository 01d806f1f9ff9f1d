"""The page that leads to everything that is not a layer, a boundary, a role or a system."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from ..project import Options
from ..render.links import address
from .context import Context
from .refs import index_route
from .vocabulary import KIND_WORDS


@dataclass(frozen=True, slots=True)
class KindEntry:
    """A kind with how many documents it has."""

    title: str
    href: str
    icon: str
    description: str
    count: int


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """A plugin option."""

    name: str
    default: str
    description: str


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """The kinds that have documents, and the options of the plugin."""

    kinds: tuple[KindEntry, ...]
    rules_href: str
    options: tuple[OptionEntry, ...]


def reference_view(context: Context) -> ReferenceView:
    """The reference page."""
    kinds = tuple(
        KindEntry(words.plural, address(index_route(kind)), words.icon, words.description, count)
        for kind, words in KIND_WORDS.items()
        if (count := len(context.catalogue.of_kind(kind)))
    )
    return ReferenceView(kinds, address("rules/index"), option_entries())


def option_entries() -> tuple[OptionEntry, ...]:
    """Every plugin option as its definition says."""
    return tuple(
        OptionEntry(option.name, repr(option.default) if option.default else "", option.metadata["description"])
        for option in dataclasses.fields(Options)
    )
