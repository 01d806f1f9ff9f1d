"""The whole site as a list of pages and a navigation, before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import replace

from ..grouping import grouped
from ..model.node import Node
from ..rules import rules
from ..words.spoken import _, said, speaking
from .artifact import artifact_view
from .audit import AUDIT, audit_view
from .board import board_view
from .boundary import boundary_view
from .checklist import checklist_view
from .context import Context
from .control import control_view
from .course import course_view
from .decision import decision_view
from .document import DocumentView, document_view
from .evaluation import evaluation_view
from .framework import framework_view
from .glossary import GLOSSARY, glossary_view
from .head import asked
from .home import home_view
from .index import BOARD, index_views
from .inventory import inventory_view
from .journey import journey_view
from .layer import layer_view
from .metric import metric_view
from .navigation import GUIDES, REFERENCE, RULES, NavEntry, NavSection, navigation, section_of
from .organization import organization_view
from .partner import partner_view
from .person import person_view
from .placeholder import placeholder_views
from .recipe import recipe_view
from .redirects import Redirect, redirects
from .reference import reference_view
from .refs import route_of, schema_route
from .role import role_view
from .rule import rule_route, rule_view, rules_view
from .run import RUNS, runs_view
from .schema import schema_view
from .system import system_view
from .tags import all_tags
from .used_by import used_by_views
from .vocabulary import KIND_WORDS
from .workflow import workflow_view

_VIEWS: dict[str, Callable[[Node, Context], DocumentView]] = {
    "workflow": workflow_view,
    "boundary": boundary_view,
    "role": role_view,
    "system": system_view,
    "layer": layer_view,
    "checklist": checklist_view,
    "course": course_view,
    "metric": metric_view,
    "evaluation": evaluation_view,
    "inventory": inventory_view,
    "control": control_view,
    "decision": decision_view,
    "organization": organization_view,
    "artifact": artifact_view,
    "recipe": recipe_view,
    "partner": partner_view,
    "journey": journey_view,
    "person": person_view,
    "framework": framework_view,
}
"""The view of each kind, for the template of the kind's name; a kind without one is shown by its schema."""


class SitePage(msgspec.Struct, frozen=True):
    """One page: where it stands, what it is called, and how its view is made.

    ``section`` is the navigation section it belongs to, ``source`` the spec file it shows, ``tags`` are words to
    find it by. A page without a source is in the navigation when it is ``listed``. A page that only repeats what others
    say is not ``searched``.
    """

    route: str
    title: str
    template: str
    view: Callable[[], Any]
    section: str = ""
    source: str = ""
    description: str = ""
    searched: bool = True
    listed: bool = False
    tags: tuple[str, ...] = ()


class Site(msgspec.Struct, frozen=True):
    """Every page, the sections of the navigation in order, and the addresses that lead on to others.

    ``guides`` is what the section of hand-written pages is called.
    """

    pages: tuple[SitePage, ...]
    sections: tuple[NavSection, ...]
    redirects: tuple[Redirect, ...] = ()
    guides: str = GUIDES

    @property
    def home(self) -> str:
        """What the home page is called."""
        return next(page.title for page in self.pages if page.route == "index")


def site(context: Context) -> Site:
    """The site of a build, in the language of its context."""
    with speaking(context.language):
        pages = tuple(_spoken(page, context) for page in _pages(context))
        listed = (page for page in pages if page.source or page.listed)
        entries = grouped((page.section, NavEntry(page.title, page.route)) for page in listed)
        return Site(pages, navigation(context, entries), tuple(redirects(context.catalogue)), said(GUIDES))


def _spoken(page: SitePage, context: Context) -> SitePage:
    """A page whose view is made in the language of the site, whenever that is."""

    def view() -> Any:
        with speaking(context.language):
            return page.view()

    return replace(page, view=view)


def _pages(context: Context) -> Iterator[SitePage]:
    for key, placeholder in placeholder_views(context):
        yield _derived(route_of(key), key.id, "placeholder.html", placeholder, KIND_WORDS[key.kind].folder)
    yield SitePage("index", _("Home"), "home.html", partial(home_view, context))
    for node in context.catalogue.nodes.values():
        yield _document(node, context)
        for route, references in used_by_views(node, context):
            title = _("What refers to “%(title)s”", title=node.title)
            yield _derived(route, title, "used-by.html", references, section_of(node, context))
    for kind, words in KIND_WORDS.items():
        if context.catalogue.of_kind(kind):
            for route, view in index_views(kind, context):
                yield _derived(route, words.plural, "index.html", view, words.folder)
    if context.catalogue.of_kind("checklist"):
        runs = partial(runs_view, context)
        section = KIND_WORDS["checklist"].folder
        yield SitePage(RUNS, _("My runs"), "runs.html", runs, section, searched=False, listed=True)
    yield from _reference(context)
    yield SitePage(f"{RULES}/index", _("Rules"), "rules.html", partial(rules_view, context), RULES, searched=False)
    yield SitePage(AUDIT, _("Audit"), "audit.html", partial(audit_view, context), RULES, searched=False, listed=True)
    for rule in rules().values():
        yield SitePage(rule_route(rule), rule.asks, "rule.html", partial(rule_view, rule, context), RULES)


def _reference(context: Context) -> Iterator[SitePage]:
    yield SitePage(f"{REFERENCE}/index", _("Reference"), "reference.html", partial(reference_view, context), REFERENCE)
    board = partial(board_view, context)
    yield SitePage(BOARD, _("Delegation board"), "board.html", board, REFERENCE, searched=False, listed=True)
    yield SitePage(GLOSSARY, _("Glossary"), "glossary.html", partial(glossary_view, context), REFERENCE, listed=True)
    for kind, words in KIND_WORDS.items():
        view = partial(schema_view, kind, bool(context.catalogue.of_kind(kind)), asked(context))
        title = _("%(kind)s fields", kind=words.title)
        yield SitePage(schema_route(kind), title, "schema.html", view, REFERENCE, searched=False)


def _document(node: Node, context: Context) -> SitePage:
    view = _VIEWS.get(node.kind, document_view)
    return SitePage(
        route=route_of(node.key),
        title=node.title,
        template=f"{node.kind if node.kind in _VIEWS else 'document'}.html",
        view=partial(view, node, context),
        section=section_of(node, context),
        source=node.path,
        description=node.record.summary or "",
        tags=all_tags(node, context),
    )


def _derived(route: str, title: str, template: str, view: Any, section: str) -> SitePage:
    return SitePage(route, title, template, lambda: view, section, searched=False)
