"""A boundary does not say when it was decided and by whom, or hardly why.

Why it matters
--------------
A rule that nobody can explain is kept until it is in the way. Then it is either broken quietly or defended by
people who do not know what it protects. With a day, a role and a reason, whoever meets the line can ask, and
whoever wants to move it knows what would be lost and who has to agree.

A reason has at least 40 characters, about one short sentence. A boundary with the status `draft` is still
being talked about and need not be decided; one on trial, with the status `experiment`, binds already, so it
says who put it on trial and when.

Example
-------
```yaml
kind: boundary
id: condolence-letters
title: Letters to the bereaved
category: relationship_continuity
human_at_least: alone
covers: [Letters and calls to families of customers who died]
rationale: A family notices at once when nobody stands behind the words.
owner: customer-care-lead
---
{kind: role, id: customer-care-lead, title: Head of customer care, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: boundary
id: condolence-letters
title: Letters to the bereaved
category: relationship_continuity
human_at_least: alone
covers: [Letters and calls to families of customers who died]
rationale: A family notices at once when nobody stands behind the words.
owner: customer-care-lead
decided_on: 2026-01-15
decided_by: customer-care-lead
---
{kind: role, id: customer-care-lead, title: Head of customer care, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ...model.node import Node
from ..rule import Violation, rule

_SENTENCE = 40
"""Characters below which a rationale is a word or two; the limit is part of the spec language."""


@rule(
    of="boundary",
    idea=Severity.ERROR,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Who decided that this stays with people, when, and why?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Boundaries, other than drafts, that lack the day or the role of the decision, or a reason for it."""
    for node in facts.each("boundary"):
        if node.record.status == "draft":
            continue
        if node.record.decided_on is None or node.record.decided_by is None:
            yield _undecided(node)
        length = len(" ".join(node.record.rationale.split()))
        if length < _SENTENCE:
            yield Violation(
                node,
                f'the rationale of "{node.id}" has {length} character{"" if length == 1 else "s"}, '
                f"too few to say what would be lost",
                node.at("rationale"),
                label="hardly a reason",
                help=f"say in at least {_SENTENCE} characters what would be lost if AI did this",
            )


def _undecided(node: Node) -> Violation:
    fields = [name for name in ("decided_on", "decided_by") if getattr(node.record, name) is None]
    missing = {"decided_on": "when", "decided_by": "by whom"}
    given = [name for name in missing if name not in fields]
    return Violation(
        node,
        f'"{node.id}" does not say {" and ".join(missing[name] for name in fields)} it was decided',
        node.at(given[0], on_key=True) if given else node.at(),
        label=f"no {' and no '.join(fields)}",
        help="write the day under `decided_on` and the role that decided under `decided_by`; "
        "until there is a decision, set `status: draft`",
    )
