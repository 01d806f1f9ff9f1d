"""A workflow uses AI, but its redesign is missing or changes nothing.

Why it matters
--------------
A new tool laid over the old way of working adds a step and takes none away: the same people wait for the same
signatures and the same hand-overs. Time is won where approvals, the flow of information, or the right to
decide are arranged anew. A workflow that cannot say what became different there has most likely only bought
software.

One dimension that changed is enough, and a dimension that was looked at and left alone may be left out.

Example
-------
```yaml
kind: workflow
id: meeting-minutes
title: Minutes of the steering meeting
status: pilot
owner: office-lead
backup: office-deputy
trigger: every steering meeting, on the day it is held
redesign:
  approvals: {before: The chair signs the minutes, after: the chair signs the minutes}
steps:
  - {id: draft, do: Draft the minutes, who: office-lead, with: notes-assistant, human: operator}
  - {id: send, do: Correct the draft and send it to those who attended, who: office-lead}
---
{kind: system, id: notes-assistant, title: Notes assistant, type: assistant}
---
{kind: role, id: office-lead, title: Office lead, holders: [{person: p01}]}
---
{kind: role, id: office-deputy, title: Deputy office lead, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: meeting-minutes
title: Minutes of the steering meeting
status: pilot
owner: office-lead
backup: office-deputy
trigger: every steering meeting, on the day it is held
redesign:
  approvals: {before: The chair signs the minutes, after: Minutes stand unless somebody objects in two days}
steps:
  - {id: draft, do: Draft the minutes, who: office-lead, with: notes-assistant, human: operator}
  - {id: send, do: Correct the draft and send it to those who attended, who: office-lead}
---
{kind: system, id: notes-assistant, title: Notes assistant, type: assistant}
---
{kind: role, id: office-lead, title: Office lead, holders: [{person: p01}]}
---
{kind: role, id: office-deputy, title: Deputy office lead, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...kinds.workflow import BeforeAfter, Workflow
from ..rule import Violation, rule

_DIMENSIONS = ("approvals", "information_flow", "authority")


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="What do people do differently since the AI takes part: who approves, who is told, who decides?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows with AI steps in which no dimension of the redesign ends up different from before."""
    for node, workflow in facts.each_workflow():
        first = next(iter(facts.ai_steps(node)), None)
        given = _given(workflow)
        if first is None or any(_changed(dimension) for dimension in given.values()):
            continue
        index, step = first
        same = [name.replace("_", " ") for name, dimension in given.items() if dimension.after]
        yield Violation(
            node,
            f"the work is done as before: {', '.join(same)} did not change"
            if same
            else "AI takes part in the work, but nothing says how the work changed",
            node.at("redesign", on_key=True) if workflow.redesign else node.at(),
            label="nothing differs between before and after" if same else "no redesign",
            related=(Related(facts.ai_place(node, index), f'the AI takes part in "{step.id}"'),),
            help="say under `redesign` what is different in approvals, information_flow or authority; "
            "where nothing is, change the work first",
        )


def _given(workflow: Workflow) -> dict[str, BeforeAfter]:
    found = {name: getattr(workflow.redesign, name, None) for name in _DIMENSIONS}
    return {name: dimension for name, dimension in found.items() if dimension is not None}


def _changed(dimension: BeforeAfter) -> bool:
    return dimension.after is not None and _folded(dimension.after) != _folded(dimension.before or "")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
