"""A person's name or address of mail stands in the text of a specification.

Why it matters
--------------
A step that says whom to ring by name is right until that person changes jobs, and then it is wrong without anybody
noticing. Roles carry the work; who holds them stands in one place and can change there. A name in the text also
leaves the building with the page when it is published.

Looked for are the whole names of the people who have a document of their own, spelt as in its title, and any address
of mail. A name of one word is not looked for, for it may be a word like any other. A `contact` may hold the address of
a desk or another shared mailbox, as long as it does not look like a person's own. Sources that a document cites, the
credits of its pictures and the organization's `report_problem` name whom they name, and so do the documents of people.
A name in a recipe is found by `leaky-recipe`.

Example
-------
```yaml
kind: workflow
id: returns
title: Returns of the week
owner: returns-lead
trigger: every Friday at noon
steps:
  - {id: sort, do: Sort the returns and ask Ottilie Brackenhurst about the odd ones, who: returns-lead}
---
{kind: role, id: returns-lead, title: Head of returns, holders: [{person: p01}]}
---
{kind: role, id: product-expert, title: Product expert, holders: [{person: p02}]}
---
{kind: person, id: p02, title: Ottilie Brackenhurst}
```

Use instead
-----------
```yaml
kind: workflow
id: returns
title: Returns of the week
owner: returns-lead
trigger: every Friday at noon
steps:
  - {id: sort, do: Sort the returns and ask the product expert about the odd ones, who: returns-lead}
---
{kind: role, id: returns-lead, title: Head of returns, holders: [{person: p01}]}
---
{kind: role, id: product-expert, title: Product expert, holders: [{person: p02}]}
---
{kind: person, id: p02, title: Ottilie Brackenhurst}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.facts import Facts
from ...facts.named_people import addresses, may_hold_address, may_name_people, named_people, texts
from ...model.node import Node
from ..rule import ANY, Violation, rule


@rule(
    of=ANY,
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Which role does this person have here?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Texts in which people are named, each once; the documents of people are left out."""
    for node in facts.each():
        if node.kind != "person":
            yield from _in_document(node, facts)


def _in_document(node: Node, facts: Facts) -> Iterator[Violation]:
    may_name, may_address = node.kind != "recipe" and may_name_people(node, facts), may_hold_address(node)
    if not (may_name or may_address):
        return
    people = named_people(facts)
    for pointer, text in texts(node):
        place = node.at(*pointer)
        is_contact = node.kind == "role" and pointer == ("contact",)
        named = people.in_text(text) if may_name else ()
        own = [address for address in addresses(text) if not (is_contact and people.is_shared(address))]
        if named:
            yield _named(node, place, named, facts)
        elif own:
            yield _addressed(node, place, own[0], is_contact)


def _named(node: Node, place: Location, people: tuple[Node, ...], facts: Facts) -> Violation:
    names = " and ".join(f'"{" ".join(person.title.split())}"' for person in people)
    roles = sorted({f'"{role}"' for person in people for role in _roles(person, facts)})
    instead = f"the role, such as {' or '.join(roles)}" if roles else "a role"
    return Violation(
        node,
        f"{names} {'is' if len(people) == 1 else 'are'} named in this text",
        place,
        label="a person's name",
        related=tuple(Related(person.at("title"), "this person") for person in people),
        help=f"write {instead}; who holds it stands under the role's `holders`",
    )


def _addressed(node: Node, place: Location, address: str, is_contact: bool) -> Violation:
    return Violation(
        node,
        f'"{address}" looks like a person\'s own address'
        if is_contact
        else f'the address "{address}" stands in this text',
        place,
        label="an address of mail",
        help="give a mailbox or channel that whoever holds the role can read"
        if is_contact
        else "name the role that is written to; the address of its desk stands under the role's `contact`",
    )


def _roles(person: Node, facts: Facts) -> list[str]:
    """The roles a person holds today."""
    named = {link.source.id for link in facts.catalogue.links_to(person.key, "role", "holders")}
    return [role for role in sorted(named) if person.id in facts.holders(role)]
