"""A pilot has gone on for too long without a decision about it.

Why it matters
--------------
A pilot is a question with a date. When the date goes by and nobody decides, the pilot turns into a habit that is
neither controlled like production nor given up, and it takes the time of the people who might try the next thing.
A decision to go live, to stop or to go on for a stated while is equally good here: what counts is that it was made.

The days count from `status_since`; a pilot without it cannot be judged and is left alone, and so is a workflow in
integration. The limit is 90 days where the project sets no other. A decision counts when it is accepted, dated
after the pilot began, and names the workflow or a step of it under `affects`.

Example
-------
```yaml
kind: workflow
id: meeting-notes
title: Notes of client meetings
status: pilot
status_since: 2020-01-13
owner: account-lead
trigger: a meeting with a client has ended
steps:
  - {id: write-up, do: Write up what was promised and send it to the client, who: account-lead}
---
{kind: role, id: account-lead, title: Account lead, holders: [{person: p01}, {person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: meeting-notes
title: Notes of client meetings
status: pilot
status_since: 2020-01-13
owner: account-lead
trigger: a meeting with a client has ended
steps:
  - {id: write-up, do: Write up what was promised and send it to the client, who: account-lead}
---
kind: decision
id: notes-until-summer
title: Meeting notes stay in pilot until the summer
date: 2020-03-30
decided_by: account-lead
status: accepted
decision: The pilot goes on until the end of June with two more teams, then it goes live or ends.
affects: [workflow/meeting-notes]
---
{kind: role, id: account-lead, title: Account lead, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...kinds.decision import Decision
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=None,
    asks="What would have to be seen for this pilot to go live or to end, and who decides it?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows in pilot for longer than the limit with no accepted decision since it began."""
    for node, workflow in facts.each_workflow():
        since = workflow.status_since
        if workflow.status != "pilot" or since is None:
            continue
        days = (facts.today - since).days
        decisions = _decisions(node, facts)
        if days <= facts.pilot_days or any(_settles(decision, since) for decision in decisions):
            continue
        yield Violation(
            node,
            f"this pilot began {days} days ago, more than {facts.pilot_days}, "
            "and no accepted decision since then affects it",
            node.at("status_since"),
            label=f"{days} days ago",
            related=tuple(Related(decision.at("date"), _why_not(decision)) for decision in decisions),
            help=f"record what was decided in a decision that has `workflow/{node.id}` under `affects`: "
            "to go live, to stop, or to go on until a stated day",
        )


def _decisions(node: Node, facts: Facts) -> list[Node]:
    """The decisions that affect a workflow or a step of it, but for those that were replaced."""
    keys = {link.source for link in facts.catalogue.links_to(node.key, "decision", "affects")}
    found = (facts.catalogue.nodes[key] for key in sorted(keys))
    return [decision for decision in found if decision.record.status != "superseded"]


def _settles(decision: Node, since: datetime.date) -> bool:
    record: Decision = decision.record
    return record.status == "accepted" and record.date > since


def _why_not(decision: Node) -> str:
    return "only proposed" if decision.record.status == "proposed" else "decided before the pilot, or as it began"
