"""Which boundaries bind a step in two versions, where that differs for what the step is and not for the boundary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..facts.binding import Binding
from ..facts.facts import Facts
from ..kinds.workflow import Step
from ..model.node import Key, Node
from .change import Change
from .telling import Teller, quoted
from .versions import Document, Versions


def binding_changes(
    document: Document, ids: tuple[str, str], versions: Versions, tell: Teller, by_scope: bool
) -> Iterator[Change]:
    """The boundaries in force that bind a step no longer, and those that bind it now; ``ids`` are its two ids.

    A scope binds only AI steps, so where AI comes or goes, ``by_scope`` is false and only the boundaries are told that
    the step lists. A boundary that binds other steps because it differs itself is told where it stands.
    """
    step_before = versions.step_before(document, ids[0])
    step_after = versions.step_after(document, ids[1])
    if not (_is_known(step_before, versions.before) and _is_known(step_after, versions.after)):
        return
    before = _bound(document.was, step_before, versions.before, versions)
    after = _bound(document.now, step_after, versions.after, versions)

    def is_told(binding: Binding, key: Key) -> bool:
        return key in versions.steady and (binding.listed or (by_scope and versions.steady[key]))

    for key in sorted(before.keys() - after.keys()):
        if is_told(before[key], key):
            yield tell.looser("boundaries", f"the boundary {quoted(key.id)} no longer binds it", key.id)
    for key in sorted(after.keys() - before.keys()):
        if is_told(after[key], key):
            yield tell.tighter("boundaries", f"the boundary {quoted(key.id)} binds it", "", key.id)


def _bound(node: Node, step: Step, facts: Facts, versions: Versions) -> Mapping[Key, Binding]:
    return {versions.names.key(binding.boundary.key): binding for binding in facts.bindings(node, step)}


def _is_known(step: Step, facts: Facts) -> bool:
    """Whether what decides which boundaries bind the step can be read."""
    named = (("role", step.who), *(("system", id_) for id_ in step.systems))
    return all(facts.catalogue.get(kind, id_) for kind, id_ in named)
