"""Resolving references: from mentions to links, with a finding for every one that leads nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..diagnostics import Finding, Location, Related, Severity
from ..source.suggest import did_you_mean, nearest
from .catalogue import Catalogue
from .node import Key, Link, Mention, Node, Target

END = "end"
"""The id that ends a workflow where a step's id is wanted."""

_MOST_ALLOWED = 60
"""Up to so many ids are told when an unknown one is used; more would not help."""

_DECLARED_BY_ORGANIZATION = {"function": "functions", "data_class": "data_classes"}


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


@dataclass(frozen=True)
class Unavailable:
    """Documents that exist but could not be read: references to them are left alone, not called unknown."""

    keys: frozenset[Key] = frozenset()
    stems: frozenset[str] = frozenset()

    def may_hold(self, kinds: Iterable[str], id_: str) -> bool:
        """Whether one of the broken documents may be the one meant."""
        return id_ in self.stems or any(Key(kind, id_) in self.keys for kind in kinds)


def resolve(
    nodes: Mapping[Key, Node], unavailable: Unavailable, rules: Iterable[str] = ()
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The catalogue of ``nodes``; ``rules`` are the names that a waiver may give."""
    former, findings = _former(nodes)
    resolver = _Resolver(nodes, former, unavailable, frozenset(rules))
    links: list[Link] = []
    for node in nodes.values():
        for mention in node.mentions:
            target = resolver.resolve(node, mention)
            if target is not None:
                links.append(Link(node.key, mention.pointer, target))
    return Catalogue(nodes, tuple(links), former), (*findings, *resolver.findings)


def _former(nodes: Mapping[Key, Node]) -> tuple[dict[Key, Key], list[Finding]]:
    former: dict[Key, Key] = {}
    findings: list[Finding] = []
    for node in nodes.values():
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


@dataclass
class _Resolver:
    nodes: Mapping[Key, Node]
    former: Mapping[Key, Key]
    unavailable: Unavailable
    rules: frozenset[str]
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._steps: dict[str, set[str]] = {}
        for node in self.nodes.values():
            self._ids[node.kind].add(node.id)
            if node.kind == "workflow":
                self._steps[node.id] = {step["id"] for step in node.values("steps")}
        self._parts = {"requirement": self._requirement, "rule": self._rule}
        self._declared = {kind: self._declare(name) for kind, name in _DECLARED_BY_ORGANIZATION.items()}

    def _declare(self, name: str) -> dict[str, Target]:
        return {
            entry["id"]: Target(node.kind, node.id)
            for node in self.nodes.values()
            if node.kind == "organization"
            for entry in node.values(name)
        }

    def resolve(self, node: Node, mention: Mention) -> Target | None:
        """The target of a mention; notes a finding where there is none, or where an earlier id is used."""
        special = next((kind for kind in mention.kinds if kind in self._parts), None)
        if special:
            return self._parts[special](node, mention)
        declared = next((kind for kind in mention.kinds if kind in self._declared), None)
        if declared:
            return self._from_organization(node, mention, declared)
        text = mention.text.partition("@")[0] if "recipe" in mention.kinds else mention.text
        found = list(self._candidates(node, text, mention.kinds))
        if len(found) == 1:
            return self._present(node, mention, found[0])
        if found:
            self._ambiguous(node, mention, found)
        elif not (text == END and "step" in mention.kinds):
            self._unknown(node, mention)
        return None

    def _candidates(self, node: Node, text: str, kinds: tuple[str, ...]) -> Iterator[Target]:
        name, _, part = text.partition("#")
        kind, slash, id_ = name.rpartition("/")
        for wanted in (kind,) if slash else kinds:
            if wanted == "step":
                if node.kind == "workflow" and id_ in self._steps.get(node.id, ()):
                    yield Target("workflow", node.id, id_)
            elif (wanted in kinds or (part and "step" in kinds)) and self._exists(wanted, id_, part):
                yield Target(wanted, id_, part)

    def _now(self, kind: str, id_: str) -> Key:
        return self.former.get(Key(kind, id_), Key(kind, id_))

    def _exists(self, kind: str, id_: str, part: str) -> bool:
        if id_ not in self._ids[kind] and Key(kind, id_) not in self.former:
            return False
        return not part or part in self._steps.get(self._now(kind, id_).id, ())

    def _present(self, node: Node, mention: Mention, target: Target) -> Target:
        now = self._now(target.kind, target.id)
        if now != target.key:
            self._note(
                node,
                mention,
                "reference/formerly",
                f'"{target.id}" is now called "{now.id}"',
                severity=Severity.WARNING,
                mended=mention.text.replace(target.id, now.id, 1),
                help="write the present id",
            )
        return Target(now.kind, now.id, target.part)

    def _ambiguous(self, node: Node, mention: Mention, found: list[Target]) -> None:
        names = tuple(f"step/{target.part}" if target.part else f"{target.kind}/{target.id}" for target in found)
        places = tuple(
            Related(self.nodes[target.key].at("id"), f"{target.kind} {target.id}")
            for target in found
            if target.key in self.nodes
        )
        message = f'"{mention.text}" may mean {" or ".join(names)}'
        help_ = "write the kind in front of the id"
        self._note(node, mention, "reference/ambiguous", message, allowed=names, related=places, help=help_)

    def _unknown(self, node: Node, mention: Mention) -> None:
        id_ = mention.text.partition("#")[0].partition("@")[0].rpartition("/")[2]
        if mention.kinds == ("person",) or self.unavailable.may_hold(mention.kinds, id_):
            return
        known: set[str] = set()
        for kind in mention.kinds:
            known |= self._steps.get(node.id, set()) if kind == "step" else self._ids[kind]
        what = " or ".join(kind.replace("_", " ") for kind in mention.kinds[:4])
        remedy = f"write a document with `kind: {what}` and `id: {id_}`, or name one that exists"
        self._no_such(node, mention, id_, what, known, remedy if len(mention.kinds) == 1 else "")

    def _from_organization(self, node: Node, mention: Mention, kind: str) -> Target | None:
        declared = self._declared[kind]
        if not declared or mention.text in declared:
            return declared.get(mention.text)
        self._no_such(node, mention, mention.text, kind.replace("_", " "), declared)
        return None

    def _requirement(self, node: Node, mention: Mention) -> Target | None:
        framework, _, requirement = mention.text.partition(":")
        owner = self.nodes.get(self._now("framework", framework))
        if owner is None:
            if not self.unavailable.may_hold(("framework",), framework):
                self._no_such(node, mention, framework, "framework", self._ids["framework"])
            return None
        known = {entry["id"] for entry in owner.values("requirements")}
        if requirement not in known:
            self._no_such(node, mention, requirement, f'requirement of "{framework}"', known)
            return None
        return Target("framework", owner.id, requirement)

    def _rule(self, node: Node, mention: Mention) -> None:
        if self.rules and mention.text not in self.rules:
            self._no_such(node, mention, mention.text, "rule", self.rules)

    def _no_such(
        self, node: Node, mention: Mention, id_: str, what: str, known: Collection[str], remedy: str = ""
    ) -> None:
        match = nearest(id_, known)
        self._note(
            node,
            mention,
            "reference/unknown",
            f'there is no {what} "{id_}"',
            help=did_you_mean(id_, known) or remedy or "name one that exists",
            allowed=tuple(sorted(known)) if len(known) <= _MOST_ALLOWED else (),
            mended=mention.text.replace(id_, match[0], 1) if match else "",
        )

    def _note(
        self,
        node: Node,
        mention: Mention,
        rule: str,
        message: str,
        severity: Severity = Severity.ERROR,
        mended: str = "",
        **facts: Any,
    ) -> None:
        place = Location(node.path, node.ordinal, mention.pointer, mention.on_key)
        document = str(node.key)
        self.findings.append(
            Finding(severity, rule, message, place, fix=mended, replacement=mended, document=document, **facts)
        )
