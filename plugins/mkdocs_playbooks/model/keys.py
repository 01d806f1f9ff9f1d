"""By which keys documents are known: one each, and those they once had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..diagnostics import Finding, Related, Severity
from .node import Key, Node


def unique(nodes: Iterable[Node]) -> tuple[dict[Key, Node], tuple[Finding, ...]]:
    """The nodes by key, in key order; of two with one key the first stays and both files are named."""
    kept: dict[Key, Node] = {}
    findings: list[Finding] = []
    for node in nodes:
        first = kept.setdefault(node.key, node)
        if first is not node:
            findings.append(
                Finding(
                    Severity.ERROR,
                    "reference/duplicate",
                    f'there are two documents "{node.key}"',
                    node.at("id"),
                    related=(Related(first.at("id"), "the first one is here"),),
                    help=f"give one of them another id: {first.path} and {node.path} both say it",
                    document=str(node.key),
                )
            )
    return dict(sorted(kept.items())), tuple(findings)


def former_keys(nodes: Mapping[Key, Node]) -> tuple[dict[Key, Key], list[Finding]]:
    """The present keys of documents by their earlier ones, and a finding for each earlier key that is taken."""
    former: dict[Key, Key] = {}
    findings: list[Finding] = []
    for node in (node for node in nodes.values() if "formerly" in node.notable):
        for index, id_ in enumerate(node.values("formerly")):
            old = Key(node.kind, id_)
            taken = nodes.get(old) or nodes.get(former.get(old, old))
            if taken is None:
                former[old] = node.key
                continue
            findings.append(
                Finding(
                    Severity.ERROR,
                    "reference/duplicate",
                    f'"{old}" cannot be an earlier id of this document: another one has or had it',
                    node.at("formerly", index),
                    related=(Related(taken.at("id"), "the other document is here"),),
                    help="delete it here, or there",
                    document=str(node.key),
                )
            )
    return former, findings
