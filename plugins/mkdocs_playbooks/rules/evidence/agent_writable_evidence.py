"""Evidence of an AI step is saved where the same AI may change or delete it.

Why it matters
--------------
Evidence is for the day on which something went wrong, perhaps because an AI was led astray by a text that it read.
What it can overwrite by mistake or on somebody's instruction proves nothing on that day. Let another system save the
evidence, or let the AI add to it without being able to change what is there.

An AI system of the step may change the evidence when its `permissions` let it write to or delete from the system named
in `saved_in`, or when the step's `may` does. Writing that can only add is left alone, when `scope` or `at_most` says
so: append-only, write-once, or add only.

Example
-------
```yaml
kind: workflow
id: tidy-contacts
title: Tidying of contacts
status: pilot
owner: data-steward
backup: data-deputy
trigger: every Friday 15:00
steps:
  - id: merge
    do: Merge contacts that are the same
    who: data-steward
    with: tidy-agent
    human: consultant
    review: {by: data-steward, criteria: [Both were the same person], minutes: 10}
    stop_when: [{when: more than fifty proposals, then: stop, restart_by: data-deputy}]
    evidence: [{what: list of merged contacts, saved_in: contact-store, keep: 12 months}]
---
kind: system
id: tidy-agent
title: Tidying agent
type: agent
identity: own
stop: Close its account
logs: {where: log-store, keep: 12 months}
permissions: [{system: contact-store, can: [read, write], scope: contacts of customers}]
---
{kind: system, id: contact-store, title: Contacts, type: data_store}
---
{kind: system, id: log-store, title: Log store, type: data_store}
---
{kind: role, id: data-steward, title: Data steward, holders: [{person: p01}]}
---
{kind: role, id: data-deputy, title: Deputy data steward, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: tidy-contacts
title: Tidying of contacts
status: pilot
owner: data-steward
backup: data-deputy
trigger: every Friday 15:00
steps:
  - id: merge
    do: Merge contacts that are the same
    who: data-steward
    with: tidy-agent
    human: consultant
    review: {by: data-steward, criteria: [Both were the same person], minutes: 10}
    stop_when: [{when: more than fifty proposals, then: stop, restart_by: data-deputy}]
    evidence: [{what: list of merged contacts, saved_in: log-store, keep: 12 months}]
---
kind: system
id: tidy-agent
title: Tidying agent
type: agent
identity: own
stop: Close its account
logs: {where: log-store, keep: 12 months}
permissions: [{system: contact-store, can: [read, write], scope: contacts of customers}]
---
{kind: system, id: contact-store, title: Contacts, type: data_store}
---
{kind: system, id: log-store, title: Log store, type: data_store}
---
{kind: role, id: data-steward, title: Data steward, holders: [{person: p01}]}
---
{kind: role, id: data-deputy, title: Deputy data steward, holders: [{person: p02}]}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.autonomy import ai_systems
from ...facts.facts import Facts
from ...kinds.workflow import Step
from ...model.catalogue import Catalogue
from ...model.node import Key, Node
from ..rule import Violation, rule

_CHANGING = ("delete", "write")
_ADDS = re.compile(r"\b(append|write)[- ]?(only|once)\b|\badds? only\b|\bonly adds?\b", re.IGNORECASE)


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Who could prove that nobody changed this afterwards?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Evidence of AI steps that is saved in a system on which the step's AI may write or delete."""
    for node, _ in facts.each_workflow():
        for index, step in facts.ai_steps(node):
            changing = dict(_changing(node, index, step, facts.catalogue)) if step.evidence else {}
            for number, evidence in enumerate(step.evidence):
                store = facts.catalogue.present("system", evidence.saved_in) if evidence.saved_in else None
                if store in changing:
                    verb, by, place = changing[store]
                    yield Violation(
                        node,
                        f'"{evidence.what}" is evidence of "{step.id}" and is saved in "{store.id}", where {by} may '
                        f"{verb}",
                        node.at("steps", index, "evidence", number, "saved_in"),
                        label="open to the AI itself",
                        related=(Related(place, f"may {verb} there"),),
                        help="save it where the AI cannot change it, or let it add only and say so in `scope`: "
                        "append-only",
                    )


def _changing(
    node: Node, index: int, step: Step, catalogue: Catalogue
) -> Iterator[tuple[Key, tuple[str, str, Location]]]:
    """Each system that the AI of a step may change, with the verb, who may, and where that is said."""
    for number, permission in enumerate(step.may):
        if permission.do in _CHANGING and not _only_adds(permission.do, permission.at_most):
            place = node.at("steps", index, "may", number, "do")
            yield catalogue.present("system", permission.system), (permission.do, "the step", place)
    for id_ in ai_systems(step, catalogue):
        system = catalogue.nodes[catalogue.present("system", id_)]
        for number, granted in enumerate(system.record.permissions):
            verb = next((each for each in _CHANGING if each in granted.can), None)
            if verb and not _only_adds(verb, granted.scope):
                place = system.at("permissions", number, "can", granted.can.index(verb))
                yield catalogue.present("system", granted.system), (verb, f'"{system.id}"', place)


def _only_adds(verb: str, limits: str | None) -> bool:
    return verb == "write" and _ADDS.search(limits or "") is not None
