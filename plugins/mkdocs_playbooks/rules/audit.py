"""Running the rules: violations become findings, as strict as their document's stage and the project want them.

A rule that needs a second person only informs in an organization of one. A finding that a decision waives is set
aside, with the decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from ..diagnostics import Finding, Severity, Span
from ..facts.facts import Facts
from ..facts.strictness import Stage
from ..kinds import KINDS
from ..model.node import Node
from .rule import Rule, Violation
from .strictness import Severities
from .waivers import Waived, Waivers

_PARTIAL = "a document is broken, and may say what seems to be missing"
_ALONE = "working alone, leave a page from which somebody else could run the work"


class Silence(msgspec.Struct, frozen=True):
    """A rule that could not run, and why."""

    rule: str
    why: str


class Audit(msgspec.Struct, frozen=True):
    """What the rules found, what decisions waive of it, and the rules that could not run."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    silences: tuple[Silence, ...] = ()


def audit(
    facts: Facts,
    rules: Mapping[str, Rule],
    severities: Mapping[str, Severities],
    config_path: str = "mkdocs.yml",
    is_partial: bool = False,
) -> Audit:
    """What the rules find, in the order of the rules, each as strict as ``severities`` has it by its name.

    A violation of the whole collection stands on the organization's document, without one on the configuration file.
    A rule that is reported at no stage is not run. One that needs the past could not run when it asked and nobody knew.
    One that needs every document is not believed when ``is_partial``: a broken one may say what it misses.
    """
    auditor = _Auditor(facts, config_path, rules, severities)
    waivers = Waivers(facts)
    findings: list[Finding] = []
    waived: list[Waived] = []
    silences: list[Silence] = []
    for name, (found, silence) in auditor.run().items():
        if found and is_partial and rules[name].needs_every_document:
            silences.append(Silence(name, _PARTIAL))
            continue
        for finding in found:
            waiver = waivers.of(finding)
            if waiver:
                waived.append(Waived(finding, *waiver))
            else:
                findings.append(finding)
        if silence:
            silences.append(Silence(name, silence))
    return Audit(tuple(findings), tuple(waived), tuple(silences))


_Found = tuple[tuple[Finding, ...], str | None]
"""What a rule found, and why it could not look into the past, when that is what it does."""


class _Auditor:
    """Runs the rules, and gives violations their severity and, where they have none, their place.

    What the rules find in one document that they judge by itself is one question to the memory, what a rule finds in
    the collection is another.
    """

    def __init__(
        self, facts: Facts, config_path: str, rules: Mapping[str, Rule], severities: Mapping[str, Severities]
    ) -> None:
        self._facts = facts
        self._config_path = config_path
        self._rules = rules
        self._severities = severities
        self._judges = facts.memory.recall("judges", "", self._duties, dict[str, tuple[str, ...]])

    def _duties(self) -> dict[str, tuple[str, ...]]:
        """The names of the rules that are run: those that judge documents by kind, and without one all others."""
        run = [(name, rule) for name, rule in self._rules.items() if any(self._severities[name].values())]
        by_kind = {kind: tuple(name for name, rule in run if rule.judges(kind)) for kind in KINDS}
        return by_kind | {"": tuple(name for name, rule in run if not rule.of)}

    def run(self) -> Mapping[str, _Found]:
        """What every rule found, in the order of the rules."""
        found: dict[str, list[Finding]] = {name: [] for name in self._rules}
        silences: dict[str, str | None] = {}
        silence = ""
        for node in self._facts.catalogue.nodes.values():
            for finding in self._in_document(node):
                found[finding.rule].append(finding)
        for name in self._judges[""]:
            findings, why = self._in_collection(name)
            found[name].extend(findings)
            silence = silence or why or ""
            silences[name] = None if why is None else silence
        return {name: (tuple(findings), silences.get(name)) for name, findings in found.items()}

    def _in_document(self, node: Node) -> tuple[Finding, ...]:
        answer = partial(self._judge, node)
        return self._facts.memory.recall("findings", node.name, answer, tuple[Finding, ...])

    def _judge(self, node: Node) -> tuple[Finding, ...]:
        self._facts.judged = node
        try:
            return tuple(finding for name in self._judges[node.kind] for finding in self._found_by(name))
        finally:
            self._facts.judged = None

    def _in_collection(self, name: str) -> _Found:
        return self._facts.memory.recall("rule", name, partial(self._judge_all, name), _Found)

    def _judge_all(self, name: str) -> _Found:
        found = tuple(self._found_by(name))
        if not self._rules[name].needs_history:
            return found, None
        return found, self._facts.history.silence if "history" in self._facts.memory.ledger.now else ""

    def _found_by(self, name: str) -> Iterator[Finding]:
        rule, severities = self._rules[name], self._severities[name]
        for violation in rule.check(self._facts):
            severity = severities[stage] if (stage := self._stage(violation)) is not None else None
            if severity is not None:
                yield self._finding(rule, violation, severity)

    def _stage(self, violation: Violation) -> Stage | None:
        node = violation.node or self._facts.catalogue.organization
        if node is not None:
            return self._facts.stage(node)
        stages = map(self._facts.stage, self._facts.audited())
        return max((stage for stage in stages if stage is not None), default=Stage.IDEA)

    def _finding(self, rule: Rule, violation: Violation, severity: Severity) -> Finding:
        node = violation.node or self._facts.catalogue.organization
        is_advice = self._facts.is_solo and rule.needs_second_person
        return Finding(
            Severity.INFO if is_advice else severity,
            rule.name,
            violation.message,
            violation.place or (node.at("id") if node else Span(self._config_path)),
            label=violation.label,
            related=violation.related,
            allowed=violation.allowed,
            help=_ALONE if is_advice else violation.help,
            fix=violation.fix,
            asks=rule.asks,
            document=str(node.key) if node else "",
        )
