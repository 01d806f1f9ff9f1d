"""An agent's page does not say how to stop it, or where to read what it did.

Why it matters
--------------
An agent goes on while nobody looks. Whoever sees that it goes wrong is rarely the one who set it up, and has
minutes: the way to switch it off has to stand where they will look, with who may do it. Afterwards somebody has to
find out what it did meanwhile, and that works only if it was written down somewhere.

Only systems of the type `agent` are looked at, planned ones too. What both fields lack is told once.

Example
-------
```yaml
kind: system
id: filing-agent
title: Filing agent
type: agent
identity: own
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
stop: Close its account in the directory; anybody at the counter may do it, and it takes a minute
logs: {where: journal, keep: 13 months}
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

_SAYS = {"stop": "how it is stopped", "logs": "where one reads what it did"}
"""The two fields, and what each of them tells."""


@rule(
    of="system",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Who can switch it off tonight, and where do they read what it did?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Agents without `stop`, without `logs`, or without both."""
    for node in facts.each("system"):
        missing = [field for field in _SAYS if not getattr(node.record, field)]
        if node.record.type == "agent" and missing:
            fields = " and ".join(f"`{field}`" for field in missing)
            yield Violation(
                node,
                f'the page of the agent "{node.id}" does not say {" or ".join(_SAYS[field] for field in missing)}',
                node.at("type"),
                label=f"an agent without {fields}",
                help=f"add {fields} before the agent runs again",
            )
