"""What to do next: every gap the checks and the layers know of, the one that matters most first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from ..diagnostics import Finding, Place, Severity
from ..facts.facts import Facts
from ..facts.layers import Condition
from ..facts.strictness import Stage
from ..grouping import grouped
from ..model.node import Key, Node
from ..words.spoken import _
from .found import Found
from .readiness import lowest_blocked
from .refresh import readers

WEIGHTS: Mapping[Severity, int] = {Severity.ERROR: 100, Severity.WARNING: 10, Severity.INFO: 1}
"""What a finding weighs by its severity; a condition that blocks a layer weighs as a warning at least."""

MOST_READERS = 9
"""More readers than these do not count, or a minor gap in a much-read document would outrank an error."""


class Move(msgspec.Struct, frozen=True):
    """One thing to do: what one rule finds on one document, or one condition that blocks the next layer.

    Attributes:
        score: Its weight by the formula.
        document: The document to change; ``None`` when the finding is about a file as a whole.
        owner: The role that answers for the document.
        finding: The first finding of the rule on the document; ``None`` for a condition.
        times: How often the rule finds it there.
        condition: The condition, and the layer that it blocks.
    """

    score: int
    document: Key | None
    owner: str | None
    finding: Finding | None = None
    times: int = 1
    condition: tuple[Condition, Key] | None = None


def moves(facts: Facts, found: Found) -> tuple[Move, ...]:
    """Everything there is to do, ranked.

    The score is weight x stage x (1 + readers): the weight of the severity; 1, 2 or 3 for a document whose work is
    an idea, a pilot or in production; readers are the documents that refer to it, at most ``MOST_READERS``. What one
    rule finds several times on one document is one move. So is a condition that blocks the lowest blocked layer, with
    every finding that has it as a related place: who mends the condition mends them all. It weighs as the worst of
    them, and as a warning at least. Of equal scores findings come before conditions, then the order is that of
    documents and rules.
    """
    blocked = lowest_blocked(facts)
    conditions = {each: blocked.layer.at(*each.pointer) for each in blocked.unmet} if blocked else {}
    places = frozenset(place for condition, place in conditions.items() if condition.pointer)
    resting = grouped((_rests_on(one, places), one) for one in found.findings)
    every = [*_of_findings(resting.get(None, ()), facts)]
    if blocked:
        every += (_of_condition(each, resting.get(at, ()), blocked.layer, facts) for each, at in conditions.items())
    return tuple(sorted(every, key=_order))


def formula() -> str:
    """How moves are ranked, in words."""
    return _(
        "An error counts 100, a warning 10, an info 1; a condition that blocks the next layer counts as much as the "
        "worst finding that rests on it, and 10 at least. That is multiplied by how far the work has come (idea 1, "
        "pilot 2, production 3), and by one more than the documents that refer to this one, of which at most %(most)s "
        "count.",
        most=MOST_READERS,
    )


def _order(move: Move) -> tuple[int, bool, str, str]:
    rule = move.finding.rule if move.finding else ""
    path = move.finding.path if move.finding else ""
    return -move.score, move.finding is None, str(move.document or path), rule


def _rests_on(finding: Finding, places: Collection[Place]) -> Place | None:
    """The condition's place that a finding names as related, if it names one."""
    return next((related.place for related in finding.related if related.place in places), None)


def _of_findings(findings: Iterable[Finding], facts: Facts) -> Iterator[Move]:
    by_gap = grouped(((one.document or one.path, one.rule), one) for one in findings)
    for together in by_gap.values():
        worst = max(together, key=lambda one: one.severity)
        key = _key(worst, facts)
        yield Move(_score(key, WEIGHTS[worst.severity], facts), key, _owner(key, facts), worst, len(together))


def _of_condition(condition: Condition, resting: Iterable[Finding], blocks: Node, facts: Facts) -> Move:
    worst = max((one.severity for one in resting), default=Severity.WARNING)
    score = _score(condition.of, WEIGHTS[max(worst, Severity.WARNING)], facts)
    return Move(score, condition.of, _owner(condition.of, facts), condition=(condition, blocks.key))


def _key(finding: Finding, facts: Facts) -> Key | None:
    kind, __, id_ = finding.document.partition("/")
    return Key(kind, id_) if Key(kind, id_) in facts.catalogue.nodes else None


def _owner(key: Key | None, facts: Facts) -> str | None:
    node = facts.catalogue.nodes.get(key) if key else None
    return node.record.owner if node else None


def _score(key: Key | None, weight: int, facts: Facts) -> int:
    """What belongs to no document is weighed as work in production, for it may keep the whole site from being made."""
    node = facts.catalogue.nodes.get(key) if key else None
    if node is None:
        return weight * (1 + Stage.PRODUCTION)
    stage = facts.stage(node) or Stage.IDEA
    return weight * (1 + stage) * (1 + min(MOST_READERS, readers(node, facts)))


def ranked_owners(findings: Iterable[Finding], facts: Facts) -> Mapping[str, tuple[Finding, ...]]:
    """The findings by the role that owns the document they stand on; the empty id has those that nobody owns."""
    return grouped((_present_owner(finding, facts), finding) for finding in findings)


def _present_owner(finding: Finding, facts: Facts) -> str:
    owner = _owner(_key(finding, facts), facts)
    return facts.catalogue.present("role", owner).id if owner else ""
