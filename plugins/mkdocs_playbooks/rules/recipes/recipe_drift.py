"""A workflow has fallen behind the recipe it was made from, or dropped protection that the recipe has.

Why it matters
--------------
A recipe is adopted once and then lives on in two places. What its publisher learns later, often from something
that went wrong, arrives only where somebody takes it over. And what a team drops because it was in the way, a
review or a stop, was in the recipe for a reason that the team may never have been told.

A workflow is behind when the version in `based_on` comes before the recipe's, as semantic versioning orders
them. When it is up to date, it is compared with the workflow in the recipe that has most step ids in common with it,
in the steps of these ids: whether the AI may do more, nobody reviews what the step makes, an approval or stop
conditions are gone, or a boundary that the recipe's step lists no longer binds. Other changes are what adapting a
recipe means, and a step that people took back from the AI is left alone.

Example
-------
```yaml
kind: workflow
id: report
title: Weekly report
owner: editor
trigger: every Monday 08:00
based_on: weekly-report@1.0.0
steps:
  - {id: write, do: Write the report, who: editor}
---
kind: recipe
id: weekly-report
title: Weekly report with a drafting assistant
type: starter
version: 1.1.0
publisher: acme
licence: CC-BY-4.0
changelog:
  - {version: 1.1.0, date: 2026-03-02, what: Each number is traced to its source.}
---
{kind: partner, id: acme, title: Acme (fictional), type: training}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: report
title: Weekly report
owner: editor
trigger: every Monday 08:00
based_on: weekly-report@1.1.0
steps:
  - {id: write, do: Write the report, who: editor}
  - {id: trace, do: Trace each number to its source, who: editor}
---
kind: recipe
id: weekly-report
title: Weekly report with a drafting assistant
type: starter
version: 1.1.0
publisher: acme
licence: CC-BY-4.0
changelog:
  - {version: 1.1.0, date: 2026-03-02, what: Each number is traced to its source.}
---
{kind: partner, id: acme, title: Acme (fictional), type: training}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.drift import origin, weaker
from ...facts.facts import Facts
from ...facts.recipes import based_on, precedence
from ...model.node import Node
from ..rule import Violation, rule

_SHOWN = 3
"""The most entries of the changelog that are pointed at."""


@rule(
    of="workflow",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="What has the recipe learned since you took it over, and why did you leave out what you left out?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows based on an earlier version; else each protection of a step that the recipe has and they do not."""
    for node, workflow in facts.each_workflow():
        found = based_on(workflow, facts.catalogue)
        if found is None:
            continue
        recipe, version = found
        if precedence(version) < precedence(recipe.record.version):
            yield _behind(node, recipe, version)
        else:
            yield from _less_protected(node, recipe, facts)


def _behind(node: Node, recipe: Node, version: str) -> Violation:
    missed = [
        Related(recipe.at("changelog", index, "what"), f"new in {entry.version}")
        for index, entry in enumerate(recipe.record.changelog)
        if precedence(version) < precedence(entry.version)
    ]
    return Violation(
        node,
        f'this is made from version {version} of "{recipe.id}", which is now at {recipe.record.version}',
        node.at("based_on"),
        label="an earlier version",
        related=(Related(recipe.at("version"), "the version it has now"), *missed[:_SHOWN]),
        help="take over what changed, or decide against it, then raise the version here",
    )


def _less_protected(node: Node, recipe: Node, facts: Facts) -> Iterator[Violation]:
    model = origin(node, recipe, facts)
    for lost in weaker(node, model, facts) if model else ():
        step = node.record.steps[int(lost.here.pointer[1])].id
        yield Violation(
            node,
            f'"{step}" is less protected than in the recipe "{recipe.id}": {lost.what}',
            lost.here,
            label="weaker than in the recipe",
            related=(Related(lost.there, "the recipe has this"),),
            help="put it back, or decide that this workflow does without it, and let the decision waive this rule",
        )
