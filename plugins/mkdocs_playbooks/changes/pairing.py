"""Which document of before is which one of now, and which cannot be compared because a text is broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from ..diagnostics import Finding, Severity
from ..grouping import grouped
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from ..pipeline import Build
from .change import Uncompared


class Pairs(msgspec.Struct, frozen=True):
    """The documents of two versions: those in both, those only now, those only before, those nobody can compare."""

    kept: tuple[tuple[Node, Node], ...]
    added: tuple[Node, ...]
    removed: tuple[Node, ...]
    uncompared: tuple[Uncompared, ...]


def paired(before: Build, after: Build) -> Pairs:
    """Pair the documents of two versions by their keys, and those that were renamed by what they were formerly."""
    was, now = before.catalogue.nodes, after.catalogue.nodes
    partner = _partners(before.catalogue, after.catalogue)
    kept = tuple((was[old], now[key]) for key, old in sorted(partner.items()))
    paired_keys = set(partner.values())
    removed = [node for key, node in was.items() if key not in paired_keys]
    added = [node for key, node in now.items() if key not in partner]
    lost, doubtful = _Broken(before), _Broken(after)
    missing = {node.key for node in removed if doubtful.may_hold(node)}
    unknown = {node.key for node in added if lost.may_hold(node)}
    return Pairs(
        kept,
        tuple(node for node in added if node.key not in unknown),
        tuple(node for node in removed if node.key not in missing),
        (
            *lost.uncompared("before", (node for node in added if node.key in unknown)),
            *doubtful.uncompared("after", (node for node in removed if node.key in missing)),
        ),
    )


def _partners(before: Catalogue, after: Catalogue) -> Mapping[Key, Key]:
    """The earlier key of each document of now that was there before, by its present key.

    A later version that went back to an earlier id is found by what the earlier version says.
    """
    partner = {key: key for key in after.nodes if key in before.nodes}
    renamed = [(key, old) for old, key in sorted((after.former or {}).items()) if old in before.nodes]
    renamed += [(key, old) for key, old in sorted((before.former or {}).items()) if key in after.nodes]
    taken = set(partner)
    for key, old in renamed:
        if key not in partner and old not in taken:
            partner[key] = old
            taken.add(old)
    return partner


class _Broken:
    """The files of one version in which something cannot be read, and the documents that are known to be in them."""

    def __init__(self, build: Build) -> None:
        stopping = (finding for finding in build.findings if _is_broken(finding))
        self._findings: Mapping[str, tuple[Finding, ...]] = grouped((one.path, one) for one in stopping)
        self._paths = {key: path for path, file in build.files.items() for key in file.broken}

    def may_hold(self, node: Node) -> bool:
        """Whether a document that is missing here may be one that cannot be read."""
        return node.key in self._paths or node.path in self._findings

    def uncompared(self, side: Literal["before", "after"], missing: Iterable[Node]) -> Iterator[Uncompared]:
        """The broken files in order, each with what is wrong first and the documents that are not compared for it."""
        by_path = grouped((self._paths.get(node.key, node.path), node.key) for node in missing)
        own = grouped((path, key) for key, path in self._paths.items())
        for path in sorted(self._findings):
            keys = {*own.get(path, ()), *by_path.get(path, ())}
            yield Uncompared(side, path, self._findings[path][0].message, tuple(sorted(keys)))


def _is_broken(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.rule.startswith(("yaml/", "schema/"))
