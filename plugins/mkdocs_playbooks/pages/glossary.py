"""The glossary: the words of the site, the scale of autonomy in sentences, severities and statuses."""

from __future__ import annotations

import msgspec

from ..diagnostics import Severity
from ..facts.autonomy import SCALE, Level
from ..grouping import grouped
from ..render.links import address
from ..words.spoken import N_, said
from .context import Context
from .groups import STATUSES
from .head import Head, head
from .index import BOARD
from .refs import Ref, index_route, schema_route
from .terms import terms
from .vocabulary import KIND_WORDS, Word

GLOSSARY = "glossary/index"
"""The route of the glossary."""

_SEVERITIES = {
    Severity.ERROR: N_("The work must not run like this. Put it right first."),
    Severity.WARNING: N_("A gap that will hurt. Plan to close it."),
    Severity.INFO: N_("Worth knowing. Nothing has to happen."),
}


class TermView(msgspec.Struct, frozen=True):
    """A term with its meaning and the documents it is about."""

    word: str
    anchor: str
    meaning: str
    see: Ref | None


class GlossaryView(msgspec.Struct, frozen=True):
    """Everything the glossary shows; ``firsts`` are the first terms of each letter."""

    head: Head
    terms: tuple[TermView, ...]
    firsts: tuple[TermView, ...]
    scale: tuple[Level, ...]
    severities: tuple[Word, ...]
    statuses: tuple[Word, ...]
    board_href: str


def glossary_view(context: Context) -> GlossaryView:
    """The glossary; a term leads to the list of its kind, or to the kind's schema while there is no such document."""
    views = tuple(
        TermView(
            said(term.word),
            term.word.lower().replace(" ", "-"),
            said(term.meaning),
            _see(term.see, context) if term.see else None,
        )
        for term in terms()
    )
    return GlossaryView(
        head=head("glossary", context),
        terms=views,
        firsts=tuple(same[0] for same in grouped((view.word[0].upper(), view) for view in views).values()),
        scale=SCALE,
        severities=tuple(Word(severity.label, said(sentence)) for severity, sentence in _SEVERITIES.items()),
        statuses=tuple(KIND_WORDS["workflow"].word(status, "status") for status in STATUSES),
        board_href=address(BOARD),
    )


def _see(kind: str, context: Context) -> Ref:
    words = KIND_WORDS[kind]
    route = index_route(kind) if context.catalogue.of_kind(kind) else schema_route(kind)
    return Ref(words.plural, address(route), kind, words.title, words.icon)
