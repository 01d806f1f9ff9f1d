"""The whole site as a list of pages and a navigation, before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..grouping import grouped
from ..model.node import Node
from ..rules import rules
from .boundary import boundary_view
from .context import Context
from .document import document_view
from .home import home_view
from .index import index_views
from .layer import layer_view
from .navigation import REFERENCE, RULES, NavEntry, NavSection, navigation, section_of
from .placeholder import placeholder_views
from .reference import reference_view
from .refs import route_of
from .role import role_view
from .rule import rule_route, rule_view, rules_view
from .used_by import used_by_views
from .vocabulary import KIND_WORDS
from .workflow import workflow_view

_VIEWS: dict[str, tuple[str, Callable[[Node, Context], Any]]] = {
    "workflow": ("workflow.html", workflow_view),
    "boundary": ("boundary.html", boundary_view),
    "layer": ("layer.html", layer_view),
    "role": ("role.html", role_view),
}
"""Template and view of the kinds that have a page of their own; every other kind has the generic one."""

_GENERIC = ("document.html", document_view)


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page: where it stands, what it is called, and how its view is made.

    ``section`` is the navigation section it belongs to, ``source`` the spec file it shows. A page that only repeats
    what others say is not ``searched``.
    """

    route: str
    title: str
    template: str
    view: Callable[[], Any]
    section: str = ""
    source: str = ""
    description: str = ""
    searched: bool = True


@dataclass(frozen=True, slots=True)
class Site:
    """Every page, and the sections of the navigation in order."""

    pages: tuple[SitePage, ...]
    sections: tuple[NavSection, ...]


def site(context: Context) -> Site:
    """The site of a build."""
    pages = tuple(_pages(context))
    entries = grouped((page.section, NavEntry(page.title, page.route)) for page in pages if page.source)
    return Site(pages, navigation(context, entries))


def _pages(context: Context) -> Iterator[SitePage]:
    for key, placeholder in placeholder_views(context):
        yield _derived(route_of(key), key.id, "placeholder.html", placeholder, KIND_WORDS[key.kind].folder)
    yield SitePage("index", "Home", "home.html", partial(home_view, context))
    for node in context.catalogue.nodes.values():
        yield _document(node, context)
        for route, references in used_by_views(node, context):
            title = f"What refers to {node.title}"
            yield _derived(route, title, "used-by.html", references, section_of(node, context))
    for kind, words in KIND_WORDS.items():
        if context.catalogue.of_kind(kind):
            for route, view in index_views(kind, context):
                yield _derived(route, words.plural, "index.html", view, words.folder)
    yield SitePage(f"{REFERENCE}/index", "Reference", "reference.html", partial(reference_view, context), REFERENCE)
    yield SitePage(f"{RULES}/index", "Rules", "rules.html", partial(rules_view, context), RULES, searched=False)
    for rule in rules().values():
        yield SitePage(rule_route(rule), rule.name, "rule.html", partial(rule_view, rule, context), RULES)


def _document(node: Node, context: Context) -> SitePage:
    template, view = _VIEWS.get(node.kind, _GENERIC)
    return SitePage(
        route=route_of(node.key),
        title=node.title,
        template=template,
        view=partial(view, node, context),
        section=section_of(node, context),
        source=node.path,
        description=node.record.summary or "",
    )


def _derived(route: str, title: str, template: str, view: Any, section: str) -> SitePage:
    return SitePage(route, title, template, lambda: view, section, searched=False)
