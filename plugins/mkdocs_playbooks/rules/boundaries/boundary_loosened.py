"""The AI may do more under a boundary than it once might, and no decision says so.

Why it matters
--------------
Boundaries seldom fall. They give way a word at a time, each time because something was slow, and what was
kept human is gone before anybody was asked whether it may go. Moving a line can be right. Then somebody
decided it, weighed what speaks against it, and can be found later.

The `human_at_least` of each boundary in force is compared with Git's history, by the boundary's id, also where
its file was renamed, and with what is not committed yet, which is the best moment to notice. A decision
answers for it that is accepted, names the boundary under `affects`, and is dated in the 90 days before the
change or at any time after it.

An old change is not reported for ever. Once `decided_on` lies after the day of the change, somebody has put a
role to the line as it is now; a date that is moved on the same day does not count, and neither does a
review, because reading is not deciding. A ceiling that has come down again is forgotten. In a clone that does not hold
the past, because it is shallow or partial, the check says that this was not looked at.

Example
-------
```yaml
# committed on 2026-01-12:
#   kind: boundary
#   id: farewell-talks
#   title: Talks with people who leave
#   category: relationship_continuity
#   human_at_least: alone
#   covers: [The last talk, The letter after it]
#   rationale: Whoever leaves says what is wrong only to somebody they trust to hear it.
#   owner: people-lead
#   decided_on: 2026-01-12
#   decided_by: people-lead
# not committed yet:
kind: boundary
id: farewell-talks
title: Talks with people who leave
category: relationship_continuity
human_at_least: consultant
covers: [The last talk, The letter after it]
rationale: Whoever leaves says what is wrong only to somebody they trust to hear it.
owner: people-lead
decided_on: 2026-01-12
decided_by: people-lead
---
{kind: role, id: people-lead, title: Head of people, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
# committed on 2026-01-12:
#   kind: boundary
#   id: farewell-talks
#   title: Talks with people who leave
#   category: relationship_continuity
#   human_at_least: alone
#   covers: [The last talk, The letter after it]
#   rationale: Whoever leaves says what is wrong only to somebody they trust to hear it.
#   owner: people-lead
#   decided_on: 2026-01-12
#   decided_by: people-lead
# not committed yet:
kind: boundary
id: farewell-talks
title: Talks with people who leave
category: relationship_continuity
human_at_least: operator
covers: [The last talk, The letter after it]
rationale: Whoever leaves says what is wrong only to somebody they trust to hear it.
owner: people-lead
decided_on: 2026-01-12
decided_by: people-lead
---
kind: decision
id: letters-after-the-talk
title: Help with the letter, not with the talk
date: 2026-11-02
decided_by: people-lead
status: accepted
decision: Whoever wrote the letter may ask the assistant whether a sentence can be misread.
counterarguments: [A letter that was smoothed reads as if nobody had listened.]
affects: [boundary/farewell-talks]
---
{kind: role, id: people-lead, title: Head of people, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ...facts.loosening import Loosening, decisions_on, loosenings
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who decided that less of this stays with people, and what spoke against it?",
    needs_history=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Boundaries in force whose ceiling went up without a decision then or since."""
    boundaries = facts.catalogue.of_kind("boundary")
    found = loosenings(facts) if boundaries else {}
    for node in boundaries:
        loosening = found.get(node.id)
        if loosening and not _is_answered(node, loosening, facts):
            yield _violation(node, loosening)


def _is_answered(node: Node, loosening: Loosening, facts: Facts) -> bool:
    decided = node.record.decided_on
    if decided is not None and decided > loosening.date:
        return True
    return bool(decisions_on(node.key, facts.catalogue, loosening.date))


def _violation(node: Node, loosening: Loosening) -> Violation:
    was, now = loosening.before.word, node.record.human_at_least
    since = f"on {loosening.date} in {loosening.commit}" if loosening.commit else "in what is not committed yet"
    return Violation(
        node,
        f'"{node.id}" kept the human at least "{was}" and was loosened {since}; it is "{now}" now, and no decision '
        "answers for that",
        node.at("human_at_least"),
        label=f"was {was}",
        help=f"go back to `{was}`, or write the decision that allows more, with what speaks against it and "
        f"`affects: [boundary/{node.id}]`",
    )
