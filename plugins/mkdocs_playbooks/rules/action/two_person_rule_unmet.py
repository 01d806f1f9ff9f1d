"""An approval takes two people, and the roles that may give it are held by one or by nobody.

Why it matters
--------------
A rule that cannot be kept is got round on the first busy day: one person signs twice, or nobody signs. Four eyes
need two people, and two titles of one person are still one.

The people who hold the named roles today are counted together; a role whose last holder has left adds nobody. A role
without any `holders` is left alone, for it may lie outside of the organization.

Example
-------
```yaml
kind: workflow
id: supplier-payment
title: Pay a supplier
status: pilot
owner: finance-lead
trigger: an invoice is due
steps:
  - id: pay
    do: Release the payment
    who: clerk
    approval: {by: [finance-lead, tax-lead], rule: two_person}
---
{kind: role, id: clerk, title: Accounts clerk, holders: [{person: p02}]}
---
{kind: role, id: finance-lead, title: Head of finance, holders: [{person: p01}]}
---
{kind: role, id: tax-lead, title: Head of tax, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: supplier-payment
title: Pay a supplier
status: pilot
owner: finance-lead
trigger: an invoice is due
steps:
  - id: pay
    do: Release the payment
    who: clerk
    approval: {by: [finance-lead, tax-lead], rule: two_person}
---
{kind: role, id: clerk, title: Accounts clerk, holders: [{person: p02}]}
---
{kind: role, id: finance-lead, title: Head of finance, holders: [{person: p01}]}
---
{kind: role, id: tax-lead, title: Head of tax, holders: [{person: p03}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Which two people can say yes here, when one of them asks for it?",
    needs_second_person=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Approvals by two people whose roles are held by fewer."""
    for node, workflow in facts.each_workflow():
        for index, step in enumerate(workflow.steps):
            approval = step.approval
            if approval is None or approval.rule != "two_person":
                continue
            roles = [facts.catalogue.get("role", role) for role in approval.approvers]
            people = frozenset[str]().union(*(facts.holders(role) for role in approval.approvers))
            if roles and len(people) < 2 and all(role and role.record.holders for role in roles):
                names = " and ".join(f'"{role}"' for role in approval.approvers)
                are = "is" if len(roles) == 1 else "are"
                who = "one and the same person" if people else "nobody"
                yield Violation(
                    node,
                    f'"{step.id}" takes the approval of two people, but {names} {are} held by {who}',
                    node.at("steps", index, "approval", "rule"),
                    label="one person only" if people else "nobody to approve",
                    related=(
                        Related(
                            node.at("steps", index, "approval", "by"), "one person today" if people else "nobody today"
                        ),
                    ),
                    help="add a second holder to a role, or a role that somebody else holds",
                )
