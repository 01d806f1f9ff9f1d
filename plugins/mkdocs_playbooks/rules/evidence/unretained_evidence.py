"""Evidence has no place or no time to be kept, or is kept for less than it has to be.

Why it matters
--------------
Evidence that lies "with the team" is lost when somebody leaves, and what is kept "for a while" is deleted in the week
before it is asked for. A place and a time make it something that another person can find, and that somebody deletes
on purpose.

Each `evidence` of a step or a control says `saved_in` and `keep`. Without `keep`, the organization's
`defaults.evidence_keep` holds. A time that is given must not be shorter than that default. In a step with a system of
`risk_class: high` it must not be shorter than six months either, the least for which the EU AI Act has deployers keep
the records of such a system (Article 26(6)). Months differ in length, so a difference of 2 % does not count. Where
a law asks for earlier deletion, a decision can waive this rule.

Example
-------
```yaml
kind: workflow
id: returns
title: Returned goods
status: pilot
owner: returns-lead
backup: returns-deputy
trigger: a parcel comes back
steps:
  - id: inspect
    do: Compare the goods with the order
    who: returns-lead
    evidence: [{what: picture of the goods, saved_in: picture-store}]
---
{kind: system, id: picture-store, title: Picture store, type: data_store}
---
{kind: role, id: returns-lead, title: Head of returns, holders: [{person: p01}]}
---
{kind: role, id: returns-deputy, title: Deputy head of returns, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: returns
title: Returned goods
status: pilot
owner: returns-lead
backup: returns-deputy
trigger: a parcel comes back
steps:
  - id: inspect
    do: Compare the goods with the order
    who: returns-lead
    evidence: [{what: picture of the goods, saved_in: picture-store, keep: 24 months}]
---
{kind: system, id: picture-store, title: Picture store, type: data_store}
---
{kind: role, id: returns-lead, title: Head of returns, holders: [{person: p01}]}
---
{kind: role, id: returns-deputy, title: Deputy head of returns, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.retention import Least, all_evidence, high_risk_least, organization_least, unmet
from ...kinds.fields import Evidence
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of=("workflow", "control"),
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Where is this a year from now, and who may delete it?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Evidence of steps and controls without a place, without a time, or with too short a time."""
    default = organization_least(facts.catalogue)
    for node in (*(node for node, _ in facts.each_workflow()), *facts.each("control")):
        for pointer, evidence in all_evidence(node):
            systems = node.record.steps[pointer[1]].systems if node.kind == "workflow" else ()
            law = high_risk_least(systems, facts.catalogue)
            violation = _gap(node, pointer, evidence, default) or _too_short(node, pointer, evidence, default, law)
            if violation:
                yield violation


def _gap(node: Node, pointer: tuple[str | int, ...], evidence: Evidence, default: Least | None) -> Violation | None:
    missing = [] if evidence.saved_in else ["where it is saved"]
    if evidence.keep is None and default is None:
        missing.append("for how long it is kept")
    if not missing:
        return None
    return Violation(
        node,
        f'"{evidence.what}" is evidence that does not say {" or ".join(missing)}',
        node.at(*pointer, "what"),
        label="lost sooner or later",
        help="name a system under `saved_in` and a time such as `13 months` under `keep`",
    )


def _too_short(
    node: Node, pointer: tuple[str | int, ...], evidence: Evidence, default: Least | None, law: Least | None
) -> Violation | None:
    kept = evidence.keep or (default.duration if default else None)
    least = unmet(kept, (default, law)) if kept else None
    if least is None:
        return None
    asked = "a system of high risk asks for" if least.is_law else "the organization asks for"
    return Violation(
        node,
        f'"{evidence.what}" is kept for {kept}, and {asked} {least.duration}',
        node.at(*pointer, "keep") if evidence.keep else node.at(*pointer, "what"),
        label="too short",
        related=(Related(least.place, "asks for more"),),
        help=f"keep it for {least.duration} or longer",
        fix=f"keep: {least.duration}",
    )
