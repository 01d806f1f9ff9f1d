"""One person is the only holder of roles that three or more workflows need.

Why it matters
--------------
A workflow that rests on one person is that workflow's risk. When three rest on the same person, one resignation
stops three kinds of work on the same day, and the person cannot be ill, promoted or asked to teach. Often it is the
one who brought AI in: the champion, the consultant, whoever writes the prompts.

Counted are the roles that a workflow needs, as in `single-person-workflow`. Each such person is found once, on the
role whose loss would be felt in the strictest workflow.

Example
-------
```yaml
kind: workflow
id: price-list
title: Price list of the quarter
owner: analyst
trigger: the first Monday of a quarter
steps:
  - {id: set-prices, do: Set the prices from costs and last quarter's sales, who: analyst}
---
kind: workflow
id: sales-report
title: Sales report
owner: analyst
trigger: every Friday
steps:
  - {id: report, do: Write what sold where and why, who: analyst}
---
kind: workflow
id: discounts
title: Discounts on request
owner: analyst
trigger: a shop asks for a discount
steps:
  - {id: answer, do: Answer with the margin in view, who: analyst}
---
kind: role
id: analyst
title: Analyst
holders: [{person: p01, as: prompt_expert}]
```

Use instead
-----------
```yaml
kind: workflow
id: price-list
title: Price list of the quarter
owner: analyst
trigger: the first Monday of a quarter
steps:
  - {id: set-prices, do: Set the prices from costs and last quarter's sales, who: analyst}
---
kind: workflow
id: sales-report
title: Sales report
owner: analyst
trigger: every Friday
steps:
  - {id: report, do: Write what sold where and why, who: analyst}
---
kind: workflow
id: discounts
title: Discounts on request
owner: analyst
trigger: a shop asks for a discount
steps:
  - {id: answer, do: Answer with the margin in view, who: analyst}
---
kind: role
id: analyst
title: Analyst
holders: [{person: p01, as: prompt_expert}, {person: p02}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.bus_factor import needs
from ...facts.facts import Facts
from ...facts.people import holdings, person_id
from ...facts.strictness import Stage
from ...model.node import Node
from ..rule import Violation, rule

FEWEST_WORKFLOWS = 3
"""How many workflows have to rest on one person."""

_NAMED = 3


@rule(
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="What would stand still if this person did not come back from holiday?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """People who alone hold what three or more workflows need, each once."""
    for person, roles in sorted(_relied_on(facts).items()):
        workflows = {node.key: node for nodes in roles.values() for node in nodes}
        if len(workflows) >= FEWEST_WORKFLOWS:
            yield _violation(person, roles, [workflows[key] for key in sorted(workflows)], facts)


def _relied_on(facts: Facts) -> dict[str, dict[str, list[Node]]]:
    """By person and by role that only this person holds: the workflows that need it."""
    found: dict[str, dict[str, list[Node]]] = {}
    for node in facts.audited():
        for need in needs(node, facts):
            if need.only_holder:
                held = next(role for role in need.roles if facts.holders(role))
                found.setdefault(need.only_holder, {}).setdefault(held, []).append(node)
    return found


def _violation(person: str, roles: dict[str, list[Node]], workflows: list[Node], facts: Facts) -> Violation:
    names = sorted(roles)
    first = max(names, key=lambda role: max(facts.stage(node) or Stage.IDEA for node in roles[role]))
    place, *others = (_holding(role, person, facts) for role in (first, *(name for name in names if name != first)))
    listed = ", ".join(f'"{node.id}"' for node in workflows[:_NAMED])
    more = f" and {len(workflows) - _NAMED} more" if len(workflows) > _NAMED else ""
    return Violation(
        facts.catalogue.get("role", first),
        f"{len(workflows)} workflows rest on {person} alone, the only holder of "
        f"{', '.join(_quoted(names))}: {listed}{more}",
        place,
        label=f"nobody else in {len(workflows)} workflows",
        related=tuple(Related(other, "the only holder here, too") for other in others),
        help=f"have somebody else learn it while {person} is there to teach it, and add that person under `holders` of "
        f"{', '.join(_quoted(names))}",
    )


def _quoted(roles: list[str]) -> list[str]:
    return [f'"{role}"' for role in roles]


def _holding(role: str, person: str, facts: Facts) -> Location:
    """Where a role names a person who holds it today."""
    node = facts.catalogue.get("role", role)
    assert node is not None
    index = next(index for index, holder in holdings(node, facts.today) if person_id(holder) == person)
    return node.at("holders", index, "person")
