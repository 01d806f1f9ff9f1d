"""A workflow that was changed names no metric, so nothing can show whether the change helped.

Why it matters
--------------
Whoever likes the new way says that it works, whoever does not says that it does not, and both have examples. One
figure that was taken before and is still taken now settles most of this. It need not be precise: hours for a case,
or the share of cases that come back, counted the same way each time.

This asks for a metric where AI takes part in a step, or where the workflow says what was redesigned. Work that is
written down as it always was claims no change and needs no proof of one.

Example
-------
```yaml
kind: workflow
id: minutes
title: Minutes of the project meeting
owner: project-lead
trigger: a project meeting ends
steps:
  - {id: draft, do: Turn the notes into minutes, who: project-lead, with: chat, human: operator}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: project-lead, title: Project lead, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: minutes
title: Minutes of the project meeting
owner: project-lead
trigger: a project meeting ends
metrics: [minutes-corrected]
steps:
  - {id: draft, do: Turn the notes into minutes, who: project-lead, with: chat, human: operator}
---
kind: metric
id: minutes-corrected
title: Corrections asked for after the minutes went out
type: quality
unit: corrections per meeting
better: down
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: project-lead, title: Project lead, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="What would look different if this did not work?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows with an AI step or a redesign, and without any metric."""
    for node, workflow in facts.each_workflow():
        if not workflow.metrics and (facts.ai_steps(node) or workflow.redesign):
            changed = "AI takes part in it" if facts.ai_steps(node) else "it was redesigned"
            yield Violation(
                node,
                f'nothing measures whether "{node.id}" works, though {changed}',
                node.at(),
                label="no metric",
                help="name under `metrics` one figure that people already care about, and take its baseline before "
                "anything changes",
            )
