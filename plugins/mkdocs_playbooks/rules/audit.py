"""Running the rules: violations become findings, as strict as their document's stage and the project want them.

A rule that needs a second person only informs in an organization of one. A finding that a decision waives is set
aside, with the decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..diagnostics import Finding, Severity, Span
from ..facts.facts import Facts
from ..facts.strictness import Stage
from .rule import Rule, Violation
from .strictness import Severities
from .waivers import Waived, Waivers

_PARTIAL = "a document is broken, and may say what seems to be missing"
_ALONE = "working alone, leave a page from which somebody else could run the work"


@dataclass(frozen=True, slots=True)
class Silence:
    """A rule that could not run, and why."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Audit:
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
    auditor = _Auditor(facts, config_path)
    waivers = Waivers(facts)
    findings: list[Finding] = []
    waived: list[Waived] = []
    silences: list[Silence] = []
    for name, rule in rules.items():
        if not any(severities[name].values()):
            continue
        found = tuple(auditor.run(rule, severities[name]))
        if found and is_partial and rule.needs_every_document:
            silences.append(Silence(name, _PARTIAL))
            continue
        for finding in found:
            waiver = waivers.of(finding)
            if waiver:
                waived.append(Waived(finding, *waiver))
            else:
                findings.append(finding)
        if rule.needs_history and facts.has_read_history and facts.history.silence:
            silences.append(Silence(name, facts.history.silence))
    return Audit(tuple(findings), tuple(waived), tuple(silences))


class _Auditor:
    """Gives violations their severity and, where they have none, their place."""

    def __init__(self, facts: Facts, config_path: str) -> None:
        self._facts = facts
        self._config_path = config_path
        self._organization = facts.catalogue.organization

    def run(self, rule: Rule, severities: Severities) -> Iterator[Finding]:
        """The findings of one rule."""
        for violation in rule.check(self._facts):
            severity = severities[stage] if (stage := self._stage(violation)) is not None else None
            if severity is not None:
                yield self._finding(rule, violation, severity)

    def _stage(self, violation: Violation) -> Stage | None:
        node = violation.node or self._organization
        if node is not None:
            return self._facts.stage(node)
        stages = (self._facts.stage(workflow) for workflow, _ in self._facts.workflows())
        return max((stage for stage in stages if stage is not None), default=Stage.IDEA)

    def _finding(self, rule: Rule, violation: Violation, severity: Severity) -> Finding:
        node = violation.node or self._organization
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
