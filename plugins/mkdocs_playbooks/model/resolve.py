"""Resolving references: from mentions to links, with a finding for every one that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any

import msgspec

from ..diagnostics import Finding, Location, Pointer, Related, Severity
from ..memory import Memory, decoder
from ..source.suggest import did_you_mean, nearest
from .catalogue import Catalogue
from .collection import Collection
from .node import Key, Link, Mention, Node, Target, key_of
from .references import Links, Referrers

END = "end"
"""The id that ends a workflow where a step's id is wanted."""

_MOST_ALLOWED = 60
"""Up to so many ids are told when an unknown one is used; more would not help."""

_DECLARED_BY_ORGANIZATION = {"function": "functions", "data_class": "data_classes"}


def resolve(
    nodes: Collection, rules: Iterable[str], memory: Memory, referrers: Referrers | None = None
) -> tuple[Catalogue, tuple[Finding, ...], Referrers]:
    """The catalogue of ``nodes``, with who refers to whom; ``rules`` are the names that a waiver may give.

    ``referrers`` is who referred to whom when ``memory`` was made; documents that refer otherwise now are followed.
    """
    resolver = _Resolver(nodes, frozenset(rules), memory)
    links = Links(nodes.keys(), resolver.links, memory, referrers)
    if referrers:
        _follow(links, referrers.keys, nodes, memory)
    findings = tuple(finding for node in nodes.values() for finding in resolver.findings_of(node))
    return Catalogue(nodes, links), findings, links.referrers


def _follow(links: Links, before: Sequence[Key], nodes: Collection, memory: Memory) -> None:
    """Learn who refers to whom now: of documents that refer otherwise than ``before``, are new, or are gone."""
    there = nodes.keys()
    doubtful = [key_of(name) for name in memory.doubtful(_RESOLVED, map(str, before))]
    differing: set[str] = set()
    for key in (*doubtful, *sorted(there - set(before))):
        earlier = memory.earlier(_RESOLVED, str(key), _Resolved)
        was = _links(key, earlier) if earlier else ()
        differing.update(links.revise(key, was, links.of(key) if key in there else ()))
    if differing:
        memory.change(differing)


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

    def __init__(self, nodes: Collection, rules: frozenset[str], memory: Memory) -> None:
        self.nodes = nodes
        self.rules = rules
        self.findings: list[Finding] = []
        self._memory = memory
        self._known: dict[Key, _Links] = {}
        self._parts = {"requirement": self._requirement, "rule": self._rule}
        memory.answer_with(self._ask_again)

    def _ask_again(self, question: str, name: str) -> bool:
        node = self.nodes.get(key_of(name)) if question == _RESOLVED else None
        if node:
            self._resolved(node)
        return question == _RESOLVED

    def links(self, key: Key) -> _Links:
        """The references of a document that lead somewhere."""
        resolved = self._resolved(self.nodes[key])
        if key not in self._known:
            self._known[key] = _links(key, resolved)
        return self._known[key]

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
        return {
            entry["id"]: Target(node.kind, node.id)
            for node in self.nodes.of_kind("organization")
            for entry in node.values(name)
        }

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

    def _exists(self, kind: str, id_: str, part: str) -> bool:
        now = self.nodes.present(Key(kind, id_))
        return now in self.nodes and (not part or part in self._steps_of(now.id))

    def _present(self, node: Node, mention: Mention, target: Target) -> Target:
        now = self.nodes.present(target.key)
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
        if mention.kinds == ("person",) or self.nodes.may_be_broken(mention.kinds, id_):
            return
        known: set[str] = set()
        for kind in mention.kinds:
            known |= self._steps_of(node.id) if kind == "step" else self.nodes.ids(kind)
        what = " or ".join(kind.replace("_", " ") for kind in mention.kinds[:4])
        remedy = f"write a document with `kind: {what}` and `id: {id_}`, or name one that exists"
        self._no_such(node, mention, id_, what, known, remedy if len(mention.kinds) == 1 else "")

    def _from_organization(self, node: Node, mention: Mention, kind: str) -> Target | None:
        declared = self._declared(kind)
        if not declared or mention.text in declared:
            return declared.get(mention.text)
        self._no_such(node, mention, mention.text, kind.replace("_", " "), declared.keys())
        return None

    def _requirement(self, node: Node, mention: Mention) -> Target | None:
        framework, _, requirement = mention.text.partition(":")
        owner = self.nodes.get(self.nodes.present(Key("framework", framework)))
        if owner is None:
            if not self.nodes.may_be_broken(("framework",), framework):
                self._no_such(node, mention, framework, "framework", self.nodes.ids("framework"))
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
        self, node: Node, mention: Mention, id_: str, what: str, known: AbstractSet[str], remedy: str = ""
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
