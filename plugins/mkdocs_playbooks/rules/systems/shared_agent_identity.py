"""An agent acts under an account that others use too, or it is not said under which one.

Why it matters
--------------
When something was deleted at night, the first question is who did it. If the agent and three people share an
account, the log cannot say; and the account cannot be closed without stopping the people as well.

`own` is an account of the agent's own, `delegated` the access of the person who asks it. Only systems of the type
`agent` are looked at, planned ones too: the account is arranged before the first run.

Example
-------
```yaml
kind: system
id: filing-agent
title: Filing agent
type: agent
identity: shared
stop: Close its account in the directory
logs: {where: journal}
known_limits: [Files a reminder as an invoice]
---
{kind: system, id: journal, title: Journal, type: data_store}
```

Use instead
-----------
```yaml
kind: system
id: filing-agent
title: Filing agent
type: agent
identity: own
stop: Close its account in the directory
logs: {where: journal}
known_limits: [Files a reminder as an invoice]
---
{kind: system, id: journal, title: Journal, type: data_store}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ..rule import Violation, rule

_HELP = "give it an account that nobody else uses, and write `identity: own`"


@rule(
    of="system",
    idea=Severity.ERROR,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Could you tell from a log that it was this agent, and nobody else?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Agents whose `identity` is `shared` or not given."""
    for node in facts.each("system"):
        if node.record.type != "agent" or node.record.identity not in (None, "shared"):
            continue
        if node.record.identity is None:
            message = f'the agent "{node.id}" does not say under which account it acts'
            yield Violation(node, message, node.at("type"), label="an agent without `identity`", help=_HELP)
        else:
            message = f'the agent "{node.id}" shares its account with others, so nobody can tell what it did'
            yield Violation(node, message, node.at("identity"), label="shared", help=_HELP)
