"""Documents that are still being written: what refers to them, and the catalogue as it is without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..diagnostics import Finding, Location, Severity
from ..memory import Memory
from .catalogue import Catalogue
from .collection import Collection
from .node import Key, Link, Node
from .references import links_of


def draft_findings(catalogue: Catalogue) -> Iterator[Finding]:
    """A warning for each reference from a document that is published to one that is not."""
    drafts = [node for node in catalogue.nodes.values() if is_draft(node)]
    for target, link in ((draft, link) for draft in drafts for link in catalogue.links_to(draft.key)):
        source = catalogue.nodes[link.source]
        if not is_draft(source):
            yield Finding(
                Severity.WARNING,
                "reference/draft",
                f'"{target.id}" is a draft, which a build leaves out',
                Location(source.path, source.ordinal, link.pointer, _on_key(source, link)),
                help=f"delete `draft` from {target.path} when it is ready; until then a build shows its title alone",
                document=str(source.key),
            )


def is_draft(node: Node) -> bool:
    """Whether a document is still being written."""
    return "draft" in node.notable and bool(node.record.draft)


def without_drafts(catalogue: Catalogue, broken: Mapping[Key, str]) -> Catalogue:
    """The catalogue as it is published: of a draft nothing is known but its title, where something refers to it.

    ``broken`` are the titles of drafts that are no valid documents.
    """
    drafts = {key: title for key, title in broken.items() if key not in catalogue.nodes}
    drafts |= {key: node.title for key, node in catalogue.nodes.items() if is_draft(node)}
    if not drafts:
        return catalogue
    kept = [link for link in catalogue.links if link.source not in drafts]
    nodes = {key: node for key, node in catalogue.nodes.items() if key not in drafts}
    return Catalogue(
        Collection(nodes, catalogue.former),
        links_of((link for link in kept if link.target.key not in drafts), Memory()),
        drafts,
        tuple(link for link in kept if link.target.key in drafts),
    )


def _on_key(node: Node, link: Link) -> bool:
    return any(mention.on_key for mention in node.mentions if mention.pointer == link.pointer)
