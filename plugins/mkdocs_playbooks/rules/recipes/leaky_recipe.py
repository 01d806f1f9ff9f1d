"""A recipe holds something that others must not get, or that was left to be filled in.

Why it matters
--------------
A recipe is made to be handed on, with every document it contains. Whatever slips in goes along: the name of a
colleague, an address inside the network, a password that was put into an example. A place that still says that
something is to be filled in is the opposite mistake: each adopter fills it in differently, or not at all.

Looked at are the recipe and the documents under `contains`: in the recipe names of people, in all of them addresses
with a host that only the inside of a network knows or with a private number, known forms of keys and tokens and
what stands after `password:`, and marks such as double braces or TBD. Double braces in the text of a prompt are
filled at each run and are no gap, and a word such as TODO within a sentence is only a word. A name in a document
that the recipe contains is found by `person-named-in-text`, as in any other document.

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
  - {id: write, do: Write the report, who: editor, how: "Open https://reports.intranet/weekly and choose the week"}
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
  - {id: write, do: Write the report, who: editor, how: Open the reporting system and choose the week}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.facts import Facts
from ...facts.leaks import inside_address, secret, strings, unfilled
from ...facts.named_people import named_people, texts
from ...model.node import Node
from ..rule import ANY, Violation, rule


@rule(
    of=ANY,
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Could you give every line of this to a competitor?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Once a text: what a recipe or a document it contains must not hold, or has left open."""
    for node, named_at in _handed_on(facts):
        may_name = {pointer for pointer, _ in texts(node)} if node.kind == "recipe" else ()
        for pointer, text in strings(node.data):
            named = named_people(facts).in_text(text) if pointer in may_name else ()
            held = _held(text, named) + _left_open(text, pointer)
            if held:
                yield Violation(
                    node,
                    f"this goes to whoever adopts the recipe, and it holds {' and '.join(held)}",
                    node.at(*pointer),
                    label="not for others",
                    related=(Related(named_at, "it is in this recipe"),) if named_at else (),
                    help="say it by role and by sort of system, and fill in or delete what was left open",
                )


def _handed_on(facts: Facts) -> Iterator[tuple[Node, Location | None]]:
    """The recipes and what they contain, each document once, with where the first recipe names it."""
    for node in facts.each():
        if node.kind == "recipe":
            yield node, None
            continue
        first = next(iter(facts.catalogue.links_to(node.key, "recipe", "contains")), None)
        if first is not None:
            yield node, facts.catalogue.nodes[first.source].at(*first.pointer)


def _held(text: str, named: tuple[Node, ...]) -> list[str]:
    key, host = secret(text), inside_address(text)
    found = [f"what looks like {key}"] if key else []
    if host:
        found.append(f'the inside address "{host}"')
    return found + [f'the name of "{person.id}"' for person in named]


def _left_open(text: str, pointer: tuple[str | int, ...]) -> list[str]:
    gap = unfilled(text, pointer)
    return [f'"{gap}", which nobody has filled in'] if gap else []
