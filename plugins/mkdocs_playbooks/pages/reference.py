"""The page that leads to everything that is not a layer, a boundary, a role or a system."""

from __future__ import annotations

import dataclasses

import msgspec

from ..project import Options
from ..render.links import address
from ..words.spoken import said
from .context import Context
from .glossary import GLOSSARY
from .head import Head, head
from .index import BOARD
from .refs import index_route, schema_route
from .vocabulary import KIND_WORDS, KindWords


class KindEntry(msgspec.Struct, frozen=True):
    """A kind with how many documents it has; without any, it leads to its fields."""

    title: str
    href: str
    icon: str
    description: str
    count: int
    schema_href: str


class OptionEntry(msgspec.Struct, frozen=True):
    """A plugin option."""

    name: str
    default: str
    description: str


class ReferenceView(msgspec.Struct, frozen=True):
    """The kinds, whether they have documents or not, and the options of the plugin."""

    head: Head
    kinds: tuple[KindEntry, ...]
    board_href: str
    glossary_href: str
    rules_href: str
    options: tuple[OptionEntry, ...]


def reference_view(context: Context) -> ReferenceView:
    """The reference page."""
    kinds = tuple(_kind(words, len(context.catalogue.of_kind(kind))) for kind, words in KIND_WORDS.items())
    return ReferenceView(
        head("reference", context),
        kinds,
        address(BOARD),
        address(GLOSSARY),
        address("rules/index"),
        option_entries(),
    )


def _kind(words: KindWords, count: int) -> KindEntry:
    fields = address(schema_route(words.kind))
    href = address(index_route(words.kind)) if count else fields
    return KindEntry(words.plural, href, words.icon, words.description, count, fields)


def option_entries() -> tuple[OptionEntry, ...]:
    """Every plugin option as its definition says."""
    return tuple(
        OptionEntry(option.name, _default(option), said(option.metadata["description"]))
        for option in dataclasses.fields(Options)
    )


def _default(option: dataclasses.Field[object]) -> str:
    """A default that says something: an empty one is said in words by the description."""
    return repr(option.default) if option.default and option.default is not dataclasses.MISSING else ""
