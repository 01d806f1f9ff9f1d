"""A recipe lacks a part without which others can copy its workflow but not make it work.

Why it matters
--------------
A workflow shows the steps. To run them safely somewhere else, people also need a way to test what the AI does, a
course, the systems it connects, rules for whom to call when it goes wrong, and metrics that show whether it
helped. Each part that is missing is made up anew by every adopter, or left out.

The six parts are workflows, evaluations, courses, systems and metrics under `contains`, and escalation rules,
which are there when a step of a contained workflow has `escalate`. Whether they are is not judged while one of
these workflows cannot be read. A recipe that is no more than announced is left alone: it has neither `contains`
nor proof, effort or a changelog, and no workflow is based on it.

Example
-------
```yaml
kind: recipe
id: weekly-report
title: Weekly report with a drafting assistant
type: starter
version: 1.0.0
publisher: acme
licence: CC-BY-4.0
contains: {workflows: [report]}
---
{kind: partner, id: acme, title: Acme (fictional), type: training}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
---
kind: workflow
id: report
title: Weekly report
owner: editor
trigger: every Monday 08:00
steps:
  - {id: write, do: Write the report, who: editor}
```

Use instead
-----------
```yaml
kind: recipe
id: weekly-report
title: Weekly report with a drafting assistant
type: starter
version: 1.0.0
publisher: acme
licence: CC-BY-4.0
contains:
  workflows: [report]
  evaluations: [report-test]
  courses: [drafting]
  systems: [drive]
  metrics: [report-hours]
---
{kind: partner, id: acme, title: Acme (fictional), type: training}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
---
{kind: role, id: lead, title: Head of marketing, holders: [{person: p02}]}
---
kind: workflow
id: report
title: Weekly report
owner: editor
trigger: every Monday 08:00
steps:
  - id: write
    do: Write the report
    who: editor
    escalate:
      - {when: a number has no source, to: lead, within: 2 hours, until_then: the number is left out}
---
{kind: system, id: drive, title: Shared drive, type: data_store}
---
kind: course
id: drafting
title: Directing a draft
level: applied
assessment: {type: applied_task, task: Find five planted errors in a draft, pass: All five are found}
---
kind: evaluation
id: report-test
title: Test of the report's draft
of: report
cases: {count: 20, where: drive}
graders: [{type: human, rubric: Every number stands in the data}]
pass: 19 of 20
---
{kind: metric, id: report-hours, title: Hours to the finished report, type: time, unit: hours, better: down}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ...facts.recipes import ESCALATION, WORKFLOWS, contained, recipe_parts
from ...model.node import Node
from ..rule import Violation, rule

_BEYOND_A_PLAN = ("contains", "proof", "adoption_effort", "changelog")


@rule(
    of="recipe",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="What does somebody else need besides the steps to make this work?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Recipes without one of the six parts; one finding names all that are missing."""
    for node in facts.each("recipe"):
        missing = _missing(node, facts)
        if missing and not _only_announced(node, facts):
            contains = node.record.contains is not None
            yield Violation(
                node,
                f"the recipe is incomplete: it has no {_in_words(missing)}",
                node.at("contains", on_key=True) if contains else node.at("id"),
                label="this is all it brings" if contains else "it contains nothing",
                help=_HELP_WITH_RULES if ESCALATION in missing else _HELP,
            )


_HELP = "name them under `contains`, and write those that do not exist yet"
_HELP_WITH_RULES = "name them under `contains`; escalation rules stand as `escalate` on the steps of its workflows"


def _missing(node: Node, facts: Facts) -> list[str]:
    """The names of the missing parts; without workflows, or with unreadable ones, nothing is said of their rules."""
    missing = [part.name for part in recipe_parts(node, facts.catalogue) if not part.present]
    named = len(node.record.contains.workflows) if node.record.contains else 0
    known = sum(found.kind == "workflow" for found, _ in contained(node, facts.catalogue))
    unknowable = WORKFLOWS in missing or known < named
    return [name for name in missing if not (name == ESCALATION and unknowable)]


def _only_announced(node: Node, facts: Facts) -> bool:
    return not any(field in node.data for field in _BEYOND_A_PLAN) and not facts.catalogue.links_to(node.key)


def _in_words(names: list[str]) -> str:
    *others, last = (name.lower() for name in names)
    return f"{', '.join(others)} and no {last}" if others else last
