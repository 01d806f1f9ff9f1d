"""The tags of a document: its layer, its status, its function and the words it gives itself."""

from __future__ import annotations

from ..model.node import Node
from ..render.environment import upper_first
from ..words.spoken import said_word
from .context import Context
from .index import group_address, status_of
from .refs import Ref


def all_tags(node: Node, context: Context) -> tuple[str, ...]:
    """Everything a document can be found by, each word once, in the order of the module's first line."""
    status = upper_first(said_word(status_of(node)))
    words = (_layer(node, context), status, *(tag.title for tag in own_tags(node, context)))
    found: dict[str, str] = {}
    for word in filter(None, words):
        found.setdefault(word.casefold(), word)
    return tuple(found.values())


def own_tags(node: Node, context: Context) -> tuple[Ref, ...]:
    """What a title card does not say elsewhere: the function, with a link to its roles, and the document's own tags."""
    return (*_function(node, context), *(Ref(tag) for tag in node.record.tags))


def _layer(node: Node, context: Context) -> str:
    named = getattr(node.record, "layer", None)
    layer = context.catalogue.get("layer", named) if named else node
    return str(layer.record.short or layer.title) if layer and layer.kind == "layer" else ""


def _function(node: Node, context: Context) -> tuple[Ref, ...]:
    """The function of a role, or of the role that owns the document."""
    owner = node.record.owner
    role = node if node.kind == "role" else context.catalogue.get("role", owner) if owner else None
    if role is None or not role.record.function:
        return ()
    function = role.record.function
    title = context.link.at(role.key, ("function",), function).title
    return (Ref(title, group_address("role", function, context)),)
