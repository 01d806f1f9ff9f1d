"""Nobody else can answer for a workflow while its owner is away.

Why it matters
--------------
Work that depends on one person stops with that person's holiday, illness or notice. A backup is another role
that can decide in the owner's place, held by at least one other person; the same person under two titles is
no backup.

The workflow's own `backup` counts first, else the backup of the role that owns it, which is the better place
where one role owns several workflows.

Example
-------
```yaml
kind: workflow
id: newsletter
title: Monthly newsletter
status: pilot
owner: editor
backup: press-officer
trigger: the first Thursday of the month
steps:
  - {id: write, do: Write the newsletter and send it, who: editor}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
---
{kind: role, id: press-officer, title: Press officer, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: newsletter
title: Monthly newsletter
status: pilot
owner: editor
backup: press-officer
trigger: the first Thursday of the month
steps:
  - {id: write, do: Write the newsletter and send it, who: editor}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
---
{kind: role, id: press-officer, title: Press officer, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.people import backup_named_by, backup_of
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who decides about this work while its owner is away?",
    needs_second_person=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows without a backup role, or whose backup role brings in nobody but the owner's holders."""
    for node, workflow in facts.each_workflow():
        owner = facts.catalogue.get("role", workflow.owner)
        if owner is None:
            continue
        named_by = backup_named_by(node, facts.catalogue)
        if named_by is None:
            yield Violation(
                node,
                f'nobody stands in for the owner "{owner.id}"',
                node.at("owner"),
                label="no backup here, and none on the role",
                related=(Related(owner.at("id"), "this role names no backup either"),),
                help="name a role under `backup`, held by somebody else than the owner",
            )
            continue
        backup = backup_of(node, facts.catalogue)
        if backup is not None and not facts.holders(backup.id) - facts.holders(owner.id):
            yield _same_people(node, owner, named_by, backup, bool(facts.holders(backup.id)))


def _same_people(node: Node, owner: Node, named_by: Node, backup: Node, held: bool) -> Violation:
    problem = f'has only people who also hold "{owner.id}"' if held else "is a role nobody holds today"
    place = node.at("backup") if named_by is node else node.at("owner")
    holders = Related(backup.at("holders", on_key=True), "its holders")
    named = Related(named_by.at("backup"), "the backup is named here")
    return Violation(
        node,
        f'the backup "{backup.id}" {problem}',
        place,
        label="brings in nobody else",
        related=(holders,) if named_by is node else (named, holders),
        help=f'add another holder to "{backup.id}", or name another role as backup',
    )
