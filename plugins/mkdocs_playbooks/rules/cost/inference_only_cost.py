"""A cost counts the model and leaves out review, exceptions, integration or migration.

Why it matters
--------------
The price of the model is the part that comes with an invoice, and mostly the smallest. A person reads what it made,
another one takes the cases that do not fit, somebody connects the systems and moves the work over. A sum without
these makes nearly every workflow look cheap, until the hours show up in another budget.

Wherever `inference` is counted, the other four have to be said as well. Nothing is an answer too: `{amount: 0}` says
that it was thought about. An empty part says nothing.

Example
-------
```yaml
kind: workflow
id: alt-texts
title: Picture descriptions for the web site
status: pilot
owner: web-editor
backup: web-deputy
trigger: a picture is uploaded
cost: {unit: one picture, currency: EUR, inference: {amount: 0.02}}
steps:
  - id: describe
    do: Describe the picture in one sentence
    who: web-editor
    with: chat
    human: operator
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: web-editor, title: Web editor, holders: [{person: p01}]}
---
{kind: role, id: web-deputy, title: Deputy web editor, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: alt-texts
title: Picture descriptions for the web site
status: pilot
owner: web-editor
backup: web-deputy
trigger: a picture is uploaded
cost:
  unit: one picture
  currency: EUR
  inference: {amount: 0.02}
  review: {minutes: 1, rate_per_hour: 42}
  exceptions: {minutes: 0.5, rate_per_hour: 42}
  integration: {amount: 0}
  migration: {amount: 0}
steps:
  - id: describe
    do: Describe the picture in one sentence
    who: web-editor
    with: chat
    human: operator
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: web-editor, title: Web editor, holders: [{person: p01}]}
---
{kind: role, id: web-deputy, title: Deputy web editor, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.cost import said
from ...facts.facts import Facts
from ..rule import Violation, rule

_BESIDE = ("review", "exceptions", "integration", "migration")


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="What do people do so that this works, and who pays for their time?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Costs that say what inference is, and not all of review, exceptions, integration and migration."""
    for node, workflow in facts.each_workflow():
        parts = said(workflow.cost) if workflow.cost else {}
        missing = [name for name in _BESIDE if name not in parts]
        if "inference" in parts and missing:
            yield Violation(
                node,
                f'the cost of "{node.id}" counts the model and leaves out {_in_words(missing)}',
                node.at("cost", "inference", on_key=True),
                label="only a part of the cost",
                help=f"say what {_in_words(missing)} {'cost' if len(missing) > 1 else 'costs'}; where it is nothing, "
                "write `{amount: 0}`",
            )


def _in_words(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
