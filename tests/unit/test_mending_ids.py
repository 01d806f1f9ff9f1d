"""Safe fixes of references that are no ids as they are written, and of ids where a list is wanted."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.mending import mended
from mkdocs_playbooks.pipeline import build_files
from mkdocs_playbooks.source.discovery import SpecFile
from support import TODAY

ROLES = "{kind: role, id: sales-lead, title: Sales lead, holders: [{person: p01}]}\n"
ROLE = "kind: role\nid: buyer\ntitle: Buyer\nholders: [{person: p02}]\n"


def fixed(text: str) -> str:
    """What becomes of a file beside a role."""
    files = [SpecFile("a.yaml", text.encode()), SpecFile("b.yaml", ROLES.encode())]
    after = mended(files, build_files(files, TODAY))
    return after[0].after.decode() if after else text


@pytest.mark.parametrize(
    "typed", ["Sales-Lead", "sales lead", "\u201csales-lead\u201d", "sales_lead", "sales-lead\u00a0"]
)
def test_a_reference_is_written_as_the_id_it_comes_to(typed: str) -> None:
    assert fixed(f"{ROLE}backup: {typed}\n") == f"{ROLE}backup: sales-lead\n"


@pytest.mark.parametrize("typed", ["backup: HR", "tags: Sales-Lead", "tags: Write to us"])
def test_what_comes_to_nothing_stays(typed: str) -> None:
    assert fixed(f"{ROLE}{typed}\n") == f"{ROLE}{typed}\n"


def test_no_document_is_named_anew() -> None:
    text = ROLE.replace("id: buyer", "id: Sales-Lead")
    assert fixed(text) == text


@pytest.mark.parametrize(("typed", "wanted"), [("one", "[one]"), ("one, two-b", "[one, two-b]")])
def test_ids_are_put_into_brackets(typed: str, wanted: str) -> None:
    assert fixed(f"{ROLE}courses: {typed} # both\n") == f"{ROLE}courses: {wanted} # both\n"
