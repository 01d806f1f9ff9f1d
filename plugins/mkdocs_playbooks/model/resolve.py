"""Resolving references: from mentions to links, with a finding for every one that leads nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from ..diagnostics import Finding, Location, Pointer, Related, Severity
from ..memory import Memory, decoder
from ..source.suggest import did_you_mean, nearest
from .catalogue import Catalogue
from .node import Key, Link, Mention, Node, Target, key_of
from .references import Links, Referrers

END = "end"
"""The id that ends a workflow where a step's id is wanted."""

_MOST_ALLOWED = 60
"""Up to so many ids are told when an unknown one is used; more would not help."""

_DECLARED_BY_ORGANIZATION = {"function": "functions", "data_class": "data_classes"}


@dataclass(frozen=True)
class Unavailable:
    """Documents that exist but could not be read: references to them are left alone, not called unknown."""

    keys: frozenset[Key] = frozenset()
    stems: frozenset[str] = frozenset()

    def may_hold(self, kinds: Iterable[str], id_: str) -> bool:
        """Whether one of the broken documents may be the one meant."""
        return id_ in self.stems or any(Key(kind, id_) in self.keys for kind in kinds)


def resolve(
    nodes: Mapping[Key, Node],
    former: Mapping[Key, Key],
    unavailable: Unavailable,
    rules: Iterable[str],
    memory: Memory,
    referrers: Referrers | None = None,
) -> tuple[Catalogue, tuple[Finding, ...], Referrers]:
    """The catalogue of ``nodes``, with who refers to whom; ``rules`` are the names that a waiver may give.

    ``referrers`` is who referred to whom when ``memory`` was made; documents that refer otherwise now are followed.
    """
    resolver = _Resolver(nodes, former, unavailable, frozenset(rules), memory)
    doubtful = [nodes[key_of(name)] for name in memory.doubtful(_RESOLVED, (node.name for node in nodes.values()))]
    links = Links(nodes, lambda key: resolver.links(nodes[key]), memory, referrers)
    for node in doubtful:
        before = _links(node.key, memory.earlier(_RESOLVED, node.name, _Resolved))
        differing = tuple(links.revise(node.key, before, links.of(node.key)))
        if differing:
            memory.change(differing)
    findings = tuple(finding for node in nodes.values() for finding in resolver.findings_of(node))
    return Catalogue(nodes, links, former), findings, links.referrers


_RESOLVED = "references"
_Links = tuple[Link, ...]
_Written = tuple[tuple[Pointer, Target], ...]
"""The links of a document as they are kept: without the document itself."""


class _Resolved(msgspec.Struct, frozen=True, array_like=True):
    """What a document refers to, decoded only when somebody asks, and what is wrong with how it does."""

    links: msgspec.Raw
    findings: tuple[Finding, ...]


def _links(source: Key, resolved: _Resolved) -> _Links:
    return tuple(Link(source, pointer, target) for pointer, target in decoder(_Written).decode(resolved.links))


class _Resolver:
    """Resolves the mentions of one document at a time; what it looks up in others is noted as read."""

    def __init__(
        self,
        nodes: Mapping[Key, Node],
        former: Mapping[Key, Key],
        unavailable: Unavailable,
        rules: frozenset[str],
        memory: Memory,
    ) -> None:
        self.nodes = nodes
        self.former = former
        self.unavailable = unavailable
        self.rules = rules
        self.findings: list[Finding] = []
        self._memory = memory
        self._known: dict[Key, _Links] = {}
        self._ids: dict[str, set[str]] = defaultdict(set)
        for key in nodes:
            self._ids[key.kind].add(key.id)
        self._organizations = [node for key, node in nodes.items() if key.kind == "organization"]
        self._parts = {"requirement": self._requirement, "rule": self._rule}
        memory.answer_with(self._ask_again)

    def _ask_again(self, question: str, name: str) -> bool:
        if question == _RESOLVED:
            self._resolved(self.nodes[key_of(name)])
        return question == _RESOLVED

    def links(self, node: Node) -> _Links:
        """The references of a document that lead somewhere."""
        resolved = self._resolved(node)
        if node.key not in self._known:
            self._known[node.key] = _links(node.key, resolved)
        return self._known[node.key]

    def findings_of(self, node: Node) -> tuple[Finding, ...]:
        """What is wrong with the references of a document."""
        return self._resolved(node).findings

    def _resolved(self, node: Node) -> _Resolved:
        return self._memory.recall(_RESOLVED, node.name, partial(self._resolve_all, node), _Resolved)

    def _resolve_all(self, node: Node) -> _Resolved:
        self.findings = []
        found = [(mention, self.resolve(node, mention)) for mention in node.mentions]
        links = tuple(Link(node.key, mention.pointer, target) for mention, target in found if target is not None)
        self._known[node.key] = links
        written = msgspec.msgpack.encode(tuple((link.pointer, link.target) for link in links))
        return _Resolved(msgspec.Raw(written), tuple(self.findings))

    def _steps_of(self, id_: str) -> frozenset[str]:
        """The ids of a workflow's steps."""
        return self._memory.share("steps", id_, lambda: self._step_ids(self.nodes.get(Key("workflow", id_))))

    def _step_ids(self, workflow: Node | None) -> frozenset[str]:
        return frozenset(step["id"] for step in workflow.values("steps")) if workflow else frozenset()

    def _declared(self, kind: str) -> Mapping[str, Target]:
        """What organizations declare of a kind that has no documents of its own."""
        return self._memory.share("declared", kind, lambda: self._declare(_DECLARED_BY_ORGANIZATION[kind]))

    def _declare(self, name: str) -> dict[str, Target]:
        return {entry["id"]: Target(node.kind, node.id) for node in self._organizations for entry in node.values(name)}

    def resolve(self, node: Node, mention: Mention) -> Target | None:
        """The target of a mention; notes a finding where there is none, or where an earlier id is used."""
        special = next((kind for kind in mention.kinds if kind in self._parts), None)
        if special:
            return self._parts[special](node, mention)
        declared = next((kind for kind in mention.kinds if kind in _DECLARED_BY_ORGANIZATION), None)
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
                if node.kind == "workflow" and id_ in self._steps_of(node.id):
                    yield Target("workflow", node.id, id_)
            elif (wanted in kinds or (part and "step" in kinds)) and self._exists(wanted, id_, part):
                yield Target(wanted, id_, part)

    def _now(self, kind: str, id_: str) -> Key:
        return self.former.get(Key(kind, id_), Key(kind, id_))

    def _exists(self, kind: str, id_: str, part: str) -> bool:
        if id_ not in self._ids[kind] and Key(kind, id_) not in self.former:
            return False
        return not part or part in self._steps_of(self._now(kind, id_).id)

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
            known |= self._steps_of(node.id) if kind == "step" else self._ids[kind]
        what = " or ".join(kind.replace("_", " ") for kind in mention.kinds[:4])
        remedy = f"write a document with `kind: {what}` and `id: {id_}`, or name one that exists"
        self._no_such(node, mention, id_, what, known, remedy if len(mention.kinds) == 1 else "")

    def _from_organization(self, node: Node, mention: Mention, kind: str) -> Target | None:
        declared = self._declared(kind)
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
