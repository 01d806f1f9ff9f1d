"""An AI step does not say what the human is in it.

Why it matters
--------------
How far the AI goes is decided by somebody, or by habit on the busiest day. `human` says it in one word, and
boundaries, layers and reviews are measured against that word.

Until a step says it, it is taken for `observer`, the most an AI can be given. Where that alone puts the step above
a boundary, the finding about the boundary says so and this one is left out. `alone` beside an AI system says that no
AI takes part where one does, so it decides nothing either.

Example
-------
```yaml
kind: workflow
id: newsletter
title: Monthly newsletter
owner: editor
trigger: the first working day of the month
steps:
  - id: draft
    do: Draft the newsletter from the list of topics
    who: editor
    with: chat
    review: {by: editor, criteria: [Each topic of the list is in it]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: newsletter
title: Monthly newsletter
owner: editor
trigger: the first working day of the month
steps:
  - id: draft
    do: Draft the newsletter from the list of topics
    who: editor
    with: chat
    human: collaborator
    review: {by: editor, criteria: [Each topic of the list is in it]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.autonomy import SCALE
from ...facts.ceilings import exceeded
from ...facts.facts import Facts
from ..rule import Violation, rule

_WORDS = tuple(level.word for level in SCALE if level.rank)
_HELP = "write under `human` what the person is in this step, from `operator` (you do it) to `observer` (you watch)"


@rule(
    of="workflow",
    idea=Severity.WARNING,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="What is the person in this step: the one who does it, who decides, or who watches?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps without `human`, or with `alone`."""
    for node, _ in facts.each_workflow():
        for index, step in facts.ai_steps(node):
            if step.human == "alone":
                yield Violation(
                    node,
                    f'"{step.id}" is done with AI, and says that the human is "alone", without AI',
                    node.at("steps", index, "human"),
                    label="no AI, says this",
                    help=f"{_HELP}, or take the AI system out of `with`",
                    allowed=_WORDS,
                )
            elif step.human is None and not exceeded(facts.bindings(node, step), facts.level(step)):
                yield Violation(
                    node,
                    f'"{step.id}" is done with AI and does not say what the human is in it',
                    facts.ai_place(node, index),
                    label="how far does it go?",
                    help=_HELP,
                    allowed=_WORDS,
                )
