"""Who must look at changes: whoever answers for what differs, for what binds it, for the work that depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..facts.facts import Facts
from ..grouping import grouped
from ..model.node import Key, Node
from .change import ChangedDocument, Look
from .versions import Versions

_DEPENDED_ON = frozenset({"system", "role"})

Reason = tuple[str, str]
"""The id of a role, and why it must look."""


def lookers(documents: Iterable[ChangedDocument], versions: Versions) -> tuple[Look, ...]:
    """The roles in order of their ids, each with its reasons in the order of the documents."""
    reasons = dict.fromkeys(reason for document in documents for reason in _reasons(document, versions))
    by_role = grouped(reasons)
    return tuple(Look(role, _title(role, versions), by_role[role]) for role in sorted(by_role))


def _reasons(document: ChangedDocument, versions: Versions) -> Iterator[Reason]:
    was = versions.before.catalogue.nodes.get(document.was or document.key)
    now = versions.after.catalogue.nodes.get(document.key)
    owner, old = _owner(now, versions.after, versions), _owner(was, versions.before, versions)
    yield from _because(owner, f"owns {document.key}")
    if old != owner:
        yield from _because(old, f"owned {document.key}")
    if document.key.kind == "workflow":
        yield from _of_boundaries(document, was, now, versions)
    if document.key.kind in _DEPENDED_ON:
        yield from _of_dependants(document.key, was, now, versions)


def _of_boundaries(
    document: ChangedDocument, was: Node | None, now: Node | None, versions: Versions
) -> Iterator[Reason]:
    """The owners of the boundaries that bind the steps that differ, as they are or as they were."""
    steps = {change.step for change in document.changes if change.step} if was and now else None
    names = versions.names.steps.get(was.key, {}) if was else {}
    bound: set[Key] = set()
    owners: set[Reason] = set()
    for node, facts, present in ((now, versions.after, {}), (was, versions.before, names)):
        for step in node.record.steps if node else ():
            if node and (steps is None or present.get(step.id, step.id) in steps):
                for binding in facts.bindings(node, step):
                    key = versions.names.key(binding.boundary.key)
                    if key not in bound:
                        bound.add(key)
                        why = f"owns {key}, which binds what differs in {document.key}"
                        owners.update(_because(_owner(binding.boundary, facts, versions), why))
    yield from sorted(owners)


def _of_dependants(key: Key, was: Node | None, now: Node | None, versions: Versions) -> Iterator[Reason]:
    """The owners of the workflows that depend on a document, as they are now; of a removed one, as they were."""
    for node, facts in ((now, versions.after), (was, versions.before)):
        if node is not None:
            for workflow in facts.used_by(node):
                named = versions.names.key(workflow.key)
                yield from _because(_owner(workflow, facts, versions), f"owns {named}, which depends on {key}")
            return


def _owner(node: Node | None, facts: Facts, versions: Versions) -> str:
    if node is None or not node.record.owner:
        return ""
    return versions.names.key(facts.catalogue.present("role", node.record.owner)).id


def _because(role: str, why: str) -> Iterator[Reason]:
    if role:
        yield role, why


def _title(role: str, versions: Versions) -> str:
    for facts in (versions.after, versions.before):
        node = facts.catalogue.get("role", role)
        if node is not None:
            return node.title
    return ""
